/**
 * One capture's recogniser: a live line when there is one, the audio kept when there isn't. Its times are the audio's own,
 * in ms from the first frame; where that lies in the call is known to CallTime.
 *
 *   connecting ──opened──▶ open ──lost──▶ reconnecting ──opened──▶ open ...
 *        │                                     │  ▲
 *        └─────────────── refused ◀────────────┘  │ new access
 *                            └────────────────────┘
 *
 * Every try is a fresh connection. It is sent, first, all audio whose words weren't told yet; see HeardSpeech. What is
 * refused isn't tried again by itself: the same key would be refused again. The audio is kept all the same.
 */
import type { Interim, TranscriptEvent } from '../coaching/transcript';
import type { CaptureState, DeepgramAccess } from '../protocol/capture-port';
import { AudioBacklog } from './audio-backlog';
import type { Clock } from './clock';
import { HeardSpeech } from './heard-speech';
import { Line } from './line';
import { parseDeepgram } from './parse-deepgram';
import { FRAME_MS } from './pcm';
import type { ConnectionEnd, OpenConnection } from './recogniser-connection';
import { backoffDelayMs, RECOGNISER_BACKOFF } from './reconnect-policy';
import { mayHoldWords } from './voice-level';

export interface RecogniserListener {
  event(event: TranscriptEvent): void;
  interim(interim: Interim): void;
  state(state: CaptureState['recogniser'], model: string | undefined): void;
  /** The service's first word was no: with this key, address or language it never began. */
  refused(how: Exclude<ConnectionEnd, 'dropped'>): void;
}

/** The last finals come within a second of CloseStream; a rep who stops doesn't wait longer than this. */
const FINISH_WITHIN_MS = 3_000;
/** Where an outage left audio unsent, that is worth more: a try every few seconds, and the handshake of the one that succeeds. */
const CATCH_UP_WITHIN_MS = 20_000;

export class Recogniser {
  #access: DeepgramAccess;
  readonly #openConnection: OpenConnection;
  readonly #clock: Clock;
  readonly #on: RecogniserListener;
  readonly #backlog = new AudioBacklog();
  readonly #speech = new HeardSpeech();
  #state: CaptureState['recogniser'] = 'connecting';
  #model: string | undefined;
  #line: Line | undefined;
  #linesTried = 0;
  #heardWindow = false;
  #failures = 0;
  /** Up to where audio went out and need not go out again. */
  #sentUntilMs = 0;
  #framesSent = 0;
  #cancelTry: () => void = () => {};
  #finish:
    | {
        readonly done: () => void;
        readonly promise: Promise<void>;
        closeStreamSent: boolean;
        /** The service says that it heard everything. */
        allHeard: boolean;
      }
    | undefined;
  #isOver = false;
  /** Messages let by: of types we don't use, and of a shape that isn't the protocol's. */
  readonly messages = { unused: 0, malformed: 0 };

  constructor(
    access: DeepgramAccess,
    ports: { readonly openConnection: OpenConnection; readonly clock: Clock },
    on: RecogniserListener,
  ) {
    this.#access = access;
    this.#openConnection = ports.openConnection;
    this.#clock = ports.clock;
    this.#on = on;
  }

  /** Frames that went out, one sent again counted again; the soak reads it. */
  get framesSent(): number {
    return this.#framesSent;
  }

  /** Audio time up to which everything was told: if this page dies, what was said behind it is lost. */
  get heardUntilMs(): number {
    return this.#isOver ? this.#backlog.endMs : Math.min(this.#sentUntilMs, this.#speech.unheardFromMs());
  }

  start(): void {
    this.#connect();
  }

