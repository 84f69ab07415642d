/** How right the coach's eyes are: stages, confidence and objectives against labels. */
import { Utterance } from '../../src/coaching/conversation.ts';
import type { MetObjective, StageBelief, StageReading } from '../../src/coaching/moment.ts';
import { STAGES, type Playbook } from '../../src/coaching/playbook.ts';
import type { CallReader } from '../../src/coaching/reader/call-reader.ts';
import { readUtterance } from '../../src/coaching/readings.ts';
import { initialBelief } from '../../src/coaching/stage.ts';
import type { LabelledCall } from './labelled-calls.ts';

/** A tick is right within this many utterances of its label. */
export const WINDOW = 2;
const BINS = 10;

export interface CallReading {
  readonly call: LabelledCall;
  readonly stages: readonly StageReading[];
  /** The utterance at which each objective was ticked. */
  readonly metAt: ReadonlyMap<string, number>;
}

/** Read a call as the session does. */
export function readThrough(call: LabelledCall, playbook: Playbook, reader: CallReader | undefined): CallReading {
  let belief: StageBelief = initialBelief;
  const met: MetObjective[] = [];
  const metAt = new Map<string, number>();
  const stages = call.heard.map((utterance, at) => {
    const utterances: readonly Utterance[] = call.heard.slice(0, at + 1);
    const reading = readUtterance(utterance, { utterances, belief, met, playbook, reader });
    ({ belief } = reading.stage);
    met.push(...reading.met);
    for (const { id } of reading.met) metAt.set(id, at);
    return reading.stage;
  });
  return { call, stages, metAt };
}

export interface StageScores {
  readonly utterances: number;
  readonly accuracy: number;
  readonly macroF1: number;
  readonly atChanges: number;
  /** Rows: what was labelled; columns: what was said; in the order of the stages. */
  readonly confusion: readonly (readonly number[])[];
  readonly f1: readonly number[];
  /** Expected calibration error. */
  readonly ece: number;
  readonly bins: readonly { readonly count: number; readonly said: number; readonly right: number }[];
}

export function scoreStages(readings: readonly CallReading[]): StageScores {
  const confusion = STAGES.map(() => STAGES.map(() => 0));
  const bins = Array.from({ length: BINS }, () => ({ count: 0, said: 0, right: 0 }));
  let changes = 0;
  let changesRight = 0;
  for (const { call, stages } of readings) {
    for (const [at, { stage }] of call.lines.entries()) {
      const said = stages[at];
      if (!said) continue;
      const row = confusion[STAGES.indexOf(stage)];
      const column = STAGES.indexOf(said.current);
      if (row) row[column] = (row[column] ?? 0) + 1;
      const isRight = Number(said.current === stage);
      const chance = said.confidence / 100;
      const bin = bins[Math.min(BINS - 1, Math.floor(chance * BINS))];
      if (bin) Object.assign(bin, { count: bin.count + 1, said: bin.said + chance, right: bin.right + isRight });
      const before = call.lines[at - 1]?.stage;
      if (before === undefined || before === stage) continue;
      changes += 1;
      changesRight += isRight;
    }
  }
  const utterances = total(confusion.flat());
  const right = total(STAGES.map((_, at) => confusion[at]?.[at] ?? 0));
  const labelled = (at: number): number => total(confusion[at] ?? []);
  const told = (at: number): number => total(confusion.map((row) => row[at] ?? 0));
  const f1 = STAGES.map((_, at) => ratio(2 * (confusion[at]?.[at] ?? 0), labelled(at) + told(at)));
  const present = STAGES.flatMap((_, at) => (labelled(at) + told(at) > 0 ? [f1[at] ?? 0] : []));
  return {
    utterances,
    accuracy: ratio(right, utterances),
    macroF1: ratio(total(present), present.length),
    atChanges: ratio(changesRight, changes),
    confusion,
    f1,
    ece: ratio(total(bins.map(({ said, right }) => Math.abs(said - right))), utterances),
    bins,
  };
}

export interface TickScore {
  readonly id: string;
  readonly labelled: number;
  readonly ticked: number;
  readonly right: number;
}

/** Ticks of each id that is labelled somewhere in these calls. */
export function scoreTicks(readings: readonly CallReading[]): readonly TickScore[] {
  const ids = new Set(readings.flatMap(({ call }) => call.lines.flatMap(({ objectives_done }) => objectives_done)));
  return [...ids].toSorted().map((id) => {
    const score = { id, labelled: 0, ticked: 0, right: 0 };
    for (const { call, metAt } of readings) {
      const labelled = labelledAt(call, id);
      const ticked = metAt.get(id);
      if (labelled !== undefined) score.labelled += 1;
      if (ticked !== undefined) score.ticked += 1;
      if (isTickRight(ticked, labelled)) score.right += 1;
    }
    return score;
  });
}

export const labelledAt = ({ lines }: LabelledCall, id: string): number | undefined => {
  const at = lines.findIndex(({ objectives_done }) => objectives_done.includes(id));
  return at < 0 ? undefined : at;
};

export const isTickRight = (ticked: number | undefined, labelled: number | undefined): boolean =>
  ticked !== undefined && labelled !== undefined && Math.abs(ticked - labelled) <= WINDOW;

export const f1OfTicks = (scores: readonly TickScore[]): number =>
  ratio(2 * total(scores.map(({ right }) => right)), total(scores.map(({ labelled, ticked }) => labelled + ticked)));

export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);

const ratio = (part: number, whole: number): number => (whole > 0 ? part / whole : 0);
