/** The last stretch of audio, kept for a recogniser that has to be connected anew. Positions are ms of audio time. */
import { FRAME_MS } from './pcm';

/**
 * No outage of 30 s may cost a word, and one is found and healed late: a silent peer is taken for dead after 9 s, or the
 * next try is up to 8 s away. So much of both channels is 2.9 MB.
 */
export const BACKLOG_MS = 45_000;

const BACKLOG_FRAMES = Math.floor(BACKLOG_MS / FRAME_MS);

/** A ring of frames: the oldest goes when the limit is reached. */
export class AudioBacklog {
  readonly #frames: ArrayBuffer[] = [];
  #startMs = 0;

  /** Audio time of the oldest frame still held. */
  get startMs(): number {
    return this.#startMs;
  }

  /** Audio time at which the next frame will start: how much was captured so far. */
  get endMs(): number {
    return this.#startMs + this.#frames.length * FRAME_MS;
  }

  append(pcm: ArrayBuffer): void {
    this.#frames.push(pcm);
    if (this.#frames.length <= BACKLOG_FRAMES) return;
    this.#frames.shift();
    this.#startMs += FRAME_MS;
  }

  /** The frames from the one that holds `fromMs` on, and where the first of them starts. */
  from(fromMs: number): { readonly startMs: number; readonly frames: readonly ArrayBuffer[] } {
    const skipped = Math.min(this.#frames.length, Math.max(0, Math.floor((fromMs - this.#startMs) / FRAME_MS)));
    return { startMs: this.#startMs + skipped * FRAME_MS, frames: this.#frames.slice(skipped) };
  }
}
