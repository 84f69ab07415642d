/** What to advise at this moment; the order is drawn in fallback.ts. */
import { adviceOnQuestion } from './answer-advice';
import { isInbound, worthQuestions } from './call-words';
import { askedForStep, askedLeaveToShow, DAYS, isAboutMoney, stageToServe, weighsPrice } from './call-sense';
import { isResting } from './card-memory';
import { figureIn } from './figures';
import { lastTurn, type CustomerTurn } from './last-turn';
import { AdviceMaker, type Choice } from './make-advice';
import type { Moment } from './moment';
import { OBJECTION_WORDS } from './neutral-questions';
import { hasOffered, isCalledFor, isMet, openObjectives, raise, STAGE_URGENCY, urgencyOf } from './open-objectives';
import { saidGoodbye, wantsNoMoreCalls } from './parting';
import { compilePhrases, wordsOf } from './phrases';
import { CONTACT, DEEPER, DOUBT, FIXED, INBOUND } from './plan-advice';
import type { Objective, ObjectionType, Stage } from './playbook';
import { lastLineOf } from './resistance';
import { quoteOf } from './spoken-quote';
import {
  BRIDGING,
  FOLLOWING,
  INVITED,
  NOT_HEARD,
  SHOWING,
  SHOWN,
  TYING,
  WAITING,
  WEIGHING,
  WRONG_PERSON,
  type Advice,
} from './turn-advice';

/** Utterances within which a call is still being opened. */
const EARLY = 10;

type Objection = Exclude<ObjectionType, 'none'>;
/** What to say first, so that the customer feels heard, before the question. */
const ACKNOWLEDGING: Readonly<Record<Objection, string>> = {
  price: 'I hear you, it has to be worth the money.',
  timing: 'Of course, I called out of the blue.',
  authority: 'That makes sense, it should not be decided alone.',
  need: 'That is fair, thanks for saying so straight.',
  trust: 'I do not blame you for being careful.',
  ai_concerns: 'That is a fair worry, nobody likes talking to a machine that does not listen.',
  technical: 'Good that you ask now rather than later.',
};
const LEAVING = 'Understood, I will not call you again.';

/** What to advise now: the first choice that the rep hasn't waved away; where all were, the first of them. */
export function adviceFor(moment: Moment): Choice {
  const choices = new Chooser(new AdviceMaker(moment)).choices();
  const first = choices.next();
  for (let next = first; next.done !== true; next = choices.next()) {
    if (!isResting(moment, next.value.kind)) return next.value;
  }
  return first.value;
}

/** How to answer, without what it is called. */
function answerOn(turn: Extract<CustomerTurn, { does: 'ask' }>): Pick<Advice, 'what' | 'talkingPoints'> {
  const { what, talkingPoints } = adviceOnQuestion(turn);
  return { what, talkingPoints };
}

class Chooser {
  private readonly make: AdviceMaker;

  constructor(make: AdviceMaker) {
    this.make = make;
  }

  private get moment(): Moment {
    return this.make.moment;
  }

  /** Best first; whoever wants no more of one kind is given the next. */
  *choices(): Generator<Choice, Choice, undefined> {
    const { moment, turn } = this.make;
    const { playbook, signals, heard } = moment;
    if (wantsNoMoreCalls(heard)) {
      const leaving = { kind: 'leave', ...playbook.leaveWell };
      yield this.make.settle(leaving, { urgency: 'medium', toolkit: ['not_interested'], lead: LEAVING });
    }
    if (saidGoodbye(heard)) yield this.make.settle(this.make.wrapUp(), { urgency: 'low' });
    if (turn?.does === 'not-hear') yield this.make.now(NOT_HEARD, 'high');
    if (turn?.does === 'wrong-person') yield this.make.now(WRONG_PERSON, 'high');
    if (turn?.does === 'wait' && signals.objection_type === 'none') yield this.make.now(WAITING, 'low');
    // "Wednesday is fine, I have to go" puts nothing off.
    if (signals.objection_type === 'timing') yield* this.hold();
    if (signals.objection_type !== 'none') yield this.meet(signals.objection_type);
    if (turn?.does === 'balk' && isAboutMoney(moment)) yield this.meet('price');

    const offered = hasOffered(moment);
    const buying = signals.buying_signal && offered;
    const lead = buying ? 'Glad it fits.' : '';
    yield* this.answerFirst(buying);
    // With the rep unheard, "propose" may have been done: the plan of the stage says both.
    if (buying && !moment.repHeard) {
      yield this.make.settle(this.make.stagePlan('close'), {
        urgency: 'high',
        after: this.make.advices('close'),
        lead,
      });
    }
    if (turn && (turn.does === 'agree' || turn.does === 'like' || turn.does === 'invite') && askedLeaveToShow(moment)) {
      yield this.make.now(SHOWING, 'medium');
    }
    if (!buying) yield* this.shown();
    yield* this.hold();
    if (!buying && !askedForStep(moment)) yield* this.goDeeper();
    if (turn?.does === 'invite' && moment.repHeard && moment.heard.length <= EARLY)
      yield this.make.now(INVITED, 'high');
    if (weighsPrice(moment, turn))
      yield this.make.settle(WEIGHING, { urgency: 'high', after: this.make.advices('pitch') });
    return yield* this.plans(stageToServe(moment, { buying, offered }), lead);
  }

