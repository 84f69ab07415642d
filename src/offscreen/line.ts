/** One try at the recogniser, from the handshake to the loss: lost once, whichever way, and nothing is told of it after. */
import type { Clock } from './clock';
import { LineWatch } from './line-watch';
import type { ConnectionEnd, ConnectionListener, RecogniserConnection } from './recogniser-connection';

/** A handshake takes under a second; after this long it won't come. */
const OPEN_WITHIN_MS = 10_000;

export interface LineListener {
  opened(): void;
  /** One message as it came, not yet checked. */
  heard(message: unknown): void;
  lost(how: ConnectionEnd): void;
}

export class Line {
  readonly #clock: Clock;
  readonly #on: LineListener;
  readonly #connection: RecogniserConnection;
  /** While it is open. */
  #watch: LineWatch | undefined;
  #isOver = false;
  readonly #cancelLimit: () => void;

  constructor(open: (listener: ConnectionListener) => RecogniserConnection, clock: Clock, on: LineListener) {
    this.#clock = clock;
    this.#on = on;
    this.#cancelLimit = clock.after(OPEN_WITHIN_MS, () => this.#lose('dropped'));
    this.#connection = open({
      opened: () => {
        if (this.#isOver) return;
        this.#cancelLimit();
        this.#watch = new LineWatch(clock.nowMs());
        on.opened();
      },
      heard: (message) => {
        if (this.#isOver) return;
        this.#watch?.heard(clock.nowMs());
        on.heard(message);
      },
      ended: (how) => this.#lose(how),
    });
  }

  get isOpen(): boolean {
    return this.#watch !== undefined && !this.#isOver;
  }

  /** It was open. */
  get hasOpened(): boolean {
    return this.#watch !== undefined;
  }

  /** It held, and was no socket that only swallows. */
  get wasSound(): boolean {
    return this.#watch?.wasSound(this.#clock.nowMs()) ?? false;
  }

  /** @returns whether it went out; if not, the line is lost and has said so. */
  sendAudio(pcm: ArrayBuffer): boolean {
    if (!this.#send(() => this.#connection.sendAudio(pcm))) return false;
    this.#watch?.sentFrame();
    return true;
  }

  /** Ask for the last finals; see {@link sendAudio}. */
  sendCloseStream(): boolean {
    return this.#send(() => this.#connection.sendCloseStream());
  }

  /** To be called about once a second: keeps a silent line alive, gives up one that is dead or can't keep up. */
  tick(): void {
    if (!this.#watch || this.#isOver) return;
    const nowMs = this.#clock.nowMs();
    if (this.#watch.isDead(nowMs) || this.#watch.isLagging(nowMs, this.#connection.unsentBytes())) this.giveUp();
    else if (this.#watch.needsKeepAlive(nowMs)) this.#send(() => this.#connection.sendKeepAlive());
  }

  /** Take it for lost. */
  giveUp(): void {
    this.#lose('dropped');
  }

  /** Close it without a word to the listener. */
  leave(): void {
    this.#isOver = true;
    this.#cancelLimit();
    this.#connection.close();
  }

  /** A socket that is closing throws before it says so: the same as a drop. */
  #send(write: () => void): boolean {
    if (this.#isOver) return false;
    try {
      write();
    } catch {
      this.giveUp();
      return false;
    }
    this.#watch?.sent(this.#clock.nowMs());
    return true;
  }

  #lose(how: ConnectionEnd): void {
    if (this.#isOver) return;
    this.leave();
    this.#on.lost(how);
  }
}
