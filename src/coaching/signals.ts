/** What one utterance of the customer shows: the kind of objection, readiness to buy, mood. */
import { BUYING, NOT_BUYING, OWNER_QUESTION } from './buying-cues';
import { isBackChannel, type Utterance } from './conversation';
import { NEGATIVE, POSITIVE } from './mood-cues';
import { refusesCalls } from './parting';
import { compilePhrases } from './phrases';
import type { ObjectionType, Playbook } from './playbook';
import { asksForAFact, asksLeave, asksWhoDecides, isCourtesy } from './rep-questions';
import { INDIRECT, NOT_RESISTANCE, PLAIN, PLAIN_IN_ANSWER } from './signal-cues';
import { spoken } from './signal-words';
import { clausesOf } from './speech-acts';
import { NO_SIGNALS, type Sentiment, type Signals } from './suggestion';

/** Kinds that are resistance to the offer itself; the others are obstacles, and can be said in good spirits. */
const COLD = new Set<ObjectionType>(['price', 'need', 'trust', 'ai_concerns']);

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern, 'g');
const ALL_NOT_RESISTANCE = everywhere(NOT_RESISTANCE);
const ALL_PLAIN = everywhere(PLAIN_IN_ANSWER);
const ALL_NEGATIVE = everywhere(NEGATIVE);
const ALL_POSITIVE = everywhere(POSITIVE);

interface Reading {
  readonly question: Utterance | undefined;
  readonly playbook: Playbook;
  readonly signals: Signals;
}

/** The stage, the objectives and the panel ask of the same utterance: it is read once. */
const readings = new WeakMap<Utterance, Reading>();

/** What the last of `heard` shows in its context; nothing for a rep's line. */
export function readSignals({
  heard,
  playbook,
}: {
  readonly heard: readonly Utterance[];
  readonly playbook: Playbook;
}): Signals {
  const last = heard.at(-1);
  if (!last || last.speaker === 'rep') return NO_SIGNALS;
  const question = lastRepLine(heard);
  const known = readings.get(last);
  if (known && known.question === question && known.playbook === playbook) return known.signals;
  const signals = read(last, question, playbook);
  readings.set(last, { question, playbook, signals });
  return signals;
}

function read(utterance: Utterance, asked: Utterance | undefined, playbook: Playbook): Signals {
  if (isBackChannel(utterance)) return NO_SIGNALS;
  const said = spoken(utterance.text);
  const question = spoken(asked?.text ?? '');
  const objection_type = readObjection(said, question, asked, playbook);
  const buying_signal = objection_type === 'none' && buys(said, OWNER_QUESTION) && !asksLeave(question);
  return { objection_type, buying_signal, sentiment: readSentiment(said, objection_type, buying_signal) };
}

function readObjection(
  said: string,
  question: string,
  asked: Utterance | undefined,
  playbook: Playbook,
): ObjectionType {
  // "Don't call again, I'm busy" puts nothing off.
  if (refusesCalls(said)) return 'need';
  let rest = said.replace(ALL_NOT_RESISTANCE, ' ');
  const ending = (clausesOf(asked?.text ?? '').at(-1) ?? []).join(' ');
  const fact = asksForAFact(ending) || asksAboutToday(question, playbook);
  if (fact || isCourtesy(question)) rest = rest.replace(ALL_PLAIN, ' ');
  const found = kindOf(PLAIN, rest) ?? (fact || buys(said) ? undefined : kindOf(INDIRECT, rest)) ?? 'none';
  // Who decides, told when asked, is a fact.
  return found === 'authority' && asksWhoDecides(question) ? 'none' : found;
}

const buys = (said: string, also?: RegExp): boolean =>
  (BUYING.test(said) || also?.test(said) === true) && !NOT_BUYING.test(said);

const kindOf = (kinds: typeof PLAIN, said: string): ObjectionType | undefined =>
  kinds.find(([, pattern]) => pattern.test(said))?.[0];

function asksAboutToday(question: string, playbook: Playbook): boolean {
  if (question === '') return false;
  const words = question.split(' ');
  return playbook.objectives.some(
    ({ stage, askedBy }) => stage === 'discovery' && compilePhrases(askedBy).matches(words) > 0,
  );
}

function lastRepLine(heard: readonly Utterance[]): Utterance | undefined {
  for (let back = 2; back <= 4; back += 1) {
    const before = heard.at(-back);
    if (before?.speaker === 'rep' && !isBackChannel(before)) return before;
  }
  return undefined;
}

function readSentiment(said: string, objection: ObjectionType, buying: boolean): Sentiment {
  // Cut what is negated first, so that "not good" doesn't count as "good".
  const negative = count(ALL_NEGATIVE, said);
  const positive = count(ALL_POSITIVE, said.replace(ALL_NEGATIVE, ' '));
  const balance = positive - negative + (buying ? 1 : 0) - (COLD.has(objection) ? 1 : 0);
  if (balance > 0) return objection === 'none' ? 'positive' : 'neutral';
  return balance < 0 ? 'negative' : 'neutral';
}

const count = (pattern: RegExp, said: string): number => said.match(pattern)?.length ?? 0;
