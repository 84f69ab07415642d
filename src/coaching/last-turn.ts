/**
 * What the customer has just done with the last turn, whatever the stage: asked, told, agreed, put off. English.
 * Narrow on purpose: what isn't clear is `said`, and nothing rests on it.
 */
import { isBackChannel, type Utterance } from './conversation';
import { isNumberWord, wordsOf } from './phrases';
import { lastLineOf } from './resistance';
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
  DOUBTS,
  FEELING,
  FEELS,
  GRANTS_TIME,
  GUARDS,
  INVITES,
  LOST,
  NOT_HEARD,
  NOT_THEN,
  PAST,
  PRESSED,
  SPELLS,
  TIME,
  UPSET,
  WAIT,
  WRONG_PERSON,
} from './turn-cues';

/** What a question is about, as far as its answer needs another way of answering. */
export type QuestionKind =
  'echo' | 'price' | 'when' | 'who' | 'meaning' | 'proof' | 'exit' | 'compare' | 'terms' | 'can' | 'other';

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
/** Words at most of a turn that declines to tell, and of one that likes what it heard. */
const DEFLECTING = 16;
const LIKING = 25;
/** What may follow a question for it to be still the point of the turn. */
const AFTER_QUESTION_WORDS = 12;

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
  if (short && NOT_HEARD.test(said) && (repLines > 1 || !said.startsWith('hello'))) return { does: 'not-hear' };
  if (WRONG_PERSON.test(said) && repLines <= 3) return { does: 'wrong-person' };
  if (short && WAIT.test(said) && !BACK.test(ending) && !holdsNumber(said)) return { does: 'wait' };
  const question = questionIn(turn);
  if (question) return { does: 'ask', about: kindOf(wordsOf(question).join(' ')), quote: questionQuote(question) };
  if (short && ASKS_OF_FIGURE.test(ending) && holdsNumber(lastLineOf(heard, 'rep')?.text ?? ''))
    return { does: 'ask', about: 'terms', quote: questionQuote(last.text) };
  if (ASKS_PRICE.test(ending)) return { does: 'ask', about: 'price', quote: quoteOf(last.text, { about: HOW_MUCH }) };
  const quote = quoteOf(text);
  if (INVITES.test(said) || (repLines <= 4 && GRANTS_TIME.test(said))) return { does: 'invite', quote };
  if (CANCELS.test(said)) return { does: 'cancel', quote };
  if (PRESSED.test(said)) return { does: 'pressed', quote };
  if (LOST.test(said)) return { does: 'lost', quote };
  if (DECLINES.test(said)) return { does: 'decline', quote };
  if (GUARDS.test(said)) return { does: 'guard', quote };
  if (DEFLECTS.test(said) && said.split(' ').length <= DEFLECTING) return { does: 'deflect', quote };
  if (CONTACT.test(text) || DIGITS_SAID.test(text) || SPELLS.test(said))
    return { does: 'give-contact', quote: undefined };
  if (TIME.test(ending) && !PAST.test(ending) && !NOT_THEN.test(ending))
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
  if (agrees(wordsOf(last.text)) && ending.split(' ').length <= 12)
    return { does: 'agree', quote: quoteOf(text, { minWords: 1 }) };
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
const GREETING = /^(?:hello|hi|hey|yes|yeah|okay|ok|right|sorry)\s*\?$/i;
/** Clauses that ask although speech came without a mark: "and do i have to", "is it inside", "whats that in litres". */
const ASKS =
  /^(?:(?:and|but|so|okay|ok|well|oh|um|uh|er|wait|hang on|sorry|right|yeah|no|good|now|then|look|alright|hmm|ah) )*(?:what|how|who|whos|when|where|why|which|whose|is|are|am|was|were|do|does|did|can|could|would|will|have you|has|should|am i|may) (?!(?:a|the|about it)\b(?=.{0,3}$))\w+/;
