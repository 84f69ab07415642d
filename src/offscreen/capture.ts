/**
 * One capture's lifetime: audio in, transcript events out.
 *
 *   start ──▶ running ──stop──▶ ending (last finals) ──▶ `stopped`
 *                │ tab closed ─▶ ending (last finals) ─▶ `failed` tab-ended
 *                │ refused ────────────────────────────▶ `failed` deepgram-...
 *   (no audio) ────────────────────────────────────────▶ `failed` tab-not-capturable, capture-failed
 */
import type { TranscriptEvent } from '../coaching/transcript';
import type { CaptureProblem, CaptureState, OffscreenToWorker, WorkerToOffscreen } from '../protocol/capture-port';
import { type CallAudio, type OpenCallAudio, TabNotCapturable } from './call-audio';
import type { Clock } from './clock';
import { LevelMeter } from './level-meter';
import { Outbox } from './outbox';
import { Recogniser } from './recogniser';
import type { OpenConnection } from './recogniser-connection';

export interface CapturePorts {
  readonly openCallAudio: OpenCallAudio;
  readonly openConnection: OpenConnection;
  readonly clock: Clock;
}

export type StartFrame = Extract<WorkerToOffscreen, { type: 'start' }>;
type LastFrame = Extract<OffscreenToWorker, { type: 'stopped' | 'failed' }>;

/** Often enough to keep the worker alive (it dies after 30 s without a message) and the level meter moving. */
const HEALTH_EVERY_MS = 1_000;
/** A frame of events, well under the port's limit of 1,000. */
const EVENTS_PER_FRAME = 500;

export class Capture {
  readonly id: string;
  readonly #ports: CapturePorts;
  readonly #send: (frame: OffscreenToWorker) => boolean;
  readonly #recogniser: Recogniser;
  readonly #outbox = new Outbox();
  readonly #levels = new LevelMeter();
  #audio: CallAudio | undefined;
  #microphone: CaptureState['microphone'] | undefined;
  #recogniserState: Pick<CaptureState, 'recogniser' | 'recogniserModel'> = { recogniser: 'connecting' };
  #isEnding = false;
  #lastFrame: LastFrame | undefined;
  #wasToldEnd = false;

  /** @param send gives false when nobody listens; what matters is sent again by {@link resend}. */
  constructor(start: StartFrame, ports: CapturePorts, send: (frame: OffscreenToWorker) => boolean) {
    this.id = start.captureId;
    this.#ports = ports;
    this.#send = send;
    this.#recogniser = new Recogniser(start.deepgram, ports, {
      event: (event) => this.#record(event),
      interim: (interim) => void send({ type: 'interim', captureId: this.id, interim }),
      state: (recogniser, recogniserModel) => {
        this.#recogniserState = { recogniser, ...(recogniserModel !== undefined && { recogniserModel }) };
        this.sendState();
      },
      refused: (how) => void this.#end(failed(this.id, `deepgram-${how}`)),
    });
    void this.#start(start.streamId);
  }

  /** Ended, and the worker has all of it. */
  get isDone(): boolean {
    return this.#wasToldEnd && this.#outbox.unacknowledged.length === 0;
  }

  /** Flush, then `stopped`. Calling it again is harmless: an ended capture says once more how it ended. */
  stop(): void {
    if (this.#lastFrame) this.#sendLastFrame();
    else void this.#end({ type: 'stopped', captureId: this.id });
  }

  acknowledge(seq: number): void {
    const late = this.#outbox.acknowledge(seq);
    if (late) this.#send({ type: 'events', captureId: this.id, events: [late] });
  }

  /** The worker is new: tell it where things stand, and all it hasn't acknowledged. */
  resend(): void {
    this.sendState();
    const events = this.#outbox.unacknowledged;
    for (let from = 0; from < events.length; from += EVENTS_PER_FRAME) {
      this.#send({ type: 'events', captureId: this.id, events: events.slice(from, from + EVENTS_PER_FRAME) });
    }
    if (this.#lastFrame) this.#sendLastFrame();
  }

  /** Nothing to tell before the microphone is decided, which takes seconds at most. */
  sendState(): void {
    if (this.#microphone === undefined) return;
    const state: CaptureState = { microphone: this.#microphone, ...this.#recogniserState };
    this.#send({ type: 'state', captureId: this.id, state });
  }

  async #start(streamId: string): Promise<void> {
    try {
      const audio = await this.#ports.openCallAudio(streamId, {
        frame: (frame) => {
          this.#levels.add(frame);
          this.#recogniser.push(frame.pcm);
        },
        microphone: (state) => {
          this.#microphone = state;
          this.sendState();
        },
        tabEnded: () => void this.#end(failed(this.id, 'tab-ended')),
      });
      this.#audio = audio;
    } catch (error) {
      void this.#end(failed(this.id, error instanceof TabNotCapturable ? 'tab-not-capturable' : 'capture-failed'));
      return;
    }
    if (this.#isEnding) {
      this.#audio.stop();
      return;
    }
    // After the audio: a tab that can't be captured must not cost a connection.
    this.#recogniser.start();
    this.#everySecond();
  }

  #everySecond(): void {
    this.#ports.clock.after(HEALTH_EVERY_MS, () => {
      if (this.#isEnding) return;
      this.#recogniser.tick();
      this.#send({
        type: 'health',
        captureId: this.id,
        levelsDb: this.#levels.read(),
        framesSent: this.#recogniser.framesSent,
      });
      this.#everySecond();
    });
  }

  #record(event: TranscriptEvent): void {
    const numbered = this.#outbox.add(event);
    if (numbered) this.#send({ type: 'events', captureId: this.id, events: [numbered] });
  }

  async #end(lastFrame: LastFrame): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#audio?.stop();
    if (this.#audio) await this.#recogniser.finish();
    this.#lastFrame = lastFrame;
    this.#sendLastFrame();
  }

  #sendLastFrame(): void {
    if (this.#lastFrame && this.#send(this.#lastFrame)) this.#wasToldEnd = true;
  }
}

const failed = (captureId: string, problem: CaptureProblem): LastFrame => ({ type: 'failed', captureId, problem });
