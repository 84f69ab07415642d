/**
 * One capture's recogniser: a live connection when there is one, the audio kept when there isn't.
 *
 *   connecting ──opened──▶ open ──lost──▶ reconnecting ──opened──▶ open ...
 *        │                                     │
 *        └────────── refused (tried no further) ┘
 *
 * Every try is a fresh connection. It is sent, first, all audio whose words weren't told yet; see HeardSpeech.
 */
import type { Interim, TranscriptEvent } from '../coaching/transcript';
import type { CaptureState, DeepgramAccess } from '../protocol/capture-port';
import { AudioBacklog } from './audio-backlog';
import type { Clock } from './clock';
import { HeardSpeech } from './heard-speech';
import { LineWatch } from './line-watch';
import { parseDeepgram } from './parse-deepgram';
import { FRAME_MS } from './pcm';
import type { ConnectionEnd, OpenConnection, RecogniserConnection } from './recogniser-connection';
import { backoffDelayMs, RECOGNISER_BACKOFF } from './reconnect-policy';

export interface RecogniserListener {
  event(event: TranscriptEvent): void;
  interim(interim: Interim): void;
  state(state: CaptureState['recogniser'], model: string | undefined): void;
  refused(how: Exclude<ConnectionEnd, 'dropped'>): void;
}

/** A handshake takes under a second; after this long it won't come. */
const OPEN_WITHIN_MS = 10_000;
/** The last finals come within a second of CloseStream; a rep who stops doesn't wait longer than this. */
const FINISH_WITHIN_MS = 3_000;

export class Recogniser {
  readonly #access: DeepgramAccess;
  readonly #openConnection: OpenConnection;
  readonly #clock: Clock;
  readonly #on: RecogniserListener;
  readonly #backlog = new AudioBacklog();
  readonly #speech = new HeardSpeech();
  #state: CaptureState['recogniser'] = 'connecting';
  #model: string | undefined;
  #connection: RecogniserConnection | undefined;
  /** Of the connection while it is open. */
  #line: LineWatch | undefined;
  #heardWindow = false;
  #failures = 0;
  /** Audio time up to which audio went out and need not go out again. */
  #sentUntilMs = 0;
  #framesSent = 0;
  #cancelTimer: () => void = () => {};
  #finish: { readonly done: () => void; readonly promise: Promise<void>; closeStreamSent: boolean } | undefined;
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

  get framesSent(): number {
    return this.#framesSent;
  }

  start(): void {
    this.#connect();
  }

  /** Take the next frame; it is sent at once or kept. */
  push(pcm: ArrayBuffer): void {
    this.#backlog.append(pcm);
    if (this.#line) this.#sendPending();
  }

  /** To be called about once a second: keeps a silent connection alive, gives up one that is dead or can't keep up. */
  tick(): void {
    if (!this.#line || !this.#connection) return;
    const nowMs = this.#clock.nowMs();
    if (this.#line.isDead(nowMs) || this.#line.isLagging(nowMs, this.#connection.unsentBytes())) {
      this.#lose(this.#connection, 'dropped');
    } else if (this.#line.needsKeepAlive(nowMs)) {
      this.#send((connection) => connection.sendKeepAlive());
    }
  }

  /** Send what is left, wait for the last finals, and end; a few seconds at most. Calling it twice is harmless. */
  finish(): Promise<void> {
    if (this.#finish) return this.#finish.promise;
    let done = () => {};
    const promise = new Promise<void>((resolve) => {
      done = resolve;
    });
    this.#finish = { promise, done, closeStreamSent: false };
    if (this.#state === 'refused') {
      this.#end();
      return promise;
    }
    this.#clock.after(FINISH_WITHIN_MS, () => this.#end());
    if (this.#line) this.#sendCloseStream();
    else if (!this.#connection) this.#connect();
    return promise;
  }

  #connect(): void {
    this.#cancelTimer();
    this.#heardWindow = false;
    const connection: RecogniserConnection = this.#openConnection(this.#access, {
      opened: () => {
        if (this.#connection === connection) this.#opened();
      },
      heard: (message) => {
        if (this.#connection === connection) this.#heard(message);
      },
      ended: (how) => this.#lose(connection, how),
    });
    this.#connection = connection;
    this.#cancelTimer = this.#clock.after(OPEN_WITHIN_MS, () => this.#lose(connection, 'dropped'));
  }

  #opened(): void {
    this.#cancelTimer();
    this.#line = new LineWatch(this.#clock.nowMs());
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
    this.#line?.heard(this.#clock.nowMs());
    const message = parseDeepgram(raw);
    if (message.type === 'unused' || message.type === 'malformed') {
      this.messages[message.type]++;
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
      if (!this.#send((connection) => connection.sendAudio(pcm))) return;
      this.#sentUntilMs += FRAME_MS;
      this.#framesSent++;
      this.#line?.sentFrame();
    }
  }

  #sendCloseStream(): void {
    if (this.#finish && this.#send((connection) => connection.sendCloseStream())) this.#finish.closeStreamSent = true;
  }

  /** A socket that is closing throws before it says so: the same as a drop. */
  #send(write: (connection: RecogniserConnection) => void): boolean {
    const connection = this.#connection;
    if (!connection) return false;
    try {
      write(connection);
    } catch {
      this.#lose(connection, 'dropped');
      return false;
    }
    this.#line?.sent(this.#clock.nowMs());
    return true;
  }

  #lose(connection: RecogniserConnection, how: ConnectionEnd): void {
    if (this.#connection !== connection) return;
    const line = this.#line;
    this.#connection = undefined;
    this.#line = undefined;
    this.#cancelTimer();
    connection.close();
    if (this.#finish?.closeStreamSent) {
      this.#end();
      return;
    }
    if (line) {
      this.#sentUntilMs = Math.min(this.#sentUntilMs, this.#speech.unheardFromMs());
      if (this.#heardWindow || line.wasSound(this.#clock.nowMs())) this.#failures = 0;
    }
    // A refusal in the midst of a working stream is the service's trouble, not the key's.
    if (how !== 'dropped' && !this.#heardWindow) {
      this.#setState('refused');
      this.#on.refused(how);
      return;
    }
    this.#failures++;
    // One failed handshake is a blip that the rep needn't read about.
    if (line || this.#failures > 1) this.#setState('reconnecting');
    const delayMs = backoffDelayMs(RECOGNISER_BACKOFF, this.#failures - 1, this.#clock.random());
    this.#cancelTimer = this.#clock.after(delayMs, () => this.#connect());
  }

  /** No more connections. Audio that no connection took is a gap, and so is what was taken but never made final. */
  #end(): void {
    const finish = this.#finish;
    if (!finish) return;
    this.#cancelTimer();
    const connection = this.#connection;
    this.#connection = undefined;
    this.#line = undefined;
    connection?.close();
    const startMs = Math.min(this.#sentUntilMs, this.#speech.unfinishedFromMs(this.#sentUntilMs) ?? Infinity);
    if (startMs < this.#backlog.endMs) {
      this.#on.event({ type: 'gap', startMs, endMs: this.#backlog.endMs });
      this.#sentUntilMs = this.#backlog.endMs;
    }
    finish.done();
  }

  #setState(state: CaptureState['recogniser']): void {
    if (this.#state === state) return;
    this.#state = state;
    this.#on.state(state, this.#model);
  }
}
