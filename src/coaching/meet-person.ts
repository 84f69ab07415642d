/** What to do while somebody is fetched, and for the first lines with whoever comes on: the call begins anew, whatever was ticked. */
import { GREETING_WORDS, handOverIn, wordsToNewPerson } from './hand-over';
import { lastTurn, type CustomerTurn } from './last-turn';
import type { AdviceMaker, Choice } from './make-advice';
import type { Moment } from './moment';
import { wordsOf } from './phrases';
import { quoteOf } from './spoken-quote';
import { turnAdvice } from './turn-advice';

/** Words in which a caller's name and reason have been said. */
const REASON_WORDS = 12;
const ANSWERS_GREETING: ReadonlySet<CustomerTurn['does']> = new Set(['say', 'agree', 'like', 'invite']);

/** The one on the line is somebody new, isn't the right one, or is fetching who is. */
export function* meetsPerson(make: AdviceMaker): Generator<Choice, void, undefined> {
  const { moment, turn } = make;
  const { heard, signals } = moment;
  const handOver = handOverIn(heard);
  const quote = quoteOf(lastTurn(heard).at(-1)?.text ?? '');
  if (handOver === 'new-person' || handOver === 'fetching') yield begins(make, handOver);
  else if (handOver === 'busy-person' || handOver === 'ask-for') yield make.now(turnAdvice(handOver, quote), 'high');
  else if (handOver === 'wait' && turn?.does !== 'ask' && signals.objection_type === 'none')
    yield make.now(turnAdvice('wait'), 'low');
  const told = wordsToNewPerson(heard);
  if (told === undefined || !isGreeting(make)) return;
  const reason = moment.playbook.objectives.find(({ id }) => id === 'establish_reason');
  const first = reason ? make.advice(reason) : make.stagePlan('opening');
  yield make.settle(told < REASON_WORDS ? first : turnAdvice('bridge'), {
    urgency: 'medium',
    after: make.advices('discovery'),
    toolkit: ['opener'],
    stays: true,
  });
}

const begins = (make: AdviceMaker, kind: 'new-person' | 'fetching'): Choice => {
  const advice = turnAdvice(kind);
  return make.settle(advice, { urgency: 'medium', lead: `${advice.what}.`, toolkit: ['opener'], stays: true });
};

/** The rep has the word, or what they said only answers a greeting. */
function isGreeting({ moment, turn, said, complains }: AdviceMaker): boolean {
  if (hasRefused(moment)) return false;
  if (turn === undefined) return true;
  if (!ANSWERS_GREETING.has(turn.does) || moment.signals.objection_type !== 'none') return false;
  return wordsOf(said).length <= GREETING_WORDS && !complains;
}

/** Whoever has just come on wants none of it: that is met, and nothing begun. */
const hasRefused = ({ heard, objections = [] }: Moment): boolean =>
  heard.slice(-JUST_NOW).some(({ id }) => objections.some(({ utteranceId }) => utteranceId === id));
const JUST_NOW = 4;
