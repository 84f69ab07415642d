/**
 * One capture's lifetime: audio in, transcript events out.
 *
 *   start ──▶ running ──stop──▶ ending (last finals) ──▶ `stopped` ──────────────────────────┐
 *                │ tab's sound ends ─▶ ending (last finals) ─▶ `failed` tab-ended            ├─ told until released
 *                │ refused at the first try ───────────▶ `failed` deepgram-...               │
 *   (no audio) ────────────────────────────────────────▶ `failed` tab-not-capturable, ... ───┘
 *
 * A refusal later in the call ends nothing: the audio is kept, and new access goes on from there.
 */
import type { TranscriptEvent } from '../coaching/transcript';
import type {
  CaptureProblem,
  CaptureState,
  DeepgramAccess,
  OffscreenToWorker,
  WorkerToOffscreen,
} from '../protocol/capture-port';
import { type CallAudio, type OpenCallAudio, TabNotCapturable } from './call-audio';
import { CallTime, SILENT_PCM } from './call-time';
import type { Clock } from './clock';
import { LevelMeter } from './level-meter';
import { Outbox } from './outbox';
import type { CapturedFrame } from './pcm';
import { Recogniser } from './recogniser';
import type { OpenConnection } from './recogniser-connection';
import { type Instant, SoundHealth } from './sound-health';

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
  readonly #time: CallTime;
  readonly #outbox = new Outbox();
  readonly #levels = new LevelMeter();
  #audio: CallAudio | undefined;
  /** From the time the audio is open. */
  #sound: SoundHealth | undefined;
  #tab: CaptureState['tab'] = 'on';
  #microphone: CaptureState['microphone'] | undefined;
  #recogniserState: Pick<CaptureState, 'recogniser' | 'recogniserModel'> = { recogniser: 'connecting' };
  #isEnding = false;
  #lastFrame: LastFrame | undefined;
  #isReleased = false;

  /** @param send gives false when nobody listens; what matters is sent again by {@link resend}. */
  constructor(start: StartFrame, ports: CapturePorts, send: (frame: OffscreenToWorker) => boolean) {
    this.id = start.captureId;
    this.#ports = ports;
    this.#send = send;
    this.#time = new CallTime(start.fromMs);
    this.#recogniser = new Recogniser(start.deepgram, ports, {
      event: (event) => {
        for (const inCall of this.#time.toCall(event)) this.#record(inCall);
      },
      interim: (interim) => void send({ type: 'interim', captureId: this.id, interim: this.#time.toCallSpan(interim) }),
      state: (recogniser, recogniserModel) => {
        this.#recogniserState = { recogniser, ...(recogniserModel !== undefined && { recogniserModel }) };
        this.sendState();
      },
      refused: (how) => {
        // A start must fail where the rep sees it; a call that goes on has words to keep.
        if (start.fromMs === 0) void this.#end(`deepgram-${how}`);
      },
    });
    void this.#start(start.streamId);
  }

  /** Its end was told, whether or not the worker has stored it. */
  get hasEnded(): boolean {
    return this.#lastFrame !== undefined;
  }

  /** The worker has stored that it ended: nothing of it is needed any more. */
  get isDone(): boolean {
    return this.#isReleased;
  }

  /** Use other access from the next connection on; see Recogniser. */
  setAccess(access: DeepgramAccess): void {
    this.#recogniser.setAccess(access);
  }

  /** Flush, then `stopped`. Calling it again is harmless: an ended capture says once more how it ended. */
  stop(): void {
    if (this.#lastFrame) this.#send(this.#lastFrame);
    else void this.#end();
  }

  /** The worker has stored the end. Before there is one, this means nothing. */
  release(): void {
    this.#isReleased = this.hasEnded;
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
    if (this.#lastFrame) this.#send(this.#lastFrame);
  }

  /** Nothing to tell before the microphone is decided, which takes seconds at most; but that nothing is heard can't wait. */
  sendState(): void {
    const isStalled = this.#sound?.isStalled ?? false;
    const microphone = this.#microphone ?? (isStalled ? 'missing' : undefined);
    if (microphone === undefined) return;
    const state: CaptureState = {
      frames: isStalled ? 'stalled' : 'arriving',
      tab: this.#tab,
      microphone,
      ...this.#recogniserState,
    };
    this.#send({ type: 'state', captureId: this.id, state });
  }

  async #start(streamId: string): Promise<void> {
    try {
      const audio = await this.#ports.openCallAudio(streamId, {
        frame: (frame) => this.#take(frame),
        microphone: (state) => {
          this.#microphone = state;
          this.sendState();
        },
        tab: (state) => {
          this.#tab = state;
          this.sendState();
        },
        tabEnded: () => void this.#end('tab-ended'),
      });
      this.#audio = audio;
    } catch (error) {
      void this.#end(error instanceof TabNotCapturable ? 'tab-not-capturable' : 'capture-failed');
      return;
    }
    if (this.#isEnding) {
      this.#audio.stop();
      return;
    }
    this.#sound ??= new SoundHealth(this.#now());
    // After the audio: a tab that can't be captured must not cost a connection.
    this.#recogniser.start();
    this.#everySecond();
  }

  #take(frame: CapturedFrame): void {
    if (this.#isEnding) return;
    this.#sound ??= new SoundHealth(this.#now());
    const wasStalled = this.#sound.isStalled;
    this.#skip(this.#sound.frame(frame.completeMs, this.#ports.clock.nowMs()));
    if (wasStalled) this.sendState();
    this.#levels.add(frame);
    this.#time.addFrame();
    this.#recogniser.push(frame.pcm);
  }

  /** Nothing was captured for so long: what was said then, nobody will know. */
  #skip(missedMs: number): void {
    if (missedMs === 0) return;
    const { silentFrames, gap } = this.#time.skip(missedMs);
    for (let i = 0; i < silentFrames; i++) this.#recogniser.push(SILENT_PCM);
    this.#record(gap);
  }

  #everySecond(): void {
    this.#ports.clock.after(HEALTH_EVERY_MS, () => {
      if (this.#isEnding) return;
      this.#watchSound();
      this.#recogniser.tick();
      this.#send({
        type: 'health',
        captureId: this.id,
        levelsDb: this.#levels.read(),
        heardUntilMs: this.#heardUntilMs,
      });
      this.#everySecond();
    });
  }

  #watchSound(): void {
    if (!this.#sound) return;
    const wasStalled = this.#sound.isStalled;
    const { hasSlept, wantsRecovery } = this.#sound.tick(this.#now());
    if (hasSlept) this.#recogniser.reconnect();
    if (wantsRecovery) this.#audio?.recover();
    if (!wasStalled && this.#sound.isStalled) this.sendState();
  }

  #now(): Instant {
    const { clock } = this.#ports;
    return { nowMs: clock.nowMs(), epochMs: clock.epochMs() };
  }

  #record(event: TranscriptEvent): void {
    const numbered = this.#outbox.add(event);
    if (numbered) this.#send({ type: 'events', captureId: this.id, events: [numbered] });
  }

  /** Call time up to which everything was told. */
  get #heardUntilMs(): number {
    return this.#time.toCallMs(this.#recogniser.heardUntilMs);
  }

  /** @param problem why it ends by itself; without one, it was stopped. */
  async #end(problem?: CaptureProblem): Promise<void> {
    if (this.#isEnding) return;
    this.#isEnding = true;
    this.#audio?.stop();
    if (this.#audio) {
      this.#skip(this.#sound?.missingAtEnd(this.#ports.clock.epochMs()) ?? 0);
      await this.#recogniser.finish();
    }
    const { malformed } = this.#recogniser.messages;
    if (malformed > 0) console.warn('messages of the recogniser that could not be read:', malformed);
    this.#lastFrame =
      problem === undefined
        ? { type: 'stopped', captureId: this.id }
        : { type: 'failed', captureId: this.id, problem, heardUntilMs: this.#heardUntilMs };
    this.#send(this.#lastFrame);
  }
}
