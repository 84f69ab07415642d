/** How loud each channel was since it was last read. */
import { FRAME_SAMPLES, type PcmFrame } from './pcm';

/** What silence reads, in dBFS: below the smallest 16-bit step (-90). */
export const SILENCE_DB = -100;

/** RMS level in dBFS (a full-scale square wave is 0) of so many samples, never under {@link SILENCE_DB}. */
export function rmsDb(sumOfSquares: number, samples: number): number {
  if (samples === 0 || sumOfSquares <= 0) return SILENCE_DB;
  return Math.max(SILENCE_DB, 10 * Math.log10(sumOfSquares / samples));
}

/** Adds up frames; reading starts it anew. */
export class LevelMeter {
  #squares: [number, number] = [0, 0];
  #samples = 0;

  add(frame: PcmFrame): void {
    this.#squares = [this.#squares[0] + frame.squares[0], this.#squares[1] + frame.squares[1]];
    this.#samples += FRAME_SAMPLES;
  }

  /** Both channels' level in dBFS since the last reading. */
  read(): [number, number] {
    const levels: [number, number] = [rmsDb(this.#squares[0], this.#samples), rmsDb(this.#squares[1], this.#samples)];
    this.#squares = [0, 0];
    this.#samples = 0;
    return levels;
  }
}
