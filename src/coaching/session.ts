/**
 * The session: what an input means (`decide`) and what is to be done about it (`effectsOf`). Pure; see session-state for the fold.
 *
 *   utterance completed ─▶ local step: stage, signals, objectives
 *      └─ customer's end of turn, stage change, objection, rep asks
 *            ├─▶ local guidance is offered at once
 *            └─▶ Claude is asked, one request in flight
 *                  ├─ another end of turn meanwhile: deferred, asked when this one ends (its answer is still shown)
 *                  ├─ stage change, objection, "help me now" meanwhile: superseded, its answer is not shown
 *                  ├─ answer  ─▶ offered in place of the local one
 *                  └─ failure ─▶ local guidance stands, made anew if the call has moved on
 */
import type { CaptureState } from './capture-state';
import { hear, isBackChannel, type Utterance } from './conversation';
import { getFallbackGuidance, getFallbackSuggestion } from './fallback';
import { buildCoachingGuidance, type GuidanceFailure, type GuidanceWords } from './guidance';
import { timeInStageSec, type MetObjective, type Moment } from './moment';
import { listObjectives, trackObjectives } from './objectives';
import type { Playbook, Stage } from './playbook';
import type { EndReason, RequestReason, SessionEvent } from './session-events';
import { evolve, momentOf, type SessionMode, type SessionState } from './session-state';
import { readSignals } from './signals';
import { detectCallStage, weighModelStage } from './stage';
import type { Suggestion } from './suggestion';
import type { TranscriptEvent } from './transcript';

/** How often in a row a request may be superseded: the next one is let finish, so that fast talk can't starve the rep. */
export const MAX_SUPERSEDED_IN_A_ROW = 2;

/** What a failure that no retry can mend looks like: asked again only when key, model or address changed. */
const LASTING_FAILURES: readonly GuidanceFailure[] = ['no-key', 'unauthorized', 'model-not-found'];

/** Something the outside world tells the session. Facts and requests; never trusted state. `atMs` is epoch time. */
export type SessionInput =
  | {
      readonly type: 'start';
      readonly sessionId: string;
      readonly tabId: number;
      readonly tabTitle: string;
      readonly captureId: string;
      readonly mode: SessionMode;
      readonly atMs: number;
    }
  | {
      readonly type: 'transcript-arrived';
      readonly events: readonly { readonly seq: number; readonly event: TranscriptEvent }[];
      readonly atMs: number;
    }
  | { readonly type: 'capture-reported'; readonly state: CaptureState; readonly atMs: number }
  | { readonly type: 'ask-for-guidance'; readonly atMs: number }
  | { readonly type: 'choose-mode'; readonly mode: SessionMode; readonly atMs: number }
  | { readonly type: 'change-model-access'; readonly atMs: number }
  | { readonly type: 'model-answered'; readonly requestId: string; readonly answer: ModelAnswer; readonly atMs: number }
  | {
      readonly type: 'model-failed';
      readonly requestId: string;
      readonly failure: GuidanceFailure;
      readonly atMs: number;
    }
  | { readonly type: 'stop'; readonly reason: EndReason; readonly atMs: number }
  /** No more words will come from the capture. */
  | { readonly type: 'capture-ended'; readonly reason: EndReason; readonly atMs: number };

/** Claude's answer, parsed and checked against the session (see coaching-response, suggestion-response). */
export type ModelAnswer =
  | {
      readonly mode: 'guidance';
      readonly model: string;
      readonly words: GuidanceWords;
      readonly stage: { readonly current: Stage; readonly confidence: number };
      readonly met: readonly MetObjective[];
    }
  | { readonly mode: 'suggestions'; readonly model: string; readonly suggestion: Suggestion };

/** What a decision may rest on beside the state. */
export interface DecideContext {
  readonly playbook: Playbook;
  /** There is a key, so Claude can be asked. */
  readonly modelReady: boolean;
}

/** Work for the shell. Its result comes back as a {@link SessionInput}. */
export type Effect =
  | { readonly type: 'ask-model'; readonly requestId: string; readonly mode: SessionMode; readonly moment: Moment }
  | { readonly type: 'abort-model'; readonly requestId: string }
  | { readonly type: 'close-capture'; readonly captureId: string };

