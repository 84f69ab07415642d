/** The fold of `echo-recognised`: the conversation, and all that rested on the echo, without it. */
import { withoutEcho } from './conversation';
import { retake } from './readings';
import type { SessionEvent } from './session-events';
import type { SessionState } from './session-state';
import { withObjectionsAnew } from './talked-about';
import { emptyTally } from './tally';

/** What was the customer's all along is no word of the rep's: it met nothing, and what followed stands without it. */
export function afterEcho(
  state: SessionState,
  event: Extract<SessionEvent, { type: 'echo-recognised' }>,
): SessionState {
  const { utteranceId, of, own, anew } = event;
  const at = state.conversation.utterances.findIndex(({ id }) => id === utteranceId);
  const retaken = retake(state.steps, utteranceId, (read) => anew.find((reading) => reading.utteranceId === read));
  // Counts of utterances go by one that is no more.
  const without = (count: number): number => (at >= 0 && !own && count > at ? count - 1 : count);
  return {
    ...state,
    // What had settled is counted anew: never so on a call, whose echoes are found out within half a minute.
    tally: at >= 0 && at < state.tally.count ? emptyTally : state.tally,
    ...(retaken?.standing ?? { met: state.met.filter((met) => met.utteranceId !== utteranceId) }),
    steps: retaken?.steps ?? state.steps,
    objections: withObjectionsAnew(state.objections, anew),
    conversation: withoutEcho(state.conversation, { utteranceId, of, own }),
    offeredAtCount: without(state.offeredAtCount),
    pending: state.pending && { ...state.pending, heardCount: without(state.pending.heardCount) },
  };
}
