/** What one utterance of the customer shows: the kind of objection, readiness to buy, mood. */
import { isBackChannel, type Utterance } from './conversation';
import { compilePhrases, wordsOf } from './phrases';
import type { ObjectionType, Playbook } from './playbook';
import { BUYING, NEGATIVE, NOT_BUYING, POSITIVE } from './mood-cues';
import { refusesCalls } from './parting';
import { NOT_RESISTANCE, OBJECTIONS, PLAIN_IN_ANSWER } from './signal-cues';
import { NO_SIGNALS, type Sentiment, type Signals } from './suggestion';

/** A small courtesy question: "I'm good, thanks" answers it and declines nothing. */
const COURTESY = /\b(?:how are (?:you|things)|how is (?:it|your|everything)|how have you been|you doing)\b/;
/** The rep asks leave to go on, or says what this call is to be: a yes to it buys nothing. */
const ASKS_LEAVE =
  /\b(?:thought we would|(?:plan|agenda|goal) (?:for|of|is)|before we (?:start|begin|dive|get started|get into)|is (?:it|that) (?:okay|alright|all right) if i|mind if i|(?:have|got|spare|give me) (?:you )?(?:a|an|one|two|#|\w+ty|\w+een|five|ten) (?:\w+ )?(?:minutes?|moment|seconds?|sec)|(?:good|bad) (?:time|moment)|(?:can|could|may) i (?:just |quickly )?(?:ask|tell|explain)|ask you (?:a|some|one|two|three)|tell you why|today i (?:would|wanted|want)|sound fair|share my screen|speaking with)\b/;
const ASKS_WHO = /\b(?:who|whom|decision|decisions|approve|approval|sign off|involved)\b/;
/** Words read of one utterance: far above a spoken turn, so that a monologue can't slow the call. */
const MAX_WORDS = 400;
/** Kinds that are resistance to the offer itself; the others are obstacles, and can be said in good spirits. */
const COLD = new Set<ObjectionType>(['price', 'need', 'trust', 'ai_concerns']);

const everywhere = (pattern: RegExp): RegExp => new RegExp(pattern, 'g');
const ALL_NOT_RESISTANCE = everywhere(NOT_RESISTANCE);
const ALL_PLAIN = everywhere(PLAIN_IN_ANSWER);
const ALL_NEGATIVE = everywhere(NEGATIVE);
const ALL_POSITIVE = everywhere(POSITIVE);

const normalised = (text: string): string => wordsOf(text).slice(-MAX_WORDS).join(' ');

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
  const said = normalised(last.text);
  const question = lastRepLine(heard);
  const objection_type = readObjection(said, question, playbook);
  const buying_signal =
    objection_type === 'none' && BUYING.test(said) && !NOT_BUYING.test(said) && !asksLeave(question);
  return { objection_type, buying_signal, sentiment: readSentiment(said, objection_type, buying_signal, last) };
}

const asksLeave = (line: string): boolean => COURTESY.test(line) || ASKS_LEAVE.test(line);

function readObjection(said: string, question: string, playbook: Playbook): ObjectionType {
  // "Don't call again, I'm busy" puts nothing off.
  if (refusesCalls(said)) return 'need';
  let rest = said.replace(ALL_NOT_RESISTANCE, ' ');
  if (COURTESY.test(question) || asksAboutToday(question, playbook)) {
    rest = rest.replace(ALL_PLAIN, ' ');
  }
  const found = OBJECTIONS.find(([, pattern]) => pattern.test(rest))?.[0] ?? 'none';
  // Who decides, told when asked, is a fact.
  return found === 'authority' && ASKS_WHO.test(question) ? 'none' : found;
}

function asksAboutToday(question: string, playbook: Playbook): boolean {
  if (question === '') return false;
  const words = question.split(' ');
  return playbook.objectives.some(
    ({ stage, askedBy }) => stage === 'discovery' && compilePhrases(askedBy).matches(words) > 0,
  );
}

function lastRepLine(heard: readonly Utterance[]): string {
  for (let back = 2; back <= 4; back += 1) {
    const before = heard.at(-back);
    if (before?.speaker === 'rep' && !isBackChannel(before)) return normalised(before.text);
  }
  return '';
}

function readSentiment(said: string, objection: ObjectionType, buying: boolean, utterance: Utterance): Sentiment {
  if (isBackChannel(utterance)) return 'neutral';
  // Cut what is negated first, so that "not good" doesn't count as "good".
  const negative = count(ALL_NEGATIVE, said);
  const positive = count(ALL_POSITIVE, said.replace(ALL_NEGATIVE, ' '));
  const balance = positive - negative + (buying ? 1 : 0) - (COLD.has(objection) ? 1 : 0);
  if (balance > 0) return objection === 'none' ? 'positive' : 'neutral';
  return balance < 0 ? 'negative' : 'neutral';
}

const count = (pattern: RegExp, said: string): number => said.match(pattern)?.length ?? 0;
