/** The objectives as the panel lists them: what each tick rests on, and what the rep has said of it. */
import type { Conversation } from './conversation';
import { toEvidence, type Evidence } from './evidence';
import type { ObjectiveLists } from './guidance';
import { untickedOf } from './objective-edits';
import type { Tick } from './moment';
import { isRepAct, listObjectives } from './objectives';
import type { Playbook } from './playbook';
import { countedTicks, isRepHeard } from './session-moment';
import type { SessionState } from './session-state';

/** The lists of the wire format, and more beside them. */
export interface ObjectivesView {
  readonly completed: readonly ShownTick[];
  readonly remaining: ObjectiveLists['remaining'];
  /** Ids that the rep unticked; they are among the remaining whatever the stage. */
  readonly unticked: readonly string[];
  /** Ids of remaining objectives that only the rep can meet while the rep isn't heard: unknown, not open. */
  readonly unknown: readonly string[];
}

/** A met objective and why it counts as met. */
export interface ShownTick {
  readonly id: string;
  readonly text: string;
  /** Ticked by the rep's hand: nothing on the call has to show it. */
  readonly byRep: boolean;
  /** The words that show it; a tick by hand may have some too. */
  readonly evidence: Evidence | undefined;
}

/** The objectives of a session as it stands. */
export function objectivesView(state: SessionState, playbook: Playbook): ObjectivesView {
  const ticks = countedTicks(state);
  const unticked = untickedOf(state.edits);
  const lists = listObjectives({ met: ticks, stage: state.stage.current, playbook });
  const listed = new Set(lists.remaining.map(({ id }) => id));
  // What the rep unticked stays in sight, so that it can be ticked again.
  const kept = playbook.objectives.filter(({ id }) => unticked.includes(id) && !listed.has(id));
  const remaining = [...lists.remaining, ...kept.map(({ id, text }) => ({ id, text, priority: 'low' as const }))];
  const isUnknown = new Set(isRepHeard(state) ? [] : playbook.objectives.filter(isRepAct).map(({ id }) => id));
  const evidence = evidenceOf([...ticks, ...state.met], state.conversation);
  return {
    completed: lists.completed.map(({ id, text }) => ({
      id,
      text,
      byRep: ticks.some((tick) => tick.id === id && tick.byRep),
      evidence: evidence.get(id),
    })),
    remaining,
    unticked,
    unknown: remaining.filter(({ id }) => isUnknown.has(id) && !unticked.includes(id)).map(({ id }) => id),
  };
}

/** The words that met each of these. */
function evidenceOf(ticks: readonly Tick[], { utterances }: Conversation): ReadonlyMap<string, Evidence> {
  const wanted = new Set(ticks.map(({ utteranceId }) => utteranceId));
  const said = new Map(utterances.filter(({ id }) => wanted.has(id)).map((utterance) => [utterance.id, utterance]));
  return new Map(
    ticks.flatMap(({ id, utteranceId }) => {
      const utterance = utteranceId && said.get(utteranceId);
      return utterance ? [[id, toEvidence(utterance)]] : [];
    }),
  );
}
