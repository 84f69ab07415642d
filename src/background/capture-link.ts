/** The offscreen page's port, seen from the worker. */
import { OffscreenToWorker, type WorkerToOffscreen } from '../protocol/capture-port';
import type { Runtime } from './browser';
import { readOrRefuse } from './refusals';

export class CaptureLink {
  private port: Runtime.Port | undefined;
  private readonly waiting = new Set<() => void>();

  /** A new connection takes the place of an older one: there is but one offscreen page. */
  attach(port: Runtime.Port, on: { frame(frame: OffscreenToWorker): void; lost(): void }): void {
    this.port = port;
    port.onDisconnect.addListener(() => {
      if (this.port !== port) return;
      this.port = undefined;
      on.lost();
    });
    port.onMessage.addListener((raw: unknown) => {
      const frame = readOrRefuse('capture-frame', OffscreenToWorker, raw);
      if (frame) on.frame(frame);
    });
    for (const wake of this.waiting) wake();
    this.waiting.clear();
  }

  get isConnected(): boolean {
    return this.port !== undefined;
  }

  /** Send a frame. @returns false when the page isn't connected. */
  post(frame: WorkerToOffscreen): boolean {
    try {
      this.port?.postMessage(frame);
      return this.port !== undefined;
    } catch {
      return false;
    }
  }

  /** When the page is connected. @throws after `limitMs`. */
  connected(limitMs: number): Promise<void> {
    if (this.port) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const wake = () => {
        clearTimeout(limit);
        resolve();
      };
      const limit = setTimeout(() => {
        this.waiting.delete(wake);
        reject(new Error('the offscreen page did not connect'));
      }, limitMs);
      this.waiting.add(wake);
    });
  }
}
