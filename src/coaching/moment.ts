/** All that guidance is made from: where the call stands when it is asked for. A pure view of the session. */
import type { Utterance, UtteranceId } from './conversation';
import type { Playbook, Stage } from './playbook';
import type { Signals } from './suggestion';

/** How likely each stage is; sums to 1. */
export type StageBelief = Readonly<Record<Stage, number>>;

export interface StageReading {
  readonly current: Stage;
  /** Whole per cent: the probability the detector gives `current`. */
  readonly confidence: number;
  readonly belief: StageBelief;
}

/** An objective and the utterance that met it. */
export interface MetObjective {
  readonly id: string;
  readonly utteranceId: UtteranceId;
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
  readonly met: readonly MetObjective[];
  /** What the customer's last utterance that wasn't a back-channel showed. */
  readonly signals: Signals;
  /** False without a microphone: only the customer's side is known, and objectives that only a rep can meet stay unknown. */
  readonly repHeard: boolean;
}

/** Seconds, broken, that the call has been in its stage. */
export const timeInStageSec = (moment: Pick<Moment, 'atMs' | 'stage'>): number =>
  Math.max(0, moment.atMs - moment.stage.sinceAtMs) / 1000;