const ASKS_AT_END =
  /(?<!\b(?:that|this|it|what|which|there|as|to|just|i|we|you|they|he|she|not|always|and) |\b(?:my|our|his|her|your|their|the|a|an|that|this|other|another|which|who) \w+ )\b(?:is|are|do|does|can|will|would|did|am|was) (?:it|that|they|there|you|i|we|this|he|she) (?:\w+ ){0,6}?\w+$|\b(?:how much|how many|how long|how often|how so|what for|what kind|what if|why not|for what|since when)(?: \w+){0,6}$|\bwho(?:s| is) (?:this|that|it|me|calling|speaking)(?: please)?$|(?: is|s) what$|\bwhat(?:s| is) (?:this|that|it) (?:about|regarding|for)$|^(?:and|so) (?:\w+ ){2,8}or (?:\w+ )?\w+$|(?<!\b(?:i|we|you|they|he|she|it|what|that|who) )\b(?:can|could|does) the \w+ (?:\w+ ){0,6}\w+$|^in (?:plain |simple )?english$|(?:^| )(?:or (?:what|is that|not|mine|yours)|(?<!\bwhat )is it|(?<=\w+ \w+ )(?<!\b(?:are|is|all|am|be|yeah|not|quite|about|just|oh|okay) )right|then what|and what)$/;
/** Begins like a question and is none. */
const NOT_ASKED =
  /^(?:what (?:i|we|they|he|she|you|a|it|happens is|happened (?:is|was))|when (?:i|we|they|he|she|it|you|the|my|our)|how (?:i|we) |where (?:i|we|they)|who (?:i|we)|which (?:is|was|means|i|we)|why (?:i|we)|is what|do not|does not|did not|can not|could not|would not|will not|is not|was not|have|has|had|would be|could be|should be|will be|was|were|am|are not|how nice|how lovely|do (?:that|it|this|the|so|one)|if|can do|will do|would do|is (?:fine|good|great|okay|ok|alright|allowed)|what the)\b|^(?!(?:what|how|who|when|where|why|which|and|so|but|is|are|do|does|did|can|could|would|will)\b)\w+ (?:does|did) (?:it|that|them|those)\b/;

/** The last thing asked in a turn, if it ends in a question or all of it is one. */
function questionIn(turn: readonly Utterance[]): string | undefined {
  for (const { text } of turn.toReversed().slice(0, 2)) {
    const sentences = text.split(/(?<=[.?!])\s+/);
    const at = sentences.findLastIndex((sentence) => sentence.trim().endsWith('?') && !checksLine(sentence));
    const after = wordsOf(sentences.slice(at + 1).join(' ')).length;
    const marked = sentences[at];
    if (GREETING.test(text.trim())) continue;
    if (marked !== undefined && after <= AFTER_QUESTION_WORDS && (after === 0 || wordsOf(marked).length > 1))
      return marked;
    if (/[.!]\s*$/.test(text) && !/^\s*[a-z]/.test(text)) continue;
    const clauses = text.split(
      /[.?!]+\s+|,\s+|\s+(?=(?:and|but|so|or|wait|cause|okay|ok|well|now|love|choice|actually|yes|yeah|no)\s+(?:what|how|who|when|where|why|is|are|do|does|can|could|would|will)\b)/i,
    );
    const ending = clauses.at(-1) ?? text;
    const words = wordsOf(ending).join(' ');
    if (words.split(' ').length > 1 && words.split(' ').length <= 26) {
      const bare = words.replace(/^(?:(?:and|but|so|okay|well|oh|um|uh|wait|sorry|right|yeah|no|now|or) )+/, '');
      if (NOT_ASKED.test(bare)) continue;
      if (ASKS.test(words) || ASKS_AT_END.test(words)) return ending;
    }
    if (asksQuestion(text)) return ending;
  }
  return undefined;
}

/** Whoever asked for a moment has had it, or somebody else comes on. */
const BACK =
  /^(?:(?:yes|yeah|oh|okay|right|sorry) )*(?:hello|hi|hey|(?:i am|we are) back|go (?:on|ahead)|where were we)(?: there)?$/;

/** "Are you there?" before something else is no question to answer. */
const checksLine = (sentence: string): boolean => NOT_HEARD.test(wordsOf(sentence).join(' '));

