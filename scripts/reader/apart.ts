/** Labelled calls read by models that didn't learn from the hand that wrote them: what a new call would look like. */
import type { StageBelief } from '../../src/coaching/moment.ts';
import { mayMeet } from '../../src/coaching/objective-guards.ts';
import { wordsOf } from '../../src/coaching/phrases.ts';
import { parseCallReader } from '../../src/coaching/reader/call-reader.ts';
import { initialBelief } from '../../src/coaching/stage.ts';
import { defaultPlaybook as playbook } from '../../src/playbooks/default.ts';
import type { ReadCall } from './examples.ts';
import { f1OfTicks, isTickRight, labelledAt, readThrough, total, type TickScore } from './scores.ts';
import { trainObjective, trainStage, writeWeights, type Model } from './train-reader.ts';

/** By call: the belief after each utterance. */
export type Beliefs = ReadonlyMap<ReadCall, readonly StageBelief[]>;
/** By objective and call: the chance that each utterance meets it; 0 where it can't. */
export type Chances = ReadonlyMap<string, ReadonlyMap<ReadCall, readonly number[]>>;

const NO_LIMIT = Infinity;
const GRID = Array.from({ length: 36 }, (_, at) => 0.1 + at * 0.02);
/** Neighbours on the grid that a threshold's score is averaged with: a lone peak is chance. */
const NEIGHBOURS = 2;
/** How much the mean objective's ticks weigh beside an objective's own. */
const COMMON_WEIGHT = 4;
/** Ticks in fewer calls teach nothing. */
const LEAST_LABELLED = 30;

export function readStagesApart(calls: readonly ReadCall[]): Beliefs {
  const beliefs = new Map<ReadCall, readonly StageBelief[]>();
  for (const [own, others] of byHand(calls)) {
    const reader = parseCallReader(writeWeights(trainStage(others), [], NO_LIMIT));
    for (const read of own) {
      const { stages } = readThrough(read.call, playbook, reader);
      beliefs.set(
        read,
        stages.map(({ belief }) => belief),
      );
    }
  }
  return beliefs;
}

export function readObjectivesApart(calls: readonly ReadCall[], beliefs: Beliefs): Chances {
  const chances = new Map(taught(calls).map(({ id }) => [id, new Map<ReadCall, readonly number[]>()]));
  const noStage: Model = { columns: 5, rows: new Map(), counts: new Map() };
  for (const [own, others] of byHand(calls)) {
    const models = taught(calls).map((objective) => ({
      id: objective.id,
      threshold: 0.5,
      model: trainObjective(others, (call) => beliefs.get(call) ?? [], objective),
    }));
    const reader = parseCallReader(writeWeights(noStage, models, NO_LIMIT));
    for (const read of own) {
      const told = beliefs.get(read) ?? [];
      const all = read.examples.map(({ before, last, ruled }, at) => {
        const [was, now] = [told[at - 1] ?? initialBelief, told[at] ?? initialBelief];
        return reader.readObjectives({ heard: [...before, last], playbook, was, now, ruled });
      });
      for (const objective of taught(calls)) {
        const ofCall = read.examples.map(({ last, before }, at) =>
          mayMeet(objective, { last, words: wordsOf(last.text), before })
            ? (all[at]?.get(objective.id)?.chance ?? 0)
            : 0,
        );
        chances.get(objective.id)?.set(read, ofCall);
      }
    }
  }
  return chances;
}

/**
 * The chance from which an objective counts as met, by what was right of these calls; none where the rules do as well. A
 * hundred ticks say little of one threshold, so that all objectives' ticks weigh in each one's.
 */
export function chooseThresholds(calls: readonly ReadCall[], chances: Chances): ReadonlyMap<string, number> {
  const scores = [...chances].map(([id, byCall]) =>
    GRID.map((threshold) =>
      scoreOf(calls, id, (read) => (byCall.get(read) ?? []).findIndex((chance) => chance >= threshold)),
    ),
  );
  const pooled = GRID.map((_, at) =>
    sumOf(
      scores.flatMap((ofId) => ofId[at] ?? []),
      COMMON_WEIGHT / scores.length,
    ),
  );
  const thresholds = new Map<string, number>();
  for (const [index, id] of [...chances.keys()].entries()) {
    const own = scores[index] ?? [];
    const f1s = own.map((score, at) => f1OfTicks([score, ...(pooled[at] ? [pooled[at]] : [])]));
    const smooth = f1s.map((_, at) => mean(f1s.slice(Math.max(0, at - NEIGHBOURS), at + NEIGHBOURS + 1)));
    const best = smooth.indexOf(Math.max(...smooth));
    const ruled = scoreOf(calls, id, ({ examples }) => examples.findIndex(({ ruled }) => ruled.has(id)));
    const learned = own[best];
    if (learned && f1OfTicks([learned]) > f1OfTicks([ruled])) {
      thresholds.set(id, Number((GRID[best] ?? 0.5).toFixed(2)));
    }
  }
  return thresholds;
}

function scoreOf(calls: readonly ReadCall[], id: string, tickedAt: (call: ReadCall) => number): TickScore {
  const score = { id, labelled: 0, ticked: 0, right: 0 };
  for (const read of calls) {
    const labelled = labelledAt(read.call, id);
    const ticked = tickedAt(read);
    if (labelled !== undefined) score.labelled += 1;
    if (ticked >= 0) score.ticked += 1;
    if (ticked >= 0 && isTickRight(ticked, labelled)) score.right += 1;
  }
  return score;
}

const sumOf = (scores: readonly TickScore[], weight: number): TickScore => ({
  id: '',
  labelled: weight * total(scores.map(({ labelled }) => labelled)),
  ticked: weight * total(scores.map(({ ticked }) => ticked)),
  right: weight * total(scores.map(({ right }) => right)),
});

/** Objectives labelled often enough. */
const taught = (calls: readonly ReadCall[]) =>
  playbook.objectives.filter(
    ({ id }) => calls.filter(({ call }) => labelledAt(call, id) !== undefined).length >= LEAST_LABELLED,
  );

/** Each hand's calls, and all the others'. */
function byHand(calls: readonly ReadCall[]): readonly (readonly [readonly ReadCall[], readonly ReadCall[]])[] {
  const hands = [...new Set(calls.map(({ call }) => call.hand))];
  return hands.map((hand) => [
    calls.filter(({ call }) => call.hand === hand),
    calls.filter(({ call }) => call.hand !== hand),
  ]);
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
