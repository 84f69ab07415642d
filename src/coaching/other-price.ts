/** A price that isn't ours, and the wish for less of ours: what is said once a price of ours was named. English. */
import { holdsNumber, lastTurn, turnText, type CustomerTurn } from './last-turn';
import type { Moment } from './moment';
import { wordsOf } from './phrases';
import { lastLineOf } from './resistance';

/** Utterances back in which a price of ours is still what they speak of. */
const NAMED_WITHIN = 14;
const SHOCKED_WORDS = 10;
const CLAIM_WORDS = 30;

const MONEY_NAMED =
  /[$£€₹₦]|\b(?:hundred|thousand|lakhs?|grand|dollars?|pounds?|quid|bucks|euros?|naira|rupees|shillings?|percent|a (?:month|year|week|piece|head|day)|per (?:month|year|week|head|day|person|vehicle|employee|unit)|price|cost|fee|each|\d{2,}|\w+ty (?:\w+ty|\w+teen|one|two|three|four|five|six|seven|eight|nine|a)|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve) (?:\w+ty|\w+teen|oh))\b/i;

/** A figure of theirs that the rep only says again is shorter. */
const NAMING_WORDS = 4;

/** The rep named a price not long ago. */
export const isPriced = ({ heard }: Pick<Moment, 'heard'>): boolean =>
  heard
    .slice(-NAMED_WITHIN)
    .some(
      ({ speaker, text }) =>
        speaker === 'rep' && holdsNumber(text) && MONEY_NAMED.test(text) && wordsOf(text).length >= NAMING_WORDS,
    );

const THIRD =
  '(?:(?:my|our|a|the|his|her|this) (?:old |current |present |last |previous |other )?(?:friend|neighbou?r|nephew|niece|cousin|brother|sister|mate|pal|buddy|colleague|uncle|aunt|son|daughter|father|mother|dad|mum|mom|boss|vendor|supplier|lad|fella|fellow|guy|man|crowd|lot|people|company|firm|shop|place|one|ones|provider|agency|others?)|another (?:company|firm|guy|man|vendor|supplier|crowd|shop|place|fella|one)|one (?:company|guy|man|fella|crowd|vendor)|others|somebody|someone|online|elsewhere)';
const COUNT =
  '(?:\\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\w+ty|\\w+teen|hundred|thousand|grand|k)';
const AMOUNT = `(?:a )?${COUNT}(?: (?:and )?${COUNT})*(?! (?:and )?${COUNT}|(?: (?!(?:last|this|next|an?|per|every|each|for|the|in)\\b)\\w+)? (?:years?|months?|weeks?|days?|hours?|minutes?|yards?|miles?|metres?|kilometres?|people|times|oclock)\\b| (?:of|or|am|pm|o)\\b)`;
/** No age and no hour, even with nothing said of money. */
const LARGE = `(?=(?:a )?(?:\\d{3,}|(?:\\w+ )?(?:and a half )?(?:hundred|thousand|grand|k)\\b|(?:${COUNT}) (?:\\w+ty|\\w+teen)\\b))${AMOUNT}`;
const ABOUT =
  '(?:for |at |about |around |only |just |like |maybe |in |to me |me |us |him |her |it |them |one |his |hers |theirs |that |the same )*';
/** "My friend got his for nine", "the vendor is around nine hundred", "and he says it is half". */
const ANOTHERS = new RegExp(
  [
    `\\b(?:${THIRD}|he|she|they) (?:\\w+ ){0,5}?(?:got|gets|get|bought|buys|had(?= (?:it|his|hers|theirs|one|them|the same)\\b)|did|does|sells?|goes|going) ${ABOUT}(?:done )?(?:for|at) ${ABOUT}${AMOUNT}`,
    `\\b(?:${THIRD}|he|she|they) (?:\\w+ ){0,4}?(?:charges?|charged|charging|quoted|quotes|offered|offers) ${ABOUT}${AMOUNT}`,
    `\\b${THIRD} (?:\\w+ ){0,4}?(?:(?:pays?|paid|paying) ${ABOUT}${AMOUNT}|(?:told|asks|wants) ${ABOUT}${LARGE})`,
    `\\b${THIRD} (?:\\w+ ){0,3}?(?:is|are|was|were|did|does) ${ABOUT}${LARGE}`,
    `\\b(?:quote|price|offer) (?:from|by|with|off) (?:\\w+ ){1,3}?(?:(?:it is|is|at|for|of) )?${ABOUT}${AMOUNT}`,
    `\\b(?:i am|we are|i|we) (?:(?:just|only|still|currently|happy) )*(?:on|paying|pay|at) ${ABOUT}${AMOUNT}`,
    `\\b(?:${THIRD}|he|she|they|it) (?:\\w+ ){0,8}?(?:says?|said|is|are|was|it|that|for|just|about|only|at) half(?:$| (?:the (?:price|cost|money)|that|of (?:that|yours|what)|what (?:you|ye)|price)\\b)`,
  ].join('|'),
);

