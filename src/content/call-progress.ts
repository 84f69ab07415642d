/**
 * From what a page shows, moment by moment, to what is worth telling: each change once, and `ended` only when it's sure.
 *
 *   (silent) ─▶ ringing, lobby ─▶ connected ◀─▶ hold
 *                     ▲               │
 *                     │               ├─ the page says so, or the rep just left ────▶ ended
 *                     │               ├─ another state, standing for SETTLE_MS ─────▶ ended
 *                     │               └─ nothing sure for SETTLE_MS ────────────────▶ unknown (still this call)
 *                     └───────────────────────────────────── rejoining, next call ◀── ended
 *
 * A wrong `ended` would stop the coach amid a call, and these pages redraw themselves all the time: hence the settling.
 */
import type { CallReport } from '../protocol/messages';

/** What a call site's page shows. `muted` is absent where it doesn't tell, `mayRejoin` where that isn't offered. */
export type CallFacts = Pick<CallReport, 'state' | 'muted' | 'mayRejoin'>;

/** How long a page must go without the call before the call counts as gone. Ours: redraws take well under a second. */
export const SETTLE_MS = 2_000;
/** How long after a click on "leave" the call's disappearance is believed at once. It may have opened a menu instead. */
export const LEAVING_MS = 5_000;

export interface CallProgress {
  readonly told: CallFacts | undefined;
  /** A call was seen connected and hasn't ended. */
  readonly inCall: boolean;
  /** Since when a page that showed the call hasn't. */
  readonly missingSinceMs: number | undefined;
  readonly leftAtMs: number | undefined;
  /** The last state came from the site's own message: a page that shows nothing doesn't contradict it. */
  readonly byMessage: boolean;
}

export const noCallYet: CallProgress = {
  told: undefined,
  inCall: false,
  missingSinceMs: undefined,
  leftAtMs: undefined,
  byMessage: false,
};

export interface Step {
  readonly progress: CallProgress;
  /** To be told to the worker, if anything is new. */
  readonly tell: CallFacts | undefined;
  /** When to look again though nothing changes on the page. */
  readonly lookAgainInMs: number | undefined;
}

/** Take in what the page shows (or what the site's own message said) at a time in ms. */
export function advance(before: CallProgress, seen: CallFacts, at: { atMs: number; byMessage?: boolean }): Step {
  if (seen.state === 'unknown' && before.byMessage) return nothing(before);
  const progress = { ...before, byMessage: at.byMessage === true };
  if (seen.state === 'connected' || seen.state === 'hold') {
    return told({ ...progress, inCall: true, missingSinceMs: undefined }, seen);
  }
  return progress.inCall ? withoutCall(progress, seen, at.atMs) : outsideCall(progress, seen);
}

/** The rep clicked on "leave". */
export const leave = (progress: CallProgress, atMs: number): CallProgress => ({ ...progress, leftAtMs: atMs });

function withoutCall(progress: CallProgress, seen: CallFacts, atMs: number): Step {
  const leaving = progress.leftAtMs !== undefined && atMs - progress.leftAtMs < LEAVING_MS;
  const missingSinceMs = progress.missingSinceMs ?? atMs;
  const waitMs = missingSinceMs + SETTLE_MS - atMs;
  if (seen.state !== 'ended' && !leaving && waitMs > 0) {
    return { progress: { ...progress, missingSinceMs }, tell: undefined, lookAgainInMs: waitMs };
  }
  if (seen.state === 'unknown' && !leaving) return told({ ...progress, missingSinceMs }, { state: 'unknown' });
  const over = { ...progress, inCall: false, missingSinceMs: undefined, leftAtMs: undefined };
  // What the page shows instead (the lobby, the next call ringing) is told by the look after this one.
  const ended: CallFacts =
    seen.mayRejoin === true && !leaving ? { state: 'ended', mayRejoin: true } : { state: 'ended' };
  return { ...told(over, ended), lookAgainInMs: 0 };
}

function outsideCall(progress: CallProgress, seen: CallFacts): Step {
  if (seen.state === 'ringing' || seen.state === 'lobby') return told(progress, seen);
  const waiting = progress.told?.state === 'ringing' || progress.told?.state === 'lobby';
  // Without a call before it, "no call" is no news; and frames without a phone must not talk over the one that has it.
  return waiting ? told(progress, { state: seen.state === 'unknown' ? 'unknown' : 'idle' }) : nothing(progress);
}

function told(progress: CallProgress, facts: CallFacts): Step {
  if (progress.told?.state === facts.state && progress.told.muted === facts.muted) return nothing(progress);
  return { progress: { ...progress, told: facts }, tell: facts, lookAgainInMs: undefined };
}

const nothing = (progress: CallProgress): Step => ({ progress, tell: undefined, lookAgainInMs: undefined });
