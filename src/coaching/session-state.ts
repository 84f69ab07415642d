/** A session's state: what is known of a call, folded from its journal (session-fold.ts). */
import type { Blind } from './blind';
import { noCards, type Card, type CardMemory } from './card-memory';
import type { CaptureProblem, CaptureState } from './capture-state';
import { emptyConversation, type Conversation, type UtteranceId } from './conversation';
import type { GuidanceFailure } from './guidance';
import { closedBreaker, type ModelBreaker } from './model-breaker';
import type { MetObjective, RaisedObjection, Shown, StageReading } from './moment';
import { noNudging, type Nudging } from './nudges';
import type { ObjectiveEdit } from './objective-edits';
import type { OfferedGuidance, OfferedSuggestion } from './panel-view';
import type { Stage } from './playbook';
import type { Step } from './readings';
import type { EndReason, RequestReason } from './session-events';
import { initialBelief } from './stage';
import { NO_SIGNALS, type Signals } from './suggestion';
import { emptyTally, type Tally } from './tally';

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
  /** Epoch ms at which the rep, or the call's end, stopped it: from then on nothing is captured. */
  readonly stoppedAtMs: number | undefined;
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
  /** Audio time up to which the lost capture had told everything, where that is known. */
  readonly heardUntilMs: number | undefined;
  /** Epoch ms at which the rep told the customer of the assistant. */
  readonly announcedAtMs: number | undefined;
  /** The one request in flight. An answer to any other is stale and dropped. */
  readonly pending:
    | {
        readonly requestId: string;
        readonly mode: SessionMode;
        readonly reason: RequestReason;
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
  stoppedAtMs: undefined,
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
  heardUntilMs: undefined,
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
