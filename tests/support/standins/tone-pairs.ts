/**
 * A spoken language of tones: each word of a vocabulary is a low and a high sine together, as on a telephone keypad.
 * Words come out of the audio itself, so a test knows that what was transcribed was really heard.
 */

/**
 * Hz. All inside a telephone's band; neighbours differ by more than the 50 Hz that a 40 ms Hann window tells apart, and no high
 * tone is a multiple of a low one, so that a clipped tone can't pose as another.
 */
export const LOW_TONES_HZ = [421, 487, 557, 631, 709, 797, 887, 983] as const;
export const HIGH_TONES_HZ = [1213, 1361, 1523, 1699, 1889, 2099, 2333, 2591] as const;

/** As many words as there are pairs. */
export const MAX_VOCABULARY = LOW_TONES_HZ.length * HIGH_TONES_HZ.length;

/** Length of one word and of the silence after it, in ms. The gap must outlast the 35 ms that a hearing bridges. */
const WORD_MS = 180;
const GAP_MS = 80;
/** Fades at both ends of a word, so that it starts and stops without a click. */
const RAMP_MS = 8;
/** Of full scale, for each of the two tones: together -9 dBFS RMS, about as loud as speech. */
const TONE_LEVEL = 0.25;

export interface EncodeOptions {
  readonly vocabulary: readonly string[];
  readonly sampleRateHz: number;
  /** Silence before the first word and after the last, in ms. */
  readonly leadMs?: number;
  readonly tailMs?: number;
  readonly gapMs?: number;
}

/**
 * Words as mono 16-bit samples.
 *
 * @throws RangeError for a word that the vocabulary doesn't hold, or a vocabulary larger than {@link MAX_VOCABULARY}.
 */
export function encodeWords(words: readonly string[], options: EncodeOptions): Int16Array {
  const { vocabulary, sampleRateHz, leadMs = 0, tailMs = 0, gapMs = GAP_MS } = options;
  checkVocabulary(vocabulary);
  const toSamples = (ms: number): number => Math.round((ms / 1000) * sampleRateHz);
  const between = Math.max(0, words.length - 1) * gapMs;
  const pcm = new Int16Array(toSamples(leadMs + words.length * WORD_MS + between + tailMs));
  words.forEach((word, i) => {
    const [lowHz, highHz] = tonesOf(word, vocabulary);
    const from = toSamples(leadMs + i * (WORD_MS + gapMs));
    const length = toSamples(WORD_MS);
    const ramp = toSamples(RAMP_MS);
    for (let n = 0; n < length; n += 1) {
      const fade = Math.min(1, n / ramp, (length - 1 - n) / ramp);
      const turn = (2 * Math.PI * n) / sampleRateHz;
      pcm[from + n] = Math.round(32_767 * TONE_LEVEL * fade * (Math.sin(lowHz * turn) + Math.sin(highHz * turn)));
    }
  });
  return pcm;
}

/** @throws RangeError when the vocabulary is larger than there are pairs, or holds a word twice. */
export function checkVocabulary(vocabulary: readonly string[]): void {
  if (vocabulary.length > MAX_VOCABULARY) throw new RangeError(`At most ${String(MAX_VOCABULARY)} words.`);
  if (new Set(vocabulary).size !== vocabulary.length) throw new RangeError('A word occurs twice in the vocabulary.');
}

/** Place in the vocabulary of the word that these two tones are, by index into both tone lists. */
export const placeOf = (low: number, high: number): number => high * LOW_TONES_HZ.length + low;

function tonesOf(word: string, vocabulary: readonly string[]): readonly [number, number] {
  const place = vocabulary.indexOf(word);
  const low = LOW_TONES_HZ[place % LOW_TONES_HZ.length];
  const high = HIGH_TONES_HZ[Math.floor(place / LOW_TONES_HZ.length)];
  if (place < 0 || low === undefined || high === undefined) throw new RangeError(`Not in the vocabulary: ${word}`);
  return [low, high];
}
