/**
 * What the customer has just done with the last turn, whatever the stage: asked, told, agreed, put off. English.
 * Narrow on purpose: what isn't clear is `said`, and nothing rests on it.
 */
import { questionIn, questionQuote, withoutReason } from './asked-question';
import { isBackChannel, type Utterance } from './conversation';
import { leavesOpen } from './objective-guards';
import { isNumberWord, wordsOf } from './phrases';
import { lastLineOf } from './resistance';
import { kindOf, type QuestionKind } from './question-kind';
import { agrees, asksQuestion } from './speech-acts';
import { HEDGES, WARMS } from './mood-cues';
import { DIGITS_SAID, quoteOf } from './spoken-quote';
import {
  BALKS,
  CANCELS,
  CONTACT,
  DAYS,
  DECLINES,
  DEFLECTS,
  DOT_SOMETHING,
  DOUBTS,
  FEELING,
  FEELS,
  GRANTS_TIME,
  GUARDS,
  INVITES,
  LOST,
  ASKS_NUMBER,
  NOT_HEARD,
  NOT_KNOWING,
  NO_THANKS,
  NOT_THEN,
  PAST,
  PRESSED,
  SPELLS,
  TIME,
  UPSET,
  WAIT,
  WRONG_PERSON,
} from './turn-cues';

export type CustomerTurn =
  | { readonly does: 'ask'; readonly about: QuestionKind; readonly quote: string | undefined }
  | { readonly does: 'not-hear' | 'wait' | 'wrong-person' }
  | {
      readonly does:
        | 'agree'
        | 'fix-time'
        | 'give-contact'
        | 'doubt'
        | 'balk'
        | 'cancel'
        | 'pressed'
        | 'decline'
        | 'deflect'
        | 'guard'
        | 'invite'
        | 'lost'
        | 'not-know'
        | 'feel'
        | 'upset'
        | 'like'
        | 'say';
      readonly quote: string | undefined;
    };

/** Utterances of one turn at most: speech services break a turn in two or three. */
const TURN_UTTERANCES = 4;
/** Enough of a call's beginning to see that it is past it. */
const FIRST_LINES = 12;
const MAX_WORDS = 150;
const SHORT = 9;
/** "Thursday, I'll have spoken to her", "after the twentieth but not on a weekend": the day stands all the same. */
const BESIDE_THE_DAY =
  /\b(?:i|we|he|she|they) will have (?:had|been|\w+ed|spoken|seen|got)\b|\bbut not (?:on|at|in|before|after|during) .*$/g;
const ASKS_ADDRESS =
  /\b(?:address|e-?mail|website|web ?site|send (?:it|that|this|you)|spell|where (?:do|can|shall) i send)\b/i;
