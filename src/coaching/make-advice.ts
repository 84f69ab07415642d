/** Advice put into words for this call: questions that fit the trade and were not asked yet, the toolkit's card, what comes next. */
import { openQuestions } from './asked-questions';
import { quoteOfMet, worthQuestions } from './call-words';
import { hasWarmed } from './call-sense';
import { aboutOf, ledBefore } from './card-memory';
import { tellsOfTrouble } from './complaint';
import type { Focus, ObjectiveLists, Urgency } from './guidance';
import { customerTurn, lastTurn, turnText, type CustomerTurn } from './last-turn';
import type { Moment } from './moment';
import { ANYTIME_QUESTIONS, OBJECTIVE_WORDS, STAGE_WORDS } from './neutral-words';
import { listObjectives } from './objectives';
import { isMet, openObjectives } from './open-objectives';
import { speaksOfTrade } from './playbook-fit';
import type { Objective, Stage, ToolkitCategory, ToolkitEntry } from './playbook';
import { toolkitFor } from './suggestion';
import { toolkitCard, withoutHeldBack } from './toolkit-cards';
import type { Advice, AdviceWords } from './turn-advice';

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
const FACTS_ANYWHERE = ['identify_pain', 'current_solution', 'qualify_volume'];

/** There is nothing to ask but what belongs to them: they repeat their own questions, and borrow none. */
const ENDS_OR_WAITS: ReadonlySet<string> = new Set([
  'leave',
  'wrap-up',
  'decline',
  'lost',
  'wait',
  'fetching',
  'line',
  'wrong-person',
  'busy-person',
]);

interface Settling {
  readonly urgency: Urgency;
  readonly after?: readonly Advice[];
  readonly toolkit?: readonly ToolkitCategory[];
  readonly lead?: string;
  /** Its own questions come next in this talk: what follows lends none while one of them is open. */
  readonly stays?: boolean;
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
  private troubles: { readonly quote: string | undefined } | undefined;

  constructor(moment: Moment) {
    this.moment = moment;
    this.fits = speaksOfTrade(moment);
    this.turn = customerTurn(moment.heard);
    this.said = turnText(lastTurn(moment.heard));
    this.about = aboutOf(moment.heard);
  }

  /** A trouble of theirs is why they will listen. */
  get complains(): boolean {
    return tellsOfTrouble(this.said, this.moment.playbook);
  }

  settle(advice: Advice, { urgency, after = [], toolkit, lead = '', stays = false }: Settling): Choice {
    const { moment } = this;
    const { stage, playbook } = moment;
    const card = toolkitCard(moment);
    return {
      kind: advice.kind,
      focus: { what: advice.what, why: advice.why, urgency },
      questions: this.questionsOf(advice, after, stays),
      talkingPoints: [...this.scripted(card), ...advice.talkingPoints].slice(0, TALKING_POINTS),
      toolkit: card ? [card.category] : this.highlights(toolkit),
      toolkitCard: card?.category,
      objectives: listObjectives({ met: moment.met, stage: stage.current, playbook }),
      nextMove: after.find(({ what }) => what !== advice.what)?.what ?? advice.what,
      lead,
    };
  }

  private questionsOf(advice: Advice, after: readonly Advice[], stays: boolean): readonly string[] {
    const { moment } = this;
    const stillOpen = (questions: readonly string[]): readonly string[] =>
      openQuestions(questions, moment.heard, ledBefore(moment.cards, this.about));
    const own = stillOpen([...new Set(advice.questions)]);
    if (ENDS_OR_WAITS.has(advice.kind)) return (own.length > 0 ? own : advice.questions).slice(0, QUESTIONS);
    if (stays && own.length > 0) return own.slice(0, QUESTIONS);
    const all = [...new Set([...own, ...stillOpen(after.flatMap(({ questions }) => questions))])];
    if (all.length > 0) return all.slice(0, QUESTIONS);
    const [any = advice.questions[0]] = stillOpen(ANYTIME_QUESTIONS);
    return any === undefined ? [] : [any];
  }

  /** No trap, and no card past its limit, is pointed at. */
  private highlights(wanted: readonly ToolkitCategory[] | undefined): readonly ToolkitCategory[] {
    const { stage, signals } = this.moment;
    // The card of an objection would have been brought up.
    const fitting = signals.objection_type === 'none' ? toolkitFor(stage.current, signals) : [];
    return withoutHeldBack(wanted ?? fitting, this.moment);
  }

  /** The toolkit's words for it, where they speak of this trade and need nothing filled in. */
  private scripted(card: ToolkitEntry | undefined): readonly string[] {
    const script = this.fits ? card?.scripts.find(({ text }) => !text.includes('{')) : undefined;
    return script ? [`Say: “${script.text}”`] : [];
  }

  /** Something to do before anything is asked. */
  now(advice: Advice, urgency: Urgency): Choice {
    return this.settle(advice, { urgency, lead: `${advice.what}.`, stays: true });
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
    const pain = objective.stage === 'pitch' ? this.pain() : undefined;
    const worth = objective.id === 'address_budget' || objective.id === 'reframe' ? this.worth() : [];
    const { questions, talkingPoints, ...said } = this.fitting(objective, OBJECTIVE_WORDS.get(objective.id));
    return {
      kind: objective.id,
      ...said,
      questions: [...worth, ...questions],
      talkingPoints: [...(pain === undefined ? [] : [`Tie it to what they told you: “${pain}”`]), ...talkingPoints],
    };
  }

  /** The playbook's own words where it speaks of this trade, with the questions for any trade after its own; else those for any. */
  fitting({ what, why, questions, talkingPoints }: AdviceWords, neutral: AdviceWords | undefined): AdviceWords {
    if (!this.fits && neutral) return neutral;
    return { what, why, questions: [...questions, ...(neutral?.questions ?? [])], talkingPoints };
  }

  /** Their own words for what troubles them. */
  private pain(): string | undefined {
    this.troubles ??= { quote: quoteOfMet(this.moment, 'identify_pain') };
    return this.troubles.quote;
  }

  /** What it is worth to them, as far as it can be asked in this trade. */
  worth(): readonly string[] {
    return this.fits ? worthQuestions(this.moment) : [];
  }

  stagePlan(stage: Stage): Advice {
    return { kind: `stage:${stage}`, ...this.fitting(this.moment.playbook.stages[stage], STAGE_WORDS[stage]) };
  }

  /** Where nothing was agreed, there is no day to confirm: the playbook's more general question comes first. */
  wrapUp(): Advice {
    const { moment } = this;
    const { wrapUp, objectives } = moment.playbook;
    const agreed = objectives.some(({ id, stage, metBy }) => stage === 'close' && metBy !== 'rep' && isMet(moment, id));
    return { kind: 'wrap-up', ...wrapUp, questions: agreed ? wrapUp.questions : wrapUp.questions.toReversed() };
  }
}
