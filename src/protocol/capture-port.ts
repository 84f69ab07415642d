/**
 * The capture port: the offscreen page connects `{ name: 'capture' }` to the worker and reconnects when the worker dies.
 *
 *   offscreen                                  worker
 *     hello { captureIds }          ─────────▶   (rebuilds sessions if it was restarted)
 *                                   ◀─────────   start { captureId, tabId, streamId, fromMs, deepgram }
 *                                   ◀─────────   access { captureId, deepgram } (settings changed: the next connection uses it)
 *     state { captureId, state }    ─────────▶   (at every change)
 *     events [{ seq, event }...]    ─────────▶   journals, then
 *                                   ◀─────────   acknowledge { captureId, seq }
 *     interim, health               ─────────▶   (shown, never journalled)
 *                                   ◀─────────   stop { captureId }: closes the stream, sends the last finals, then
 *     stopped                       ─────────▶
 *     failed { captureId, problem } ─────────▶   (instead of stopped: never began, or ended by itself)
 *                                   ◀─────────   release { captureId }: the end is stored, so the page may forget the capture
 *
 *                                   ◀─────────   probe { probeId, streamId? }: listen for a moment before a call; nothing is sent on or kept
 *     probed { probeId, sound }     ─────────▶   (a few times a second)
 *                                   ◀─────────   end-probe { probeId } (or it has heard enough)
 *     probe-over { probeId }        ─────────▶   (tab and microphone are let go)
 *
 * After a reconnect: hello, then of each capture named in it its state, the events not acknowledged, and `stopped` or
 * `failed` again if it had ended.
 *
 * `seq` counts from 1 per capture without holes; what isn't acknowledged is sent again after a reconnect, in order.
 */
import { z } from 'zod';
import { CaptureProblem, CaptureState } from '../coaching/capture-state';
import { PreflightSound } from '../coaching/preflight';
import { Interim, TranscriptEvent } from '../coaching/transcript';

export { CaptureProblem, CaptureState };

export const CAPTURE_PORT = 'capture';

const CaptureId = z.string().min(1).max(100);
/** Audio time up to which all that was said is in the `events` before this frame: if the capture dies, words behind it are lost. */
const HeardUntilMs = z.number().int().nonnegative();

/** What a recogniser needs. Held in memory by the offscreen page, never stored or logged there. */
export interface DeepgramAccess {
  readonly key: string;
  readonly keyKind: 'key' | 'token';
  readonly url: string;
  readonly language: string;
  readonly keyterms: readonly string[];
}

export type WorkerToOffscreen =
  | {
      readonly type: 'start';
      readonly captureId: string;
      readonly tabId: number;
      /** From chrome.tabCapture.getMediaStreamId: single use, gone after about 10 s. */
      readonly streamId: string;
      /** Audio time of its first frame: 0, or where a session goes on whose first capture was lost. */
      readonly fromMs: number;
      readonly deepgram: DeepgramAccess;
    }
  | {
      readonly type: 'acknowledge';
      readonly captureId: string;
      /** All up to and including this. */ readonly seq: number;
    }
  | { readonly type: 'access'; readonly captureId: string; readonly deepgram: DeepgramAccess }
  | { readonly type: 'stop'; readonly captureId: string }
  | { readonly type: 'release'; readonly captureId: string }
  /** Without a stream id only the microphone is listened to. One probe at a time: a new one ends the one before. */
  | { readonly type: 'probe'; readonly probeId: string; readonly streamId?: string | undefined }
  | { readonly type: 'end-probe'; readonly probeId: string };

const probeFrames = [
  z.object({
    type: z.literal('probed'),
    probeId: CaptureId,
    sound: PreflightSound,
    /** Microphone and tab since the last frame, RMS in dBFS; -100 is silence. */
    levelsDb: z.tuple([z.number(), z.number()]),
  }),
  z.object({ type: z.literal('probe-over'), probeId: CaptureId }),
] as const;
export const ProbeFrame = z.discriminatedUnion('type', probeFrames);
export type ProbeFrame = z.infer<typeof ProbeFrame>;

export const OffscreenToWorker = z.discriminatedUnion('type', [
  /** First frame of every connection: the captures held here, running or with something still to tell. What isn't named is gone. */
  z.object({ type: z.literal('hello'), captureIds: z.array(CaptureId).max(50) }),
  z.object({ type: z.literal('state'), captureId: CaptureId, state: CaptureState }),
  z.object({ type: z.literal('failed'), captureId: CaptureId, problem: CaptureProblem, heardUntilMs: HeardUntilMs }),
  z.object({
    type: z.literal('events'),
    captureId: CaptureId,
    events: z.array(z.object({ seq: z.number().int().positive(), event: TranscriptEvent })).max(1_000),
  }),
  z.object({ type: z.literal('interim'), captureId: CaptureId, interim: Interim }),
  /** Once a second while capturing: RMS level of each channel over that second in dBFS (-100 is silence). */
  z.object({
    type: z.literal('health'),
    captureId: CaptureId,
    levelsDb: z.tuple([z.number(), z.number()]),
    heardUntilMs: HeardUntilMs,
  }),
  /** All audio was sent and the last finals (if any came) are in `events` before this. */
  z.object({ type: z.literal('stopped'), captureId: CaptureId }),
  ...probeFrames,
]);
export type OffscreenToWorker = z.infer<typeof OffscreenToWorker>;
