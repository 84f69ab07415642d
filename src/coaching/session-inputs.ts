/** What a session is told, what it may rest on, and what it wants done. */
import type { CaptureProblem, CaptureState } from './capture-state';
import type { GuidanceFailure, GuidanceWords } from './guidance';
import type { MetObjective, Moment } from './moment';
import type { Playbook, Stage } from './playbook';
import type { CallReader } from './reader/call-reader';
import type { EndReason } from './session-events';
import type { SessionMode } from './session-state';
import type { Suggestion } from './suggestion';
import type { TranscriptEvent } from './transcript';

/** Something the outside world tells the session. Facts and requests; never trusted state. `atMs` is epoch time. */
export type SessionInput =
  | {
      readonly type: 'start';
      readonly sessionId: string;
      readonly tabId: number;
      readonly tabTitle: string;
      readonly captureId: string;
      /** The tab is of an incognito window. */
      readonly isPrivate?: boolean;
      readonly mode: SessionMode;
      readonly atMs: number;
    }
  | {
      readonly type: 'transcript-arrived';
      readonly events: readonly { readonly seq: number; readonly event: TranscriptEvent }[];
      readonly atMs: number;
    }
  | { readonly type: 'capture-reported'; readonly state: CaptureState; readonly atMs: number }
  /** The capture is gone before it could tell all: not by the rep's wish or the tab's end, or while it closed. */
  | {
      readonly type: 'capture-vanished';
      /** Audio time up to which it is known to have told everything; absent where it isn't known of this capture. */
      readonly heardUntilMs?: number;
      readonly atMs: number;
    }
  /** A new capture was started for the session. */
  | { readonly type: 'resume-capture'; readonly captureId: string; readonly fromMs: number; readonly atMs: number }
  /** The rep says that the customer was told, or wasn't after all. */
  | { readonly type: 'announce-listening'; readonly told: boolean; readonly atMs: number }
  /** The rep ticks or unticks an objective by hand. */
  | { readonly type: 'edit-objective'; readonly id: string; readonly met: boolean; readonly atMs: number }
  /** The rep waves the card of this kind away. */
  | { readonly type: 'dismiss-guidance'; readonly kind: string; readonly atMs: number }
  /** The rep pins the card of this kind, or lets it go. */
  | { readonly type: 'pin-card'; readonly kind: string; readonly pinned: boolean; readonly atMs: number }
  /** The rep says of the card of this kind that it helped, or takes that back. */
  | { readonly type: 'mark-helped'; readonly kind: string; readonly helped: boolean; readonly atMs: number }
  /** The time has come that a `wake-at` named. */
  | { readonly type: 'time-passed'; readonly atMs: number }
  | { readonly type: 'ask-for-guidance'; readonly atMs: number }
  | { readonly type: 'choose-mode'; readonly mode: SessionMode; readonly atMs: number }
  | { readonly type: 'change-model-access'; readonly atMs: number }
  | { readonly type: 'model-answered'; readonly requestId: string; readonly answer: ModelAnswer; readonly atMs: number }
  | {
      readonly type: 'model-failed';
      readonly requestId: string;
      readonly failure: GuidanceFailure;
      /** How long the service asked to be left alone. */
      readonly retryAfterMs?: number;
      readonly atMs: number;
    }
  /** Claude is being asked a question about the call. */
  | { readonly type: 'question-asked'; readonly atMs: number }
  /** It answered, or (a failure) didn't. */
  | {
      readonly type: 'question-ended';
      readonly failure?: GuidanceFailure;
      readonly retryAfterMs?: number;
      readonly offline?: boolean;
      readonly atMs: number;
    }
  /** The browser has a network again. */
  | { readonly type: 'network-returned'; readonly atMs: number }
  | { readonly type: 'stop'; readonly reason: EndReason; readonly atMs: number }
  /** No more words will come from the capture. */
  | {
      readonly type: 'capture-ended';
      readonly reason: EndReason;
      readonly problem?: CaptureProblem;
      readonly atMs: number;
    };

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
  /** The learned reader of stage and objectives; without it the hand-made rules read. */
  readonly reader?: CallReader | undefined;
  /** There is a key, so Claude can be asked. */
  readonly modelReady: boolean;
  /** What is sold, as the rep wrote it in options. */
  readonly product?: string;
  /** The browser knows of no network, and Claude's address is beyond this machine. */
  readonly offline?: boolean;
}

/** Work for the shell. Its result comes back as a {@link SessionInput}. */
export type Effect =
  | { readonly type: 'ask-model'; readonly requestId: string; readonly mode: SessionMode; readonly moment: Moment }
  /** Say `time-passed` at this epoch ms; a later one takes its place. */
  | { readonly type: 'wake-at'; readonly atMs: number }
  | { readonly type: 'abort-model'; readonly requestId: string }
  | { readonly type: 'close-capture'; readonly captureId: string };
