/** A call on its own clock, for tests of when Claude is asked: each step gives the call after it. */
import type { GuidanceFailure } from '../../src/coaching/guidance';
import type { SessionInput } from '../../src/coaching/session-inputs';
import { guidanceAnswer } from './model-answer';
import { play, say, start, START_MS, withModel, type Played } from './session';

/** A second a step. */
export interface Call extends Played {
  readonly atMs: number;
  /** The last step made a request. */
  readonly isAsked: boolean;
  at(atMs: number): Call;
  turn(text?: string, context?: typeof withModel): Call;
  helpMe(): Call;
  fail(failure: GuidanceFailure, retryAfterMs?: number, context?: typeof withModel): Call;
  answer(): Call;
  take(input: SessionInput, context?: typeof withModel): Call;
}

export const startCall = (): Call => toCall(play([start()]), START_MS, false);

function toCall(played: Played, atMs: number, isAsked: boolean): Call {
  const nextMs = atMs + 1_000;
  const take: Call['take'] = (input, context = withModel) => {
    const after = play([input], context, played);
    return toCall(after, input.atMs, after.state.requestCount > played.state.requestCount);
  };
  const requestId = played.state.pending?.requestId ?? '';
  return {
    ...played,
    atMs,
    isAsked,
    take,
    // The next step is taken at this very time.
    at: (newMs) => toCall(played, newMs - 1_000, isAsked),
    turn: (text = 'Well, go on then please', context = withModel) =>
      take({ ...say(played.state.lastSeq + 1, 'customer', text), atMs: nextMs }, context),
    helpMe: () => take({ type: 'ask-for-guidance', atMs: nextMs }),
    fail: (failure, retryAfterMs, context = withModel) =>
      take(
        {
          type: 'model-failed',
          requestId,
          failure,
          ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
          atMs: nextMs,
        },
        context,
      ),
    answer: () =>
      take({
        type: 'model-answered',
        requestId,
        answer: guidanceAnswer({ stage: { current: 'opening', confidence: 80 } }),
        atMs: nextMs,
      }),
  };
}

/** Turns whose requests fail, one after the other. */
export function failInARow(times: number, failure: GuidanceFailure = 'timeout'): { call: Call; failedAtMs: number } {
  let failing = startCall();
  for (let i = 0; i < times; i += 1) failing = failing.turn().fail(failure);
  return { call: failing, failedAtMs: failing.atMs };
}
