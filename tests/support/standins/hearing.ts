/** What a stand-in recogniser hears with: samples of one channel in, words with audio times out. */

/** A word and where it lies in the audio, in ms since the connection's first sample. */
export interface HeardWord {
  /** As it is recognised: lower case, no punctuation. */
  readonly word: string;
  /** As it is written. */
  readonly punctuated: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Diarized voice, from 0; absent where the hearing knows of but one. */
  readonly voice?: number;
}

/** The latest stretch of speech, in audio time. While `speaking`, `endMs` is where the sound was last heard. */
export interface Speech {
  readonly speaking: boolean;
  readonly startMs: number;
  readonly endMs: number;
}

/** One channel's ears. All times are audio time: nothing here knows what o'clock it is. */
export interface Hearing {
  /** Take the next samples of this channel. */
  readonly hear: (samples: Int16Array) => void;
  /** No more audio will come: decide on what is still open. */
  readonly finish: () => void;
  /** Every word heard so far, in order of start. The first `settled` of them will not change again. */
  readonly words: () => readonly HeardWord[];
  /** The first `count` words were given out as final. */
  readonly settle: (count: number) => void;
  /** Undefined before anything was spoken. */
  readonly speech: () => Speech | undefined;
}

export interface HearingPlace {
  readonly channel: number;
  readonly sampleRateHz: number;
}

/** Makes the ears of one channel of one connection. */
export type HearingFactory = (place: HearingPlace) => Hearing;

/** Loudness of samples as a share of full scale (root mean square), 0 to 1. */
export function rootMeanSquare(samples: Int16Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return samples.length === 0 ? 0 : Math.sqrt(sum / samples.length) / 32_768;
}

/** Cuts a run of samples of any lengths into frames of one length that start `hopLength` apart. */
export class Framer {
  #held = new Int16Array(0);
  #heldFrom = 0;
  readonly #frameLength: number;
  readonly #hopLength: number;

  constructor(frameLength: number, hopLength: number) {
    this.#frameLength = frameLength;
    this.#hopLength = hopLength;
  }

  /** The frames that these samples complete, each with the index of its first sample. */
  *push(samples: Int16Array): Generator<{ readonly frame: Int16Array; readonly from: number }> {
    const joined = new Int16Array(this.#held.length + samples.length);
    joined.set(this.#held);
    joined.set(samples, this.#held.length);
    let at = 0;
    for (; at + this.#frameLength <= joined.length; at += this.#hopLength) {
      yield { frame: joined.subarray(at, at + this.#frameLength), from: this.#heldFrom + at };
    }
    this.#held = joined.slice(at);
    this.#heldFrom += at;
  }
}
