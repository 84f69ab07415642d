/** Each hand of data/signals read by a signals reader that didn't learn from it: what a new customer would be read like. */
import { readFileSync } from 'node:fs';
import { parseSignalModel, type SignalWeights } from '../../src/coaching/signal-reader/signal-model.ts';
import { readTable, type WordTable, type WordTableFile } from '../../src/coaching/signal-reader/word-table.ts';
import { readSignalsBy } from '../../src/coaching/signals.ts';
import { defaultPlaybook as playbook } from '../../src/playbooks/default.ts';
import { readOwnSignals, type LabelledSignals } from './labelled-lines.ts';
import { printSignalScores, scoreSignals, type ReadLine } from './signal-scores.ts';
import { SIGNAL_WEIGHTS_BYTES, WORD_TABLE_FILE } from './signals-file.ts';
import { toExample, trainSignals, type SignalExample } from './train-model.ts';

/** Chances from which a line may count as a buying signal. */
const GRID = [0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5];

/** F1 that is no worse by more than this is as good. */
const NEARLY = 0.01;

export const readWordTable = (): WordTable =>
  readTable(JSON.parse(readFileSync(WORD_TABLE_FILE, 'utf8')) as WordTableFile);

/** Lines with what training sees of them. */
export const withExamples = (
  lines: readonly LabelledSignals[],
  table: WordTable,
): readonly { readonly line: LabelledSignals; readonly example: SignalExample }[] =>
  lines.map((line) => ({ line, example: toExample(line, table) }));

/** Hands are left out a few at a time: one by one takes a quarter of an hour and says the same. */
const FOLDS = 6;

export interface HandsApart {
  readonly lines: readonly LabelledSignals[];
  /** Learned from all the other hands. */
  readonly weights: SignalWeights;
}

/** A few hands and the weights that all the others give, until each hand was left out once. */
export function leaveHandsOut(all: ReturnType<typeof withExamples>): readonly HandsApart[] {
  const hands = [...new Set(all.map(({ line }) => line.hand))];
  return Array.from({ length: Math.min(FOLDS, hands.length) }, (_, fold) =>
    leaveOut(all, new Set(hands.filter((_hand, at) => at % FOLDS === fold))),
  );
}

/** The lines of some hands, and the weights that all the others give. */
export function leaveOut(all: ReturnType<typeof withExamples>, hands: ReadonlySet<string>): HandsApart {
  return {
    lines: all.filter(({ line }) => hands.has(line.hand)).map(({ line }) => line),
    weights: trainSignals(
      all.filter(({ line }) => !hands.has(line.hand)).map(({ example }) => example),
      { sizeBytes: SIGNAL_WEIGHTS_BYTES, buyingFrom: 0.5 },
    ),
  };
}

export function readBy(
  lines: readonly LabelledSignals[],
  weights: SignalWeights,
  table: WordTable,
): readonly ReadLine[] {
  const model = parseSignalModel(weights, table);
  return lines.map(({ heard, label }) => ({ label, said: readSignalsBy(model, { heard, playbook }) }));
}

/**
 * The chance from which a line best counts as a buying signal, by F1 over hands that nothing was learned from; of those nearly
 * as good the highest, which raises the fewest false alarms.
 */
export function chooseBuyingFrom(apart: readonly HandsApart[], table: WordTable): number {
  const scores = GRID.map(
    (buyingFrom) =>
      scoreSignals(apart.flatMap(({ lines, weights }) => readBy(lines, { ...weights, buyingFrom }, table))).buyingF1,
  );
  const enough = Math.max(...scores) - NEARLY;
  return GRID[scores.findLastIndex((score) => score >= enough)] ?? 0.5;
}

/** Prints each hand's scores and all together; gives the chance chosen for buying signals. */
export function crossValidate(): { readonly buyingFrom: number; readonly examples: readonly SignalExample[] } {
  const table = readWordTable();
  const all = withExamples(readOwnSignals(), table);
  const apart = leaveHandsOut(all);
  const buyingFrom = chooseBuyingFrom(apart, table);
  const read = apart.flatMap(({ lines, weights }) =>
    readBy(lines, { ...weights, buyingFrom }, table).map((line, at) => ({ hand: lines[at]?.hand, line })),
  );
  console.log('\nsignals, each hand by a reader that did not learn from it');
  for (const hand of new Set(all.map(({ line }) => line.hand))) {
    const own = read.filter((of) => of.hand === hand).map(({ line }) => line);
    printSignalScores(`  ${hand}`, scoreSignals(own));
  }
  printSignalScores('  all', scoreSignals(read.map(({ line }) => line)));
  // The others are lines by themselves, with far more objections among them than a call has.
  const ofCalls = read.filter(({ hand }) => hand?.startsWith('calls-'));
  printSignalScores('  whole calls', scoreSignals(ofCalls.map(({ line }) => line)));
  return { buyingFrom, examples: all.map(({ example }) => example) };
}
