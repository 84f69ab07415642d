/** All captures of the page, the listen before a call, and the port to the worker that they share. */
import type { OffscreenToWorker, WorkerToOffscreen } from '../protocol/capture-port';
import { Capture, type CapturePorts } from './capture';
import { Probe, type ProbePorts } from './probe';
import { backoffDelayMs, WORKER_BACKOFF } from './reconnect-policy';
import { parseWorkerFrame } from './worker-frame';

/** So many ended captures wait to be released at most: far more than anybody has calls at a time, and room in `hello`. */
const MAX_ENDED = 20;

type ProbeCommand = Extract<WorkerToOffscreen, { type: 'probe' | 'end-probe' }>;

/** The part of chrome.runtime.Port that is used. */
export interface WorkerPort {
  postMessage(frame: OffscreenToWorker): void;
  readonly onMessage: { addListener(listener: (frame: unknown) => void): void };
  readonly onDisconnect: { addListener(listener: () => void): void };
}

export class Captures {
  readonly #connectPort: () => WorkerPort;
  readonly #ports: CapturePorts & ProbePorts;
  readonly #captures = new Map<string, Capture>();
  #probe: Probe | undefined;
  #port: WorkerPort | undefined;
  #failures = 0;
  /** Frames that weren't the worker's language. */
  unknownFrames = 0;

  constructor(connectPort: () => WorkerPort, ports: CapturePorts & ProbePorts) {
    this.#connectPort = connectPort;
    this.#ports = ports;
  }

  /** Connect, say what is held here and what wasn't acknowledged; again whenever the worker goes. */
  connect(): void {
    const port = this.#connectPort();
    this.#port = port;
    port.onMessage.addListener((frame) => {
      this.#failures = 0;
      this.#receive(frame);
    });
    port.onDisconnect.addListener(() => {
      if (this.#port !== port) return;
      this.#port = undefined;
      // A worker that restarted knows nothing of it.
      this.#probe?.end();
      const delayMs = backoffDelayMs(WORKER_BACKOFF, this.#failures++, this.#ports.clock.random());
      this.#ports.clock.after(delayMs, () => this.connect());
    });
    this.#forgetDone();
    // An ended capture too while there is something to tell of it: to a new worker, what isn't named here is gone.
    this.#send({ type: 'hello', captureIds: [...this.#captures.keys()] });
    for (const capture of this.#captures.values()) capture.resend();
  }

  #receive(raw: unknown): void {
    const frame = parseWorkerFrame(raw);
    if (!frame) {
      this.unknownFrames++;
      // Once: whoever sends one sends many.
      if (this.unknownFrames === 1) console.warn('a frame of the worker could not be read');
      return;
    }
    if (frame.type === 'probe' || frame.type === 'end-probe') this.#receiveProbe(frame);
    else this.#receiveOf(frame);
  }

  #receiveProbe(frame: ProbeCommand): void {
    if (frame.type === 'probe') {
      this.#probe?.end();
      const { probeId: id, streamId } = frame;
      this.#probe = new Probe({ id, streamId }, this.#ports, (out) => void this.#send(out));
    } else if (this.#probe?.id === frame.probeId) this.#probe.end();
    // Nothing listens by that name: whoever waits for its end must not wait on.
    else this.#send({ type: 'probe-over', probeId: frame.probeId });
  }

  #receiveOf(frame: Exclude<WorkerToOffscreen, ProbeCommand>): void {
    const capture = this.#captures.get(frame.captureId);
    switch (frame.type) {
      case 'start':
        // The second of two starts finds it running, and is told how it stands.
        if (capture) capture.resend();
        else this.#captures.set(frame.captureId, new Capture(frame, this.#ports, (out) => this.#send(out)));
        break;
      case 'access':
        capture?.setAccess(frame.deepgram);
        break;
      case 'acknowledge':
        capture?.acknowledge(frame.seq);
        break;
      case 'stop':
        // Nothing runs by that name, so it has stopped: a worker that lost count must not wait.
        if (capture) capture.stop();
        else this.#send({ type: 'stopped', captureId: frame.captureId });
        break;
      case 'release':
        capture?.release();
        break;
    }
    this.#forgetDone();
  }

  #forgetDone(): void {
    for (const [id, { isDone }] of this.#captures) if (isDone) this.#captures.delete(id);
    // Oldest first. A worker that never releases any must not fill the page.
    const ended = [...this.#captures.values()].filter(({ hasEnded }) => hasEnded);
    for (const { id } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED))) this.#captures.delete(id);
  }

  #send(frame: OffscreenToWorker): boolean {
    if (!this.#port) return false;
    try {
      this.#port.postMessage(frame);
      return true;
    } catch {
      // The port died and its event is on the way; what matters is sent again after the reconnect.
      return false;
    }
  }
}
