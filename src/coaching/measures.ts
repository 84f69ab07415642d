/** How the talk is shared out, in figures: a view of the conversation. What can't be told is undefined, never nought. */
import { blindMs, type Blind } from './blind';
import { isBackChannel, type Conversation, type Utterance } from './conversation';
import type { RaisedObjection } from './moment';
import { lastsUntil, tallyNow, type Tally } from './tally';

export interface CallMeasures {
  /** The rep's share of both sides' speaking time, 0 to 1. */
  readonly talkRatio: number | undefined;
  /** Speaking time while both sides were heard. */
  readonly repSec: number | undefined;
  readonly customerSec: number;
  /** How long both sides have been heard. */
  readonly heardSec: number;
  /** The rep's longest stretch without the customer: a back-channel breaks none, a long silence does. */
  readonly longestMonologueSec: number | undefined;
  /** The stretch going on, 0 where the customer spoke last. */
  readonly currentMonologueSec: number | undefined;
  /** Utterances of the rep that ask something. */
  readonly questions: number | undefined;
  readonly questionsPer10Min: number | undefined;
  /** The rep's words in a minute of speaking, over the last minute of the call. */
  readonly wordsPerMinute: number | undefined;
  /** How often the rep began while the customer spoke, well before the end. */
  readonly interruptions: number | undefined;
  /** How long nobody spoke after the last objection, before the rep did. */
  readonly silenceAfterObjectionSec: number | undefined;
}

export interface Measurable {
  readonly conversation: Conversation;
  readonly tally: Tally;
  readonly blind: readonly Blind[];
  readonly objection: RaisedObjection | undefined;
}

/** Speech of both before a share of it means anything. */
const LEAST_SPEECH_MS = 30_000;
/** Time before a rate per ten minutes means anything. */
const LEAST_HEARD_MS = 180_000;
const PACE_WINDOW_MS = 60_000;
/** The rep's speech within that window before its pace means anything. */
const LEAST_PACE_MS = 12_000;
/** Utterances looked at for the pace and for the answer to an objection: more than a minute of the fastest talk. */
const RECENT = 60;

/** The measures of a call as far as it was heard. */
export function measuresOf({ conversation, tally: settled, blind, objection }: Measurable): CallMeasures {
  const tally = tallyNow(settled, conversation, blind);
  const nowMs = latestMs(conversation);
  const heardMs = nowMs - blindMs(blind, 0, nowMs);
  const repIsHeard = blind.every(({ endMs }) => endMs !== undefined);
  const known = heardMs > 0;
  const speechMs = tally.repMs + tally.customerMs;
  const { run } = tally;
  return {
    talkRatio: speechMs >= LEAST_SPEECH_MS ? tally.repMs / speechMs : undefined,
    repSec: known ? tally.repMs / 1000 : undefined,
    customerSec: tally.customerMs / 1000,
    heardSec: heardMs / 1000,
    longestMonologueSec: known ? tally.longestMs / 1000 : undefined,
    currentMonologueSec: repIsHeard
      ? (run && lastsUntil(tally, nowMs) ? run.endMs - run.startMs : 0) / 1000
      : undefined,
    questions: known ? tally.questions : undefined,
    questionsPer10Min: heardMs >= LEAST_HEARD_MS ? (tally.questions / heardMs) * 600_000 : undefined,
    wordsPerMinute: repIsHeard ? paceOf(conversation, nowMs) : undefined,
    interruptions: known ? tally.interruptions : undefined,
    silenceAfterObjectionSec: objection && silenceAfter(objection, conversation, blind),
  };
}

function latestMs({ utterances, open, gaps }: Conversation): number {
  const spoken = [...utterances.slice(-RECENT), ...[open[0], open[1]].filter((one) => one !== undefined)];
  return Math.max(0, gaps.at(-1)?.endMs ?? 0, ...spoken.map(({ endMs }) => endMs));
}

function paceOf(conversation: Conversation, nowMs: number): number | undefined {
  const fromMs = nowMs - PACE_WINDOW_MS;
  let words = 0;
  let spokenMs = 0;
  for (const { text, startMs, endMs } of latelySaid(conversation, 'rep')) {
    const ms = Math.max(0, endMs - startMs);
    const withinMs = Math.max(0, endMs - Math.max(startMs, fromMs));
    if (withinMs === 0 || ms === 0) continue;
    words += text.split(/\s+/).filter((word) => word !== '').length * (withinMs / ms);
    spokenMs += withinMs;
  }
  return spokenMs < LEAST_PACE_MS ? undefined : (words / spokenMs) * 60_000;
}

function silenceAfter(
  { utteranceId }: RaisedObjection,
  conversation: Conversation,
  blind: readonly Blind[],
): number | undefined {
  const raised = conversation.utterances.slice(-RECENT).find(({ id }) => id === utteranceId);
  if (!raised) return undefined;
  const answer = latelySaid(conversation, 'rep')
    .filter((said) => said.endMs > raised.endMs && !isBackChannel(said))
    .reduce<Said | undefined>((first, said) => (first && first.startMs <= said.startMs ? first : said), undefined);
  if (!answer) return undefined;
  // What the customer added is no silence.
  const spokeUntilMs = Math.max(
    raised.endMs,
    ...latelySaid(conversation, 'customer')
      .filter(({ startMs }) => startMs < answer.startMs)
      .map(({ endMs }) => endMs),
  );
  if (blindMs(blind, raised.endMs, answer.startMs) > 0) return undefined;
  return Math.max(0, answer.startMs - spokeUntilMs) / 1000;
}

type Said = Pick<Utterance, 'text' | 'startMs' | 'endMs'>;

function latelySaid({ utterances, open }: Conversation, speaker: Utterance['speaker']): readonly Said[] {
  const spoken = open[speaker === 'rep' ? 0 : 1];
  const said = utterances.slice(-RECENT).filter((utterance) => utterance.speaker === speaker);
  return spoken ? [...said, spoken] : said;
}
