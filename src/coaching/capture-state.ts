/** How a capture stands, in the core's words: who is heard, and whether the recogniser is there. */
import { z } from 'zod';

export const CaptureState = z.object({
  /** Whether sound arrives at all, of both sides: `stalled` when the audio system gives no more frames. */
  frames: z.enum(['arriving', 'stalled']),
  /** The customer's side: heard, or muted by the browser. */
  tab: z.enum(['on', 'muted']),
  /** The rep's microphone: heard, muted (by the system or its switch), refused (permission), missing (no device), or lost on the way. */
  microphone: z.enum(['on', 'muted', 'refused', 'missing', 'lost']),
  /** The socket to the recogniser. `refused`: the key doesn't hold; tried no further. */
  recogniser: z.enum(['connecting', 'open', 'reconnecting', 'refused']),
  /** The model name the recogniser gives itself, once it has. A stand-in says that it is one. */
  recogniserModel: z.string().max(100).optional(),
});
export type CaptureState = z.infer<typeof CaptureState>;

/** Why a capture could not start or ended by itself. Each has a sentence for the rep in notices.ts. */
export const CaptureProblem = z.enum([
  'tab-not-capturable',
  'tab-ended',
  'deepgram-unauthorized',
  'deepgram-rejected',
  'capture-failed',
]);
export type CaptureProblem = z.infer<typeof CaptureProblem>;
