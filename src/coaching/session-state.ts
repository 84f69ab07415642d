/**
 * A session's state: the fold of its journal. `evolve` applies what has happened and never refuses.
 *
 *   starting ─session-started─▶ live ─stop-requested─▶ stopping ─session-ended─▶ ended
 */
import { withHearing, type Blind } from './blind';
import { noCards, withCard, withDismissal, withoutDismissals, type Card, type CardMemory } from './card-memory';
import type { CaptureProblem, CaptureState } from './capture-state';
import { closeAll, emptyConversation, hear, type Conversation, type UtteranceId } from './conversation';
import type { GuidanceFailure } from './guidance';
import { afterFailure, afterRequest, close, closedBreaker, type ModelBreaker } from './model-breaker';
import { measuresOf, type Measurable } from './measures';
import type { MetObjective, Moment, RaisedObjection, Shown, StageReading } from './moment';
import { noNudging, type Nudging } from './nudges';
import { ticksOf, untickedOf, withEdit, type ObjectiveEdit } from './objective-edits';
import type { OfferedGuidance, OfferedSuggestion } from './panel-view';
import type { Playbook, Stage } from './playbook';
import { withMet, withReading, withStage, withStep, type Step } from './readings';
import type { EndReason, RequestReason, SessionEvent } from './session-events';
import { initialBelief } from './stage';
import { NO_SIGNALS, type Signals } from './suggestion';
import type { TranscriptEvent } from './transcript';
import { shownOf, withObjection, withShown } from './talked-about';
import { emptyTally, settle, type Tally } from './tally';
import { afterEcho } from './withdraw-echo';

export type SessionMode = 'suggestions' | 'guidance';

export interface SessionState {
  readonly status: 'starting' | 'live' | 'stopping' | 'ended';
  readonly sessionId: string;
  readonly tabId: number;
  readonly tabTitle: string;
  readonly captureId: string;
  readonly playbookId: string;
  /** Of an incognito window: never kept on the device. */
  readonly isPrivate: boolean;
  readonly mode: SessionMode;
  readonly startedAtMs: number;
  /** Epoch ms of the last event. */
  readonly lastAtMs: number;
  readonly endedAtMs: number | undefined;
  readonly endReason: EndReason | undefined;
  readonly endProblem: CaptureProblem | undefined;
  readonly conversation: Conversation;
  /** Sequence number of the last transcript event counted: all up to it may be acknowledged. */
  readonly lastSeq: number;
  readonly stage: StageReading & { readonly sinceAtMs: number };
  readonly visited: readonly Stage[];
  /** As detected; what counts, with the rep's edits over it, is {@link countedTicks}. */
  readonly met: readonly MetObjective[];
  /** The rep's last word on each objective edited by hand. */
  readonly edits: readonly ObjectiveEdit[];
  readonly signals: Signals;
  /** The last steps that led to stage, ticks and signals, to go back to when one of them rested on an echo. */
  readonly steps: readonly Step[];
  /** The last objections raised, oldest first. */
  readonly objections: readonly RaisedObjection[];
  /** What the measures count of the talk that has settled. */
  readonly tally: Tally;
  /** Stretches in which the rep's side wasn't heard, audio time in ms; the last may last still. */
  readonly repUnheard: readonly Blind[];
  readonly nudging: Nudging;
  readonly capture: CaptureState | undefined;
  /** Epoch ms at which the capture was lost, while none has taken its place. */
  readonly captureLostAtMs: number | undefined;
  /** Epoch ms at which the rep told the customer of the assistant. */
  readonly announcedAtMs: number | undefined;
  /** The one request in flight. An answer to any other is stale and dropped. */
  readonly pending:
    | {
        readonly requestId: string;
        readonly mode: SessionMode;
        readonly answers: UtteranceId | undefined;
        /** Utterances completed when it was asked. */
        readonly heardCount: number;
      }
    | undefined;
  /** Asked for while another was in flight. */
  readonly deferred: RequestReason | undefined;
  readonly requestCount: number;
  /** Requests superseded since one last ended by itself: bounded, so that fast talk can't starve the rep of answers. */
  readonly supersededInARow: number;
  readonly lastFailure: GuidanceFailure | undefined;
  /** Whether Claude may be asked, from what became of earlier requests. */
  readonly breaker: ModelBreaker;
  readonly guidance: OfferedGuidance | undefined;
  readonly suggestion: OfferedSuggestion | undefined;
  /** Cards that were up, and what the rep waved away. */
  readonly cards: CardMemory;
  /** The newest offer that waits until the card before it has been read. */
  readonly held:
    | ({ readonly card: Card } & (
        | { readonly format: 'guidance'; readonly offered: OfferedGuidance }
        | { readonly format: 'suggestion'; readonly offered: OfferedSuggestion }
      ))
    | undefined;
  /** What was offered lately, oldest first. */
  readonly shown: readonly Shown[];
  /** Utterances completed at the moment that the last guidance or suggestion is about. */
  readonly offeredAtCount: number;
}

