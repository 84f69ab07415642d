/** Hears the words of tone-pairs.ts in real audio, by the strength of each tone in short windows. */
import { Framer, type Hearing, type HearingFactory, type HeardWord, type Speech } from './hearing';
import { checkVocabulary, HIGH_TONES_HZ, LOW_TONES_HZ, placeOf } from './tone-pairs';

/** Window and step, in ms: 40 ms tells tones 50 Hz apart. */
const WINDOW_MS = 40;
const STEP_MS = 10;
/** A window quieter than this (RMS, share of full scale; -55 dBFS) holds nothing. */
const QUIETEST = 0.0018;
/** ... and so does one this much below the loudest so far (-20 dB): the edge of a word, or its echo. */
const EDGE = 0.1;
/** The two tones must make up this much of the window's power, or it is something else: speech, noise, one tone alone. */
const LEAST_SHARE = 0.6;
/** The weaker tone against the stronger, as power: further apart, it isn't a pair. */
const LEAST_BALANCE = 0.05;
/** Windows in a row that make a word, and a hole in one that is bridged (a glitch on the way), in ms. */
export const LEAST_WORD_MS = 60;
const BRIDGED_MS = 35;
/** From a word's beginning; the same tones again sooner are still that word: another one can't have begun (tone-pairs.ts). */
const SAME_WORD_MS = 235;
/** Silence after which a run of words is over, in ms: more than the gap between words. */
export const RUN_ENDS_MS = 120;

interface ToneWord {
  readonly place: number;
  readonly startMs: number;
  endMs: number;
}

/** Ears for a vocabulary: what each channel's audio holds, and nothing else. */
export function tonePairHearing(vocabulary: readonly string[]): HearingFactory {
  checkVocabulary(vocabulary);
  return ({ sampleRateHz }) => new TonePairHearing(vocabulary, sampleRateHz);
}

class TonePairHearing implements Hearing {
  readonly #vocabulary: readonly string[];
  readonly #sampleRateHz: number;
  readonly #framer: Framer;
  readonly #window: Float64Array;
  readonly #words: ToneWord[] = [];
  #loudest = 0;
  #nowMs = 0;
  #runStartMs = 0;

  constructor(vocabulary: readonly string[], sampleRateHz: number) {
    this.#vocabulary = vocabulary;
    this.#sampleRateHz = sampleRateHz;
    const length = Math.round((WINDOW_MS / 1000) * sampleRateHz);
    this.#framer = new Framer(length, Math.round((STEP_MS / 1000) * sampleRateHz));
    this.#window = Float64Array.from({ length }, (_, n) => 0.5 - 0.5 * Math.cos((2 * Math.PI * (n + 0.5)) / length));
  }

  readonly hear = (samples: Int16Array): void => {
    for (const { frame, from } of this.#framer.push(samples)) {
      const middleMs = ((from + frame.length / 2) / this.#sampleRateHz) * 1000;
      this.#nowMs = middleMs + WINDOW_MS / 2;
      const place = this.#placeIn(frame);
      if (place !== undefined) this.#noteTone(place, middleMs);
    }
  };

  readonly finish = (): void => {
    this.#nowMs += RUN_ENDS_MS;
  };

  readonly settle = (): void => undefined;

  readonly words = (): readonly HeardWord[] => this.#heard().map((tone) => this.#toWord(tone));

  readonly speech = (): Speech | undefined => {
    const last = this.#heard().at(-1);
    if (!last) return undefined;
    return { speaking: this.#nowMs - last.endMs < RUN_ENDS_MS, startMs: this.#runStartMs, endMs: last.endMs };
  };

  #heard(): readonly ToneWord[] {
    return this.#words.filter((tone) => tone.endMs - tone.startMs >= LEAST_WORD_MS);
  }

  #toWord(tone: ToneWord): HeardWord {
    const word = this.#vocabulary[tone.place] ?? '';
    return { word, punctuated: word, startMs: tone.startMs, endMs: tone.endMs };
  }

  #noteTone(place: number, middleMs: number): void {
    const last = this.#words.at(-1);
    const endMs = middleMs + STEP_MS / 2;
    const startMs = middleMs - STEP_MS / 2;
    if (last?.place === place && (startMs - last.endMs <= BRIDGED_MS || startMs - last.startMs < SAME_WORD_MS)) {
      last.endMs = endMs;
      return;
    }
    if (!last || startMs - last.endMs >= RUN_ENDS_MS) this.#runStartMs = startMs;
    this.#words.push({ place, startMs, endMs });
  }

  /** The vocabulary place of the pair in this window, if there is one. */
  #placeIn(frame: Int16Array): number | undefined {
    const shaped = frame.map((sample, n) => Math.round(sample * (this.#window[n] ?? 0)));
    let power = 0;
    for (const sample of shaped) power += sample * sample;
    // A Hann window keeps 3/8 of a steady sound's power.
    const loudness = Math.sqrt(power / frame.length / 0.375) / 32_768;
    this.#loudest = Math.max(this.#loudest, loudness);
    if (loudness < QUIETEST || loudness < this.#loudest * EDGE) return undefined;
    const low = this.#strongest(shaped, LOW_TONES_HZ);
    const high = this.#strongest(shaped, HIGH_TONES_HZ);
    // A steady sine of amplitude A has power A²/2 a sample, of which the window keeps 3/8, and a bin of (A·N/4)²: hence 3/N.
    const share = ((low.power + high.power) * 3) / (power * frame.length);
    const balance = Math.min(low.power, high.power) / Math.max(low.power, high.power);
    if (share < LEAST_SHARE || balance < LEAST_BALANCE) return undefined;
    const place = placeOf(low.tone, high.tone);
    return place < this.#vocabulary.length ? place : undefined;
  }

  #strongest(frame: Int16Array, tonesHz: readonly number[]): { readonly tone: number; readonly power: number } {
    let best = { tone: 0, power: -1 };
    tonesHz.forEach((toneHz, tone) => {
      const power = goertzelPower(frame, toneHz / this.#sampleRateHz);
      if (power > best.power) best = { tone, power };
    });
    return best;
  }
}

/** Power of one frequency (as a share of the sample rate) in a frame: the squared size of that single Fourier bin. */
function goertzelPower(frame: ArrayLike<number>, turnsPerSample: number): number {
  const factor = 2 * Math.cos(2 * Math.PI * turnsPerSample);
  let before = 0;
  let last = 0;
  for (let n = 0; n < frame.length; n += 1) {
    const next = (frame[n] ?? 0) + factor * last - before;
    before = last;
    last = next;
  }
  return last * last + before * before - factor * last * before;
}
