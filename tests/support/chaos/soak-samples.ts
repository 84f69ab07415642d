/** What a soak run measures each minute, and what of it is too much. */
import type { SessionEvent } from '../../../src/coaching/session-events';
import { replay } from '../../../src/coaching/session-fold';
import type { CaptureReading } from './capture-probe';

export const CONTEXTS = ['worker', 'offscreen', 'panel'] as const;
export type Context = (typeof CONTEXTS)[number];

export interface SoakSample extends CaptureReading {
  /** Minutes since the first sample. */
  readonly minute: number;
  readonly heapBytes: Readonly<Record<Context, number>>;
  /** Frames that fit into the time since the first sample, and weren't captured. */
  readonly framesLate: number;
  /** Frames that the recogniser got. */
  readonly framesReceived: number;
  readonly utterancesShown: number;
  readonly journalBytes: number;
  readonly connections: number;
}

/** A heap may grow so much a minute, whatever it did before: the collector's own unrest. */
const UNREST_BYTES = 256 * 1024;
/** A call's transcript grows steadily, and so may what holds it; what grows ever faster is kept for nothing. */
const STEADY = 2;
/** Two halves of fewer samples have no slope worth comparing. */
const LEAST_SAMPLES = 6;

/**
 * Contexts whose heap grows without bound: in the second half of the run by more than {@link UNREST_BYTES} a minute, and more than
 * twice as fast as in the first. Empty for a run too short to tell.
 */
export function unbounded(samples: readonly SoakSample[]): readonly Context[] {
  // The first minute fills caches.
  const settled = samples.slice(1);
  if (settled.length < LEAST_SAMPLES) return [];
  const half = Math.floor(settled.length / 2);
  return CONTEXTS.filter((context) => {
    const points = settled.map(({ minute, heapBytes }) => [minute, heapBytes[context]] as const);
    const [before, after] = [slope(points.slice(0, half)), slope(points.slice(-half))];
    return after > UNREST_BYTES && after > STEADY * Math.max(0, before);
  });
}

/** Least squares: bytes a minute. */
function slope(points: readonly (readonly [number, number])[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [x, y] = [mean(points.map(([minute]) => minute)), mean(points.map(([, bytes]) => bytes))];
  const over = points.reduce((sum, [minute, bytes]) => sum + (minute - x) * (bytes - y), 0);
  return over / points.reduce((sum, [minute]) => sum + (minute - x) ** 2, 0);
}

/**
 * Median time from the end of the customer's words to the guidance that answers them, in ms, in the first and the last minute of a
 * journal. It holds a constant share of when the capture began; only the difference of two tells something.
 */
export function guidanceLatency(journal: readonly SessionEvent[]): { readonly first: number; readonly last: number } {
  const { conversation, startedAtMs } = replay(journal);
  const endOf = new Map<string, number>(conversation.utterances.map(({ id, endMs }) => [id, startedAtMs + endMs]));
  const answered = journal.flatMap((event) => {
    const endMs = event.type === 'guidance-offered' && event.answers ? endOf.get(event.answers) : undefined;
    return endMs === undefined ? [] : [{ endMs, latencyMs: event.atMs - endMs }];
  });
  const lastMs = answered.at(-1)?.endMs ?? 0;
  const firstMs = answered[0]?.endMs ?? 0;
  return {
    first: median(answered.filter(({ endMs }) => endMs < firstMs + 60_000).map(({ latencyMs }) => latencyMs)),
    last: median(answered.filter(({ endMs }) => endMs > lastMs - 60_000).map(({ latencyMs }) => latencyMs)),
  };
}

const median = (of: readonly number[]): number => of.toSorted((a, b) => a - b)[Math.floor(of.length / 2)] ?? 0;

/** A line a sample. */
export function soakTable(samples: readonly SoakSample[]): string {
  const columns: readonly (readonly [string, (sample: SoakSample) => string])[] = [
    ['minute', ({ minute }) => minute.toFixed(1)],
    ...CONTEXTS.map((context) => [`${context} KB`, ({ heapBytes }: SoakSample) => inKb(heapBytes[context])] as const),
    ['captured', ({ framesCaptured }) => String(framesCaptured)],
    ['sent', ({ framesSent }) => String(framesSent)],
    ['received', ({ framesReceived }) => String(framesReceived)],
    ['late', ({ framesLate }) => String(framesLate)],
    ['unacknowledged', ({ unacknowledged }) => String(unacknowledged)],
    ['utterances', ({ utterancesShown }) => String(utterancesShown)],
    ['journal KB', ({ journalBytes }) => inKb(journalBytes)],
  ];
  const widthOf = (title: string) => Math.max(9, title.length + 1);
  return [
    columns.map(([title]) => title.padStart(widthOf(title))).join(''),
    ...samples.map((sample) => columns.map(([title, tell]) => tell(sample).padStart(widthOf(title))).join('')),
  ].join('\n');
}

const inKb = (bytes: number): string => String(Math.round(bytes / 1_024));
