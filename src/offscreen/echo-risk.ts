/**
 * Whether the microphone hears what the tab plays, as it does with loudspeakers.
 *
 * Envelopes of loudness would do while the rep is silent, but the rep is asked to speak meanwhile. So the waves themselves are
 * compared, about a second at a time: generalised cross-correlation with phase transform (GCC-PHAT), which weighs every frequency
 * alike and finds an echo 20 dB under the rep's voice. By chance a block shows a peak; an echo shows it at the same delay again.
 *
 * Measured on two voices over 9 s (ratio of the peak to the correlation's root mean square): independent 3.5 to 5.5, at most 8.5;
 * with an echo at -30 to -10 dB, also under the rep's own voice, 8.5 to 58.
 *
 * @see Knapp and Carter, "The generalized correlation method for estimation of time delay", 1976
 */
import { transform } from './fourier';
import { FRAME_SAMPLES, SAMPLE_RATE_HZ } from './pcm';

/** Voices have what matters below 4 kHz, and some headsets nothing above. */
const RATE_HZ = SAMPLE_RATE_HZ / 2;
const FRAME = FRAME_SAMPLES / 2;
/** Of the tab, about a second. */
const BLOCK = 32 * FRAME;
/** Half a second: playing and capturing take up to 100 ms, wireless loudspeakers 300. */
const LONGEST_DELAY = 16 * FRAME;
const STEP = 16 * FRAME;
/** Block and delay with room to spare, so that the ends don't meet. */
const SIZE = 2 * BLOCK;

/** Hum below, nothing above. */
const BAND_HZ = [150, 3_600] as const;
/** The tab sounds in a block from this level on, in dBFS. */
const SOUND_DB = -55;
/** A microphone below this, in dBFS, gives nothing but zeros. */
const ZERO_DB = -90;
/** Frequencies this far under the block's loudest carry nothing of the tab. */
const CARRIED = 1e-5;
/** A tone has no delay to be told by: a block must hold as many frequencies. Voices hold thousands. */
const LEAST_BINS = 300;
/** A peak by so much above the correlation's root mean square may be an echo... */
const PEAK = 6.5;
/** ...and is one, when so many blocks have it... */
const SAME_IN_BLOCKS = 3;
/** ...within 4 ms: two sound cards drift less apart. */
const SAME_DELAY = 0.004 * RATE_HZ;
/** So many blocks of sound, a little over two seconds, without an echo: there is none. */
const ENOUGH_BLOCKS = 5;

export type EchoFinding = 'unknown' | 'none' | 'heard';

/** Listens to both channels, frame by frame. */
export class EchoRisk {
  #microphone = new Float64Array(BLOCK + LONGEST_DELAY);
  #tab = new Float64Array(BLOCK + LONGEST_DELAY);
  #filled = 0;
  #blocks = 0;
  readonly #delays: number[] = [];
  #isHeard = false;

  get finding(): EchoFinding {
    if (this.#isHeard) return 'heard';
    return this.#blocks >= ENOUGH_BLOCKS ? 'none' : 'unknown';
  }

  /** @param pcm one frame of both channels, interleaved: microphone, tab. */
  push(pcm: ArrayBuffer): void {
    if (this.#isHeard) return;
    const samples = new Int16Array(pcm);
    for (let i = 0; i < samples.length; i += 4) {
      this.#microphone[this.#filled] = mean(samples[i], samples[i + 2]);
      this.#tab[this.#filled] = mean(samples[i + 1], samples[i + 3]);
      this.#filled++;
    }
    if (this.#filled < this.#tab.length) return;
    this.#look();
    this.#microphone.copyWithin(0, STEP);
    this.#tab.copyWithin(0, STEP);
    this.#filled -= STEP;
  }

  #look(): void {
    const tab = this.#tab.subarray(0, BLOCK);
    if (levelDb(tab) < SOUND_DB || levelDb(this.#microphone) < ZERO_DB) return;
    const found = commonDelay(tab, this.#microphone);
    if (!found) return;
    this.#blocks++;
    if (found.peak < PEAK) return;
    this.#delays.push(found.delay);
    const same = this.#delays.filter((delay) => Math.abs(delay - found.delay) <= SAME_DELAY);
    this.#isHeard = same.length >= SAME_IN_BLOCKS;
  }
}

/** By how many samples the microphone has the tab's sound later, and how surely; undefined for a sound without a delay to be told by. */
function commonDelay(tab: Float64Array, microphone: Float64Array): { delay: number; peak: number } | undefined {
  const cross = whitenedCrossSpectrum(tab, microphone);
  if (!cross) return undefined;
  transform(cross.re, cross.im);
  const correlation = cross.re.subarray(0, LONGEST_DELAY);
  const delay = correlation.reduce((best, value, at) => (value > (correlation[best] ?? 0) ? at : best), 0);
  const rms = Math.sqrt(correlation.reduce((sum, value) => sum + value * value, 0) / correlation.length);
  return { delay, peak: rms === 0 ? 0 : (correlation[delay] ?? 0) / rms };
}

/** Conjugated, so that the transform of it is its inverse. Both signals go through one transform: one as the real part, one as the imaginary. */
function whitenedCrossSpectrum(
  tab: Float64Array,
  microphone: Float64Array,
): { re: Float64Array; im: Float64Array } | undefined {
  const re = new Float64Array(SIZE);
  const im = new Float64Array(SIZE);
  re.set(tab);
  im.set(microphone);
  transform(re, im);
  const bins = Array.from({ length: SIZE / 2 }, (_, k) => {
    const mirror = (SIZE - k) % SIZE;
    const [a = 0, b = 0, c = 0, d = 0] = [re[k], im[k], re[mirror], im[mirror]];
    return { tab: [(a + c) / 2, (b - d) / 2], microphone: [(b + d) / 2, (c - a) / 2] } as const;
  }).map(({ tab: [tr, ti], microphone: [mr, mi] }, k) => {
    const hz = (k * RATE_HZ) / SIZE;
    return {
      isInBand: hz >= BAND_HZ[0] && hz <= BAND_HZ[1],
      power: tr * tr + ti * ti,
      re: mr * tr + mi * ti,
      im: mi * tr - mr * ti,
    };
  });
  const loudest = bins.reduce((most, { isInBand, power }) => (isInBand ? Math.max(most, power) : most), 0);
  const out = { re: new Float64Array(SIZE), im: new Float64Array(SIZE) };
  let carried = 0;
  for (const [k, bin] of bins.entries()) {
    const size = Math.hypot(bin.re, bin.im);
    if (!bin.isInBand || bin.power < loudest * CARRIED || size === 0) continue;
    carried++;
    // Of a real signal: the mirrored half is the conjugate, and adds but the same again.
    out.re[k] = bin.re / size;
    out.im[k] = -bin.im / size;
  }
  return carried < LEAST_BINS ? undefined : out;
}

const levelDb = (samples: Float64Array): number =>
  10 * Math.log10(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length + 1e-12);

const mean = (a = 0, b = 0): number => (a + b) / 65_536;
