/**
 * The session: what an input means (`decide`) and what is to be done about it (`effectsOf`). Pure; see session-fold for the fold, hear-transcript for the local step.
 *
 *   utterance completed ─▶ echo? ─no─▶ local step: stage, signals, objectives
 *      └─ customer's end of turn, stage change, objection, rep asks
 *            ├─▶ local guidance is offered at once
 *            └─▶ Claude is asked, one request in flight
 *                  ├─ another end of turn meanwhile: deferred, asked when this one ends (its answer is still shown)
 *                  ├─ stage change, objection, "help me now" meanwhile: superseded, its answer is not shown
 *                  ├─ answer  ─▶ offered in place of the local one; withheld where the rep waved its kind away
 *                  └─ failure ─▶ local guidance stands, made anew if the call has moved on
 */
import type { CaptureProblem, CaptureState } from './capture-state';
import { closeUtterances, hearTranscript } from './hear-transcript';
import { takeAnswer, takeFailure } from './model-answers';
import { announce, editObjective, raiseNudge } from './quiet-steps';
import { dismiss, letGo, markHelped, offerLocally, pinCard, showHeld, wakeAt } from './offer-cards';
import { askModel, Draft, seekGuidance } from './seek-guidance';
import type { EndReason, SessionEvent } from './session-events';
import type { DecideContext, Effect, SessionInput } from './session-inputs';
import { momentOf } from './session-moment';
import type { SessionState } from './session-state';

/** What an input means, given what has happened so far. Never mutates its arguments, never performs. */
export function decide(state: SessionState, input: SessionInput, context: DecideContext): readonly SessionEvent[] {
  const draft = new Draft(state, context, input.atMs);
  if (input.type === 'start') {
    if (state.status === 'starting') start(draft, input);
  } else if (state.status === 'live' || (state.status === 'stopping' && mayComeLate(input))) {
    apply(draft, input);
  }
  return draft.events;
}

/** While the capture closes, its last words and its end still count. */
const mayComeLate = ({ type }: SessionInput): boolean =>
  type === 'transcript-arrived' ||
  type === 'capture-ended' ||
  type === 'capture-reported' ||
  type === 'capture-vanished';

function apply(draft: Draft, input: Exclude<SessionInput, { type: 'start' }>): void {
  const { atMs } = input;
  switch (input.type) {
    case 'transcript-arrived':
      for (const { seq, event } of input.events) {
        // Seen before, or out of turn: it will come again, in order.
        if (seq === draft.state.lastSeq + 1) hearTranscript(draft, seq, event);
      }
      raiseNudge(draft);
      return;
    case 'capture-reported':
      if (!isSameCapture(draft.state.capture, input.state)) {
        draft.emit({ type: 'capture-changed', state: input.state, atMs });
      }
      return;
    case 'capture-vanished':
      loseCapture(draft, input);
      return;
    case 'resume-capture':
      resumeCapture(draft, input);
      return;
    case 'announce-listening':
      announce(draft, input.told);
      return;
    case 'edit-objective':
      editObjective(draft, input);
      return;
    case 'dismiss-guidance':
      dismiss(draft, input.kind);
      return;
    case 'pin-card':
      pinCard(draft, input);
      return;
    case 'mark-helped':
      markHelped(draft, input);
      return;
    case 'time-passed':
      showHeld(draft);
      return;
    case 'ask-for-guidance':
      letGo(draft);
      if (draft.state.cards.dismissed.length > 0) draft.emit({ type: 'dismissals-forgotten', atMs });
      seekGuidance(draft, 'asked');
      return;
    case 'choose-mode':
      if (input.mode === draft.state.mode) return;
      letGo(draft);
      draft.emit({ type: 'mode-changed', mode: input.mode, atMs });
      seekGuidance(draft, 'mode-change');
      return;
    case 'change-model-access':
      draft.emit({ type: 'model-access-changed', atMs });
      return;
    case 'model-answered':
      takeAnswer(draft, input.requestId, input.answer);
      return;
    case 'model-failed':
      takeFailure(draft, input);
      return;
    case 'question-asked':
    case 'question-ended':
      draft.emit(input);
      return;
    case 'network-returned':
      // What was lost with the network is asked again; a session that lost nothing has no question.
      if (draft.state.breaker.offline && !draft.state.pending) askModel(draft, 'end-of-turn');
      return;
    case 'stop':
      if (draft.state.status === 'live') draft.emit({ type: 'stop-requested', reason: input.reason, atMs });
      return;
    case 'capture-ended':
      end(draft, draft.state.endReason ?? input.reason, input.problem);
      return;
  }
}

