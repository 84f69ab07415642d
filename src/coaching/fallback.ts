/**
 * Local guidance, chosen from the playbook for this moment of the call:
 *
 *   no more calls wanted ─▶ how to leave well, selling nothing
 *   goodbye was said     ─▶ how to wrap up
 *   an objection stands  ─▶ how to meet that kind
 *   a buying signal, once something was offered ─▶ the next step
 *   a question of the customer's that calls for an act ─▶ that act
 *   an objection answered ─▶ the next step, or what was left open before it
 *   else                 ─▶ the stage's next open objective ─▶ a fact missed earlier ─▶ the next stage ─▶ the stage's plan
 *   all is agreed        ─▶ how to wrap up
 */
import { freshQuestions } from './asked-questions';
import { isBackChannel } from './conversation';
import {
  buildCoachingGuidance,
  type CoachingGuidance,
  type Focus,
  type ObjectiveLists,
  type Urgency,
} from './guidance';
import { timeInStageSec, type Moment } from './moment';
import { isRepAct, listObjectives } from './objectives';
import { saidGoodbye, wantsNoMoreCalls } from './parting';
import { compilePhrases } from './phrases';
import { STAGES, type Objective, type ObjectionType, type Stage, type ToolkitCategory } from './playbook';
import { isObjectionAnswered } from './resistance';
import { toolkitFor, toSuggestionContext, type Suggestion } from './suggestion';

const TALKING_POINTS = 2;
/** Seconds after which a stage has dragged on, and moving on matters more. */
const DRAGS_AFTER_SEC: Readonly<Record<Stage, number>> = {
  opening: 90,
  discovery: 600,
  pitch: 420,
  objection: 180,
  close: 300,
};
const URGENCIES: readonly Urgency[] = ['low', 'medium', 'high', 'critical'];
const STAGE_URGENCY: Readonly<Record<Stage, Urgency>> = {
  opening: 'medium',
  discovery: 'medium',
  pitch: 'medium',
  objection: 'high',
  close: 'high',
};

/** What to say first, so that the customer feels heard, before the playbook's question. */
const ACKNOWLEDGING: Readonly<Record<Exclude<ObjectionType, 'none'>, string>> = {
  price: 'I hear you, it has to be worth the money.',
  timing: 'Of course, I called out of the blue.',
  authority: 'That makes sense, it should not be decided alone.',
  need: 'That is fair, thanks for saying so straight.',
  trust: 'I do not blame you for being careful.',
  ai_concerns: 'That is a fair worry, nobody likes talking to a machine that does not listen.',
  technical: 'Good that you ask now rather than later.',
};
const LEAVING = 'Understood, I will not call you again.';

interface Choice {
  readonly focus: Focus;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
  readonly toolkit: readonly ToolkitCategory[];
  readonly objectives: ObjectiveLists;
  /** What comes after the focus. */
  readonly nextMove: string;
  /** What to say before the question; may be empty. */
  readonly lead: string;
}

interface Source {
  readonly what: string;
  readonly why: string;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
}

/** Guidance for this moment without a model; never throws. */
export function getFallbackGuidance(moment: Moment): CoachingGuidance {
  const { focus, questions, talkingPoints, objectives } = choose(moment);
  return buildCoachingGuidance({
    words: { focus, keyQuestions: questions, talkingPoints, confidence: moment.stage.confidence },
    stage: moment.stage,
    timeInStageSec: timeInStageSec(moment),
    objectives,
    atMs: moment.atMs,
    sessionId: moment.sessionId,
  });
}

/** The legacy suggestion for this moment without a model: what to say now; never throws. */
export function getFallbackSuggestion(moment: Moment): Suggestion {
  const { focus, questions, toolkit, nextMove, lead } = choose(moment);
  const [question = focus.what] = questions;
  return {
    primary_suggestion: {
      text: lead === '' ? question : `${lead} ${question}`,
      reasoning: focus.why,
      confidence: Math.round(Math.min(100, Math.max(0, moment.stage.confidence))),
      urgency: focus.urgency,
    },
    context: toSuggestionContext(moment.stage.current, moment.signals),
    highlight_toolkit: [...toolkit],
    next_move: nextMove,
  };
}

