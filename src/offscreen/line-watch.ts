/** What the quiet of one connection means: nothing to say, a line that needs a sign of life, or a peer that is gone. */
import { CHANNELS, FRAME_MS, SAMPLE_RATE_HZ } from './pcm';

/** Deepgram closes after 10 s without audio or KeepAlive and asks for one every 3-5 s. */
const KEEP_ALIVE_AFTER_MS = 4_000;
/**
 * With interim results on, Deepgram says what became of the audio about every second of speech and every 3-5 s of
 * silence (an empty final). So much audio without a word back, and the network is gone though nobody closed the
 * socket. Found so, with a second's tick and a handshake, an outage stays well within the backlog.
 */
const ANSWER_WITHIN_MS = 8_000;
/** More audio than this waiting on this machine: the line doesn't keep up. A third of the backlog, so that a reconnect still has it all. */
const LAGGING_BYTES = 15 * SAMPLE_RATE_HZ * CHANNELS * 2;
/** A reconnect sends up to the whole backlog at once; so long may that take. */
const CATCH_UP_WITHIN_MS = 30_000;
/** A connection that held this long was sound: the next try starts the backoff anew. */
const SOUND_AFTER_MS = 5_000;

/** One open connection's comings and goings. Times are a clock's ms. */
export class LineWatch {
  readonly #openedAtMs: number;
  #lastSentAtMs: number;
  #lastHeardAtMs: number;
  /** Audio sent since the last message came. */
  #unansweredMs = 0;

  constructor(openedAtMs: number) {
    this.#openedAtMs = openedAtMs;
    this.#lastSentAtMs = openedAtMs;
    this.#lastHeardAtMs = openedAtMs;
  }

  /** Something went out. */
  sent(nowMs: number): void {
    this.#lastSentAtMs = nowMs;
  }

  /** A frame of audio was among it. */
  sentFrame(): void {
    this.#unansweredMs += FRAME_MS;
  }

  /** A message came, whatever it says. */
  heard(nowMs: number): void {
    this.#lastHeardAtMs = nowMs;
    this.#unansweredMs = 0;
  }

  /**
   * Nobody answers. Both by the clock and by the audio: a backlog is sent in a moment, and a machine that slept sent
   * nothing that could be answered.
   */
  isDead(nowMs: number): boolean {
    return this.#unansweredMs >= ANSWER_WITHIN_MS && nowMs - this.#lastHeardAtMs >= ANSWER_WITHIN_MS;
  }

  /** Audio is captured faster than it gets away. */
  isLagging(nowMs: number, unsentBytes: number): boolean {
    return unsentBytes > LAGGING_BYTES && nowMs - this.#openedAtMs >= CATCH_UP_WITHIN_MS;
  }

  /** It would be closed if nothing were sent. */
  needsKeepAlive(nowMs: number): boolean {
    return nowMs - this.#lastSentAtMs >= KEEP_ALIVE_AFTER_MS;
  }

  /** It held, and was no socket that only swallows. */
  wasSound(nowMs: number): boolean {
    return nowMs - this.#openedAtMs >= SOUND_AFTER_MS && !this.isDead(nowMs);
  }
}
