/**
 * What the learned reader sees of an utterance: words and phrases by speaker, the line before it, the hand-made cues and
 * signals, the place in the call. Names are readable, so that a person can look into the weights:
 *
 *   r:how_many   the rep says "how many"          cr:price   the rep's line follows a customer's that says "price"
 *   r:^so        the rep's line begins with "so"  cue.close  the playbook's cues of the close are in it
 *   r:$day       and ends in "day"                at.5       among the fifth and sixth utterances
 */
import { isBackChannel, type Utterance } from '../conversation';
import { compilePhrases, isNumberWord, wordsOf, type Words } from '../phrases';
import { STAGES, type Playbook } from '../playbook';
import { asksForStep, resists } from '../resistance';
import { readSignals } from '../signals';
import { agrees, asksQuestion, clausesOf, refuses } from '../speech-acts';

/** Utterances looked at, so that no call is too long. */
const TAIL = 8;
/** Words from the end of an utterance that count in full: it is in the stage it ends in. */
const ENDING_WORDS = 12;
/** Words before them that are read at all, at half weight. */
const MAX_WORDS = 120;
const EARLIER_WEIGHT = 0.5;
const BEFORE_WEIGHT = 0.6;
/** What is known of every utterance counts for more than any one word of it. */
const ACT_WEIGHT = 2;
/** Clauses searched for the playbook's cues, latest first, and what each place counts. */
const CLAUSE_WEIGHTS = [1, 0.6, 0.4, 0.4, 0.4, 0.4];
const STRONG = 3;
const MAX_CUE = 3;
/** Upper ends of the buckets for words in an utterance and for utterances before it. */
const LENGTHS = [1, 3, 6, 10, 18, 30];
const PLACES = [0, 1, 2, 3, 5, 8, 12, 19, 29];

/** What an act counts by the stage before: less, for at work that stage is only believed. */
export const CROSSED_WEIGHT = 0.4;

export interface UtteranceFeatures {
  /** By name; values above 0, bounded. */
  readonly plain: ReadonlyMap<string, number>;
  /** Names of those that also count by the stage before. */
  readonly crossed: readonly string[];
}

/** Stage and objectives are read from the same: it is made once. */
const known = new WeakMap<
  readonly Utterance[],
  { readonly playbook: Playbook; readonly features: UtteranceFeatures }
>();

/** The features of the last of `heard`; the work is bounded, however long the call. */
export function featuresOf(heard: readonly Utterance[], playbook: Playbook): UtteranceFeatures {
  const before = known.get(heard);
  if (before?.playbook === playbook) return before.features;
  const features = readFeatures(heard, playbook);
  known.set(heard, { playbook, features });
  return features;
}

function readFeatures(heard: readonly Utterance[], playbook: Playbook): UtteranceFeatures {
  const plain = new Map<string, number>();
  const last = heard.at(-1);
  if (!last) return { plain, crossed: [] };
  const add = (name: string, value = 1): void => {
    plain.set(name, Math.max(plain.get(name) ?? 0, value));
  };
  const tail = heard.slice(-TAIL);
  const words = readWords(last.text);
  addWords(words, sideOf(last), add);
  const beforeAt = tail.slice(0, -1).findLastIndex((utterance) => !isBackChannel(utterance));
  const before = tail[beforeAt];
  if (before) addLineBefore(readWords(before.text).slice(-ENDING_WORDS), `${sideOf(before)}${sideOf(last)}`, add);
  const acts = [
    'bias',
    `at.${bucketOf(heard.length - 1, PLACES)}`,
    ...actsOf(tail, words, playbook),
    ...actsBefore(tail.slice(0, beforeAt + 1), last, words, playbook),
  ];
  for (const act of acts) add(act, ACT_WEIGHT);
  add(`${sideOf(last)}.at.${bucketOf(heard.length - 1, PLACES)}`, ACT_WEIGHT);
  const cues = cuesOf(last, playbook);
  for (const [name, value] of cues) add(name, ACT_WEIGHT * value);
  return { plain, crossed: [...acts, ...cues.filter(([, value]) => value >= 0.5).map(([name]) => name)] };
}

type Add = (name: string, value?: number) => void;

const sideOf = ({ speaker }: Utterance): 'r' | 'c' => (speaker === 'rep' ? 'r' : 'c');

