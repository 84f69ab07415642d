/**
 * The fold of a session's journal. `evolve` applies what has happened and never refuses.
 *
 *   starting ─session-started─▶ live ─stop-requested─▶ stopping ─session-ended─▶ ended
 */
import { withHearing } from './blind';
import { closeAll, hear } from './conversation';
import { afterFailure, afterQuestion, afterRequest, close } from './model-breaker';
import { withEdit } from './objective-edits';
import { answeredRequest, withOffer } from './offer-fold';
import { withMet, withReading, withStage, withStep } from './readings';
import type { SessionEvent } from './session-events';
import { blindOf, isRepHeard } from './session-moment';
import { initialState, type SessionState } from './session-state';
import type { TranscriptEvent } from './transcript';
import { withObjection } from './talked-about';
import { settle } from './tally';
import { afterEcho } from './withdraw-echo';

/** Apply one event. Total: an event that is in the journal is never rejected. */
export const evolve = (state: SessionState, event: SessionEvent): SessionState => ({
  ...settled(state, apply(state, event), event.atMs),
  lastAtMs: event.atMs,
});

/** What follows from a change of the conversation or of who is heard, whatever event brought it. */
function settled(before: SessionState, after: SessionState, atMs: number): SessionState {
  const repUnheard = withHearing(after.repUnheard, isRepHeard(after), Math.max(0, atMs - after.startedAtMs));
  const heard = repUnheard === after.repUnheard ? after : { ...after, repUnheard };
  return heard.conversation === before.conversation
    ? heard
    : { ...heard, tally: settle(heard.tally, heard.conversation, blindOf(heard)) };
}

function apply(state: SessionState, event: SessionEvent): SessionState {
  switch (event.type) {
    case 'session-started':
      return {
        ...initialState,
        status: 'live',
        sessionId: event.sessionId,
        tabId: event.tabId,
        tabTitle: event.tabTitle,
        captureId: event.captureId,
        playbookId: event.playbookId,
        isPrivate: event.isPrivate ?? false,
        mode: event.mode,
        startedAtMs: event.atMs,
        stage: { ...initialState.stage, sinceAtMs: event.atMs },
      };
    case 'transcript-heard':
      return { ...state, lastSeq: event.seq, conversation: hear(state.conversation, event.event).conversation };
    case 'utterance-assessed': {
      const { utteranceId, atMs } = event;
      const steps = withStep(state.steps, state, { kind: 'read', utteranceId, atMs });
      return {
        ...state,
        ...withReading(state, event, atMs),
        steps,
        objections: withObjection(state.objections, event),
      };
    }
    case 'stage-validated': {
      const { claimed, atMs } = event;
      const steps = withStep(state.steps, state, { kind: 'claimed', ...claimed, atMs });
      return { ...state, ...withStage(state, event.stage, atMs), steps };
    }
    case 'objectives-met': {
      const { met, atMs } = event;
      return { ...state, ...withMet(state, met), steps: withStep(state.steps, state, { kind: 'ticked', met, atMs }) };
    }
    case 'guidance-requested':
      return {
        ...state,
        requestCount: state.requestCount + 1,
        pending: {
          requestId: event.requestId,
          mode: event.mode,
          reason: event.reason,
          answers: event.answers,
          heardCount: state.conversation.utterances.length,
        },
        deferred: undefined,
        breaker: afterRequest(state.breaker, event.atMs),
      };
    case 'guidance-deferred':
      return { ...state, deferred: event.reason };
    case 'guidance-superseded':
      return { ...state, pending: undefined, supersededInARow: state.supersededInARow + 1 };
    case 'guidance-withheld':
      return { ...state, ...answeredRequest(state) };
    case 'guidance-failed':
      return {
        ...state,
        pending: undefined,
        deferred: undefined,
        supersededInARow: 0,
        lastFailure: event.failure,
        breaker: afterFailure(state.breaker, event),
      };
    case 'question-asked':
      return { ...state, breaker: afterRequest(state.breaker, event.atMs) };
    case 'question-ended':
      return { ...state, breaker: afterQuestion(state.breaker, event) };
    case 'guidance-offered':
    case 'suggestion-offered':
    case 'offer-condensed':
    case 'card-shown':
    case 'guidance-dismissed':
    case 'dismissals-forgotten':
    case 'card-pinned':
    case 'card-unpinned':
    case 'card-helped':
      return withOffer(state, event);
    case 'mode-changed':
      return { ...state, mode: event.mode };
    case 'model-access-changed':
      return { ...state, lastFailure: undefined, breaker: close(state.breaker) };
    case 'capture-changed':
      return { ...state, capture: event.state };
    case 'capture-lost':
      return { ...state, capture: undefined, captureLostAtMs: event.atMs, heardUntilMs: event.heardUntilMs };
    case 'capture-resumed': {
      const gap: TranscriptEvent = { type: 'gap', startMs: event.unheardFromMs, endMs: event.fromMs };
      return {
        ...state,
        captureId: event.captureId,
        capture: undefined,
        captureLostAtMs: undefined,
        heardUntilMs: undefined,
        lastSeq: 0,
        conversation: gap.startMs < gap.endMs ? hear(state.conversation, gap).conversation : state.conversation,
      };
    }
    case 'objective-edited':
      return { ...state, edits: withEdit(state.edits, event) };
    case 'nudge-changed': {
      const { shown, latched, raisedAtMs } = event;
      return { ...state, nudging: { shown, latched, raisedAtMs } };
    }
    case 'listening-announced':
      return { ...state, announcedAtMs: event.atMs };
    case 'announcement-withdrawn':
      return { ...state, announcedAtMs: undefined };
    case 'echo-recognised':
      return afterEcho(state, event);
    case 'stop-requested':
      return {
        ...state,
        status: 'stopping',
        pending: undefined,
        deferred: undefined,
        endReason: event.reason,
        stoppedAtMs: event.atMs,
      };
    case 'utterances-closed':
      return { ...state, conversation: closeAll(state.conversation) };
    case 'session-ended':
      return {
        ...state,
        status: 'ended',
        pending: undefined,
        deferred: undefined,
        endedAtMs: event.atMs,
        endReason: event.reason,
        endProblem: event.problem,
      };
  }
}

/** Rebuild a session from its journal. */
export const replay = (journal: readonly SessionEvent[]): SessionState => journal.reduce(evolve, initialState);
