import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GuidanceFailure } from '../../src/coaching/guidance';
import {
  BUDGET_WINDOW_MS,
  FAILURES_TO_OPEN,
  FIRST_COOL_OFF_MS,
  MAX_REQUESTS_AN_HOUR,
  waitMs,
} from '../../src/coaching/model-breaker';
import type { SessionEvent } from '../../src/coaching/session-events';
import type { SessionInput } from '../../src/coaching/session-inputs';
import { guidanceAnswer, suggestionAnswer } from '../support/model-answer';
import { play, say, start, START_MS, withModel, type Played } from '../support/session';

const PASSING = [
  'rate-limited',
  'overloaded',
  'timeout',
  'connection-lost',
  'cut-short',
  'invalid-json',
  'wrong-shape',
];

/** What may happen, so long after what came before. */
interface Step {
  readonly afterMs: number;
  readonly does:
    | { readonly kind: 'turn' | 'objection' | 'ask' | 'toggle' | 'answer' | 'network' }
    | { readonly kind: 'fail'; readonly failure: GuidanceFailure; readonly retryAfterMs: number | undefined };
  readonly offline: boolean;
}

const fail = fc.record({
  kind: fc.constant('fail' as const),
  failure: fc.constantFrom<GuidanceFailure>('rate-limited', 'overloaded', 'timeout', 'connection-lost', 'wrong-shape'),
  retryAfterMs: fc.option(fc.nat(400_000), { nil: undefined, freq: 3 }),
});
const kinds = fc.constantFrom('turn' as const, 'objection' as const, 'ask' as const, 'toggle' as const);
const step: fc.Arbitrary<Step> = fc.record({
  afterMs: fc.oneof({ weight: 3, arbitrary: fc.nat(4_000) }, { weight: 1, arbitrary: fc.nat(90_000) }),
  does: fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: kinds }) },
    { weight: 4, arbitrary: fail },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('answer' as const, 'network' as const) }) },
  ),
  offline: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
});
const steps = fc.array(step, { minLength: 10, maxLength: 60 });

describe('asking Claude, always', () => {
  it('should have one request in flight at most', () => {
    fc.assert(
      fc.property(steps, (all) => {
        let inFlight: string | undefined;
        for (const event of run(all).journal) {
          if (event.type === 'guidance-requested') {
            expect(inFlight).toBeUndefined();
            inFlight = event.requestId;
          } else if (endsRequest(event)) {
            expect(event.requestId).toBe(inFlight);
            inFlight = undefined;
          }
        }
      }),
    );
  });

  it('should leave Claude alone for as long as it asked for, and for the cool-off after three failures in a row', () => {
    let held = 0;
    fc.assert(
      fc.property(steps, (all) => {
        let untilMs = 0;
        let inARow = 0;
        for (const event of run(all).journal) {
          if (event.type === 'guidance-failed' && PASSING.includes(event.failure) && event.offline !== true) {
            inARow += 1;
            // A try of the rep's own may be among them, which opens nothing anew; so only the third itself is looked at.
            const coolOffMs = inARow === FAILURES_TO_OPEN && event.atMs >= untilMs ? FIRST_COOL_OFF_MS : 0;
            untilMs = Math.max(untilMs, event.atMs + (event.retryAfterMs ?? 0), event.atMs + coolOffMs);
            if (coolOffMs > 0) held += 1;
          } else if (isAnswer(event)) {
            untilMs = 0;
            inARow = 0;
          } else if (event.type === 'guidance-requested' && event.reason !== 'asked') {
            expect(event.atMs).toBeGreaterThanOrEqual(untilMs);
          } else if (event.type === 'guidance-requested' && event.atMs < untilMs) {
            // The rep's own try in a rest: whether it counts is for the unit tests to say.
            inARow = Number.NEGATIVE_INFINITY;
          }
        }
      }),
      { numRuns: 300 },
    );
    // It did happen.
    expect(held).toBeGreaterThan(10);
  });

  it('should keep to the budget in any hour', () => {
    let spent = 0;
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.nat(22_000)), { minLength: 300, maxLength: 400 }), (presses) => {
        const all = presses.flatMap(([answered, afterMs]): readonly Step[] => [
          { afterMs, does: { kind: 'ask' }, offline: false },
          { afterMs: 0, does: answered ? { kind: 'answer' } : timeout, offline: false },
        ]);
        const { journal, state } = run(all);
        const times = journal.flatMap((event) => (event.type === 'guidance-requested' ? [event.atMs] : []));
        for (const [n, atMs] of times.entries()) {
          const before = times[n - MAX_REQUESTS_AN_HOUR];
          if (before !== undefined) expect(atMs - before).toBeGreaterThanOrEqual(BUDGET_WINDOW_MS);
        }
        expect(state.breaker.requestedAtMs.length).toBeLessThanOrEqual(MAX_REQUESTS_AN_HOUR);
        if (times.length < presses.length) spent += 1;
      }),
      { numRuns: 12 },
    );
    expect(spent).toBeGreaterThan(0);
  });

  it('should ask again by itself when the wait is over, and not before', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const played = run([...all, { afterMs: 10, does: timeout, offline: false }]);
        fc.pre(played.state.pending === undefined);
        const wait = waitMs(played.state.breaker, played.atMs);
        const asks = (afterMs: number): boolean =>
          run([{ afterMs, does: { kind: 'turn' }, offline: false }], played).state.pending !== undefined;
        expect(asks(wait)).toBe(true);
        if (wait > 0) expect(asks(wait - 1)).toBe(false);
      }),
    );
  });
});