const readWords = (text: string): Words =>
  wordsOf(text)
    .slice(-MAX_WORDS)
    .map((word) => (isNumberWord(word) ? '#' : word));

const bucketOf = (count: number, ends: readonly number[]): string =>
  String(ends.find((end) => count <= end) ?? `over${String(ends.at(-1))}`);

function addWords(words: Words, side: string, add: Add): void {
  const from = Math.max(0, words.length - ENDING_WORDS);
  for (const [at, word] of words.entries()) {
    const weight = at >= from ? 1 : EARLIER_WEIGHT;
    add(`${side}:${word}`, weight);
    add(`*:${word}`, weight);
    const [second, third] = [words[at + 1], words[at + 2]];
    if (second === undefined) continue;
    add(`${side}:${word}_${second}`, weight);
    if (third !== undefined) add(`${side}:${word}_${second}_${third}`, weight);
  }
  if (words.length === 0) return;
  add(`${side}:^${words[0] ?? ''}`);
  add(`${side}:^${words[0] ?? ''}_${words[1] ?? ''}`);
  add(`${side}:$${words.at(-1) ?? ''}`);
}

function addLineBefore(words: Words, sides: string, add: Add): void {
  for (const [at, word] of words.entries()) {
    add(`${sides}:${word}`, BEFORE_WEIGHT);
    const next = words[at + 1];
    if (next !== undefined) add(`${sides}:${word}_${next}`, BEFORE_WEIGHT);
  }
}

/** What the last of `tail` does: asks, agrees, objects. */
function actsOf(tail: readonly Utterance[], words: Words, playbook: Playbook): readonly string[] {
  const last = tail.at(-1);
  if (!last) return [];
  const side = sideOf(last);
  const acts = [
    side,
    `${side}.words.${bucketOf(words.length, LENGTHS)}`,
    `${side}.asks.${yes(asksQuestion(last.text))}`,
  ];
  if (last.speaker === 'rep') return [...acts, `r.asks-for-step.${yes(asksForStep(last, playbook))}`];
  const { objection_type, buying_signal, sentiment } = readSignals({ heard: tail, playbook });
  return [
    ...acts,
    `c.objects.${yes(objection_type !== 'none')}`,
    `c.resists.${yes(resists(tail, playbook))}`,
    `c.buys.${yes(buying_signal)}`,
    `c.mood.${sentiment}`,
    `c.agrees.${yes(agrees(words))}`,
    `c.refuses.${yes(refuses(words))}`,
  ];
}

/** What the line before did, the last of `tail`; and whether this one says yes to it. */
function actsBefore(tail: readonly Utterance[], now: Utterance, words: Words, playbook: Playbook): readonly string[] {
  const before = tail.at(-1);
  if (!before) return [];
  const sides = `${sideOf(before)}${sideOf(now)}`;
  const acts = [`${sides}.asked.${yes(asksQuestion(before.text))}`];
  if (before.speaker === now.speaker) return acts;
  if (before.speaker === 'customer') return [...acts, `cr.resisted.${yes(resists(tail, playbook))}`];
  return [...acts, `rc.step.${yes(asksForStep(before, playbook))}.agrees.${yes(agrees(words))}`];
}

const yes = (is: boolean): string => (is ? 'yes' : 'no');

/** How strongly the playbook's own phrases of each stage are in it: a playbook with other cues is heard as well. */
function cuesOf({ speaker, text }: Utterance, playbook: Playbook): readonly (readonly [string, number])[] {
  const clauses = clausesOf(text).slice(-CLAUSE_WEIGHTS.length).toReversed();
  return STAGES.flatMap((stage): (readonly [string, number])[] => {
    const { cues } = playbook.stages[stage];
    const weak = compilePhrases(speaker === 'rep' ? cues.rep : cues.customer);
    const strong = compilePhrases(speaker === 'rep' ? cues.strongRep : cues.strongCustomer);
    let found = 0;
    for (const [back, clause] of clauses.entries()) {
      found += (CLAUSE_WEIGHTS[back] ?? 0) * (weak.matches(clause) + STRONG * strong.matches(clause));
    }
    return found > 0 ? [[`cue.${stage}`, Math.min(MAX_CUE, found / 2)]] : [];
  });
}
