/** The worker's frames, checked: both ends are of one bundle, but an update can leave an old page beside a new worker. */
import { z } from 'zod';
import type { WorkerToOffscreen } from '../protocol/capture-port';

const CaptureId = z.string().min(1).max(100);

const DeepgramAccess = z.object({
  key: z.string(),
  keyKind: z.enum(['key', 'token']),
  url: z.string(),
  language: z.string(),
  keyterms: z.array(z.string()),
});

const WorkerFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    captureId: CaptureId,
    tabId: z.number().int().nonnegative(),
    streamId: z.string().min(1),
    fromMs: z.number().int().nonnegative(),
    deepgram: DeepgramAccess,
  }),
  z.object({ type: z.literal('access'), captureId: CaptureId, deepgram: DeepgramAccess }),
  z.object({ type: z.literal('acknowledge'), captureId: CaptureId, seq: z.number().int().nonnegative() }),
  z.object({ type: z.literal('stop'), captureId: CaptureId }),
  z.object({ type: z.literal('release'), captureId: CaptureId }),
  z.object({ type: z.literal('probe'), probeId: CaptureId, streamId: z.string().min(1).optional() }),
  z.object({ type: z.literal('end-probe'), probeId: CaptureId }),
]);

/** A frame of the worker, or `undefined` if it isn't one. */
export function parseWorkerFrame(frame: unknown): WorkerToOffscreen | undefined {
  const parsed = WorkerFrame.safeParse(frame);
  return parsed.success ? parsed.data : undefined;
}
