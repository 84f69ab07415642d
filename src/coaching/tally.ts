/**
 * What the measures count, as a running fold over utterances in order of completion: one more costs the same after three hours
 * as after three minutes.
 *
 *   utterance, utterance, ... ─▶ tally (settled: no echo goes back that far) ─▶ the last few, folded anew for each look
 */
import { blindMs, heardAgainMs, type Blind } from './blind';
import { isBackChannel, type Conversation, type OpenUtterance, type Utterance } from './conversation';
import { asksQuestion } from './speech-acts';

interface Turn {
  readonly speaker: Utterance['speaker'];
  readonly startMs: number;
  readonly endMs: number;
  readonly interrupts: boolean;
}

export interface Tally {
  /** Utterances from the call's start that are in it. */
  readonly count: number;
  /** Speaking time while both sides were heard. */
  readonly repMs: number;
  readonly customerMs: number;
  readonly longestMs: number;
  readonly questions: number;
  readonly interruptions: number;
  /** The rep's stretch that the customer hasn't broken. */
  readonly run: { readonly startMs: number; readonly endMs: number } | undefined;
  /** The last ones that were more than a back-channel. */
  readonly turns: readonly Turn[];
}

export const emptyTally: Tally = {
  count: 0,
  repMs: 0,
  customerMs: 0,
  longestMs: 0,
  questions: 0,
  interruptions: 0,
  run: undefined,
  turns: [],
};

/** Utterances not yet settled: an echo takes back one of the last 40. */
const UNSETTLED = 48;
/** A silence in which the customer could have begun: the rep's stretch ends with it. */
const PAUSE_MS = 4_000;
/** Less is two people beginning at once, or our times' error. */
const INTERRUPTION_MS = 500;
/** Utterances back in which one may still overlap. */
const TURNS = 8;

/** Take in what has settled since; the same tally where nothing has. */
export function settle(tally: Tally, { utterances }: Conversation, blind: readonly Blind[]): Tally {
  let next = tally;
  while (utterances.length - next.count > UNSETTLED) {
    const utterance = utterances[next.count];
    if (!utterance) break;
    next = withUtterance(next, utterance, blind);
  }
  return next;
}

/** All that was said up to now, what is still being spoken included. */
export function tallyNow(settled: Tally, { utterances, open }: Conversation, blind: readonly Blind[]): Tally {
  let next = settled;
  for (const utterance of utterances.slice(settled.count)) next = withUtterance(next, utterance, blind);
  for (const [speaker, spoken] of [['rep', open[0]] as const, ['customer', open[1]] as const]) {
    if (spoken) next = withOpen(next, { speaker, ...spoken }, blind);
  }
  return next;
}

/** The stretch still goes on: nobody has been silent for long since. */
export const lastsUntil = ({ run }: Tally, nowMs: number): boolean =>
  run !== undefined && nowMs - run.endMs <= PAUSE_MS;

function withUtterance(tally: Tally, utterance: Utterance, blind: readonly Blind[]): Tally {
  const timed = withTime(tally, utterance, blind);
  const counted = { ...timed, count: tally.count + 1 };
  const kind = kindOf(utterance);
  if (kind.isBackChannel) return counted;
  return withTurn(
    { ...withRun(counted, utterance, blind), questions: tally.questions + (kind.isQuestion ? 1 : 0) },
    utterance,
    blind,
  );
}

/** What is still being spoken takes time and may be a stretch; what it is, is told when it is complete. */
const withOpen = (tally: Tally, spoken: OpenUtterance & Pick<Utterance, 'speaker'>, blind: readonly Blind[]): Tally => {
  const timed = withTime(tally, spoken, blind);
  return isBackChannel(spoken) ? timed : withRun(timed, spoken, blind);
};

type Spoken = Pick<Utterance, 'speaker' | 'startMs' | 'endMs'>;

function withTime(tally: Tally, { speaker, startMs, endMs }: Spoken, blind: readonly Blind[]): Tally {
  const ms = Math.max(0, endMs - startMs) - blindMs(blind, startMs, endMs);
  return speaker === 'rep' ? { ...tally, repMs: tally.repMs + ms } : { ...tally, customerMs: tally.customerMs + ms };
}

function withRun(tally: Tally, { speaker, startMs, endMs }: Spoken, blind: readonly Blind[]): Tally {
  const { run } = tally;
  if (speaker === 'customer') return run && endMs > run.endMs ? { ...tally, run: undefined } : tally;
  const goesOn = run && startMs - run.endMs <= PAUSE_MS && blindMs(blind, run.startMs, endMs) === 0;
  // What went before a stretch that nobody heard is another one.
  const fromMs = goesOn ? Math.min(run.startMs, startMs) : heardAgainMs(blind, startMs, endMs);
  const next = { startMs: fromMs, endMs: Math.max(fromMs, endMs, goesOn ? run.endMs : 0) };
  return { ...tally, run: next, longestMs: Math.max(tally.longestMs, next.endMs - next.startMs) };
}

/** Whoever of the two completes last, the rep interrupts if the rep began while the customer spoke, well before the end. */
function withTurn(tally: Tally, { speaker, startMs, endMs }: Spoken, blind: readonly Blind[]): Tally {
  const alone = tally.turns.every((other) => other.endMs <= startMs);
  if (alone) {
    return { ...tally, turns: [...tally.turns.slice(1 - TURNS), { speaker, startMs, endMs, interrupts: false }] };
  }
  const cutsInto = (rep: Spoken, customer: Spoken): boolean =>
    customer.startMs < rep.startMs &&
    customer.endMs - rep.startMs > INTERRUPTION_MS &&
    blindMs(blind, customer.startMs, Math.max(rep.endMs, customer.endMs)) === 0;
  const turn = { speaker, startMs, endMs };
  const interrupts =
    speaker === 'rep' && tally.turns.some((other) => other.speaker === 'customer' && cutsInto(turn, other));
  const turns = tally.turns.map((other) =>
    speaker === 'customer' && other.speaker === 'rep' && !other.interrupts && cutsInto(other, turn)
      ? { ...other, interrupts: true }
      : other,
  );
  const found = turns.filter((other, at) => other.interrupts && !tally.turns[at]?.interrupts).length;
  return {
    ...tally,
    interruptions: tally.interruptions + found + (interrupts ? 1 : 0),
    turns: [...turns.slice(1 - TURNS), { ...turn, interrupts }],
  };
}

/** What an utterance is, read once however often the last few are counted. */
interface Kind {
  readonly isBackChannel: boolean;
  readonly isQuestion: boolean;
}
const kinds = new WeakMap<Utterance, Kind>();

function kindOf(utterance: Utterance): Kind {
  const known = kinds.get(utterance);
  if (known) return known;
  const { speaker, text } = utterance;
  const kind = {
    isBackChannel: isBackChannel(utterance),
    isQuestion: speaker === 'rep' && (text.includes('?') || asksQuestion(text)),
  };
  kinds.set(utterance, kind);
  return kind;
}
