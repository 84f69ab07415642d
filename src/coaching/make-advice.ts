/** Advice put into words for this call: questions that fit the trade and were not asked yet, the toolkit's card, what comes next. */
import { openQuestions } from './asked-questions';
import { quoteOfMet, worthQuestions } from './call-words';
import { hasWarmed } from './call-sense';
import { aboutOf, ledBefore } from './card-memory';
import type { Focus, ObjectiveLists, Urgency } from './guidance';
import { customerTurn, lastTurn, turnText, type CustomerTurn } from './last-turn';
import type { Moment } from './moment';
import { OBJECTIVE_WORDS, type NeutralWords } from './neutral-questions';
import { listObjectives } from './objectives';
import { isMet, openObjectives } from './open-objectives';
import { wordsOf } from './phrases';
import { STAGE_QUESTIONS } from './plan-advice';
import { speaksOfTrade } from './playbook-fit';
import type { Objective, Stage, ToolkitCategory, ToolkitEntry } from './playbook';
import { toolkitFor } from './suggestion';
import { toolkitCard, withoutTraps } from './toolkit-cards';
import type { Advice } from './turn-advice';

export interface Choice {
  /** Names what it is about: an objective's id, an objection, an act. */
  readonly kind: string;
  readonly focus: Focus;
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
  /** Categories to highlight. */
  readonly toolkit: readonly ToolkitCategory[];
  /** The card that was brought up by what they said. */
  readonly toolkitCard: ToolkitCategory | undefined;
  readonly objectives: ObjectiveLists;
  /** What comes after the focus. */
  readonly nextMove: string;
  /** What to say before the question; may be empty. */
  readonly lead: string;
}

const QUESTIONS = 3;
const TALKING_POINTS = 2;
/** Facts of discovery in any trade, in the order in which they come naturally. */
const FACTS_ANYWHERE = ['current_solution', 'identify_pain', 'qualify_volume'];

interface Settling {
  readonly urgency: Urgency;
  readonly after?: readonly Advice[];
  readonly toolkit?: readonly ToolkitCategory[];
  readonly lead?: string;
  /** Take up what they have just said before asking. */
  readonly pickUp?: boolean;
}

export class AdviceMaker {
  readonly moment: Moment;
  /** The playbook speaks of this trade. */
  readonly fits: boolean;
  readonly turn: CustomerTurn | undefined;
  /** The customer's last turn. */
  readonly said: string;
  /** The customer's utterance that the advice is about. */
  readonly about: string | undefined;

  constructor(moment: Moment) {
    this.moment = moment;
    this.fits = speaksOfTrade(moment.heard, moment.playbook);
    this.turn = customerTurn(moment.heard);
    this.said = turnText(lastTurn(moment.heard));
    this.about = aboutOf(moment.heard);
  }

  settle(advice: Advice, { urgency, after = [], toolkit, lead = '', pickUp = false }: Settling): Choice {
    const { moment } = this;
    const { stage, playbook } = moment;
    const all = [...new Set([advice, ...after].flatMap(({ questions }) => questions))];
    const open = openQuestions(all, moment.heard, ledBefore(moment.cards, this.about));
    const quote = this.turn && 'quote' in this.turn && this.turn.does !== 'ask' ? this.turn.quote : undefined;
    const card = toolkitCard(moment);
    const takenUp = pickUp && quote !== undefined && wordsOf(quote).length > 2;
    return {
      kind: advice.kind,
      focus: { what: advice.what, why: takenUp ? `They said: “${quote}”. ${advice.why}` : advice.why, urgency },
      questions: (open.length > 0 ? open : all.slice(0, 1)).slice(0, QUESTIONS),
      talkingPoints: [...this.scripted(card), ...advice.talkingPoints].slice(0, TALKING_POINTS),
      toolkit: card ? [card.category] : this.highlights(toolkit),
      toolkitCard: card?.category,
      objectives: listObjectives({ met: moment.met, stage: stage.current, playbook }),
      nextMove: after.find(({ what }) => what !== advice.what)?.what ?? advice.what,
      lead,
    };
  }

  /** No trap, and no card past its limit, is pointed at. */
  private highlights(wanted: readonly ToolkitCategory[] | undefined): readonly ToolkitCategory[] {
    const { stage, signals } = this.moment;
    if (wanted) return wanted;
    return signals.objection_type === 'none' ? withoutTraps(toolkitFor(stage.current, signals), this.moment) : [];
  }

  /** The toolkit's words for it, where they speak of this trade and need nothing filled in. */
  private scripted(card: ToolkitEntry | undefined): readonly string[] {
    const script = this.fits ? card?.scripts.find(({ text }) => !text.includes('{')) : undefined;
    return script ? [`Say: “${script.text}”`] : [];
  }

  /** Something to do before anything is asked. */
  now(advice: Advice, urgency: Urgency): Choice {
    return this.settle(advice, { urgency, lead: `${advice.what}.` });
  }

  /** In a trade that the playbook doesn't speak of, what matters comes before how many. */
  inOrder(open: readonly Objective[]): readonly Objective[] {
    if (open[0]?.id === 'rapport' && hasWarmed(this.moment)) return this.inOrder(open.slice(1));
    if (this.fits) return open;
    const rank = (id: string): number => FACTS_ANYWHERE.indexOf(id);
    return open.toSorted((a, b) => (rank(a.id) >= 0 && rank(b.id) >= 0 ? rank(a.id) - rank(b.id) : 0));
  }

  advices(stage: Stage): readonly Advice[] {
    return [...openObjectives(this.moment, stage).map((objective) => this.advice(objective)), this.stagePlan(stage)];
  }

  advice(objective: Objective): Advice {
    const { moment } = this;
    const words = OBJECTIVE_WORDS.get(objective.id);
    const worth = objective.id === 'address_budget' || objective.id === 'reframe' ? worthQuestions(moment) : [];
    const pain = objective.stage === 'pitch' ? quoteOfMet(moment, 'identify_pain') : undefined;
    return {
      kind: objective.id,
      what: objective.what,
      why: objective.why,
      questions: [...worth, ...(words ? this.fitting(objective.questions, words) : objective.questions)],
      talkingPoints: [
        ...(pain === undefined ? [] : [`Tie it to what they told you: “${pain}”`]),
        ...(this.fits || !words ? objective.talkingPoints : words.talkingPoints),
      ],
    };
  }

  /** The playbook's own where it speaks of this trade, and those for any trade after it. */
  fitting(own: readonly string[], { questions }: NeutralWords): readonly string[] {
    return this.fits ? [...own, ...questions] : questions;
  }

  stagePlan(stage: Stage): Advice {
    const plan = this.moment.playbook.stages[stage];
    return {
      kind: `stage:${stage}`,
      what: plan.what,
      why: plan.why,
      questions: this.fits ? plan.questions : STAGE_QUESTIONS[stage],
      talkingPoints: plan.talkingPoints,
    };
  }

  /** Where nothing was agreed, there is no day to confirm: the playbook's more general question comes first. */
  wrapUp(): Advice {
    const { moment } = this;
    const { wrapUp, objectives } = moment.playbook;
    const agreed = objectives.some(({ id, stage, metBy }) => stage === 'close' && metBy !== 'rep' && isMet(moment, id));
    return { kind: 'wrap-up', ...wrapUp, questions: agreed ? wrapUp.questions : wrapUp.questions.toReversed() };
  }
}
