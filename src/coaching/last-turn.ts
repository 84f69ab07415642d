/**
 * What the customer has just done with the last turn, whatever the stage: asked, told, agreed, put off. English.
 * Narrow on purpose: what isn't clear is `said`, and nothing rests on it.
 */
import { isBackChannel, type Utterance } from './conversation';
import { isNumberWord, wordsOf } from './phrases';
import { agrees, asksQuestion } from './speech-acts';
import { HEDGES, WARMS } from './mood-cues';
import { DIGITS_SAID, quoteOf } from './spoken-quote';
import {
  BALKS,
  CONTACT,
  DEFLECTS,
  DOUBTS,
  FEELING,
  FEELS,
  GUARDS,
  INVITES,
  LOST,
  NOT_HEARD,
  PAST,
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
const MAX_WORDS = 150;
const SHORT = 9;
/** What may follow a question for it to be still the point of the turn. */
const AFTER_QUESTION_WORDS = 7;

/** The customer's last turn, or undefined where somebody else spoke last or nobody did. */
export function customerTurn(heard: readonly Utterance[]): CustomerTurn | undefined {
  const turn = lastTurn(heard);
  const last = turn.at(-1);
  if (!last) return undefined;
  const text = turnText(turn);
  const said = wordsOf(text).slice(-MAX_WORDS).join(' ');
  const ending = wordsOf(last.text).slice(-MAX_WORDS).join(' ');
  const short = said.split(' ').length <= SHORT;
  const repLines = heard.filter(({ speaker }) => speaker === 'rep').length;
  if (short && NOT_HEARD.test(said) && (repLines > 1 || !said.startsWith('hello'))) return { does: 'not-hear' };
  if (WRONG_PERSON.test(said) && repLines <= 4) return { does: 'wrong-person' };
  if (short && WAIT.test(said)) return { does: 'wait' };
  const question = questionIn(turn);
  if (question) return { does: 'ask', about: kindOf(wordsOf(question).join(' ')), quote: questionQuote(question) };
  const quote = quoteOf(text);
  if (INVITES.test(said)) return { does: 'invite', quote };
  if (LOST.test(said)) return { does: 'lost', quote };
  if (GUARDS.test(said)) return { does: 'guard', quote };
  if (DEFLECTS.test(said)) return { does: 'deflect', quote };
  if (CONTACT.test(text) || DIGITS_SAID.test(text) || SPELLS.test(said))
    return { does: 'give-contact', quote: undefined };
  if (TIME.test(ending) && !PAST.test(ending)) return { does: 'fix-time', quote: quoteOf(text, { minWords: 1 }) };
  if (FEELS.test(said)) return { does: 'feel', quote: quoteOf(text, { about: FEELING }) ?? quote };
  if (UPSET.test(said)) return { does: 'upset', quote };
  if (BALKS.test(said)) return { does: 'balk', quote };
  if (DOUBTS.test(said) && !WARMS.test(said) && !(short && holdsNumber(said))) return { does: 'doubt', quote };
  if (agrees(wordsOf(last.text)) && ending.split(' ').length <= 12)
    return { does: 'agree', quote: quoteOf(text, { minWords: 1 }) };
  if (WARMS.test(said) && !HEDGES.test(said)) return { does: 'like', quote };
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

const GREETING = /^(?:hello|hi|hey|yes|yeah|okay|ok|right|sorry)\s*\?$/i;
/** Clauses that ask although speech came without a mark: "and do i have to", "is it inside", "whats that in litres". */
const ASKS =
  /^(?:(?:and|but|so|okay|ok|well|oh|um|uh|er|wait|hang on|sorry|right|yeah|no|good|now|then|look|alright|hmm|ah) )*(?:what|how|who|whos|when|where|why|which|whose|is|are|am|was|were|do|does|did|can|could|would|will|have you|has|should|am i|may) (?!(?:a|the|about it)\b(?=.{0,3}$))\w+/;
const ASKS_AT_END =
  /(?<!\b(?:that|this|it|what|which|there|as) )\b(?:is|are|do|does|can|will|would|did|am|was) (?:it|that|they|there|you|i|we|this|he|she) (?:\w+ ){0,4}?\w+$|\b(?:how much|how many|how long|how often|how so|what for|what kind|what if|why not|for what|since when)(?: \w+){0,6}$|(?:^| )(?:or (?:what|is that|not|mine|yours)|(?<!\bwhat )is it|(?<!\b(?:are|is|all|am|be|yeah|not|quite|about|just) )right|then what|and what)$/;
/** Begins like a question and is none. */
const NOT_ASKED =
  /^(?:what (?:i|we|they|he|she|you|a|it|happens is|happened (?:is|was))|when (?:i|we|they|he|she|it|you|the|my|our)|how (?:i|we) |where (?:i|we|they)|who (?:i|we)|which (?:is|was|means|i|we)|why (?:i|we)|is what|do not|does not|did not|can not|could not|would not|will not|is not|was not|have|has|had|would be|could be|should be|will be|was|were|am|are not|how nice|how lovely|do (?:that|it|this|the|so|one)|can do|will do|would do|is (?:fine|good|great|okay|ok|alright|allowed)|what the)\b/;

/** The last thing asked in a turn, if it ends in a question or all of it is one. */
function questionIn(turn: readonly Utterance[]): string | undefined {
  for (const { text } of turn.toReversed().slice(0, 2)) {
    const sentences = text.split(/(?<=[.?!])\s+/);
    const at = sentences.findLastIndex((sentence) => sentence.trim().endsWith('?'));
    const after = wordsOf(sentences.slice(at + 1).join(' ')).length;
    const marked = sentences[at];
    if (GREETING.test(text.trim())) continue;
    if (marked !== undefined && after <= AFTER_QUESTION_WORDS && (after === 0 || wordsOf(marked).length > 3))
      return marked;
    if (/[.!]\s*$/.test(text) && !/^\s*[a-z]/.test(text)) continue;
    const clauses = text.split(
      /[.?!]+\s+|,\s+|\s+(?=(?:and|but|so|or|wait|cause|okay|ok|well|love|choice)\s+(?:what|how|who|when|where|why|is|are|do|does|can|could|would|will)\b)/i,
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
    /^(?:(?:oh|um|uh|and|but|so|well) )*(?:is|are|am|was|were|do|does|did|have|has|can|will) (?:i|it|they|you|he|she|that|we|there)(?: (?:not|really))?$|^(?:really|seriously|for real|since when)$/,
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
    /\bhow much\b(?! (?:time|longer|do you know|of (?:the|my|your)))|\bwhat (?:is|are|would|does|do) (?:it|that|this|they|the|your|you) (?:\w+ )?(?:cost|price|run|charge|rate|fee|damage|go for|set me back|come to)|\b(?:free|do (?:i|we) pay|price|cost|fee|charge|rate|discount|deposit|quote)\b/,
  ],
  [
    'exit',
    /\b(?:cancel|cancellation|locked|tied|tie me|get out|refund|money back|contract|notice|commit|minimum term|break it|change my mind|leave early|stuck with)\b/,
  ],
  [
    'proof',
    /\b(?:guarantee\w*|warranty|how do i know|how can i (?:be sure|trust)|insured|licen[sc]ed|certified|registered|references?|reviews?|proof|safe|secure|privacy|data|catch|legit|scam|genuine)\b/,
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
  ['can', /\b(?:can|could|does|do|will|would|is|are) (?:it|you|that|this|they|there|your|the|i|we)\b/],
];

/** Does a line hold a number worth writing down? */
export const holdsNumber = (text: string): boolean => wordsOf(text).some(isNumberWord);