  /** What the call's own plan has next. */
  private *plans(at: Stage, lead: string): Generator<Choice, Choice, undefined> {
    const { moment, turn } = this.make;
    if (turn?.does === 'doubt' && (at === 'pitch' || at === 'close' || moment.stage.current === 'objection')) {
      const why = turn.quote === undefined ? DOUBT.why : `They said: “${turn.quote}”`;
      yield this.make.settle({ ...DOUBT, why }, { urgency: 'high', after: this.make.advices(at) });
    }
    if (at === 'opening' && isInbound(moment.heard)) {
      yield this.make.settle(INBOUND, { urgency: 'medium', after: this.make.advices('discovery'), pickUp: true });
    }
    const agreed = turn?.does === 'agree' && at === 'close';
    // A yes just given isn't asked for again.
    const open = this.make.inOrder(openObjectives(moment, at)).filter(({ id }) => !(agreed && id === 'get_commitment'));
    if (at === 'opening' && moment.repHeard && open[0]?.stage !== 'opening') {
      yield this.make.settle(BRIDGING, { urgency: 'medium', after: this.make.advices('discovery'), pickUp: true });
    }
    yield* this.followUp(at, open[0]);
    for (const [n, objective] of open.entries()) {
      yield this.make.settle(this.make.advice(objective), {
        urgency: urgencyOf(objective, moment),
        after: [...open.slice(n + 1).map((later) => this.make.advice(later)), this.make.stagePlan(at)],
        lead,
        pickUp: true,
      });
    }
    if (at === 'close') yield this.make.settle(this.make.wrapUp(), { urgency: 'medium' });
    const plan = this.make.settle(this.make.stagePlan(at), { urgency: raise(STAGE_URGENCY[at], -1), pickUp: true });
    yield plan;
    return plan;
  }

  private meet(type: Objection): Choice {
    const { moment } = this;
    const plan = moment.playbook.objections[type];
    const next = openObjectives(moment, 'objection').filter((objective) => objective.stage === 'objection');
    const words = OBJECTION_WORDS[type];
    const quote = quoteOf(this.make.said);
    const worth = type === 'price' ? worthQuestions(moment) : [];
    const advice: Advice = {
      kind: `objection:${type}`,
      what: plan.what,
      why: quote === undefined ? plan.why : `They said: “${quote}”. ${plan.why}`,
      questions: [...worth, ...this.make.fitting(plan.questions, words)],
      talkingPoints: this.make.fits ? plan.talkingPoints : words.talkingPoints,
    };
    return this.make.settle(advice, {
      urgency: moment.signals.sentiment === 'negative' ? 'critical' : 'high',
      after: [
        ...next.slice(0, 1).map((objective) => this.make.advice(objective)),
        this.make.stagePlan(moment.stage.current),
      ],
      lead: ACKNOWLEDGING[type],
    });
  }

  /** A question of theirs goes before any plan of ours. */
  private *answerFirst(buying: boolean): Generator<Choice, void, undefined> {
    const { moment, turn } = this.make;
    const called = moment.playbook.objectives.find(
      (objective) =>
        !isMet(moment, objective.id) &&
        moment.repHeard &&
        isCalledFor(objective, moment) &&
        (objective.stage !== 'opening' || moment.heard.length <= EARLY),
    );
    const quote = turn?.does === 'ask' ? turn.quote : undefined;
    if (called) {
      const price = turn?.does === 'ask' && turn.about === 'price' && called.id === 'address_budget';
      const advice = price ? { ...this.make.advice(called), ...answerOn(turn) } : this.make.advice(called);
      yield this.make.settle(
        {
          ...advice,
          kind: `answer:${called.id}`,
          why: quote === undefined ? advice.why : `They asked: “${quote}”. ${advice.why}`,
        },
        {
          urgency: urgencyOf(called, moment),
          after: this.make.advices(moment.stage.current),
          lead: buying ? 'Glad it fits.' : '',
        },
      );
    }
    if (turn?.does !== 'ask' || buying) return;
    const advice = adviceOnQuestion(turn);
    yield this.make.settle(advice, {
      urgency: moment.stage.current === 'opening' ? 'medium' : 'high',
      after: this.make.advices(moment.stage.current),
      lead: `${advice.what}.`,
    });
  }

