/** Audio as Deepgram takes it: interleaved little-endian 16-bit samples, channel 0 the rep, channel 1 the tab. */

export const SAMPLE_RATE_HZ = 16_000;
export const CHANNELS = 2;
/** 32 ms: within the 20-40 ms that streaming wants, a multiple of the worklet's 128, and a whole number of ms. */
export const FRAME_SAMPLES = 512;
export const FRAME_MS = (FRAME_SAMPLES * 1_000) / SAMPLE_RATE_HZ;

/** One frame of both channels. */
export interface PcmFrame {
  /** Int16, interleaved: `FRAME_SAMPLES` pairs. */
  readonly pcm: ArrayBuffer;
  /** Sum over the frame of each channel's squared samples, full scale being 1. */
  readonly squares: readonly [number, number];
}

/** A frame as the audio thread posts it. */
export interface CapturedFrame extends PcmFrame {
  /** When its last sample came, in epoch ms: the page may be told late. */
  readonly completeMs: number;
}

/** A float sample as 16 bits: clipped at full scale, rounded (truncation would double the noise), NaN as silence. */
export function toInt16(sample: number): number {
  if (Number.isNaN(sample)) return 0;
  return Math.round(Math.max(-1, Math.min(1, sample)) * 32_767);
}

/** The sum of each channel's squared samples in a frame, full scale being 1. */
export function squaresOf(pcm: ArrayBuffer): readonly [number, number] {
  const squares: [number, number] = [0, 0];
  // Whole samples only: an end must not fail over a torn one.
  new Int16Array(pcm, 0, Math.floor(pcm.byteLength / 2)).forEach((value, i) => {
    squares[i % CHANNELS === 0 ? 0 : 1] += (value / 32_767) ** 2;
  });
  return squares;
}

/** Gathers the worklet's small blocks into frames. */
export class PcmFramer {
  readonly #emit: (frame: PcmFrame) => void;
  #pcm = new Int16Array(FRAME_SAMPLES * CHANNELS);
  #squares: [number, number] = [0, 0];
  #filled = 0;

  constructor(emit: (frame: PcmFrame) => void) {
    this.#emit = emit;
  }

  /** Take one block; a channel that isn't there is silent for `samples`, so that audio time goes on. */
  push(rep: Float32Array | undefined, tab: Float32Array | undefined, samples: number): void {
    for (let i = 0; i < samples; i++) {
      this.#put(0, rep?.[i] ?? 0);
      this.#put(1, tab?.[i] ?? 0);
      if (++this.#filled === FRAME_SAMPLES) this.#flush();
    }
  }

  #put(channel: 0 | 1, sample: number): void {
    const value = toInt16(sample);
    this.#pcm[this.#filled * CHANNELS + channel] = value;
    this.#squares[channel] += (value / 32_767) ** 2;
  }

  #flush(): void {
    const frame = { pcm: this.#pcm.buffer, squares: this.#squares };
    this.#pcm = new Int16Array(FRAME_SAMPLES * CHANNELS);
    this.#squares = [0, 0];
    this.#filled = 0;
    this.#emit(frame);
  }
}