export const initialState: SessionState = {
  status: 'starting',
  sessionId: '',
  tabId: -1,
  tabTitle: '',
  captureId: '',
  playbookId: '',
  isPrivate: false,
  mode: 'suggestions',
  startedAtMs: 0,
  lastAtMs: 0,
  endedAtMs: undefined,
  endReason: undefined,
  endProblem: undefined,
  conversation: emptyConversation,
  lastSeq: 0,
  stage: {
    current: 'opening',
    confidence: Math.round(initialBelief.opening * 100),
    belief: initialBelief,
    sinceAtMs: 0,
  },
  visited: ['opening'],
  met: [],
  edits: [],
  signals: NO_SIGNALS,
  steps: [],
  objections: [],
  tally: emptyTally,
  repUnheard: [],
  nudging: noNudging,
  capture: undefined,
  captureLostAtMs: undefined,
  announcedAtMs: undefined,
  pending: undefined,
  deferred: undefined,
  requestCount: 0,
  supersededInARow: 0,
  lastFailure: undefined,
  breaker: closedBreaker,
  guidance: undefined,
  suggestion: undefined,
  cards: noCards,
  held: undefined,
  shown: [],
  offeredAtCount: 0,
};

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
    case 'guidance-failed':
      return {
        ...state,
        pending: undefined,
        deferred: undefined,
        supersededInARow: 0,
        lastFailure: event.failure,
        breaker: afterFailure(state.breaker, event),
      };
    case 'guidance-offered': {
      const { guidance, source, answers, atMs } = event;
      const shown = withShown(state.shown, shownOf(event));
      const offered = { guidance, source, answers, atMs };
      const after = { ...afterOffer(state, event.requestId), shown };
      if (event.held && event.card) return { ...after, held: { card: event.card, format: 'guidance', offered } };
      return { ...after, ...afterCard(state, event), guidance: offered };
    }
    case 'suggestion-offered': {
      const { suggestion, source, answers, atMs } = event;
      const shown = withShown(state.shown, shownOf(event));
      const offered = { suggestion, source, answers, atMs };
      const after = { ...afterOffer(state, event.requestId), shown };
      if (event.held && event.card) return { ...after, held: { card: event.card, format: 'suggestion', offered } };
      return { ...after, ...afterCard(state, event), suggestion: offered };
    }
    case 'offer-condensed':
      return {
        ...afterOffer(state, event.requestId),
        ...afterCard(state, event),
        shown: event.shown ? withShown(state.shown, event.shown) : state.shown,
      };
    case 'card-shown': {
      const { held } = state;
      const up = { ...state, ...afterCard(state, event) };
      if (held?.format === 'guidance') return { ...up, guidance: { ...held.offered, atMs: event.atMs } };
      return held ? { ...up, suggestion: { ...held.offered, atMs: event.atMs } } : up;
    }
    case 'guidance-dismissed': {
      const cards = withDismissal(state.cards, event.kind, event.atMs);
      return { ...state, cards, held: undefined, guidance: undefined, suggestion: undefined };
    }
    case 'dismissals-forgotten':
      return { ...state, cards: withoutDismissals(state.cards) };
    case 'mode-changed':
      return { ...state, mode: event.mode };
    case 'model-access-changed':
      return { ...state, lastFailure: undefined, breaker: close(state.breaker) };
    case 'capture-changed':
      return { ...state, capture: event.state };
    case 'capture-lost':
      return { ...state, capture: undefined, captureLostAtMs: event.atMs };
    case 'capture-resumed': {
      const gap: TranscriptEvent = { type: 'gap', startMs: event.unheardFromMs, endMs: event.fromMs };
      return {
        ...state,
        captureId: event.captureId,
        capture: undefined,
        captureLostAtMs: undefined,
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
    case 'echo-recognised':
      return afterEcho(state, event);
    case 'stop-requested':
      return { ...state, status: 'stopping', pending: undefined, deferred: undefined, endReason: event.reason };
    case 'utterances-closed':
      return { ...state, conversation: closeAll(state.conversation).conversation };
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

/** The rep's own side is known. Until capture has said how the microphone stands, it is taken to be. */
export const isRepHeard = (state: SessionState): boolean => (state.capture?.microphone ?? 'on') === 'on';

/** The objectives that count as met. */
export const countedTicks = ({ met, edits }: Pick<SessionState, 'met' | 'edits'>): Moment['met'] => ticksOf(met, edits);

/** Where not both sides are known. */
const blindOf = ({ conversation, repUnheard }: SessionState): readonly Blind[] =>
  repUnheard.length === 0 ? conversation.gaps : [...conversation.gaps, ...repUnheard];

/** What the call's measures are taken of. */
export const measurable = (state: SessionState): Measurable => ({
  conversation: state.conversation,
  tally: state.tally,
  blind: blindOf(state),
  objection: state.objections.at(-1),
});

/** Where the call stands now, as guidance is made from it. */
export const momentOf = (state: SessionState, playbook: Playbook, atMs: number): Moment => ({
  sessionId: state.sessionId,
  atMs,
  playbook,
  heard: state.conversation.utterances,
  gaps: state.conversation.gaps,
  stage: state.stage,
  met: countedTicks(state),
  unticked: untickedOf(state.edits),
  signals: state.signals,
  repHeard: isRepHeard(state),
  shown: state.shown,
  cards: state.cards,
  objections: state.objections,
  measures: measuresOf(measurable(state)),
});

/** A card that came up; what was held back before it is out of date. */
const afterCard = (
  { cards }: SessionState,
  { card, atMs }: { readonly card?: Card | undefined; readonly atMs: number },
): Pick<SessionState, 'cards' | 'held'> => ({
  cards: card ? withCard(cards, { ...card, atMs }) : cards,
  held: undefined,
});

/** Claude's own offer ends its request; a local one leaves it in flight. */
const afterOffer = (state: SessionState, requestId: string | undefined): SessionState => ({
  ...state,
  // Claude's answer is about the moment it was asked in, which may be a turn ago.
  offeredAtCount:
    requestId === undefined || !state.pending ? state.conversation.utterances.length : state.pending.heardCount,
  ...(requestId === undefined
    ? {}
    : {
        pending: undefined,
        deferred: undefined,
        supersededInARow: 0,
        lastFailure: undefined,
        breaker: close(state.breaker),
      }),
});
