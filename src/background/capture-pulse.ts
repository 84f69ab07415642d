/** The last sign of life of each session's capture that this worker saw. One that restarted knows of none. */
import type { SessionState } from '../coaching/session-state';

export interface Pulse {
  /** Epoch ms. */
  readonly atMs: number;
  /** Audio time up to which the capture had told everything. */
  readonly heardUntilMs: number;
}

export class CapturePulses {
  private readonly bySession = new Map<string, Pulse & { readonly captureId: string }>();

  /** The session's capture told how it is. */
  felt({ sessionId, captureId }: SessionState, pulse: Pulse): void {
    this.bySession.set(sessionId, { ...pulse, captureId });
  }

  /** Of the capture that the session has now: what an earlier one heard says nothing of it. */
  of({ sessionId, captureId }: SessionState): Pulse | undefined {
    const last = this.bySession.get(sessionId);
    return last?.captureId === captureId ? last : undefined;
  }

  forget(sessionId: string): void {
    this.bySession.delete(sessionId);
  }
}
