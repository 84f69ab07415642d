/**
 * The session: what an input means (`decide`) and what is to be done about it (`effectsOf`). Pure; see session-state for the fold.
 *
 *   utterance completed ─▶ echo? ─no─▶ local step: stage, signals, objectives
 *      └─ customer's end of turn, stage change, objection, rep asks
 *            ├─▶ local guidance is offered at once
 *            └─▶ Claude is asked, one request in flight
 *                  ├─ another end of turn meanwhile: deferred, asked when this one ends (its answer is still shown)
 *                  ├─ stage change, objection, "help me now" meanwhile: superseded, its answer is not shown
 *                  ├─ answer  ─▶ offered in place of the local one
 *                  └─ failure ─▶ local guidance stands, made anew if the call has moved on
 */
import { asksIt } from './asked-questions';
import type { CaptureProblem, CaptureState } from './capture-state';
import { hear, isBackChannel, speakerOf, type Utterance } from './conversation';
import { takeAnswer, takeFailure } from './model-answers';
import { editObjective, raiseNudge } from './quiet-steps';
import { readUtterance } from './readings';
import { recogniseEchoes } from './recognise-echoes';
import { dismiss, offerLocally, offerLocallyIfNew, showHeld, wakeAt } from './offer-cards';
import { askModel, Draft, seekGuidance } from './seek-guidance';
import type { EndReason, SessionEvent } from './session-events';
import type { DecideContext, Effect, SessionInput } from './session-inputs';
import { momentOf, type SessionState } from './session-state';
import type { TranscriptEvent } from './transcript';

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
const mayComeLate = (input: SessionInput): boolean =>
  input.type === 'transcript-arrived' || input.type === 'capture-ended' || input.type === 'capture-reported';

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
      loseCapture(draft);
      return;
    case 'resume-capture':
      resumeCapture(draft, input);
      return;
    case 'announce-listening':
      if (draft.state.announcedAtMs === undefined) draft.emit({ type: 'listening-announced', atMs });
      return;
    case 'edit-objective':
      editObjective(draft, input);
      return;
    case 'dismiss-guidance':
      dismiss(draft, input.kind);
      return;
    case 'time-passed':
      showHeld(draft);
      return;
    case 'ask-for-guidance':
      if (draft.state.cards.dismissed.length > 0) draft.emit({ type: 'dismissals-forgotten', atMs });
      seekGuidance(draft, 'asked');
      return;
    case 'choose-mode':
      if (input.mode === draft.state.mode) return;
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

function hearTranscript(draft: Draft, seq: number, event: TranscriptEvent): void {
  const { completed } = hear(draft.state.conversation, event);
  draft.emit({ type: 'transcript-heard', seq, event, atMs: draft.atMs });
  const hasNewWords = completed.length > 0 || (event.type === 'final' && speakerOf(event.channel) === 'customer');
  const restsOnEcho = hasNewWords && recogniseEchoes(draft);
  const isSought = coach(draft, standing(draft, completed));
  if (restsOnEcho && !isSought && draft.state.status === 'live') seekGuidance(draft, 'echo');
}

/** What of these is still part of the conversation, as it stands there: an echo isn't, or only the rep's own words in it. */
const standing = (draft: Draft, completed: readonly Utterance[]): readonly Utterance[] =>
  completed.flatMap(({ id }) => draft.state.conversation.utterances.findLast((utterance) => utterance.id === id) ?? []);

/** The local step for utterances just completed, then guidance if they call for it: whether it was sought. */
function coach(draft: Draft, completed: readonly Utterance[]): boolean {
  const before = { stage: draft.state.stage.current, met: draft.state.met.length };
  const objectionBefore = draft.state.signals.objection_type;
  for (const utterance of completed) assess(draft, utterance);
  const { state } = draft;
  const acted = completed.some((utterance) => actsOnCard(state, utterance));
  if (completed.length === 0 || state.status !== 'live') return false;
  const spoke = completed.some((utterance) => utterance.speaker === 'customer' && !isBackChannel(utterance));
  const objection = state.signals.objection_type;
  if (spoke && objection !== 'none' && objection !== objectionBefore) seekGuidance(draft, 'objection');
  else if (state.stage.current !== before.stage) seekGuidance(draft, 'stage-change');
  else if (spoke) seekGuidance(draft, 'end-of-turn');
  else {
    if (acted || state.met.length > before.met) offerLocallyIfNew(draft);
    return false;
  }
  // What was done needn't be read any longer.
  if (acted) offerLocallyIfNew(draft);
  return true;
}

/** The rep asks what the card says. */
function actsOnCard({ cards }: SessionState, { speaker, text }: Utterance): boolean {
  const question = cards.shown.at(-1)?.question;
  return speaker === 'rep' && question !== undefined && asksIt(question, text);
}

function assess(draft: Draft, utterance: Utterance): void {
  const { conversation, stage, met } = draft.state;
  const { playbook, reader } = draft.context;
  const reading = readUtterance(utterance, {
    utterances: conversation.utterances,
    belief: stage.belief,
    met,
    playbook,
    reader,
  });
  draft.emit({ type: 'utterance-assessed', ...reading, met: [...reading.met], atMs: draft.atMs });
}

/** Words that were on their way as a capture died: its finals come within seconds, its death is noticed within five. */
const ON_THE_WAY_MS = 8_000;

/** The session goes on without sound; what was being said stands as far as it was heard. */
function loseCapture(draft: Draft): void {
  if (draft.state.captureLostAtMs !== undefined) return;
  closeUtterances(draft);
  draft.emit({ type: 'capture-lost', atMs: draft.atMs });
}

function resumeCapture(draft: Draft, { captureId, fromMs }: Extract<SessionInput, { type: 'resume-capture' }>): void {
  const { captureLostAtMs, startedAtMs, conversation } = draft.state;
  if (captureLostAtMs === undefined) return;
  const { utterances, gaps } = conversation;
  const knownUntilMs = Math.max(0, ...utterances.slice(-20).map(({ endMs }) => endMs), ...gaps.map((gap) => gap.endMs));
  const unheardFromMs = Math.max(knownUntilMs, captureLostAtMs - startedAtMs - ON_THE_WAY_MS);
  draft.emit({
    type: 'capture-resumed',
    captureId,
    fromMs,
    unheardFromMs: Math.min(unheardFromMs, fromMs),
    atMs: draft.atMs,
  });
}

function closeUtterances(draft: Draft): void {
  const { open, utterances } = draft.state.conversation;
  if (!(open[0] ?? open[1])) return;
  draft.emit({ type: 'utterances-closed', atMs: draft.atMs });
  const closed = draft.state.conversation.utterances.slice(utterances.length);
  recogniseEchoes(draft);
  for (const utterance of standing(draft, closed)) assess(draft, utterance);
}

function end(draft: Draft, reason: EndReason, problem: CaptureProblem | undefined): void {
  closeUtterances(draft);
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
