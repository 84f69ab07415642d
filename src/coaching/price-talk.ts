/** What is said about the price: a figure weighed, another one set against it, a bid. English. */
import { askedForFact } from './call-sense';
import { holdsNumber, lastTurn, turnText, type CustomerTurn } from './last-turn';
import type { Moment } from './moment';
import { balksAtAnother, namesAnothersPrice } from './other-price';
import { isNumberWord, wordsOf } from './phrases';
import { lastLineOf } from './resistance';
import { asksQuestion } from './speech-acts';

/** A figure said back is short. */
const FIGURE_WORDS = 9;
/** A figure and nothing else. */
const BARE_FIGURE_WORDS = 4;

const MONEY =
  /[$£€₹₦]|\b(?:\d{2,}|hundred|thousand|lakhs?|grand|dollars?|pounds?|quid|bucks|euros?|naira|rupees|a month|per month|a year|price|cost|fee|quote|pay)\b/i;

const AGREES_TO = /\b(?:yeah|yes|okay|fine|deal|done|can do|go on|alright|good|great|lovely)\b/;

/** They say the rep's figure back, or another one, and nothing else yet. */
export function weighsPrice(moment: Moment, turn: CustomerTurn | undefined): boolean {
  const told = lastLineOf(moment.heard, 'rep');
  if (!told || turn?.does !== 'say' || !isPricing(moment)) return false;
  const words = wordsOf(turnText(lastTurn(moment.heard)));
  const bare = words.length <= BARE_FIGURE_WORDS && holdsNumber(told.text);
  if (asksQuestion(told.text) || !(bare || MONEY.test(told.text))) return false;
  return words.length <= FIGURE_WORDS && words.some(isNumberWord) && !AGREES_TO.test(words.join(' '));
}

const SETS_AGAINST =
  /[$£€₹₦]|\b(?:cheaper|dear|steep|price|cost|costs|pay|pays|paying|charge|charges|quoted?|a month|per month|grand|hundred|thousand|million|pounds?|dollars?|euros?|naira|rupees|losing|add|quid|bucks|discount|for nothing|afford|budget|only|last year|want to kill|does (?:it|us|me|them) for|do (?:it|me) for|joking|robbery)\b/;
/** "Five forty, and you were six ninety"; "we've had another price". */
const OTHER_PRICE =
  /\b(?:and|but) (?:you (?:was|were|are)|yours (?:was|is)|theirs (?:was|is)) (?:\w+ )*(?:\d+|\w+ty|hundred|thousand)\b|\b(?:another|other|cheaper|better) (?:price|prices|quote|quotes|offer)\b/;

/** They have another price, and say so. */
export function namesOtherPrice(moment: Moment, turn: CustomerTurn | undefined): boolean {
  if (namesAnothersPrice(moment, turn)) return true;
  if (turn?.does !== 'say') return false;
  const words = wordsOf(turnText(lastTurn(moment.heard)));
  return (
    OTHER_PRICE.test(words.slice(-CLAIM_WORDS).join(' ')) || (isPricing(moment) && FINAL_BID.test(words.join(' ')))
  );
}
const CLAIM_WORDS = 30;

/** "I will pay one fifty": another price, however ready to buy it sounds. */
export function bids({ heard }: Moment): boolean {
  const said = wordsOf(turnText(lastTurn(heard))).join(' ');
  return BIDS.test(said) || FINAL_BID.test(said);
}
const FIGURE =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+ty|\\w+teen|hundred|thousand)';
/** "Two hundred last"; "two twenty and I will tell the others". */
const FINAL_BID = new RegExp(
  `^(?:(?:okay|ok|no|ah|look|right|fine) )*${FIGURE}(?: ${FIGURE})* (?:last|final|and (?:i|we) will)\\b`,
);
const BIDS =
  /\b(?:i|we) (?:will|can|could|would) (?:only )?(?:pay|give you|do) (?:you )?(?:\d|one|two|three|four|five|six|seven|eight|nine|ten|\w+ty|\w+teen|twelve|eleven)\b/;

/** Lines of the rep in which a price may have been named. */
const PRICED_WITHIN = 4;
const HAGGLING_WORDS = 30;

/** A price is on the table, and they set a figure or a cheaper one against it. */
export function haggles(moment: Moment, turn: CustomerTurn | undefined): boolean {
  if (!turn || (turn.does !== 'say' && turn.does !== 'balk' && turn.does !== 'doubt' && !bids(moment))) return false;
  const said = turnText(lastTurn(moment.heard));
  const words = wordsOf(said);
  if (words.length > HAGGLING_WORDS || AGREES_TO.test(words.join(' '))) return false;
  if (turn.does === 'balk') return isAboutMoney(moment) && !balksAtAnother(moment, turn);
  if (!isPricing(moment) || askedForFact(moment)) return false;
  const priced = moment.heard
    .slice(-2 * PRICED_WITHIN)
    .some(({ speaker, text }) => speaker === 'rep' && MONEY.test(text) && holdsNumber(text));
  return priced && holdsNumber(said) && (SETS_AGAINST.test(words.join(' ')) || bids(moment));
}

/** A price has a place in this part of the call, or was named just now. */
function isPricing({ stage, heard }: Moment): boolean {
  if (stage.current !== 'opening' && stage.current !== 'discovery') return true;
  const told = lastLineOf(heard, 'rep');
  return told !== undefined && PRICE_NAMED.test(told.text) && !asksQuestion(told.text);
}

/** They or the rep just now spoke of money. */
export function isAboutMoney({ heard }: Moment): boolean {
  const asked = lastLineOf(heard, 'rep')?.text ?? '';
  return MONEY.test(turnText(lastTurn(heard))) || MONEY.test(asked);
}

/** A price was named in these minutes: there is none to bring up. */
export const hasPriced = ({ heard }: Moment): boolean =>
  heard.slice(-RECENT).some(({ text }) => PRICE_NAMED.test(text));
const RECENT = 60;
const PRICE_NAMED =
  /[$£€₹₦]\s?\d|\b\d[\d,.]* (?:dollars?|pounds?|euros?|naira|rupees|a month|per month|a year|plus)\b|\b(?:dollars?|pounds?|quid|bucks|euros?|naira|rupees|a month|per month|plus vat|hundred|thousand)\b/i;
