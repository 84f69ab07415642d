/**
 * Local guidance, chosen from the playbook for this moment of the call:
 *
 *   an objection stands ─▶ how to meet that kind
 *   a buying signal     ─▶ the next step
 *   else                ─▶ the stage's next open objective ─▶ a fact missed earlier ─▶ the next stage ─▶ the stage's plan
 *   all is agreed       ─▶ how to wrap up
 */
import {
  buildCoachingGuidance,
  type CoachingGuidance,
  type Focus,
  type ObjectiveLists,
  type Urgency,
} from './guidance';
import { timeInStageSec, type Moment } from './moment';
import { isRepAct, listObjectives } from './objectives';
import { wordsOf } from './phrases';
import { STAGES, type Objective, type ObjectionType, type Stage, type ToolkitCategory } from './playbook';
import { toolkitFor, toSuggestionContext, type Suggestion } from './suggestion';

/** Questions shown: more can't be read in two seconds. */
const QUESTIONS = 3;
const TALKING_POINTS = 2;
/** The rep's latest lines searched for a question already asked; what was asked long ago may be asked again. */
const ASKED_WITHIN = 60;
/** Share of a question's content words that, said in one line, make it asked. */
const ASKED_SHARE = 0.7;
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

interface Choice {
  readonly focus: Focus;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
  readonly toolkit: readonly ToolkitCategory[];
  readonly objectives: ObjectiveLists;
  /** What comes after the focus. */
  readonly nextMove: string;
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
  const { focus, questions, toolkit, nextMove } = choose(moment);
  const { objection_type, buying_signal } = moment.signals;
  const [question = focus.what] = questions;
  const lead = objection_type === 'none' ? (buying_signal ? 'Glad it fits.' : '') : ACKNOWLEDGING[objection_type];
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
  const objectives = listObjectives({ met: moment.met, stage: stage.current, playbook });
  const open = openObjectives(moment, objectives);
  const stagePlan = playbook.stages[stage.current];
  const askFrom = (...sources: readonly Source[]): readonly string[] => freshQuestions(moment, sources);
  const settle = (
    source: Source,
    urgency: Urgency,
    then: readonly Source[],
    toolkit = toolkitFor(stage.current, signals),
  ) => ({
    focus: { what: source.what, why: source.why, urgency },
    // With all agreed nothing of the stage is asked again.
    questions: source === playbook.wrapUp ? askFrom(source) : askFrom(source, ...then, stagePlan),
    talkingPoints: source.talkingPoints.slice(0, TALKING_POINTS),
    toolkit,
    objectives,
    nextMove: then.find(({ what }) => what !== source.what)?.what ?? stagePlan.what,
  });

  if (signals.objection_type !== 'none') {
    const plan = playbook.objections[signals.objection_type];
    const urgency = signals.sentiment === 'negative' ? 'critical' : 'high';
    const after = open.filter((objective) => objective.stage === 'objection');
    return settle(plan, urgency, after.slice(0, 1), plan.toolkit ? [plan.toolkit] : undefined);
  }
  if (signals.buying_signal) {
    const [step, ...after] = knowable(moment, playbook.objectives).filter(
      ({ id, stage: of }) => of === 'close' && !isMet(moment, id),
    );
    // With the rep unheard, "propose" may have been done: the plan of the stage says both.
    if (!moment.repHeard) return settle(playbook.stages.close, 'high', after);
    return step ? settle(step, 'high', after) : settle(playbook.wrapUp, 'medium', []);
  }
  const [next, ...after] = open;
  if (next) return settle(next, urgencyOf(next, moment), after);
  if (stage.current === 'close') return settle(playbook.wrapUp, 'medium', []);
  return settle(stagePlan, raise(STAGE_URGENCY[stage.current], -1), []);
}

/** Open objectives worth pursuing now, best first. */
function openObjectives(moment: Moment, lists: ObjectiveLists): readonly Objective[] {
  const { playbook, stage } = moment;
  const byId = new Map(playbook.objectives.map((objective) => [objective.id, objective]));
  const remaining = knowable(
    moment,
    lists.remaining.flatMap(({ id, priority }) => (priority === 'low' ? [] : (byId.get(id) ?? []))),
  );
  // With the next step agreed there is nothing to go back for.
  const worth = stage.current === 'close' ? remaining.filter((objective) => objective.stage === 'close') : remaining;
  if (worth.length > 0 || stage.current === 'objection') return worth;
  const later = STAGES.slice(STAGES.indexOf(stage.current) + 1).filter((of) => of !== 'objection');
  return later.flatMap((of) =>
    knowable(moment, playbook.objectives).filter((objective) => objective.stage === of && !isMet(moment, objective.id)),
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

/** Questions the rep has not asked yet, those of the first source before the others'; at least one. */
function freshQuestions(moment: Moment, sources: readonly Source[]): readonly string[] {
  const all = [...new Set(sources.flatMap(({ questions }) => questions))];
  const said = moment.heard
    .filter(({ speaker }) => speaker === 'rep')
    .slice(-ASKED_WITHIN)
    .map(({ text }) => new Set(wordsOf(text)));
  const fresh: string[] = [];
  for (const question of all) {
    if (fresh.length === QUESTIONS) break;
    if (!isAsked(question, said)) fresh.push(question);
  }
  return fresh.length > 0 ? fresh : all.slice(0, 1);
}

const EMPTY_WORDS = new Set(
  (
    'a an the and or but so if of to in on at for with by from as is are was were be been am do does did have has had can could ' +
    'would will shall should may might it that this they them their there you your i me my we us our what how who when where ' +
    'why which any some not now just more most much'
  ).split(' '),
);

function isAsked(question: string, said: readonly ReadonlySet<string>[]): boolean {
  const content = wordsOf(question).filter((word) => !EMPTY_WORDS.has(word));
  if (content.length === 0) return false;
  return said.some((words) => content.filter((word) => words.has(word)).length / content.length >= ASKED_SHARE);
}