function start(draft: Draft, input: Extract<SessionInput, { type: 'start' }>): void {
  const { sessionId, tabId, tabTitle, captureId, isPrivate = false, mode, atMs } = input;
  const { id: playbookId, version: playbookVersion } = draft.context.playbook;
  draft.emit({
    type: 'session-started',
    sessionId,
    tabId,
    tabTitle,
    captureId,
    mode,
    playbookId,
    playbookVersion,
    ...(isPrivate ? { isPrivate } : {}),
    atMs,
  });
  // The panel has something to say before the first word; Claude has nothing to go on yet.
  offerLocally(draft, 'start');
}

/** The session goes on without sound; what was being said stands as far as it was heard. */
function loseCapture(
  draft: Draft,
  { heardUntilMs }: Pick<Extract<SessionInput, { type: 'capture-vanished' }>, 'heardUntilMs'>,
): void {
  if (draft.state.captureLostAtMs !== undefined) return;
  closeUtterances(draft);
  draft.emit({ type: 'capture-lost', ...(heardUntilMs === undefined ? {} : { heardUntilMs }), atMs: draft.atMs });
}

function resumeCapture(draft: Draft, { captureId, fromMs }: Extract<SessionInput, { type: 'resume-capture' }>): void {
  if (draft.state.captureLostAtMs === undefined) return;
  const unheardFromMs = Math.min(unheardFrom(draft.state), fromMs);
  draft.emit({ type: 'capture-resumed', captureId, fromMs, unheardFromMs, atMs: draft.atMs });
}

/**
 * Audio time from which it isn't known what was said, after a capture was lost. Not from when that was noticed: the worker may
 * have died with it, and the recogniser been away long before.
 */
function unheardFrom({ heardUntilMs, conversation: { utterances, gaps } }: SessionState): number {
  const knownUntilMs = () =>
    Math.max(0, ...utterances.slice(-20).map(({ endMs }) => endMs), ...gaps.map((gap) => gap.endMs));
  return heardUntilMs ?? knownUntilMs();
}

function end(draft: Draft, reason: EndReason, problem: CaptureProblem | undefined): void {
  closeUtterances(draft);
  const { captureLostAtMs, startedAtMs, stoppedAtMs, lastSeq } = draft.state;
  if (captureLostAtMs !== undefined) {
    const gap = {
      type: 'gap' as const,
      startMs: unheardFrom(draft.state),
      endMs: (stoppedAtMs ?? draft.atMs) - startedAtMs,
    };
    if (gap.startMs < gap.endMs) {
      draft.emit({ type: 'transcript-heard', seq: lastSeq + 1, event: gap, atMs: draft.atMs });
    }
  }
  draft.emit({ type: 'session-ended', reason, ...(problem === undefined ? {} : { problem }), atMs: draft.atMs });
}

const isSameCapture = (a: CaptureState | undefined, b: CaptureState): boolean =>
  a !== undefined &&
  a.frames === b.frames &&
  a.tab === b.tab &&
  a.microphone === b.microphone &&
  a.recogniser === b.recogniser &&
  a.recogniserModel === b.recogniserModel;

/** Work that follows from an event, given the state after it. */
export function effectsOf(event: SessionEvent, state: SessionState, context: DecideContext): readonly Effect[] {
  switch (event.type) {
    case 'guidance-requested':
      return [
        {
          type: 'ask-model',
          requestId: event.requestId,
          mode: event.mode,
          moment: momentOf(state, context.playbook, event.atMs),
        },
      ];
    case 'guidance-offered':
    case 'suggestion-offered': {
      const due = event.held ? wakeAt(state, context.playbook) : undefined;
      return due === undefined ? [] : [{ type: 'wake-at', atMs: due }];
    }
    case 'guidance-superseded':
      return [{ type: 'abort-model', requestId: event.requestId }];
    case 'stop-requested':
      return [{ type: 'close-capture', captureId: state.captureId }];
    default:
      return [];
  }
}
