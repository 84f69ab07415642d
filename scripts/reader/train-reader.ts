/** Trains the reader's stage and objective models and makes its file of weights of them: the strongest rows, in letters. */
import type { StageBelief } from '../../src/coaching/moment.ts';
import { STAGES, type Objective } from '../../src/coaching/playbook.ts';
import { encodeRow, type ReaderWeights } from '../../src/coaching/reader/reader-weights.ts';
import { numberRows, objectiveRows, stageRows, type NamedRow, type ReadCall } from './examples.ts';
import { trainLinear } from './linear-training.ts';

/** Chosen by cross-validation over the hands of data/calls; all of them lie on a plateau. */
const STAGE = { epochs: 10, l2: 0.01 };
const OBJECTIVE = { epochs: 10, l2: 0.003 };
const LEAST_OFTEN = 3;
const CROSSED_LEAST_OFTEN = 2;
/** The weight of a letter's place in the alphabet, squared: 'Z' is 3. */
const SCALE = 3 / 26 ** 2;

/** An objective's weight below which it is left out of the file. */
const LEAST_TELLING = 0.05;

/** One model's weights by name. */
export interface Model {
  readonly columns: number;
  readonly rows: ReadonlyMap<string, readonly number[]>;
  /** In how many examples a feature occurred. */
  readonly counts: ReadonlyMap<string, number>;
}

export const trainStage = (calls: readonly ReadCall[]): Model =>
  train(
    calls.flatMap((call) => stageRows(call)),
    { columns: STAGES.length, ...STAGE },
  );

export const trainObjective = (
  calls: readonly ReadCall[],
  beliefsOf: (call: ReadCall) => readonly StageBelief[],
  objective: Objective,
): Model =>
  train(
    calls.flatMap((call) => objectiveRows(call, beliefsOf(call), objective)),
    { columns: 1, ...OBJECTIVE },
  );

function train(
  named: readonly NamedRow[],
  { columns, ...options }: { readonly columns: number; readonly epochs: number; readonly l2: number },
): Model {
  const { names, counts, rows } = numberRows(named, (name) => (name.includes('>') ? CROSSED_LEAST_OFTEN : LEAST_OFTEN));
  const weights = trainLinear(rows, { features: names.length, classes: columns, ...options });
  return {
    columns,
    rows: new Map(names.map((name, at) => [name, [...weights.subarray(at * columns, (at + 1) * columns)]])),
    counts: new Map(names.map((name, at) => [name, counts[at] ?? 0])),
  };
}

export interface ObjectiveModel {
  readonly id: string;
  readonly threshold: number;
  readonly model: Model;
}

/** The file: of all rows those that matter most, as many as fit into `sizeBytes`. */
export function writeWeights(stage: Model, objectives: readonly ObjectiveModel[], sizeBytes: number): ReaderWeights {
  const models = [stage, ...objectives.map(({ model }) => model)];
  const names = [...new Set(models.flatMap(({ rows }) => [...rows.keys()]))];
  const head = {
    version: 1 as const,
    scale: SCALE,
    objectives: objectives.map(({ id, threshold }) => ({ id, threshold })),
  };
  const ranked = names
    .map((name) => {
      const letters = encodeRow(
        models.flatMap((model) => rowOf(model, name)),
        SCALE,
      );
      // Quotes, colon, comma and the line's end.
      const bytes = Buffer.byteLength(name) + letters.length + 7;
      return { name, letters, bytes, worth: strengthOf(name, models) / bytes };
    })
    .toSorted((a, b) => b.worth - a.worth || (a.name < b.name ? -1 : 1));
  const weights: Record<string, string> = {};
  let size = JSON.stringify({ ...head, weights }).length + 2;
  for (const { name, letters, bytes } of ranked) {
    if (letters === '') continue;
    size += bytes;
    if (size > sizeBytes) break;
    weights[name] = letters;
  }
  return { ...head, weights };
}

/** A feature's weights for the file: of an objective's only those that tell, for most of its rows say nearly nothing. */
function rowOf(model: Model, name: string): readonly number[] {
  const row = centred(model.rows.get(name)) ?? Array.from({ length: model.columns }, () => 0);
  return model.columns === 1 ? row.map((weight) => (Math.abs(weight) < LEAST_TELLING ? 0 : weight)) : row;
}

/** How much a row moves the answers over all the calls. */
function strengthOf(name: string, models: readonly Model[]): number {
  let sum = 0;
  for (const { rows, counts } of models) {
    for (const weight of centred(rows.get(name)) ?? []) sum += weight * weight * (counts.get(name) ?? 0);
  }
  return sum;
}

/** A constant added to all stages changes nothing. */
function centred(row: readonly number[] | undefined): readonly number[] | undefined {
  if (!row || row.length === 1) return row;
  const mean = row.reduce((sum, weight) => sum + weight, 0) / row.length;
  return row.map((weight) => weight - mean);
}
