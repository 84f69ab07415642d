/**
 * The signals of labelled calls as a model reads them that never saw their lines. The signals reader learns from the lines of the very
 * calls that the call reader learns from: read by the one that ships, they would look surer than any new call's, and be trusted too much.
 */
import { readFileSync } from 'node:fs';
import { readSignalsBy, rememberSignals } from '../../src/coaching/signals.ts';
import { parseSignalModel, SignalWeights } from '../../src/coaching/signal-reader/signal-model.ts';
import { defaultPlaybook as playbook } from '../../src/playbooks/default.ts';
import { readWordTable, leaveOut, withExamples } from '../signals/cross-validation.ts';
import { readOwnSignals } from '../signals/labelled-lines.ts';
import { SIGNAL_WEIGHTS_FILE } from '../signals/signals-file.ts';
import type { LabelledCall } from './labelled-calls.ts';

/** Hands of calls are left out a few at a time. */
const FOLDS = 3;
/** The file of data/signals that holds a hand's lines. */
const linesOf = (hand: string): string => `calls-${hand}`;

/** From here on each customer's line of `calls` is read so. */
export function readSignalsApart(calls: readonly LabelledCall[]): void {
  const table = readWordTable();
  const { buyingFrom } = SignalWeights.parse(JSON.parse(readFileSync(SIGNAL_WEIGHTS_FILE, 'utf8')));
  const all = withExamples(readOwnSignals(), table);
  const hands = [...new Set(calls.map(({ hand }) => hand))];
  for (let fold = 0; fold < FOLDS; fold += 1) {
    const out = new Set(hands.filter((_, at) => at % FOLDS === fold));
    const { weights } = leaveOut(all, new Set([...out].map(linesOf)));
    const model = parseSignalModel({ ...weights, buyingFrom }, table);
    for (const { heard } of calls.filter(({ hand }) => out.has(hand))) {
      for (const [at, { speaker }] of heard.entries()) {
        if (speaker === 'rep') continue;
        const soFar = { heard: heard.slice(0, at + 1), playbook };
        rememberSignals(soFar, readSignalsBy(model, soFar));
      }
    }
  }
}