/** Events in the making: each is applied at once, so that the next decision sees it. */
class Draft {
  readonly events: SessionEvent[] = [];
  state: SessionState;
  readonly context: DecideContext;
  readonly atMs: number;
  constructor(state: SessionState, context: DecideContext, atMs: number) {
    this.state = state;
    this.context = context;
    this.atMs = atMs;
  }
  emit(event: SessionEvent): void {
    this.events.push(event);
    this.state = evolve(this.state, event);
  }
  get moment(): Moment {
    return momentOf(this.state, this.context.playbook, this.atMs);
  }
}

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
      return;
    case 'capture-reported':
      if (!isSameCapture(draft.state.capture, input.state)) {
        draft.emit({ type: 'capture-changed', state: input.state, atMs });
      }
      return;
    case 'ask-for-guidance':
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
      takeFailure(draft, input.requestId, input.failure);
      return;
    case 'stop':
      if (draft.state.status === 'live') draft.emit({ type: 'stop-requested', reason: input.reason, atMs });
      return;
    case 'capture-ended':
      end(draft, draft.state.endReason ?? input.reason);
      return;
  }
}

function start(draft: Draft, input: Extract<SessionInput, { type: 'start' }>): void {
  const { sessionId, tabId, tabTitle, captureId, mode, atMs } = input;
  const playbookId = draft.context.playbook.id;
  draft.emit({ type: 'session-started', sessionId, tabId, tabTitle, captureId, mode, playbookId, atMs });
  // The panel has something to say before the first word; Claude has nothing to go on yet.
  offerLocally(draft);
}

function hearTranscript(draft: Draft, seq: number, event: TranscriptEvent): void {
  const { completed } = hear(draft.state.conversation, event);
  draft.emit({ type: 'transcript-heard', seq, event, atMs: draft.atMs });
  coach(draft, completed);
}

/** The local step for utterances just completed, then guidance if they call for it. */
function coach(draft: Draft, completed: readonly Utterance[]): void {
  const before = { stage: draft.state.stage.current, met: draft.state.met.length };
  const objectionBefore = draft.state.signals.objection_type;
  for (const utterance of completed) assess(draft, utterance);
  const { state } = draft;
  if (completed.length === 0 || state.status !== 'live') return;
  const spoke = completed.some((utterance) => utterance.speaker === 'customer' && !isBackChannel(utterance));
  const objection = state.signals.objection_type;
  if (spoke && objection !== 'none' && objection !== objectionBefore) seekGuidance(draft, 'objection');
  else if (state.stage.current !== before.stage) seekGuidance(draft, 'stage-change');
  else if (spoke) seekGuidance(draft, 'end-of-turn');
  else if (state.met.length > before.met) offerLocallyIfNew(draft);
}

function assess(draft: Draft, utterance: Utterance): void {
  const { playbook } = draft.context;
  const all = draft.state.conversation.utterances;
  // Two can complete at once (diarization): each is judged on what came before it.
  const heard = all.slice(0, all.findIndex(({ id }) => id === utterance.id) + 1);
  const silent = isBackChannel(utterance);
  draft.emit({
    type: 'utterance-assessed',
    utteranceId: utterance.id,
    stage: detectCallStage({ belief: draft.state.stage.belief, heard, playbook }),
    ...(utterance.speaker === 'customer' && !silent ? { signals: readSignals({ heard, playbook }) } : {}),
    met: [...trackObjectives({ heard, met: draft.state.met, playbook })],
    atMs: draft.atMs,
  });
}

/** Offer local guidance now, and ask Claude for better where that can succeed. */
function seekGuidance(draft: Draft, reason: RequestReason): void {
  offerLocally(draft);
  const { pending, supersededInARow } = draft.state;
  if (pending) {
    const urgent = reason !== 'end-of-turn' && supersededInARow < MAX_SUPERSEDED_IN_A_ROW;
    // An answer of the other mode has nowhere to be shown.
    if (!urgent && reason !== 'mode-change') {
      draft.emit({ type: 'guidance-deferred', reason, atMs: draft.atMs });
      return;
    }
    draft.emit({ type: 'guidance-superseded', requestId: pending.requestId, atMs: draft.atMs });
  }
  askModel(draft, reason);
}

function askModel(draft: Draft, reason: RequestReason): void {
  const { state, context, atMs } = draft;
  if (!context.modelReady) return;
  // Only the rep's own wish, or changed access, tries again what can't succeed by itself.
  if (state.lastFailure && LASTING_FAILURES.includes(state.lastFailure) && reason !== 'asked') return;
  const answers = state.conversation.utterances.at(-1)?.id;
  draft.emit({
    type: 'guidance-requested',
    requestId: `${state.sessionId}/${String(state.requestCount + 1)}`,
    mode: state.mode,
    reason,
    ...(answers === undefined ? {} : { answers }),
    atMs,
  });
}

