/**
 * Whether Claude may be asked now: a circuit breaker and a budget, folded from what became of earlier requests. See ADR 0007.
 *
 *   closed ─third failure in a row─▶ open ─cool-off over─▶ on trial: one request at the next turn
 *     ▲                               ▲                        ├─ failure ─▶ open, twice as long
 *     └───────────── answer ──────────│────────────────────────┘
 *                                     └─ a service that says "retry after" is left alone so long, whatever the count
 */
import type { GuidanceFailure } from './guidance';

/** One failure is chance, two may be; a third turn lost to the same trouble says that it lasts. */
export const FAILURES_TO_OPEN = 3;
/** About the time in which an overload passes, and a few turns of a call. */
export const FIRST_COOL_OFF_MS = 30_000;
/** Longer would leave the rest of a usual call without Claude, though it has long recovered. */
export const LONGEST_COOL_OFF_MS = 300_000;

/**
 * One in 15 s on average, through a whole hour: more than customers take turns. Only something that runs wild comes here,
 * and then it shall cost no more than a busy hour does.
 */
export const MAX_REQUESTS_AN_HOUR = 240;
export const BUDGET_WINDOW_MS = 3_600_000;

/** What may be better the next time: each counts. Other failures are the service's word on what was asked. */
const PASSING_FAILURES: readonly GuidanceFailure[] = [
  'rate-limited',
  'overloaded',
  'timeout',
  'connection-lost',
  'cut-short',
  'invalid-json',
  'wrong-shape',
];

/** Times are epoch ms. */
export interface ModelBreaker {
  /** Failures that may pass, since Claude last answered. */
  readonly failuresInARow: number;
  /** Claude is left alone from one time to the other; `until` 0: it isn't. */
  readonly rest: { readonly sinceMs: number; readonly untilMs: number };
  /** The last request was lost while the browser had no network: nothing is known of Claude. */
  readonly offline: boolean;
  /** Requests of the last hour, oldest first; {@link MAX_REQUESTS_AN_HOUR} at most. */
  readonly requestedAtMs: readonly number[];
}

const NO_REST = { sinceMs: 0, untilMs: 0 };

export const closedBreaker: ModelBreaker = { failuresInARow: 0, rest: NO_REST, offline: false, requestedAtMs: [] };

/** What a failure told. */
export interface FailedRequest {
  readonly failure: GuidanceFailure;
  /** How long the service asked to be left alone, from `atMs`. */
  readonly retryAfterMs?: number | undefined;
  readonly offline?: boolean | undefined;
  readonly atMs: number;
}

/** After a request was made. */
export const afterRequest = (breaker: ModelBreaker, atMs: number): ModelBreaker => ({
  ...breaker,
  requestedAtMs: [...withinHour(breaker, atMs), atMs].slice(-MAX_REQUESTS_AN_HOUR),
});

/** After an answer came, or other access was set: nothing is held against Claude. What was spent stays spent. */
export const close = ({ requestedAtMs }: ModelBreaker): ModelBreaker => ({ ...closedBreaker, requestedAtMs });

/** After a request failed. */
export function afterFailure(breaker: ModelBreaker, failed: FailedRequest): ModelBreaker {
  const { failure, retryAfterMs = 0, offline = false, atMs } = failed;
  // Broken off by a restart of ours: nothing was learnt.
  if (failure === 'interrupted') return breaker;
  if (!PASSING_FAILURES.includes(failure)) return close(breaker);
  if (offline) return { ...breaker, offline };
  // The rep's own try during a rest must not lengthen it: pressing "Help me now" would be punished.
  const inRest = isResting(breaker, breaker.requestedAtMs.at(-1) ?? 0);
  const failuresInARow = breaker.failuresInARow + (inRest ? 0 : 1);
  const resting = isResting(breaker, atMs);
  const untilMs = Math.max(
    resting ? breaker.rest.untilMs : 0,
    inRest || failuresInARow < FAILURES_TO_OPEN ? 0 : atMs + coolOffMs(failuresInARow),
    retryAfterMs > 0 ? atMs + retryAfterMs : 0,
  );
  return {
    ...breaker,
    offline: false,
    failuresInARow,
    rest: untilMs === 0 ? NO_REST : { sinceMs: resting ? breaker.rest.sinceMs : atMs, untilMs },
  };
}

/** After a question about the call was answered, or wasn't: it tells as much of Claude as guidance does. */
export const afterQuestion = (
  breaker: ModelBreaker,
  { failure, ...ended }: Omit<FailedRequest, 'failure'> & { readonly failure?: GuidanceFailure | undefined },
): ModelBreaker => (failure === undefined ? close(breaker) : afterFailure(breaker, { failure, ...ended }));

/** Claude is left alone at this time. A clock set back to before the rest ends it: what the rest is measured by is gone. */
export const isResting = ({ rest }: ModelBreaker, atMs: number): boolean => atMs >= rest.sinceMs && atMs < rest.untilMs;

/** It has failed too often: the request that comes next, or is in flight, tells whether it has recovered. */
export const isOnTrial = ({ failuresInARow }: ModelBreaker): boolean => failuresInARow >= FAILURES_TO_OPEN;

/** No request of this hour is left. */
export const isBudgetSpent = (breaker: ModelBreaker, atMs: number): boolean =>
  withinHour(breaker, atMs).length >= MAX_REQUESTS_AN_HOUR;

/** How long until the next request is allowed, in ms; 0 where it is now. */
export function waitMs(breaker: ModelBreaker, atMs: number): number {
  const rest = isResting(breaker, atMs) ? breaker.rest.untilMs - atMs : 0;
  const oldest = isBudgetSpent(breaker, atMs) ? Math.min(...withinHour(breaker, atMs)) : undefined;
  return Math.max(rest, oldest === undefined ? 0 : oldest + BUDGET_WINDOW_MS - atMs);
}

const coolOffMs = (failuresInARow: number): number =>
  Math.min(FIRST_COOL_OFF_MS * 2 ** (failuresInARow - FAILURES_TO_OPEN), LONGEST_COOL_OFF_MS);

/** Either side of now: a clock set back must neither refund the budget nor hold what was spent for ever. */
const withinHour = ({ requestedAtMs }: ModelBreaker, atMs: number): readonly number[] =>
  requestedAtMs.filter((requestedMs) => Math.abs(atMs - requestedMs) < BUDGET_WINDOW_MS);