/** Somebody else has it for less, or they say so. */
export function namesAnothersPrice(moment: Moment, turn: CustomerTurn | undefined): boolean {
  if (turn?.does !== 'say' && turn?.does !== 'balk' && turn?.does !== 'doubt') return false;
  return isPriced(moment) && ANOTHERS.test(saidIn(moment).slice(-CLAIM_WORDS).join(' '));
}

const saidIn = ({ heard }: Moment) => wordsOf(turnText(lastTurn(heard)));

const SOME = `(?:something|anything|some|a (?:bit|little)(?: more)?|${COUNT}(?: percent)?)`;
const WANTS_LESS = new RegExp(
  [
    '\\b(?:you|ye|yous|yall|people|guys) (?:\\w+ ){0,2}?do (?:something|anything|(?:(?:a (?:bit|little)|any|much) )?better)(?! (?:about|with|else|for (?:the|my|our)|to)\\b)',
    'anything (?:you|ye) (?:can|could) do\\b(?! (?:about|with))',
    '\\bdo something less\\b',
    '\\bdo (?:me|us) (?:a|some|any) (?:\\w+ )?(?:deal|discount|price)',
    '\\bmeet (?:me|us|you) (?:half ?way|in the middle(?! of)|somewhere)',
    `\\bcome down (?:a (?:bit|little)|some|slightly|on (?:that|it|this|(?:the |your )?price)|to ${COUNT}\\b)`,
    '\\bbest (?:you|ye|yous|yall) (?:can|could) (?:do|give|offer)\\b',
    '\\b(?:best|last|final|lowest|bottom) (?:price|rate|figure)\\b',
    `\\b(?:knock|shave|take) ${SOME} off\\b(?! (?:the (?!price|total|bill|top)|my|your))`,
    '\\bsharpen (?:your|the|that|it) ',
    '\\b(?:wiggle room|room to move|any (?:give|movement|leeway|flexibility))\\b',
    '\\b(?:any|get|give (?:me|us)|is there|want|do) (?:(?:a|some|any|me a|us a) )?(?:\\w+ )?discount\\b',
    '\\breduce (?:it|the price|price|small|a (?:bit|little)|something)\\b',
    '\\bdo (?:it|that|this|them|the lot) (?:for|at) (?:less|cheaper|a bit less)\\b',
    '\\bmake it (?:less|cheaper)\\b|\\bround it down\\b|\\bgo (?:any )?lower\\b',
  ].join('|'),
);

/** They want it for less, and name no figure. */
export const asksForLess = (moment: Moment, turn: CustomerTurn | undefined): boolean =>
  turn !== undefined && isPriced(moment) && WANTS_LESS.test(saidIn(moment).slice(-CLAIM_WORDS).join(' '));

const ASKS_OF_OTHERS =
  /\b(?:what|how much) (?:\w+ )?(?:the others?|others|other (?:\w+s|crowd|people)|somebody else|someone else|everybody else|people) |\b(?:what|how much)\b.*\b(?:elsewhere|anywhere else|somewhere else|otherwise|the others)\b/;
const ASKS_OF_A_THING =
  /\b(?:what|how much) (?:is|are|does|do|would|will) (?:an?|another|one of (?:those|them|the)) (?:new |good |proper |decent )?(\w{3,})/;
const OURS = /\b(?:ours|our|we|us|i)\b/;

/** They are shocked at a figure, and it is what they would pay without us. */
export function balksAtAnother({ heard }: Moment, turn: CustomerTurn | undefined): boolean {
  const told = lastLineOf(heard, 'rep');
  if (turn?.does !== 'balk' || !told || !holdsNumber(told.text) || OURS.test(wordsOf(told.text).join(' ')))
    return false;
  const said = turnText(lastTurn(heard));
  // With a figure of their own they set one against ours.
  if (holdsNumber(said) || wordsOf(said).length > SHOCKED_WORDS) return false;
  const before = heard.slice(0, heard.indexOf(told));
  const asked = wordsOf(lastLineOf(before, 'customer')?.text ?? '').join(' ');
  return ASKS_OF_OTHERS.test(asked) || isSaved(ASKS_OF_A_THING.exec(asked)?.[1], before);
}

/** The rep has said that they would need none of it. */
function isSaved(thing: string | undefined, before: Moment['heard']): boolean {
  if (thing === undefined) return false;
  const spared = new RegExp(
    `\\b(?:no|not|never|without|instead of|rather than|save\\w*|spare\\w*) (?:\\w+ ){0,4}?${thing}s?\\b`,
  );
  return before
    .slice(-NAMED_WITHIN)
    .some(({ speaker, text }) => speaker === 'rep' && spared.test(wordsOf(text).join(' ')));
}
