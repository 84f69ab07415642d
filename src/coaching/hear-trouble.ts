/** What went wrong for them is heard out before anything else is asked; where it was ours, it is owned. */
import { askedForFact } from './call-sense';
import { isOurCustomer, tellsOfMishap, tellsOfNeglect } from './complaint';
import { lastTurn } from './last-turn';
import type { AdviceMaker, Choice } from './make-advice';
import type { Moment } from './moment';
import { hasOffered } from './open-objectives';
import { lastLineOf } from './resistance';
import { asksQuestion } from './speech-acts';
import { quoteOf } from './spoken-quote';
import { turnAdvice } from './turn-advice';

/** Utterances after a complaint, or an apology, in which nobody is asked what it has brought them. */
const SORE_FOR = 8;

/** Best first; nothing where they tell of no mishap, or have just been asked what it cost. */
export function* hearsTrouble(make: AdviceMaker): Generator<Choice, void, undefined> {
  const { moment, turn } = make;
  const { heard, stage, playbook } = moment;
  const last = lastTurn(heard).at(-1);
  if (turn?.does !== 'say' || last === undefined || stage.current === 'close') return;
  const quote = quoteOf(last.text) ?? turn.quote;
  if (tellsOfNeglect(last.text) && isOurCustomer(heard, playbook)) yield make.now(turnAdvice('own-it', quote), 'high');
  const tells = stage.current === 'opening' || stage.current === 'discovery';
  if (!tells || !tellsOfMishap(last.text) || (hasOffered(moment) && !wasAsked(moment))) return;
  if (!hasJustHeard(make))
    yield make.settle(turnAdvice('trouble', quote), {
      urgency: 'medium',
      after: make.advices(stage.current),
      stays: true,
    });
}

/** They were asked, and tell: after an offer what went wrong is a worry otherwise. */
function wasAsked(moment: Moment): boolean {
  const asked = lastLineOf(moment.heard, 'rep');
  return askedForFact(moment) || (asked !== undefined && asksQuestion(asked.text));
}

/** The card before this turn was of that kind: asked of everything, it would be an interrogation. */
function hasJustHeard({ moment }: AdviceMaker): boolean {
  const turn = new Set<string>(lastTurn(moment.heard).map(({ id }) => id));
  return moment.cards?.shown.findLast(({ about }) => about === undefined || !turn.has(about))?.kind === 'trouble';
}

/** They complained just now: it isn't the time to ask what they like. */
export const isSore = ({ heard }: Pick<Moment, 'heard'>): boolean =>
  heard
    .slice(-SORE_FOR)
    .some(({ speaker, text }) => (speaker === 'customer' ? tellsOfMishap(text) : APOLOGISES.test(text)));
/** What the customer told was bad enough for the rep to say so. */
const APOLOGISES =
  /\b(?:sorry (?:to hear|about|for (?:that|the|all|your))|(?:so|really|very|truly) sorry|not good enough|apologi[sz]e|apologies)\b/i;
