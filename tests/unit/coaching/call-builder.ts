/** Calls and moments for tests of the core: said in a line, folded as the session folds them. */
import { Utterance, type Speaker } from '../../../src/coaching/conversation';
import type { MetObjective, Moment, StageReading } from '../../../src/coaching/moment';
import { trackObjectives } from '../../../src/coaching/objectives';
import type { Playbook } from '../../../src/coaching/playbook';
import type { CallReader } from '../../../src/coaching/reader/call-reader';
import { readSignals } from '../../../src/coaching/signals';
import { detectCallStage, initialBelief, readingOf } from '../../../src/coaching/stage';
import type { Signals } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';

/** A line of a call: `rep: text` or `customer: text`. */
export type Line = `${Speaker}: ${string}`;

export function utterances(...lines: readonly Line[]): readonly Utterance[] {
  const counts = { rep: 0, customer: 0 };
  return lines.map((line, at) => {
    const speaker: Speaker = line.startsWith('rep: ') ? 'rep' : 'customer';
    counts[speaker] += 1;
    return Utterance.parse({
      id: `${speaker}-${String(counts[speaker])}`,
      speaker,
      text: line.slice(speaker.length + 2),
      startMs: at * 4_000,
      endMs: at * 4_000 + 3_000,
    });
  });
}

export interface Step {
  readonly stage: StageReading;
  readonly newlyMet: readonly MetObjective[];
  readonly signals: Signals;
}

/** Each utterance's local step, as the session takes it. */
export function foldCall(
  heard: readonly Utterance[],
  playbook: Playbook = defaultPlaybook,
  reader?: CallReader,
): readonly Step[] {
  const met: MetObjective[] = [];
  let { belief } = readingOf(initialBelief);
  return heard.map((_, at) => {
    const soFar = heard.slice(0, at + 1);
    const stage = detectCallStage({ belief, heard: soFar, playbook, reader });
    const read = reader && { reader, was: belief, now: stage.belief };
    ({ belief } = stage);
    const newlyMet = trackObjectives({ heard: soFar, met, playbook, read });
    met.push(...newlyMet);
    return { stage, newlyMet, signals: readSignals({ heard: soFar, playbook }) };
  });
}

/** The moment after the last line, with what a test wants different. */
export function momentAfter(lines: readonly Line[], changes: Partial<Moment> = {}): Moment {
  const heard = utterances(...lines);
  const steps = foldCall(heard);
  const last = steps.at(-1);
  return {
    sessionId: 'call_test',
    atMs: 1_700_000_010_000,
    playbook: defaultPlaybook,
    heard,
    gaps: [],
    stage: { ...(last?.stage ?? readingOf(initialBelief)), sinceAtMs: 1_700_000_000_000 },
    met: steps.flatMap(({ newlyMet }) => newlyMet),
    signals: last?.signals ?? { objection_type: 'none', buying_signal: false, sentiment: 'neutral' },
    repHeard: true,
    ...changes,
  };
}
