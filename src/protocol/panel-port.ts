/**
 * The panel port: a page connects `{ name: 'panel' }` and names its window; a whole view comes first, then changes.
 *
 * The panel follows the active tab of its window if that tab has a session, else the latest live session: a rep who looks
 * something up in another tab keeps the coach.
 */
import { z } from 'zod';
import { MAX_QUESTION_CHARS, type CallAnswer } from '../coaching/ask-call';
import type { CoachingGuidance, GuidanceSource } from '../coaching/guidance';
import type { PanelView, TranscriptLine } from '../coaching/panel-view';
import type { PreflightView } from '../coaching/preflight';
import type { Competitor, Playbook, ToolkitEntry } from '../coaching/playbook';
import type { Suggestion } from '../coaching/suggestion';
import { CardKind } from '../coaching/card-memory';
import { type FeatureFlags } from '../settings/feature-flags';
import type { Message } from '../coaching/message';

export const PANEL_PORT = 'panel';

/** Keys that Chrome listens for in any tab and that a call is meant by, as the manifest names them. */
export const CALL_COMMANDS = ['help-me-now', 'not-now', 'toggle-pin'] as const;
export type CallCommand = (typeof CALL_COMMANDS)[number];

/** Frames to the panel come from our own bundle: typed, not parsed. */
export type PanelFrame =
  /** Nothing is being coached in this window. `problem` says why a start failed. */
  | { readonly type: 'no-session'; readonly flags: FeatureFlags; readonly problem: Message | undefined }
  /** First after connecting, and whenever the followed session changes. */
  | {
      readonly type: 'snapshot';
      readonly flags: FeatureFlags;
      readonly view: PanelView;
      readonly transcript: readonly TranscriptLine[];
      readonly toolkit: readonly ToolkitEntry[];
      readonly competitors: readonly Competitor[];
      /** From where on a measure is worth a word. */
      readonly thresholds: Playbook['measures'];
    }
  /** The view after a change. The transcript travels apart, line by line. */
  | { readonly type: 'view'; readonly view: PanelView }
  | { readonly type: 'transcription'; readonly line: TranscriptLine }
  /** A guidance, as it is offered. In guidance mode a `suggestion` frame follows it. */
  | ({ readonly type: 'coaching_guidance'; readonly guidance: CoachingGuidance } & OfferOrigin)
  | ({ readonly type: 'suggestion'; readonly suggestion: Suggestion } & OfferOrigin)
  /** Claude's focus as it streams, before its answer is complete. Ends with the next guidance, or a view that is `asking` no more or for another. */
  | { readonly type: 'guidance-progress'; readonly requestId: string; readonly what: string; readonly why: string }
  /** What is known so far of the answer to a question about the call; the last stands. */
  | { readonly type: 'call-answer'; readonly question: string; readonly answer: CallAnswer }
  | {
      readonly type: 'levels';
      /** Rep, customer: dBFS, -100 is silence. */ readonly levelsDb: readonly [number, number];
    }
  /** Such a key was pressed: the panel asks for what it means, for it knows which card the rep sees. */
  | { readonly type: 'call-command'; readonly command: CallCommand }
  /** A check before a call in this window, as it stands; undefined when it is over and done with. */
  | { readonly type: 'preflight'; readonly preflight: PreflightView | undefined }
  | { readonly type: 'feature-flags'; readonly flags: FeatureFlags };

/** What travels beside a guidance or suggestion, not in it. */
export interface OfferOrigin {
  readonly source: GuidanceSource;
  /** The utterance it answers; absent before the first. */
  readonly answers: string | undefined;
  /** Epoch ms. */
  readonly atMs: number;
}

export const PanelCommand = z.discriminatedUnion('type', [
  /** First on every connection. */
  z.object({ type: z.literal('follow-window'), windowId: z.number().int() }),
  z.object({ type: z.literal('stop-session'), sessionId: z.string().min(1).max(100) }),
  /** The rep told the customer that an assistant listens along, or didn't after all. */
  z.object({ type: z.literal('announce-listening'), sessionId: z.string().min(1).max(100), told: z.boolean() }),
  /** Erase every trace of the call; one that runs is ended first. */
  z.object({ type: z.literal('forget-session'), sessionId: z.string().min(1).max(100) }),
  /** The rep ticks or unticks an objective by hand; ids of another playbook are let by. */
  z.object({
    type: z.literal('edit-objective'),
    sessionId: z.string().min(1).max(100),
    id: z.string().min(1).max(100),
    met: z.boolean(),
  }),
  /** "Not now": the card of this kind isn't wanted. */
  z.object({ type: z.literal('dismiss-guidance'), sessionId: z.string().min(1).max(100), kind: CardKind }),
  /** The card of this kind stays until it is unpinned. */
  z.object({ type: z.literal('pin-card'), sessionId: z.string().min(1).max(100), kind: CardKind, pinned: z.boolean() }),
  /** The card of this kind helped, or didn't after all. */
  z.object({
    type: z.literal('mark-helped'),
    sessionId: z.string().min(1).max(100),
    kind: CardKind,
    helped: z.boolean(),
  }),
  /** A free question about the call; a new one takes the place of one that isn't answered yet. */
  z.object({
    type: z.literal('ask-call'),
    sessionId: z.string().min(1).max(100),
    question: z.string().min(1).max(MAX_QUESTION_CHARS),
  }),
  /** "Help me now". */
  z.object({ type: z.literal('request-guidance'), sessionId: z.string().min(1).max(100) }),
]);
export type PanelCommand = z.infer<typeof PanelCommand>;
