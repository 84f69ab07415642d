/** Labelled calls as the reader's training sees them: features, made once, and rows of the models. */
import { isBackChannel, type Utterance } from '../../src/coaching/conversation.ts';
import type { StageBelief } from '../../src/coaching/moment.ts';
import { mayMeet } from '../../src/coaching/objective-guards.ts';
import { ruledObjectives } from '../../src/coaching/objectives.ts';
import { wordsOf } from '../../src/coaching/phrases.ts';
import { STAGES, type Objective } from '../../src/coaching/playbook.ts';
import { contextOf, crossedName } from '../../src/coaching/reader/call-reader.ts';
import { CROSSED_WEIGHT, featuresOf, type UtteranceFeatures } from '../../src/coaching/reader/features.ts';
import { initialBelief } from '../../src/coaching/stage.ts';
import { defaultPlaybook as playbook } from '../../src/playbooks/default.ts';
import type { LabelledCall, LabelledLine } from './labelled-calls.ts';
import type { Row } from './linear-training.ts';

/** A change of stage counts so often: they are a fifth of the utterances, and what the coach is watched for. */
const CHANGE_WEIGHT = 2.5;

/** One utterance of a labelled call. */
export interface Example {
  readonly line: LabelledLine;
  readonly last: Utterance;
  readonly before: readonly Utterance[];
  readonly isBackChannel: boolean;
  readonly features: UtteranceFeatures;
  readonly ruled: ReadonlySet<string>;
}

export interface ReadCall {
  readonly call: LabelledCall;
  readonly examples: readonly Example[];
}

/** A row by names, before they are numbered. */
export interface NamedRow {
  readonly features: ReadonlyMap<string, number>;
  readonly label: number;
  readonly weight: number;
}

export const readCall = (call: LabelledCall): ReadCall => ({
  call,
  examples: call.lines.map((line, at) => {
    const heard = call.heard.slice(0, at + 1);
    const last = heard[at];
    if (!last) throw new Error(`${call.file}: no utterance ${String(at)}`);
    return {
      line,
      last,
      before: heard.slice(0, -1),
      isBackChannel: isBackChannel(last),
      features: featuresOf(heard, playbook),
      ruled: ruledObjectives(heard, playbook),
    };
  }),
});

/** Rows of the stage model; back-channels are no examples, for the filter passes them by. */
export const stageRows = ({ examples }: ReadCall): readonly NamedRow[] =>
  examples.flatMap(({ line, features, isBackChannel }, at) => {
    if (isBackChannel) return [];
    const before = examples[at - 1]?.line.stage;
    const crossed = features.crossed.map((name) => [crossedName(before ?? 'start', name), CROSSED_WEIGHT] as const);
    return [
      {
        features: new Map([...features.plain, ...crossed]),
        label: STAGES.indexOf(line.stage),
        weight: before !== undefined && before !== line.stage ? CHANGE_WEIGHT : 1,
      },
    ];
  });

/** Rows of an objective's model: what may meet it, up to where it is met. `beliefs` are those after each utterance. */
export function objectiveRows(
  { examples }: ReadCall,
  beliefs: readonly StageBelief[],
  objective: Objective,
): readonly NamedRow[] {
  const metAt = examples.findIndex(({ line }) => line.objectives_done.includes(objective.id));
  return examples.slice(0, metAt < 0 ? undefined : metAt + 1).flatMap((example, at) => {
    const { last, before, features, ruled } = example;
    if (at !== metAt && !mayMeet(objective, { last, words: wordsOf(last.text), before })) return [];
    const now = beliefs[at] ?? initialBelief;
    const context = contextOf({ was: beliefs[at - 1] ?? initialBelief, now, ruled });
    return [{ features: new Map([...features.plain, ...context]), label: Number(at === metAt), weight: 1 }];
  });
}

/** Number the features that occur often enough, and the rows by them. */
export function numberRows(
  rows: readonly NamedRow[],
  leastOften: (name: string) => number,
): { readonly names: readonly string[]; readonly counts: readonly number[]; readonly rows: readonly Row[] } {
  const counts = new Map<string, number>();
  for (const { features } of rows) for (const name of features.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = [...counts].filter(([name, count]) => count >= leastOften(name)).map(([name]) => name);
  const numbers = new Map(names.map((name, at) => [name, at]));
  return {
    names,
    counts: names.map((name) => counts.get(name) ?? 0),
    rows: rows.map(({ features, label, weight }) => {
      const kept = [...features].flatMap(([name, value]) => {
        const number = numbers.get(name);
        return number === undefined ? [] : [[number, value] as const];
      });
      return {
        at: Int32Array.from(kept, ([number]) => number),
        values: Float64Array.from(kept, ([, value]) => value),
        label,
        weight,
      };
    }),
  };
}
