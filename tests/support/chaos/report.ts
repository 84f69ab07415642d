/** What a part of the chaos run found, and how it is told. */
import { FAULT_KINDS, type Fault } from './faults';
import type { WordCount } from './words';

export interface ChaosReport {
  readonly faults: readonly Fault[];
  readonly words: WordCount;
  /** What went wrong, in sentences: a word lost, a fault that wasn't seen to happen. */
  readonly problems: readonly string[];
}

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