  /** Take the next frame; it is sent at once or kept. */
  push(pcm: ArrayBuffer): void {
    this.#backlog.append(pcm);
    if (this.#line?.isOpen) this.#sendPending();
  }

  /** To be called about once a second. */
  tick(): void {
    this.#line?.tick();
  }

  /** An open line is gone, whether or not it says so: the machine slept. */
  reconnect(): void {
    if (this.#line?.isOpen) this.#line.giveUp();
  }

  /**
   * Use another key, address or language from the next connection on. A line that is open stays, whatever it was opened
   * with; where there is none, one is tried at once. The same again changes nothing: a worker that restarted tells it anew.
   */
  setAccess(access: DeepgramAccess): void {
    if (JSON.stringify(access) === JSON.stringify(this.#access)) return;
    this.#access = access;
    if (this.#linesTried === 0 || this.#isOver || this.#line?.isOpen) return;
    this.#line?.leave();
    this.#failures = 0;
    if (this.#state === 'refused') this.#setState('reconnecting');
    this.#connect();
  }

  /** Send what is left, wait for the last finals, and end; seconds at most, more where much is left. Calling it twice is harmless. */
  finish(): Promise<void> {
    if (this.#finish) return this.#finish.promise;
    let done = () => {};
    const promise = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.#finish = { promise, done, closeStreamSent: false, allHeard: false };
    if (this.#state === 'refused') {
      this.#end();
      return promise;
    }
    const isBehind = this.#sentUntilMs < this.#backlog.endMs;
    this.#clock.after(isBehind ? CATCH_UP_WITHIN_MS : FINISH_WITHIN_MS, () => this.#end());
    if (this.#line?.isOpen) this.#sendCloseStream();
    else if (!this.#line) this.#connect();
    return promise;
  }

  #connect(): void {
    this.#cancelTry();
    this.#heardWindow = false;
    this.#linesTried++;
    const line: Line = new Line((listener) => this.#openConnection(this.#access, listener), this.#clock, {
      opened: () => this.#opened(),
      heard: (message) => this.#heard(message),
      lost: (how) => this.#lost(line, how),
    });
    this.#line = line;
  }

  #opened(): void {
    const { startMs } = this.#backlog.from(this.#sentUntilMs);
    if (startMs > this.#sentUntilMs) {
      this.#on.event({ type: 'gap', startMs: this.#sentUntilMs, endMs: startMs });
    }
    this.#sentUntilMs = startMs;
    this.#speech.beginConnection(startMs);
    this.#setState('open');
    this.#sendPending();
    if (this.#finish) this.#sendCloseStream();
  }

  #heard(raw: unknown): void {
    const message = parseDeepgram(raw);
    if (message.type === 'unused' || message.type === 'malformed') {
      this.messages[message.type]++;
      return;
    }
    if (message.type === 'summary') {
      if (this.#finish?.closeStreamSent) this.#finish.allHeard = true;
      return;
    }
    this.#heardWindow = true;
    if (message.type === 'window' && message.model !== undefined && message.model !== this.#model) {
      this.#model = message.model.slice(0, 100);
      this.#on.state(this.#state, this.#model);
    }
    const { events, interim } = this.#speech.take(message);
    for (const event of events) this.#on.event(event);
    if (interim) this.#on.interim(interim);
  }

  #sendPending(): void {
    for (const pcm of this.#backlog.from(this.#sentUntilMs).frames) {
      if (!this.#line?.sendAudio(pcm)) return;
      this.#sentUntilMs += FRAME_MS;
      this.#framesSent++;
    }
  }

  #sendCloseStream(): void {
    if (this.#finish && this.#line?.sendCloseStream()) this.#finish.closeStreamSent = true;
  }

  #lost(line: Line, how: ConnectionEnd): void {
    this.#line = undefined;
    if (this.#finish?.closeStreamSent) {
      this.#end();
      return;
    }
    if (line.hasOpened) {
      this.#sentUntilMs = Math.min(this.#sentUntilMs, this.#speech.unheardFromMs());
      if (this.#heardWindow || line.wasSound) this.#failures = 0;
    }
    // A refusal in the midst of a working stream is the service's trouble, not the key's.
    if (how !== 'dropped' && !this.#heardWindow) {
      this.#setState('refused');
      if (this.#linesTried === 1) this.#on.refused(how);
      if (this.#finish) this.#end();
      return;
    }
    this.#failures++;
    // One failed handshake is a blip that the rep needn't read about.
    if (line.hasOpened || this.#failures > 1) this.#setState('reconnecting');
    const delayMs = backoffDelayMs(RECOGNISER_BACKOFF, this.#failures - 1, this.#clock.random());
    this.#cancelTry = this.#clock.after(delayMs, () => this.#connect());
  }

  /** No more connections. Audio that no connection took is a gap, and so is what was taken but never made final, or never answered. */
  #end(): void {
    const finish = this.#finish;
    if (!finish || this.#isOver) return;
    this.#isOver = true;
    this.#cancelTry();
    this.#line?.leave();
    this.#line = undefined;
    const startMs = Math.min(
      this.#sentUntilMs,
      this.#speech.unfinishedFromMs(this.#sentUntilMs) ?? Infinity,
      finish.allHeard ? Infinity : this.#unansweredFromMs(),
    );
    if (startMs < this.#backlog.endMs) {
      this.#on.event({ type: 'gap', startMs, endMs: this.#backlog.endMs });
      this.#sentUntilMs = this.#backlog.endMs;
    }
    finish.done();
  }

  /** A line that died a moment ago looks like one with nothing to say: from where it owes an answer, if there was a voice. */
  #unansweredFromMs(): number {
    const { progressMs } = this.#speech;
    return mayHoldWords(this.#backlog.from(progressMs).frames) ? progressMs : Infinity;
  }

  #setState(state: CaptureState['recogniser']): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#on.state(state, this.#model);
  }
}
