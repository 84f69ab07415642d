/** What the demo saw, in figures. */
import type { SessionEvent } from '../src/coaching/session-events.ts';
import { replay } from '../src/coaching/session-fold.ts';
import type { CallLine } from '../tests/support/sample-script.ts';
import type { ShownMoment } from './demo-watch.ts';

export interface Seen {
  readonly journal: readonly SessionEvent[];
  readonly shown: readonly ShownMoment[];
  readonly script: readonly CallLine[];
  /** Epoch ms at which the customer's sound began to play. */
  readonly playedAtMs: number;
  readonly standIn: boolean;
}

/** Print the figures. @returns whether guidance that answers an utterance was seen on the panel. */
export function printReport({ journal, shown, script, playedAtMs, standIn }: Seen): boolean {
  const state = replay(journal);
  const { utterances, gaps } = state.conversation;
  const said = (speaker: CallLine['speaker']) => utterances.filter((utterance) => utterance.speaker === speaker).length;
  const meant = (speaker: CallLine['speaker']) => script.filter((line) => line.speaker === speaker).length;
  const sources = new Map<string, number>();
  for (const event of journal) {
    if (event.type !== 'guidance-offered') continue;
    const source = event.source.kind === 'claude' ? `Claude (${event.source.model})` : 'local';
    sources.set(source, (sources.get(source) ?? 0) + 1);
  }
  const latencies = latenciesMs({ shown, script, playedAtMs });
  const answered = shown.filter(({ answers }) => answers !== '');
  const rows: readonly (readonly [string, string])[] = [
    ['recogniser', standIn ? 'demo recogniser on this machine' : 'Deepgram'],
    [
      'heard',
      `rep ${String(said('rep'))} of ${String(meant('rep'))} utterances, customer ${String(said('customer'))} of ${String(meant('customer'))}`,
    ],
    ['not heard', `${String(gaps.length)} gaps`],
    ['stages visited', state.visited.join(' → ')],
    ['objectives met', `${String(state.met.length)}: ${state.met.map(({ id }) => id).join(', ')}`],
    ['guidance offered', [...sources].map(([source, count]) => `${source} ${String(count)}`).join(', ')],
    ['guidance seen', `${String(answered.length)} times on the panel`],
    [
      'end of utterance to guidance on the panel',
      `p50 ${ms(latencies, 0.5)}, p95 ${ms(latencies, 0.95)} (${String(latencies.length)} turns of the customer)`,
    ],
  ];
  console.log('');
  for (const [what, figures] of rows) console.log(`${what.padEnd(44)}${figures}`);
  if (answered.length === 0) console.error('No guidance was seen on the panel.');
  return answered.length > 0;
}

/**
 * For each turn of the customer: from the end of its sound to the first guidance on the panel that answers it. The end is where
 * the script's sound ends, played; what was shown before the next customer line began counts for this one.
 */
function latenciesMs({ shown, script, playedAtMs }: Pick<Seen, 'shown' | 'script' | 'playedAtMs'>): readonly number[] {
  const turns = script.filter(({ speaker }) => speaker === 'customer');
  return turns.flatMap(({ endMs }, index) => {
    const fromMs = playedAtMs + endMs;
    const untilMs = playedAtMs + (turns[index + 1]?.startMs ?? Infinity);
    const first = shown.find(
      ({ atMs, answers }) => answers.startsWith('customer-') && atMs >= fromMs && atMs < untilMs,
    );
    return first ? [first.atMs - fromMs] : [];
  });
}

function ms(values: readonly number[], quantile: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  const value = sorted[Math.min(sorted.length - 1, Math.ceil(quantile * sorted.length) - 1)];
  return value === undefined ? 'unknown' : `${String(Math.round(value))} ms`;
}