// Helpers

const timeout = { kind: 'fail', failure: 'timeout', retryAfterMs: undefined } as const;

const isAnswer = (event: SessionEvent): event is Extract<SessionEvent, { type: 'guidance-offered' }> =>
  (event.type === 'guidance-offered' || event.type === 'suggestion-offered') && event.requestId !== undefined;

const endsRequest = (event: SessionEvent): event is Extract<SessionEvent, { requestId: string }> =>
  event.type === 'guidance-failed' ||
  event.type === 'guidance-superseded' ||
  event.type === 'guidance-withheld' ||
  isAnswer(event);

function run(all: readonly Step[], from?: Played & { atMs: number }): Played & { atMs: number } {
  let played: Played = from ?? play([start('suggestions')]);
  let atMs = from?.atMs ?? START_MS;
  for (const { afterMs, does, offline } of all) {
    atMs += afterMs;
    played = play([toInput(does, played, atMs)], { ...withModel, offline }, played);
  }
  return { ...played, atMs };
}

function toInput(does: Step['does'], { state }: Played, atMs: number): SessionInput {
  const requestId = state.pending?.requestId ?? 'call_test/none';
  switch (does.kind) {
    case 'turn':
      return { ...say(state.lastSeq + 1, 'customer', 'Well, go on then please'), atMs };
    case 'objection':
      return { ...say(state.lastSeq + 1, 'customer', 'That is way too expensive for us'), atMs };
    case 'ask':
      return { type: 'ask-for-guidance', atMs };
    case 'network':
      return { type: 'network-returned', atMs };
    case 'toggle':
      return { type: 'choose-mode', mode: state.mode === 'guidance' ? 'suggestions' : 'guidance', atMs };
    case 'fail': {
      const { failure, retryAfterMs } = does;
      return {
        type: 'model-failed',
        requestId,
        failure,
        ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
        atMs,
      };
    }
    case 'answer':
      return {
        type: 'model-answered',
        requestId,
        answer:
          (state.pending?.mode ?? state.mode) === 'guidance'
            ? guidanceAnswer({ stage: { current: 'opening', confidence: 80 } })
            : suggestionAnswer(),
        atMs,
      };
  }
}