function questionQuote(question: string): string | undefined {
  const quote = quoteOf(question, { minWords: 2 });
  return quote === undefined || quote.endsWith('?') || quote.endsWith('…') ? quote : `${quote}?`;
}

function kindOf(question: string): QuestionKind {
  return KINDS.find(([, pattern]) => pattern.test(question))?.[0] ?? 'other';
}

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'echo',
    /^(?:(?:oh|um|uh|and|but|so|well) )*(?:(?:is|are|am|was|were|do|does|did|have|has) (?:i|it|they|you|he|she|that|we|there)|(?:can|will) (?:i|it|they|he|she|that|we|there))(?: (?:not|really))?$|^(?:really|seriously|for real|since when)$/,
  ],
  [
    'meaning',
    /\bwhat (?:do you|does (?:that|it)|is that|did you) (?:even )?mean\b|\bmeaning\b|\bin (?:english|plain|simple)\b|\bwhat is an? \w+$|\bhow do you mean\b|\bwhats that\b/,
  ],
  [
    'who',
    /\bwho (?:is (?:this|that|calling)|are you|am i (?:speaking|talking))|\bwhere are you (?:calling|ringing|based|from)|\bhow did you get (?:my|this|our)|\bwhat is this (?:about|regarding)|\bwhat company\b|\bwhat is (?:up|this|it|it you want)$|what do you want\b|\bare you (?:selling|a (?:robot|bot|real|recording|computer))/,
  ],
  [
    'price',
    /\bhow much\b(?! (?:time|longer|do you know|of (?:the|my|your)))|\bwhat (?:is|are|would|does|do) (?:it|that|this|they|the|your|you) (?:\w+ )?(?:cost|price|run|charge|rate|fee|damage|go for|set me back|come to)|\b(?:(?:is|are) (?:it|that|they|this) (?:\w+ )?free|do (?:i|we) (?:have to )?pay|(?:what|whats|which|tell me|and|or) (?:\w+ ){0,3}?(?:price|prices|pricing|cost|costs|fee|fees|rate|rates|budget|discount)|(?:do|would|will|does) (?:you|they|it|yous|ye) (?:charge|cost)|what (?:do|would|does) (?:you|they|yous|ye) charge|d you charge|call out charge|any discount|best price)\b|^(?:and |so )?(?:what about )?(?:the )?(?:price|cost|rate|rates|damage)$/,
  ],
  [
    'exit',
    /\b(?:cancel|cancellation|locked in|tied|tie me|get out of|refund|money back|(?:a|any|the|long|your) contract|how much notice|minimum term|change my mind|leave early|stuck with)\b/,
  ],
  [
    'proof',
    /\b(?:guarantee\w*|warranty|how do i know|how can i (?:be sure|trust)|insured|licen[sc]ed|certified|registered|references?|reviews?|proof|safe|secure|privacy|(?:my|our|the) data (?:go|safe|sit|end)|catch|legit|scam|genuine)\b/,
  ],
  [
    'compare',
    /\b(?:different|difference|better than|compared?|instead of|why (?:you|should|would)|why not|what makes|versus|cheaper than|same as)\b/,
  ],
  [
    'terms',
    /\b(?:includ\w*|extra|on top|inside|vat|tax|per (?:month|year|user|person|line|unit|seat|week)|a month|a year|each|all in|both|everything|free|delivery|setup|installation|training|who pays|finance|instal?ments|upfront|up front|monthly|yearly|annual\w*)\b/,
  ],
  [
    'when',
    /\b(?:when|how (?:long|soon|fast|quick\w*|far|often)|what (?:day|time|date)|by (?:when|monday|tuesday|wednesday|thursday|friday)|how many (?:days|weeks|months))\b/,
  ],
  [
    'can',
    /^(?:(?:oh|um|uh|and|but|so|well|now|okay|then|or|hm|huh|right) )*(?:can|could|does|do|will|would|is|are) (?:it|you|that|this|they|there|your|the|i|we)\b/,
  ],
];

/** Does a line hold a number worth writing down? */
export const holdsNumber = (text: string): boolean => wordsOf(text).some(isNumberWord);
