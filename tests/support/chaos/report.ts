/** What a part of the chaos run found, and how it is told. */
import { FAULT_KINDS, type Fault } from './faults';
import {
  addCounts,
  countWords,
  firstDifference,
  NO_WORDS,
  SIDES,
  worseOf,
  type WordCount,
  type WordsBySide,
} from './words';

export interface ChaosReport {
  readonly faults: readonly Fault[];
  readonly words: WordCount;
  /** What went wrong, in sentences: a word lost, a fault that wasn't seen to happen. */
  readonly problems: readonly string[];
}

/** What was said in a call, what its panel showed of it and what its journal holds. */
interface CallWords {
  readonly sent: WordsBySide;
  readonly shown: WordsBySide;
  readonly journalled: WordsBySide;
}

/** What became of one call's words under its faults. */
export function reportOf(faults: readonly Fault[], { sent, shown, journalled }: CallWords): ChaosReport {
  const unseen = faults.filter(({ seen }) => !seen).map(({ kind, how }) => `not seen to happen: ${kind} (${how})`);
  const wrong = SIDES.flatMap((side) => {
    const inPanel = firstDifference(sent[side], shown[side]);
    const inJournal = firstDifference(sent[side], journalled[side]);
    return [
      ...(inPanel === undefined ? [] : [`the panel’s ${side}, ${inPanel}`]),
      ...(inJournal === undefined ? [] : [`the journal’s ${side}, ${inJournal}`]),
    ];
  });
  const words = worseOf(countWords(sent, shown), countWords(sent, journalled));
  return { faults, words, problems: [...unseen, ...wrong] };
}

/** The reports of several calls as one; problems say which call they are of, from 1. */
export const joined = (calls: readonly ChaosReport[]): ChaosReport => ({
  faults: calls.flatMap(({ faults }) => faults),
  words: calls.map(({ words }) => words).reduce(addCounts, NO_WORDS),
  problems: calls.flatMap(({ problems }, n) => problems.map((problem) => `call ${String(n + 1)}: ${problem}`)),
});

/** Faults by kind, seen ones only: a line a kind, a column a part of the run. */
export function faultTable(parts: Readonly<Record<string, ChaosReport>>): string {
  const names = Object.keys(parts);
  const seen = (name: string, kind?: string): number =>
    (parts[name]?.faults ?? []).filter((fault) => fault.seen && (kind === undefined || fault.kind === kind)).length;
  const row = (label: string, counts: readonly (number | string)[]): string =>
    [label.padEnd(26), ...counts.map((count) => String(count).padStart(13))].join('');
  return [
    row('fault', [...names, 'all']),
    ...[...FAULT_KINDS, undefined].map((kind) => {
      const counts = names.map((name) => seen(name, kind));
      return row(kind ?? 'all', [...counts, counts.reduce((sum, count) => sum + count, 0)]);
    }),
  ].join('\n');
}
