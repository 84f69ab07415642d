/**
 * The learned reader: a linear model over what was said, as a filter over the stages, and one chance an objective.
 *
 *   belief'(s) = Σ belief(p) · softmax(words · W + stage before p · W)(s)
 *                p
 *
 * @see docs/adr/0011-learned-reader.md
 */
import type { Utterance } from '../conversation';
import type { StageBelief } from '../moment';
import { STAGES, type Playbook } from '../playbook';
import { CROSSED_WEIGHT, featuresOf } from './features';
import { columnsOf, decodeRow, ReaderWeights } from './reader-weights';

export interface Heard {
  /** The last of these is read in the light of those before it. */
  readonly heard: readonly Utterance[];
  readonly playbook: Playbook;
}

export interface ObjectivesHeard extends Heard {
  /** The belief before the last utterance, and with it. */
  readonly was: StageBelief;
  readonly now: StageBelief;
  /** Objectives that the hand-made rules take for met by it. */
  readonly ruled: ReadonlySet<string>;
}

export interface CallReader {
  /** How likely each stage is once the last utterance is heard, from the belief before it; sums to 1. */
  readStage(heard: Heard & { readonly belief: StageBelief }): StageBelief;
  /** The chance that the last utterance meets an objective, and the chance from which it counts; by id, where it knows one. */
  readObjectives(heard: ObjectivesHeard): ReadonlyMap<string, { readonly chance: number; readonly threshold: number }>;
}

/**
 * A reader from what a file of weights holds.
 *
 * @throws ZodError where it isn't one.
 */
export function parseCallReader(raw: unknown): CallReader {
  const file = ReaderWeights.parse(raw);
  const columns = columnsOf(file);
  const rows = new Map(
    Object.entries(file.weights).map(([name, letters]) => [name, decodeRow(letters, file.scale, columns)]),
  );
  const add = (scores: Float64Array, name: string, value: number, from: number): void => {
    const row = rows.get(name);
    if (row)
      for (let at = 0; at < scores.length; at += 1) scores[at] = (scores[at] ?? 0) + value * (row[from + at] ?? 0);
  };
  return {
    readStage({ belief, heard, playbook }) {
      const { plain, crossed } = featuresOf(heard, playbook);
      const said = new Float64Array(STAGES.length);
      for (const [name, value] of plain) add(said, name, value, 0);
      const next = new Float64Array(STAGES.length);
      for (const [before, chance] of heard.length === 1
        ? START
        : STAGES.map((stage) => [stage, belief[stage]] as const)) {
        const scores = said.slice();
        for (const name of crossed) add(scores, crossedName(before, name), CROSSED_WEIGHT, 0);
        for (const [at, share] of softmax(scores).entries()) next[at] = (next[at] ?? 0) + chance * share;
      }
      return toBelief(next);
    },
    readObjectives({ heard, playbook, ...context }) {
      const scores = new Float64Array(file.objectives.length);
      for (const [name, value] of featuresOf(heard, playbook).plain) add(scores, name, value, STAGES.length);
      for (const [name, value] of contextOf(context)) add(scores, name, value, STAGES.length);
      return new Map(
        file.objectives.map(({ id, threshold }, at) => [
          id,
          { chance: 1 / (1 + Math.exp(-(scores[at] ?? 0))), threshold },
        ]),
      );
    },
  };
}

/** Before the first utterance there is no stage. */
const START = [['start', 1]] as const;

/** The name under which a feature counts after a stage, or at the start. */
export const crossedName = (before: string, name: string): string => `${before}>${name}`;

/** What an objective is judged by beside the words: where the call stands, and what the rules say. */
export const contextOf = ({
  was,
  now,
  ruled,
}: Pick<ObjectivesHeard, 'was' | 'now' | 'ruled'>): readonly (readonly [string, number])[] => [
  ...STAGES.flatMap((stage) => [[`was.${stage}`, was[stage]] as const, [`now.${stage}`, now[stage]] as const]),
  ...[...ruled].map((id) => [`rule.${id}`, 1] as const),
];

function softmax(scores: Float64Array): Float64Array {
  const most = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - most));
  const sum = raised.reduce((total, one) => total + one, 0);
  return raised.map((one) => one / sum);
}

/** No stage becomes impossible: the next line must be able to show it. */
const FLOOR = 0.001;

function toBelief(weights: Float64Array): StageBelief {
  const sum = weights.reduce((total, one) => total + one, 0);
  const share = (at: number): number =>
    FLOOR + (1 - FLOOR * STAGES.length) * (sum > 0 ? (weights[at] ?? 0) / sum : 1 / STAGES.length);
  return { opening: share(0), discovery: share(1), pitch: share(2), objection: share(3), close: share(4) };
}
