/** All that guidance is made from: where the call stands when it is asked for. A pure view of the session. */
import type { CardMemory } from './card-memory';
import type { Utterance, UtteranceId } from './conversation';
import type { CallMeasures } from './measures';
import type { ObjectionType, Playbook, Stage } from './playbook';
import type { Signals } from './suggestion';

/** How likely each stage is; sums to 1. */
export type StageBelief = Readonly<Record<Stage, number>>;

export interface StageReading {
  readonly current: Stage;
  /** Whole per cent: the probability the detector gives `current`. */
  readonly confidence: number;
  readonly belief: StageBelief;
}

/** An objective and the utterance that was found to meet it. */
export interface MetObjective {
  readonly id: string;
  readonly utteranceId: UtteranceId;
}

/** An objective that counts as met: by an utterance, or because the rep says so. */
export interface Tick {
  readonly id: string;
  /** Absent where the rep ticked it by hand. */
  readonly utteranceId?: UtteranceId;
  readonly byRep?: true;
}

/** What was shown to the rep, as far as it is worth knowing later. */
export interface Shown {
  readonly what: string;
  /** The first question it came with. */
  readonly question?: string | undefined;
}

/** An objection that the customer raised. */
export interface RaisedObjection {
  readonly utteranceId: UtteranceId;
  readonly type: ObjectionType;
}

export interface Moment {
  readonly sessionId: string;
  /** Epoch ms. */
  readonly atMs: number;
  readonly playbook: Playbook;
  /** Every completed utterance so far, in order of completion. */
  readonly heard: readonly Utterance[];
  /** Stretches nobody heard, audio time in ms: nothing may rest on them. */
  readonly gaps: readonly { readonly startMs: number; readonly endMs: number }[];
  readonly stage: StageReading & {
    /** Epoch ms at which the call came into this stage. */
    readonly sinceAtMs: number;
  };
  readonly met: readonly Tick[];
  /** Ids that the rep says aren't met. */
  readonly unticked?: readonly string[];
  /** What the customer's last utterance that wasn't a back-channel showed. */
  readonly signals: Signals;
  /** False without a microphone: only the customer's side is known, and objectives that only a rep can meet stay unknown. */
  readonly repHeard: boolean;
  /** What was shown lately, oldest first. */
  readonly shown?: readonly Shown[];
  /** The last objections, oldest first. */
  readonly objections?: readonly RaisedObjection[];
  readonly measures?: CallMeasures | undefined;
  /** The cards that were up, and what the rep waved away. */
  readonly cards?: CardMemory;
  /** What is sold, as the rep wrote it in options; empty or absent where the playbook's own words hold. */
  readonly product?: string;
}

/** Seconds, broken, that the call has been in its stage. */
export const timeInStageSec = (moment: Pick<Moment, 'atMs' | 'stage'>): number =>
  Math.max(0, moment.atMs - moment.stage.sinceAtMs) / 1000;