function offerLocally(draft: Draft): void {
  const { atMs, moment } = draft;
  const answers = moment.heard.at(-1)?.id;
  const bound = { source: { kind: 'local' as const }, ...(answers === undefined ? {} : { answers }), atMs };
  if (draft.state.mode === 'guidance') {
    draft.emit({ type: 'guidance-offered', guidance: getFallbackGuidance(moment), ...bound });
  } else {
    draft.emit({ type: 'suggestion-offered', suggestion: getFallbackSuggestion(moment), ...bound });
  }
}

/** The rep met an objective: what was advised locally may be done now. Claude's words stay until the customer has spoken. */
function offerLocallyIfNew(draft: Draft): void {
  const { mode, guidance, suggestion } = draft.state;
  const shown = mode === 'guidance' ? guidance : suggestion;
  if (shown?.source.kind !== 'local') return;
  const { moment } = draft;
  const same =
    mode === 'guidance'
      ? getFallbackGuidance(moment).focus.what === guidance?.guidance.focus.what
      : getFallbackSuggestion(moment).primary_suggestion.text === suggestion?.suggestion.primary_suggestion.text;
  if (!same) offerLocally(draft);
}

function takeAnswer(draft: Draft, requestId: string, answer: ModelAnswer): void {
  const { pending, deferred } = draft.state;
  if (pending?.requestId !== requestId || pending.mode !== answer.mode) return;
  const { atMs } = draft;
  const source = { kind: 'claude' as const, model: answer.model };
  const bound = { requestId, source, ...(pending.answers === undefined ? {} : { answers: pending.answers }), atMs };
  if (answer.mode === 'suggestions') {
    draft.emit({ type: 'suggestion-offered', suggestion: answer.suggestion, ...bound });
  } else {
    acceptEvidence(draft, requestId, answer);
    const { moment } = draft;
    const agreed = moment.stage.current === answer.stage.current;
    draft.emit({
      type: 'guidance-offered',
      guidance: buildCoachingGuidance({
        words: answer.words,
        stage: answer.stage,
        timeInStageSec: agreed ? timeInStageSec(moment) : 0,
        objectives: listObjectives({ met: moment.met, stage: answer.stage.current, playbook: moment.playbook }),
        atMs,
        sessionId: moment.sessionId,
      }),
      ...bound,
    });
  }
  if (deferred) askModel(draft, deferred);
}

/** Claude's view of the stage weighs in the filter; its ticks count with the utterances it named. */
function acceptEvidence(draft: Draft, requestId: string, answer: Extract<ModelAnswer, { mode: 'guidance' }>): void {
  const { atMs } = draft;
  const claimed = { current: answer.stage.current, confidence: answer.stage.confidence };
  const stage = weighModelStage(draft.state.stage.belief, claimed.current, claimed.confidence);
  draft.emit({ type: 'stage-validated', requestId, claimed, stage, atMs });
  const known = new Set(draft.state.met.map(({ id }) => id));
  const met = answer.met.filter(({ id }) => !known.has(id) && known.add(id));
  if (met.length > 0) draft.emit({ type: 'objectives-met', requestId, met, atMs });
}

function takeFailure(draft: Draft, requestId: string, failure: GuidanceFailure): void {
  const { pending, deferred } = draft.state;
  if (pending?.requestId !== requestId) return;
  draft.emit({ type: 'guidance-failed', requestId, failure, atMs: draft.atMs });
  // The local guidance offered with the request stands, unless the call has moved on since.
  if (draft.state.offeredAtCount !== draft.state.conversation.utterances.length) offerLocally(draft);
  if (deferred) askModel(draft, deferred);
  // A restart of ours broke it off, nothing else was wrong.
  else if (failure === 'interrupted') askModel(draft, 'end-of-turn');
}

function end(draft: Draft, reason: EndReason): void {
  const { atMs, state } = draft;
  const { open, utterances } = state.conversation;
  if (open[0] ?? open[1]) {
    draft.emit({ type: 'utterances-closed', atMs });
    for (const utterance of draft.state.conversation.utterances.slice(utterances.length)) assess(draft, utterance);
  }
  draft.emit({ type: 'session-ended', reason, atMs });
}

const isSameCapture = (a: CaptureState | undefined, b: CaptureState): boolean =>
  a !== undefined &&
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
    case 'guidance-superseded':
      return [{ type: 'abort-model', requestId: event.requestId }];
    case 'stop-requested':
      return [{ type: 'close-capture', captureId: state.captureId }];
    default:
      return [];
  }
}
