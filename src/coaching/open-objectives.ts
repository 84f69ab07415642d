/** Which objectives are worth pursuing now, best first, and how urgent they are. */
import { isBackChannel } from './conversation';
import type { Urgency } from './guidance';
import { timeInStageSec, type Moment } from './moment';
import { isRepAct, listObjectives } from './objectives';
import { compilePhrases, wordsOf } from './phrases';
import { STAGES, type Objective, type Stage } from './playbook';
import { asksQuestion } from './speech-acts';

/** Seconds after which a stage has dragged on, and moving on matters more. */
const DRAGS_AFTER_SEC: Readonly<Record<Stage, number>> = {
  opening: 90,
  discovery: 600,
  pitch: 420,
  objection: 180,
  close: 300,
};
const URGENCIES: readonly Urgency[] = ['low', 'medium', 'high', 'critical'];
export const STAGE_URGENCY: Readonly<Record<Stage, Urgency>> = {
  opening: 'medium',
  discovery: 'medium',
  pitch: 'medium',
  objection: 'high',
  close: 'high',
};

/** Something was presented, priced or proposed: before that nobody can buy. A rep unheard is trusted past the opening. */
export function hasOffered({ stage, met, playbook, repHeard, heard }: Moment): boolean {
  if (stage.current === 'opening') return false;
  if (!repHeard || stage.current === 'close' || (stage.current === 'pitch' && hasTold(heard))) return true;
  const offers = playbook.objectives.filter(
    (objective) => isRepAct(objective) && (objective.stage === 'pitch' || objective.stage === 'close'),
  );
  return offers.some(({ id }) => met.some((done) => done.id === id));
}

/** A talk may sound like a pitch in which the rep has told nothing yet. */
const hasTold = (heard: Moment['heard']): boolean =>
  heard
    .slice(-TOLD_WITHIN)
    .some(({ speaker, text }) => speaker === 'rep' && !asksQuestion(text) && wordsOf(text).length >= TELLING_WORDS);
const TOLD_WITHIN = 12;
const TELLING_WORDS = 9;

/** The customer's question just now asks for what this act of the rep's gives. */
export function isCalledFor(objective: Objective, { heard }: Moment): boolean {
  const last = heard.findLast((utterance) => !isBackChannel(utterance));
  return (
    last?.speaker === 'customer' && isRepAct(objective) && compilePhrases(objective.askedBy).matches(last.text) > 0
  );
}

/** Open objectives worth pursuing at this stage, best first. */
export function openObjectives(moment: Moment, stage: Stage): readonly Objective[] {
  const { playbook } = moment;
  const byId = new Map(playbook.objectives.map((objective) => [objective.id, objective]));
  const remaining = knowable(
    moment,
    listObjectives({ met: moment.met, stage, playbook }).remaining.flatMap(({ id, priority }) =>
      priority === 'low' ? [] : (byId.get(id) ?? []),
    ),
  ).filter((objective) => !isPast(objective, moment));
  // With the next step agreed there is nothing to go back for, and with its day fixed nothing more to ask.
  if (stage === 'close') {
    const fixed = playbook.objectives.some(({ id, metBy }) => metBy === 'either' && isMet(moment, id));
    return fixed ? [] : remaining.filter((objective) => objective.stage === 'close');
  }
  if (remaining.length > 0 || stage === 'objection') return remaining;
  const later = STAGES.slice(STAGES.indexOf(stage) + 1).filter((of) => of !== 'objection');
  return later.flatMap((of) =>
    knowable(moment, playbook.objectives).filter((objective) => objective.stage === of && !isMet(moment, objective.id)),
  );
}

/** A courtesy of the opening whose moment went by: after the reason for the call nobody asks how the week was. */
function isPast(objective: Objective, moment: Moment): boolean {
  if (objective.stage !== 'opening' || !isRepAct(objective)) return false;
  const { objectives } = moment.playbook;
  return objectives.some(
    (other, at) => other.stage === 'opening' && at > objectives.indexOf(objective) && isMet(moment, other.id),
  );
}

/** Without a microphone nobody knows what the rep has done: it isn't asked for again. */
const knowable = (moment: Moment, objectives: readonly Objective[]): readonly Objective[] =>
  moment.repHeard ? objectives : objectives.filter((objective) => !isRepAct(objective));

export const isMet = (moment: Moment, id: string): boolean => moment.met.some((met) => met.id === id);

export function urgencyOf(objective: Objective, moment: Moment): Urgency {
  const { stage, signals } = moment;
  const base = STAGE_URGENCY[objective.stage];
  const missed = STAGES.indexOf(objective.stage) < STAGES.indexOf(stage.current);
  const drags = timeInStageSec(moment) > DRAGS_AFTER_SEC[stage.current];
  const cooling = signals.sentiment === 'negative';
  return raise(base, (missed ? -1 : 0) + (drags || cooling ? 1 : 0));
}

export const raise = (urgency: Urgency, by: number): Urgency =>
  URGENCIES[Math.min(URGENCIES.length - 1, Math.max(0, URGENCIES.indexOf(urgency) + by))] ?? urgency;