/** Whoever is asked whether there is anything else turns nothing down with a no. */
const ASKS_LEFT = /\b(?:any(?:thing|one|where)? (?:else|other|more|questions)|how are you|how're you|get you)\b/i;
/** Words at most of a turn that declines to tell, and of one that likes what it heard. */
const DEFLECTING = 16;
const LIKING = 25;

/** The customer's last turn, or undefined where somebody else spoke last or nobody did. */
export function customerTurn(heard: readonly Utterance[]): CustomerTurn | undefined {
  const turn = lastTurn(heard);
  const last = turn.at(-1);
  if (!last) return undefined;
  const text = turnText(turn);
  const said = wordsOf(text).slice(-MAX_WORDS).join(' ');
  const ending = wordsOf(last.text).slice(-MAX_WORDS).join(' ');
  const short = said.split(' ').length <= SHORT;
  const repLines = heard.slice(0, FIRST_LINES).filter(({ speaker }) => speaker === 'rep').length;
  const told = lastLineOf(heard, 'rep');
  if (isCutOff(said, ending) && (repLines > 1 || !GREETS.test(said))) return { does: 'not-hear' };
  if (WRONG_PERSON.test(said) && repLines <= 3) return { does: 'wrong-person' };
  if (short && WAIT.test(said) && !BACK.test(ending) && !holdsNumber(said)) return { does: 'wait' };
  if (short && NOT_KNOWING.test(said) && ASKS_NUMBER.test(wordsOf(told?.text ?? '').join(' ')))
    return { does: 'not-know', quote: quoteOf(text) };
  const question = questionIn(turn, told);
  if (question)
    return { does: 'ask', about: kindOf(wordsOf(withoutReason(question)).join(' ')), quote: questionQuote(question) };
  if (short && ASKS_OF_FIGURE.test(ending) && holdsNumber(told?.text ?? ''))
    return { does: 'ask', about: 'terms', quote: questionQuote(last.text) };
  if (ASKS_PRICE.test(ending)) return { does: 'ask', about: 'price', quote: quoteOf(last.text, { about: HOW_MUCH }) };
  const quote = quoteOf(text);
  if (INVITES.test(said) || (repLines <= 4 && GRANTS_TIME.test(said))) return { does: 'invite', quote };
  if (CANCELS.test(said)) return { does: 'cancel', quote };
  if (PRESSED.test(said)) return { does: 'pressed', quote };
  if (LOST.test(said)) return { does: 'lost', quote };
  if (DECLINES.test(said) || (NO_THANKS.test(said) && !ASKS_LEFT.test(told?.text ?? '')))
    return { does: 'decline', quote };
  if (GUARDS.test(said)) return { does: 'guard', quote };
  if (DEFLECTS.test(said) && said.split(' ').length <= DEFLECTING) return { does: 'deflect', quote };
  if (
    CONTACT.test(text) ||
    DIGITS_SAID.test(text) ||
    SPELLS.test(said) ||
    (DOT_SOMETHING.test(said) && ASKS_ADDRESS.test(told?.text ?? ''))
  )
    return { does: 'give-contact', quote: undefined };
  const day = ending.replace(BESIDE_THE_DAY, '').trim();
  if (TIME.test(day) && !PAST.test(day) && !NOT_THEN.test(day) && !leavesOpen(wordsOf(day)))
    return { does: 'fix-time', quote: quoteOf(text, { about: DAYS, minWords: 1 }) };
  if (FEELS.test(said)) return { does: 'feel', quote: quoteOf(text, { about: FEELING }) ?? quote };
  if (UPSET.test(said)) return { does: 'upset', quote };
  if (BALKS.test(said)) return { does: 'balk', quote };
  if (
    DOUBTS.test(said) &&
    (!WARMS.test(said) || SPOILT.test(said)) &&
    !GIVES_IN.test(said) &&
    !(short && holdsNumber(said))
  )
    return { does: 'doubt', quote };
  if (saysYes(ending, told)) return { does: 'agree', quote: quoteOf(text, { minWords: 1 }) };
  if (
    WARMS.test(said) &&
    !HEDGES.test(said) &&
    !SPOILT.test(said) &&
    !COMPARES.test(said) &&
    said.split(' ').length <= LIKING
  )
    return { does: 'like', quote };
  return { does: 'say', quote };
}

const GREETS = /^(?:(?:yes|yeah|ah|oh|eh|hi) )*hello\b/;
const isCutOff = (said: string, ending: string): boolean =>
  (said.split(' ').length <= SHORT && (NOT_HEARD.test(said) || HAILS_TWICE.test(said))) ||
  /\bhello (?:are you (?:still )?there|can you hear me)$/.test(ending);
const HAILS_TWICE = /\bhello hello\b(?!.*\b(?:here|speaking|this is|is that)\b)/;

/** "Do you know what I would, because" says yes to what was asked, however it begins. */
function saysYes(ending: string, told: Utterance | undefined): boolean {
  const answer = ending.replace(/^(?:(?:ah|well|right|oh) )*(?:(?:do |did |d)?(?:you|ye) know what )/, '').split(' ');
  if (answer.length > AGREEING) return false;
  return agrees(answer) || (told !== undefined && asksQuestion(told.text) && WOULD.test(answer.join(' ')));
}
const AGREEING = 12;
const WOULD =
  /^(?:(?:oh|well|yeah|ah|aye) )*(?:go on (?:then|so)\b|(?:i|we) (?:would|could|will|might)(?:$| (?:yeah|yes|aye|actually|of course|indeed|surely|so|cause|because|if|now)\b))/;

/** A turn as one text, its utterances told apart. */
export const turnText = (turn: readonly Utterance[]): string =>
  turn
    .map(({ text }) => text.trim())
    .map((text, at) => (at < turn.length - 1 && !/[.?!…,]$/.test(text) ? `${text}.` : text))
    .join(' ');

/** The customer's utterances since the rep last said something, oldest first; empty while the rep has the word. */
export function lastTurn(heard: readonly Utterance[]): readonly Utterance[] {
  const turn: Utterance[] = [];
  for (const utterance of heard.slice(-3 * TURN_UTTERANCES).toReversed()) {
    if (isBackChannel(utterance)) continue;
    if (utterance.speaker === 'rep' || turn.length === TURN_UTTERANCES) break;
    turn.unshift(utterance);
  }
  return turn;
}

/** "I just want to know how much is the one in June": in the middle of a line too. */
const ASKS_PRICE =
  /(?<!\b(?:matter|know|me|see|you|realise|believe) )\bhow much (?:is|are|does|do you|would|will|for) |\bknow how much (?:is|it|that|you)\b|\bwhat (?:is|are) (?:the damage|(?:we|you) talking|(?:it|that|this|they) (?:going to )?(?:cost|run)\w*)\b/;
const HOW_MUCH = ['how much', 'damage', 'talking', 'cost'];
/** "Six eighty all in", "each": what a figure just named is for. */
const ASKS_OF_FIGURE =
  /(?:^|\b)(?:each|altogether|all in|all told|plus (?:vat|gst|tax)|(?:a|per) (?:head|month|week|year|day|person))$/;
/** "I guess so" is a yes, if a slow one. */
const GIVES_IN = /\b(?:no harm|why not|(?:suppose|guess) (?:so|that is (?:fine|true|fair)))\b/;
/** "That's no good" likes nothing. */
const SPOILT = /\b(?:no|not) (?:\w+ )?(?:good|great|fine|better|fair)\b/;
/** "Whether it's better to own them" likes nothing yet. */
const COMPARES = /\b(?:whether|better (?:to|off|just)|just better|than)\b/;
/** Whoever asked for a moment has had it, or somebody else comes on. */
const BACK =
  /^(?:(?:yes|yeah|oh|okay|right|sorry) )*(?:hello|hi|hey|(?:i am|we are) back|go (?:on|ahead)|where were we)(?: there)?$/;

/** Does a line hold a number worth writing down? */
export const holdsNumber = (text: string): boolean => wordsOf(text).some(isNumberWord);
