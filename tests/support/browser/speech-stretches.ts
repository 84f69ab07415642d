/** A stretch of sound in milliseconds from the start of the recording. */
export interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

/** What counts as speech and what ends it. */
export interface SpeechRule {
  readonly sampleRateHz: number;
  /** Silence that ends a stretch; shorter pauses belong to it. */
  readonly hangoverMs: number;
  /** Root mean square of a window, of 16-bit full scale, above which something is said. */
  readonly threshold?: number;
}

/** Windows of this length are judged one by one; the precision of the result. */
const WINDOW_MS = 10;

/** -46 dB: above the noise of any line, under the weakest consonant of the sample call. */
const DEFAULT_THRESHOLD = 160;

/** Where a channel holds speech, by energy: stretches parted by at least the hangover, precise to 10 ms. */
export function speechStretches(samples: Int16Array, rule: SpeechRule): Stretch[] {
  const { sampleRateHz, hangoverMs, threshold = DEFAULT_THRESHOLD } = rule;
  const windowLength = Math.round((sampleRateHz * WINDOW_MS) / 1000);
  const stretches: Stretch[] = [];
  for (let at = 0; at < samples.length; at += windowLength) {
    if (rootMeanSquare(samples.subarray(at, at + windowLength)) < threshold) continue;
    const startMs = (at / windowLength) * WINDOW_MS;
    const endMs = startMs + WINDOW_MS;
    const last = stretches.at(-1);
    if (last && startMs - last.endMs < hangoverMs) stretches[stretches.length - 1] = { ...last, endMs };
    else stretches.push({ startMs, endMs });
  }
  return stretches;
}

function rootMeanSquare(samples: Int16Array): number {
  return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
}