function choose(moment: Moment): Choice {
  const { playbook, signals, stage } = moment;
  const lists = listObjectives({ met: moment.met, stage: stage.current, playbook });
  const settle = (source: Source, urgency: Urgency, after: readonly Source[], more: Partial<Choice> = {}): Choice => ({
    focus: { what: source.what, why: source.why, urgency },
    questions: freshQuestions(
      [source, ...after].flatMap(({ questions }) => questions),
      moment.heard,
    ),
    talkingPoints: source.talkingPoints.slice(0, TALKING_POINTS),
    toolkit: toolkitFor(stage.current, signals),
    objectives: lists,
    nextMove: after.find(({ what }) => what !== source.what)?.what ?? source.what,
    lead: '',
    ...more,
  });
  const wrapUp = (urgency: Urgency): Choice => settle(inOrder(playbook.wrapUp, moment), urgency, []);

  if (wantsNoMoreCalls(moment.heard)) {
    return settle(playbook.leaveWell, 'medium', [], { toolkit: ['not_interested'], lead: LEAVING });
  }
  if (saidGoodbye(moment.heard)) return wrapUp('low');
  if (signals.objection_type !== 'none') {
    const plan = playbook.objections[signals.objection_type];
    const next = openObjectives(moment, 'objection').filter((objective) => objective.stage === 'objection');
    return settle(
      plan,
      signals.sentiment === 'negative' ? 'critical' : 'high',
      [...next.slice(0, 1), playbook.stages[stage.current]],
      { lead: ACKNOWLEDGING[signals.objection_type], ...(plan.toolkit && { toolkit: [plan.toolkit] }) },
    );
  }
  const offered = hasOffered(moment);
  const answered = stage.current === 'objection' && isObjectionAnswered(moment.heard, playbook);
  const buying = signals.buying_signal && offered;
  const lead = buying ? 'Glad it fits.' : '';
  // With the rep unheard, "propose" may have been done: the plan of the stage says both.
  if (buying && !moment.repHeard) {
    return settle(playbook.stages.close, 'high', openObjectives(moment, 'close'), { lead });
  }
  const at = buying || (answered && offered) ? 'close' : answered ? 'discovery' : stage.current;
  const open = openObjectives(moment, at);
  const calledFor = open.find((objective) => isCalledFor(objective, moment));
  const [next, ...after] = calledFor ? [calledFor, ...open.filter((objective) => objective !== calledFor)] : open;
  if (next) return settle(next, urgencyOf(next, moment), [...after, playbook.stages[at]], { lead });
  if (at === 'close') return wrapUp('medium');
  return settle(playbook.stages[at], raise(STAGE_URGENCY[at], -1), []);
}

/** Something was presented, priced or proposed: before that nobody can buy. A rep unheard is trusted past the opening. */
function hasOffered({ stage, met, playbook, repHeard }: Moment): boolean {
  if (stage.current === 'opening') return false;
  if (!repHeard || stage.current === 'pitch' || stage.current === 'close') return true;
  const offers = playbook.objectives.filter(
    (objective) => isRepAct(objective) && (objective.stage === 'pitch' || objective.stage === 'close'),
  );
  return offers.some(({ id }) => met.some((done) => done.id === id));
}

/** The customer's question just now asks for what this act of the rep's gives. */
function isCalledFor(objective: Objective, { heard }: Moment): boolean {
  const last = heard.findLast((utterance) => !isBackChannel(utterance));
  return (
    last?.speaker === 'customer' && isRepAct(objective) && compilePhrases(objective.askedBy).matches(last.text) > 0
  );
}

/** Where nothing was agreed, there is no day to confirm: the playbook's more general question comes first. */
function inOrder(wrapUp: Source, moment: Moment): Source {
  const agreed = moment.playbook.objectives.some(
    ({ id, stage, metBy }) => stage === 'close' && metBy !== 'rep' && isMet(moment, id),
  );
  return agreed ? wrapUp : { ...wrapUp, questions: wrapUp.questions.toReversed() };
}

/** Open objectives worth pursuing at this stage, best first. */
function openObjectives(moment: Moment, stage: Stage): readonly Objective[] {
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

const isMet = (moment: Moment, id: string): boolean => moment.met.some((met) => met.id === id);

function urgencyOf(objective: Objective, moment: Moment): Urgency {
  const { stage, signals } = moment;
  const base = STAGE_URGENCY[objective.stage];
  const missed = STAGES.indexOf(objective.stage) < STAGES.indexOf(stage.current);
  const drags = timeInStageSec(moment) > DRAGS_AFTER_SEC[stage.current];
  const cooling = signals.sentiment === 'negative';
  return raise(base, (missed ? -1 : 0) + (drags || cooling ? 1 : 0));
}

const raise = (urgency: Urgency, by: number): Urgency =>
  URGENCIES[Math.min(URGENCIES.length - 1, Math.max(0, URGENCIES.indexOf(urgency) + by))] ?? urgency;
