/**
 * The panel port: a page connects `{ name: 'panel' }` and names its window; a whole view comes first, then changes.
 *
 * The panel follows the active tab of its window if that tab has a session, else the latest live session: a rep who looks
 * something up in another tab keeps the coach.
 */
import { z } from 'zod';
import type { CoachingGuidance, GuidanceSource } from '../coaching/guidance';
import type { PanelView, TranscriptLine } from '../coaching/panel-view';
import type { ToolkitEntry } from '../coaching/playbook';
import type { Suggestion } from '../coaching/suggestion';
import { CardKind } from '../coaching/card-memory';
import { type FeatureFlags } from '../settings/feature-flags';

export const PANEL_PORT = 'panel';

/** Frames to the panel come from our own bundle: typed, not parsed. */
export type PanelFrame =
  /** Nothing is being coached in this window. `problem` says why a start failed, in a sentence. */
  | { readonly type: 'no-session'; readonly flags: FeatureFlags; readonly problem: string | undefined }
  /** First after connecting, and whenever the followed session changes. */
  | {
      readonly type: 'snapshot';
      readonly flags: FeatureFlags;
      readonly view: PanelView;
      readonly transcript: readonly TranscriptLine[];
      readonly toolkit: readonly ToolkitEntry[];
    }
  /** The view after a change. The transcript travels apart, line by line. */
  | { readonly type: 'view'; readonly view: PanelView }
  | { readonly type: 'transcription'; readonly line: TranscriptLine }
  /** A guidance, as it is offered. In guidance mode a `suggestion` frame follows it. */
  | ({ readonly type: 'coaching_guidance'; readonly guidance: CoachingGuidance } & OfferOrigin)
  | ({ readonly type: 'suggestion'; readonly suggestion: Suggestion } & OfferOrigin)
  /** Claude's focus as it streams, before its answer is complete. Ends with the next guidance, or a view without `asking`. */
  | { readonly type: 'guidance-progress'; readonly what: string; readonly why: string }
  | {
      readonly type: 'levels';
      /** Rep, customer: dBFS, -100 is silence. */ readonly levelsDb: readonly [number, number];
    }
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
  /** The rep told the customer that an assistant listens along. */
  z.object({ type: z.literal('announce-listening'), sessionId: z.string().min(1).max(100) }),
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
  /** "Help me now". */
  z.object({ type: z.literal('request-guidance'), sessionId: z.string().min(1).max(100) }),
]);
export type PanelCommand = z.infer<typeof PanelCommand>;
