/** Trains the signals reader's weights from labelled lines: what tells most is kept, learned again by itself, and written in letters. */
import { defaultPlaybook as playbook } from '../../src/playbooks/default.ts';
import { OBJECTION_TYPES } from '../../src/coaching/playbook.ts';
import { encodeRow } from '../../src/coaching/reader/reader-weights.ts';
import { featuresOfLine, type LineFeatures } from '../../src/coaching/signal-reader/line-features.ts';
import { COLUMNS, SENTIMENTS, valuesOf, type SignalWeights } from '../../src/coaching/signal-reader/signal-model.ts';
import type { WordTable } from '../../src/coaching/signal-reader/word-table.ts';
import { lastRepLine } from '../../src/coaching/signals.ts';
import type { Signals } from '../../src/coaching/suggestion.ts';
import { numberRows } from '../reader/examples.ts';
import { trainLinear } from '../reader/linear-training.ts';
import type { LabelledSignals } from './labelled-lines.ts';

/** Chosen by leaving one hand of data/signals out at a time; all of them lie on a plateau. */
const TRAINING = { epochs: 10, l2: 0.0003 };
const LEAST_OFTEN = 2;
/** The weight of a letter's place in the alphabet, squared: 'Z' is 4. */
const SCALE = 4 / 26 ** 2;

export interface SignalExample {
  readonly hand: string;
  readonly features: LineFeatures;
  readonly label: Signals;
}

export const toExample = ({ hand, heard, label }: LabelledSignals, table: WordTable): SignalExample => ({
  hand,
  label,
  features: featuresOfLine({ text: heard.at(-1)?.text ?? '', asked: lastRepLine(heard), playbook }, table),
});

/**
 * What is added to the score of no objection: a false alarm costs the rep's trust, a missed one nothing. By cross-validation over 29
 * hands, 0 gives an accuracy of 0.839 with 9.4 false alarms in a hundred, 0.35 gives 0.832 with 8.0, 0.75 gives 0.823 with 7.1.
 */
const CAUTION = 0.35;

type Rows = ReadonlyMap<string, readonly number[]>;

/** Weights that fit into `sizeBytes`, for a given chance from which a line counts as a buying signal. */
export function trainSignals(
  examples: readonly SignalExample[],
  { sizeBytes, buyingFrom }: { readonly sizeBytes: number; readonly buyingFrom: number },
): SignalWeights {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of features.said.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const often = (name: string): boolean => (counts.get(name) ?? 0) >= LEAST_OFTEN;
  const kept = strongest(learn(examples, often), counts, sizeBytes);
  const weights: Record<string, string> = {};
  for (const [name, row] of learn(examples, (feature) => kept.has(feature))) {
    const letters = encodeRow(name === 'bias' ? cautious(row) : row, SCALE);
    if (letters !== '') weights[name] = letters;
  }
  return { version: 1, scale: SCALE, buyingFrom, weights };
}

function learn(examples: readonly SignalExample[], isKnown: (name: string) => boolean): Rows {
  const inputs = examples.map(({ features, label }) => ({ features: new Map(valuesOf(features, isKnown)), label }));
  const train = (classes: number, labelOf: (label: Signals) => number) => {
    const { names, rows } = numberRows(
      inputs.map(({ features, label }) => ({ features, label: labelOf(label), weight: 1 })),
      () => 1,
    );
    const weights = trainLinear(rows, { features: names.length, classes, ...TRAINING });
    return new Map(names.map((name, at) => [name, [...weights.subarray(at * classes, (at + 1) * classes)]]));
  };
  const objection = train(OBJECTION_TYPES.length, (label) => OBJECTION_TYPES.indexOf(label.objection_type));
  const buying = train(1, (label) => Number(label.buying_signal));
  const sentiment = train(SENTIMENTS.length, (label) => SENTIMENTS.indexOf(label.sentiment));
  return new Map(
    [...objection].map(([name, row]) => [
      name,
      [...centred(row), ...(buying.get(name) ?? []), ...centred(sentiment.get(name) ?? [])],
    ]),
  );
}

const cautious = (row: readonly number[]): readonly number[] =>
  row.map((weight, at) => (at === OBJECTION_TYPES.indexOf('none') ? weight + CAUTION : weight));

/** A constant added to all kinds changes nothing. */
function centred(row: readonly number[]): readonly number[] {
  const mean = row.reduce((sum, weight) => sum + weight, 0) / row.length;
  return row.map((weight) => weight - mean);
}

/** Names of the phrases that move the answers most for what they cost in the file; meanings are always kept. */
function strongest(rows: Rows, counts: ReadonlyMap<string, number>, sizeBytes: number): ReadonlySet<string> {
  const all = [...rows].map(([name, row]) => {
    // A letter a column at most, quotes, colon, comma and the line's end.
    const bytes = Buffer.byteLength(name) + COLUMNS + 7;
    const strength = row.reduce((sum, weight) => sum + weight * weight, 0) * (counts.get(name) ?? Infinity);
    return { name, bytes, worth: strength / bytes };
  });
  const kept = new Set<string>();
  let size = 200;
  for (const { name, bytes } of all.toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1))) {
    size += bytes;
    if (size > sizeBytes) break;
    kept.add(name);
  }
  return kept;
}

/** The weights as their file: a feature a line. */
export const writeSignalWeights = (weights: SignalWeights): string =>
  `${JSON.stringify(weights, undefined, 0).replaceAll('","', '",\n"')}\n`;