  /** A day, an address: what was just fixed is said back. */
  private *hold(): Generator<Choice, void, undefined> {
    const { moment, turn } = this.make;
    if (turn?.does === 'give-contact') yield this.make.now(CONTACT, 'high');
    if (turn?.does !== 'fix-time') return;
    const asked = lastLineOf(moment.heard, 'rep');
    const isTimeAsked = asked !== undefined && compilePhrases(DAYS).matches(asked.text) > 0;
    if (moment.stage.current !== 'close' && !isTimeAsked && !askedForStep(moment)) return;
    const advice = { ...FIXED, why: turn.quote === undefined ? FIXED.why : `They said: “${turn.quote}”` };
    yield this.make.settle(advice, { urgency: 'high' });
  }

  /** A fact they have just told is worth one question more. */
  private *goDeeper(): Generator<Choice, void, undefined> {
    const { moment } = this;
    const turnIds = new Set(lastTurn(moment.heard).map(({ id }) => id));
    for (const deeper of DEEPER) {
      const objective = moment.playbook.objectives.find(({ id }) => id === deeper.kind);
      if (!objective) continue;
      const told = moment.met.some(
        ({ id, utteranceId }) => id === deeper.kind && utteranceId !== undefined && turnIds.has(utteranceId),
      );
      const again =
        deeper.kind === 'identify_pain' &&
        isMet(moment, deeper.kind) &&
        compilePhrases(objective.cues).matches(this.make.said) > 0 &&
        compilePhrases(objective.not).matches(this.make.said) === 0;
      if (!told && !again) continue;
      const quote = quoteOf(this.make.said, { about: objective.cues });
      const figure = figureIn(this.make.said);
      if (deeper.kind === 'qualify_volume' ? !figure : quote === undefined) continue;
      const counted =
        figure && deeper.kind === 'qualify_volume' ? [`What is one of those ${figure.count} worth to you?`] : [];
      const advice = {
        ...deeper,
        why: quote === undefined ? deeper.why : `They said: “${quote}”`,
        questions: [...counted, ...deeper.questions],
      };
      yield this.make.settle(advice, { urgency: 'medium', after: this.make.advices(moment.stage.current) });
    }
  }

  /** Something told that no plan of ours asked for: it is taken up before the next thing on the list, but not twice running. */
  private *followUp(at: Stage, next: Objective | undefined): Generator<Choice, void, undefined> {
    const { turn, moment } = this.make;
    if (turn?.does !== 'say' || turn.quote === undefined || wordsOf(turn.quote).length < 4) return;
    if ((at !== 'discovery' && at !== 'pitch') || this.justFollowedUp()) return;
    const advice = at === 'pitch' ? TYING : FOLLOWING;
    yield this.make.settle(
      {
        ...advice,
        why: `They said: “${turn.quote}”`,
        questions: [
          ...advice.questions.slice(0, 2),
          ...(next ? this.make.advice(next).questions.slice(0, 1) : []),
          ...advice.questions.slice(2),
        ],
      },
      { urgency: next ? urgencyOf(next, moment) : 'medium', after: this.make.advices(at) },
    );
  }

  /** What they have just shown of themselves goes before any plan. */
  private *shown(): Generator<Choice, void, undefined> {
    const { moment, turn } = this.make;
    if (!turn || !(turn.does in SHOWN)) return;
    const does = turn.does as keyof typeof SHOWN;
    const stage = moment.stage.current;
    if (does === 'like' && stage !== 'pitch' && stage !== 'objection') return;
    const advice: Advice = SHOWN[does];
    const quote = 'quote' in turn ? turn.quote : undefined;
    yield this.make.settle(
      { ...advice, why: quote === undefined ? advice.why : `They said: “${quote}”` },
      {
        urgency: does === 'upset' || does === 'lost' ? 'high' : 'medium',
        after: does === 'lost' ? [] : this.make.advices(stage),
      },
    );
  }

  /** Two follow-ups running would be an interrogation. */
  private justFollowedUp(): boolean {
    const before = this.moment.cards?.shown.filter(({ about }) => about !== this.make.about) ?? [];
    return before.at(-1)?.kind === FOLLOWING.kind;
  }
}
