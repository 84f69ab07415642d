/** What to advise at this moment; the order is drawn in fallback.ts. */
import { arrangedBy, hasJustCommitted, takesPart } from './arranging';
import { arranges, askedForStep, askedLeaveToShow, isEarly, stageToServe } from './call-sense';
import { isResting } from './card-memory';
import { answersFirst, goesDeeper, holds, meets, shows } from './choose-reply';
import { plansOf } from './choose-plan';
import { hearsTrouble } from './hear-trouble';
import { AdviceMaker, type Choice } from './make-advice';
import { meetsPerson } from './meet-person';
import type { Moment } from './moment';
import type { CustomerTurn } from './last-turn';
import { hasOffered } from './open-objectives';
import { asksForLess, balksAtAnother } from './other-price';
import { saidGoodbye, wantsNoMoreCalls } from './parting';
import { wordsOf } from './phrases';
import type { ObjectionType } from './playbook';
import { bids, haggles, namesOtherPrice, weighsPrice } from './price-talk';
import { turnAdvice } from './turn-advice';
import { AGAINST } from './turn-cues';

const LEAVING = 'Understood, I will not call you again.';

/** What to advise now: the first choice that the rep hasn't waved away; where all were, the first of them. */
export function adviceFor(moment: Moment): Choice {
  const choices = choicesOf(new AdviceMaker(moment));
  const first = choices.next();
  for (let next = first; next.done !== true; next = choices.next()) {
    if (!isResting(moment, next.value.kind)) return next.value;
  }
  return first.value;
}

/** Does a straight answer meet an objection of that kind, raised as a question? */
function isAnswered(type: ObjectionType, { about }: Extract<CustomerTurn, { does: 'ask' }>): boolean {
  if (type === 'price') return about === 'price' || about === 'terms';
  return type !== 'none' && type !== 'timing' && type !== 'authority';
}

const quoteIn = (turn: CustomerTurn | undefined): string | undefined =>
  turn && 'quote' in turn ? turn.quote : undefined;

const haggling = (make: AdviceMaker): Choice =>
  make.now(turnAdvice(bids(make.moment) ? 'bid' : 'haggling', quoteIn(make.turn)), 'high');

/** Best first; whoever wants no more of one kind is given the next. */
function* choicesOf(make: AdviceMaker): Generator<Choice, Choice, undefined> {
  const { moment, turn } = make;
  const { playbook, signals, heard } = moment;
  if (wantsNoMoreCalls(heard)) {
    const leaving = { kind: 'leave', ...playbook.leaveWell };
    yield make.settle(leaving, { urgency: 'medium', toolkit: ['not_interested'], lead: LEAVING });
  }
  if (saidGoodbye(heard)) yield make.settle(make.wrapUp(), { urgency: 'low' });
  yield* meetsPerson(make);
  if (turn?.does === 'not-hear') yield make.now(turnAdvice('line'), 'high');
  if (turn?.does === 'wrong-person') yield make.now(turnAdvice('wrong-person'), 'high');
  if (turn?.does === 'wait' && signals.objection_type === 'none') yield make.now(turnAdvice('wait'), 'low');
  // "Wednesday is fine, I have to go" puts nothing off.
  if (signals.objection_type === 'timing') yield* holds(make);
  if (turn?.does === 'cancel') yield make.now(turnAdvice('cancel', turn.quote), 'high');
  if (turn?.does === 'pressed' && moment.stage.current !== 'close')
    yield make.now(turnAdvice('pressed', turn.quote), 'high');
  if (turn?.does === 'decline') yield* shows(make);
  if (balksAtAnother(moment, turn)) yield make.now(turnAdvice('case'), 'medium');
  if (asksForLess(moment, turn) || namesOtherPrice(moment, turn)) yield haggling(make);
  // What was asked is answered first, objection or not; but who asks to be rung later is met.
  if (turn?.does === 'ask' && isAnswered(signals.objection_type, turn)) yield* answersFirst(make, false);
  if (takesPart(moment, turn)) yield make.now(turnAdvice('part-yes', quoteIn(turn)), 'high');
  // A yes that only sounds a little like an objection is a yes.
  const isResisting = signals.objection_type !== 'none' || moment.stage.current === 'objection';
  const isYes = isResisting && hasJustCommitted(moment) && !AGAINST.test(wordsOf(make.said).join(' '));
  if (signals.objection_type !== 'none' && !isYes) yield* meets(make, signals.objection_type);

  const offered = hasOffered(moment);
  const buying = signals.buying_signal && offered;
  const lead = buying ? 'Glad it fits.' : '';
  if ((!buying || bids(moment)) && haggles(moment, turn)) yield haggling(make);
  if (!buying && weighsPrice(moment, turn)) yield make.now(turnAdvice('weighing'), 'high');
  yield* answersFirst(make, buying);
  // With the rep unheard, "propose" may have been done: the plan of the stage says both.
  if (buying && !moment.repHeard) {
    yield make.settle(make.stagePlan('close'), { urgency: 'high', after: make.advices('close'), lead });
  }
  if (turn && (turn.does === 'agree' || turn.does === 'like' || turn.does === 'invite') && askedLeaveToShow(moment)) {
    yield make.now(turnAdvice('showing'), 'medium');
  }
  if (!buying) yield* shows(make);
  const arranged = arrangedBy(moment, turn);
  // A place or a name is written down: it isn't for show.
  if (arranged !== undefined)
    yield make.now(turnAdvice(arranged, arranged === 'reach' ? quoteIn(turn) : undefined), 'medium');
  yield* holds(make);
  if (arranges(moment, turn)) yield make.now(turnAdvice('detail'), 'medium');
  if (!buying && !askedForStep(moment)) {
    yield* hearsTrouble(make);
    yield* goesDeeper(make);
  }
  if (turn?.does === 'invite' && moment.repHeard && isEarly(moment)) yield make.now(turnAdvice('invited'), 'high');
  return yield* plansOf(make, isYes ? 'close' : stageToServe(moment, { buying, offered, turn }), lead);
}
