/**
 * What the signals reader sees of a customer's line: its words and phrases, what it does, what the rep's line before did, and
 * what both are about (the word table). Names are readable, so that a person can look into the weights:
 *
 *   my_wife    said so                  r:price     the rep's line says so
 *   a_*_like   with a word between      act:asks    what the line does
 *   ^well      the line begins so       rep:tells   what the rep's line did
 *   $broke     and ends so              plain:need  it resists in plain words
 *   mean.4     the fourth number of what its words mean on average; max, first, last, rep alike
 */
import type { Utterance } from '../conversation';
import { compilePhrases, isNumberWord, type Words } from '../phrases';
import type { ObjectionType, Playbook } from '../playbook';
import { asksForAFact, asksLeave, asksWhoDecides, isCourtesy } from '../rep-questions';
import { plainKinds } from '../signal-cues';
import { spoken } from '../signal-words';
import { agrees, asksQuestion, clausesOf, refuses } from '../speech-acts';
import type { WordTable } from './word-table';

/** What one of the rep's words counts beside one of the customer's: it is there to understand them. */
const REP_WEIGHT = 0.5;
const REP_PAIR_WEIGHT = 0.3;
const SKIP_WEIGHT = 0.7;
/** Words of a line's beginning and end whose meaning counts by itself. */
const EDGE = 4;
/** How much each mean of meanings counts. */
const MEANINGS = { mean: 6, max: 2.2, first: 3, last: 3, rep: 4.5 } as const;
/** Keeps a line of two unknown words from meaning too much. */
const DAMPING = 0.5;
/** Rep's words that are read: those next to the customer's answer. */
const REP_WORDS = 40;
/** After these a fact answers, however it sounds. */
const FACT_ACTS = new Set(['asks-fact', 'asks-today', 'courtesy']);
const LENGTH_STEP = 4;
const LENGTHS = 6;
const AMOUNT = /#|\b(?:a (?:month|year|week)|percent|pounds|dollars|euros|free)\b/;

export interface CustomerLine {
  readonly text: string;
  /** The rep's line that it answers. */
  readonly asked: Utterance | undefined;
  readonly playbook: Playbook;
}

export interface LineFeatures {
  /** Words, phrases and acts by name. */
  readonly said: ReadonlyMap<string, number>;
  /** What the words are about, by name. */
  readonly meaning: ReadonlyMap<string, number>;
  /** Kinds of objection that it says in plain words. Who decides, told when asked, is none. */
  readonly plain: readonly ObjectionType[];
  readonly words: number;
  /** The share of the customer's words that the word table knows. */
  readonly known: number;
}

/** The features of a customer's line; bounded work. */
export function featuresOfLine({ text, asked, playbook }: CustomerLine, table: WordTable): LineFeatures {
  const said = new Map<string, number>();
  const add = (name: string, value = 1): void => {
    said.set(name, Math.max(said.get(name) ?? 0, value));
  };
  const line = spoken(text);
  const words = written(line);
  const rep = written(spoken(asked?.text ?? '')).slice(-REP_WORDS);
  addPhrases(words, add);
  for (const [at, word] of rep.entries()) {
    add(`r:${word}`, REP_WEIGHT);
    const next = rep[at + 1];
    if (next !== undefined) add(`r:${word}_${next}`, REP_PAIR_WEIGHT);
  }
  for (const act of actsOf(text, words)) add(`act:${act}`);
  const repActs = repActsOf(asked, rep, playbook);
  for (const act of repActs) add(`rep:${act}`);
  const plain = plainKinds(
    line,
    repActs.some((act) => FACT_ACTS.has(act)),
  ).filter((kind) => kind !== 'authority' || !repActs.includes('asks-who'));
  for (const kind of plain) add(`plain:${kind}`);
  const meaning = new Map<string, number>();
  const { mean, max } = meaningOf(words, table);
  addMeaning('mean', mean, meaning);
  addMeaning('max', max, meaning);
  addMeaning('first', meaningOf(words.slice(0, EDGE), table).mean, meaning);
  addMeaning('last', meaningOf(words.slice(-EDGE), table).mean, meaning);
  addMeaning('rep', meaningOf(rep, table).mean, meaning);
  const known = words.filter((word) => word === '#' || table.find(word) !== undefined).length;
  return { said, meaning, plain, words: words.length, known: words.length === 0 ? 0 : known / words.length };
}

type Add = (name: string, value?: number) => void;

const written = (said: string): Words =>
  said === '' ? [] : said.split(' ').map((word) => (isNumberWord(word) ? '#' : word));

function addPhrases(words: Words, add: Add): void {
  for (const [at, word] of words.entries()) {
    add(word);
    const [second, third] = [words[at + 1], words[at + 2]];
    if (second === undefined) continue;
    add(`${word}_${second}`);
    if (third === undefined) continue;
    add(`${word}_*_${third}`, SKIP_WEIGHT);
  }
  if (words.length === 0) return;
  add(`^${words[0] ?? ''}`);
  add(`^${words.slice(0, 2).join('_')}`);
  add(`$${words.at(-1) ?? ''}`);
  add(`$${words.slice(-2).join('_')}`);
}

function actsOf(text: string, words: Words): readonly string[] {
  return [
    'any',
    `words.${String(Math.min(LENGTHS, Math.floor(words.length / LENGTH_STEP)))}`,
    ...(asksQuestion(text) ? ['asks'] : []),
    ...(agrees(words) ? ['agrees'] : []),
    ...(refuses(words) ? ['refuses'] : []),
  ];
}

function repActsOf(asked: Utterance | undefined, words: Words, playbook: Playbook): readonly string[] {
  if (!asked) return ['silent'];
  const line = spoken(asked.text);
  const ending = (clausesOf(asked.text).at(-1) ?? []).join(' ');
  return [
    asksQuestion(asked.text) ? 'asks' : 'tells',
    ...(asksForAFact(ending) ? ['asks-fact'] : []),
    ...(asksAboutToday(line, playbook) ? ['asks-today'] : []),
    ...(asksLeave(line) ? ['asks-leave'] : []),
    ...(asksWhoDecides(line) ? ['asks-who'] : []),
    ...(isCourtesy(line) ? ['courtesy'] : []),
    ...(AMOUNT.test(words.join(' ')) ? ['amount'] : []),
  ];
}

/** One of the playbook's own questions about how things are now. */
function asksAboutToday(line: string, playbook: Playbook): boolean {
  const words = line.split(' ');
  return playbook.objectives.some(
    ({ stage, askedBy }) => stage === 'discovery' && compilePhrases(askedBy).matches(words) > 0,
  );
}

function meaningOf(words: Words, table: WordTable): { readonly mean: Float64Array; readonly max: Float64Array } {
  const mean = new Float64Array(table.dimensions);
  const max = new Float64Array(table.dimensions);
  let told = 0;
  let found = 0;
  for (const word of words) {
    const known = table.find(word);
    if (!known) continue;
    const { vector, telling } = known;
    for (let at = 0; at < mean.length; at += 1) {
      const value = vector[at] ?? 0;
      mean[at] = (mean[at] ?? 0) + telling * value;
      max[at] = found === 0 ? value : Math.max(max[at] ?? 0, value);
    }
    told += telling;
    found += 1;
  }
  return { mean: mean.map((sum) => sum / (told + DAMPING)), max };
}

function addMeaning(name: keyof typeof MEANINGS, vector: Float64Array, features: Map<string, number>): void {
  for (const [at, value] of vector.entries())
    if (value !== 0) features.set(`${name}.${String(at)}`, MEANINGS[name] * value);
}
