/** Audio that holds its words as numbers: a sample's value is the number of the word that sounds, 0 is silence. */
import { CHANNELS, FRAME_MS, FRAME_SAMPLES, SAMPLE_RATE_HZ, type PcmFrame } from '../../src/offscreen/pcm';
import type { Hearing, HearingFactory, HeardWord, Speech } from '../support/standins/hearing';
import { LEAST_WORD_MS, RUN_ENDS_MS } from '../support/standins/tone-pair-hearing';
import { SIDES, type Side, type WordsBySide } from '../support/chaos/words';

const WORD_MS = 240;
const GAP_MS = 60;
const WORDS_PER_LINE = 3;
/** Lines come in turns, and now and then both talk at once. */
const LINE_EVERY_MS = 1_300;
const LEVEL = 0.01;

interface Spoken {
  readonly fromMs: number;
  readonly toMs: number;
  readonly number: number;
}

/** A call: who says which word when. */
export class CodedCall {
  readonly #spoken: Record<Side, Spoken[]> = { rep: [], customer: [] };
  readonly lengthMs: number;

  /** @param lengthMs how long they talk; whole lines. */
  constructor(lengthMs: number) {
    const lines = Math.floor(lengthMs / LINE_EVERY_MS);
    this.lengthMs = lines * LINE_EVERY_MS;
    for (let line = 0; line < lines; line += 1) {
      // Every third of the rep's lines begins into the customer's.
      const side = SIDES[line % 2] ?? 'rep';
      const lineFromMs = line * LINE_EVERY_MS - (line % 6 === 4 ? 500 : 0);
      for (let n = 0; n < WORDS_PER_LINE; n += 1) {
        const fromMs = lineFromMs + n * (WORD_MS + GAP_MS);
        this.#spoken[side].push({ fromMs, toMs: fromMs + WORD_MS, number: line * WORDS_PER_LINE + n + 1 });
      }
    }
  }

  /** The words whose sound has begun by a time. */
  wordsUntil(atMs: number): WordsBySide {
    const said = (side: Side) =>
      this.#spoken[side].filter(({ fromMs }) => fromMs < atMs).map(({ number }) => wordOf(number));
    return { rep: said('rep'), customer: said('customer') };
  }

  /** The frame that starts at `fromMs`. */
  frame(fromMs: number): PcmFrame {
    const samples = new Int16Array(FRAME_SAMPLES * CHANNELS);
    SIDES.forEach((side, channel) => {
      for (const { fromMs: wordFromMs, toMs, number } of this.#spoken[side]) {
        if (toMs <= fromMs || wordFromMs >= fromMs + FRAME_MS) continue;
        const first = Math.max(0, toSamples(wordFromMs - fromMs));
        const end = Math.min(FRAME_SAMPLES, toSamples(toMs - fromMs));
        for (let sample = first; sample < end; sample += 1) samples[sample * CHANNELS + channel] = number;
      }
    });
    const squares = FRAME_SAMPLES * LEVEL;
    return { pcm: samples.buffer, squares: [squares, squares] };
  }
}

/** Hears the numbers, whichever connection they come over. */
export const codedHearing: HearingFactory = () => new CodedHearing();

class CodedHearing implements Hearing {
  readonly #runs: { readonly number: number; readonly startMs: number; endMs: number }[] = [];
  #heardSamples = 0;
  #nowMs = 0;

  readonly hear = (samples: Int16Array): void => {
    for (const number of samples) {
      const fromMs = (this.#heardSamples / SAMPLE_RATE_HZ) * 1_000;
      this.#heardSamples += 1;
      this.#nowMs = (this.#heardSamples / SAMPLE_RATE_HZ) * 1_000;
      if (number === 0) continue;
      const last = this.#runs.at(-1);
      if (last?.number === number && last.endMs === fromMs) last.endMs = this.#nowMs;
      else this.#runs.push({ number, startMs: fromMs, endMs: this.#nowMs });
    }
  };

  readonly finish = (): void => {
    this.#nowMs += RUN_ENDS_MS;
  };

  readonly settle = (): void => undefined;

  readonly words = (): readonly HeardWord[] =>
    this.#heard().map(({ number, startMs, endMs }) => ({
      word: wordOf(number),
      punctuated: wordOf(number),
      startMs,
      endMs,
    }));

  readonly speech = (): Speech | undefined => {
    const heard = this.#heard();
    const last = heard.at(-1);
    if (!last) return undefined;
    let first = last;
    for (const run of heard.toReversed()) {
      if (first.startMs - run.endMs >= RUN_ENDS_MS) break;
      first = run;
    }
    return { speaking: this.#nowMs - last.endMs < RUN_ENDS_MS, startMs: first.startMs, endMs: last.endMs };
  };

  #heard() {
    return this.#runs.filter(({ startMs, endMs }) => endMs - startMs >= LEAST_WORD_MS);
  }
}

const toSamples = (ms: number): number => Math.round((ms / 1_000) * SAMPLE_RATE_HZ);

/** A word of syllables for a number, no two alike. */
function wordOf(number: number): string {
  let rest = number;
  let word = '';
  do {
    const syllable = rest % 50;
    word += 'bdfgklmnrt'.charAt(syllable % 10) + 'aeiou'.charAt(Math.floor(syllable / 10));
    rest = Math.floor(rest / 50);
  } while (rest > 0);
  return word;
}
