/** The question in a customer's turn, marked or not: speech comes without marks, and in the English of many countries. */
import { isBackChannel, type Utterance } from './conversation';
import { wordsOf } from './phrases';
import { asksQuestion, clausesOf } from './speech-acts';
import { quoteOf } from './spoken-quote';
import { NOT_HEARD } from './turn-cues';

/** What may follow a question for it to be still the point of the turn. */
const AFTER_QUESTION_WORDS = 12;
/** Words of a clause that may be one question. */
const MAX_WORDS = 26;
/** Words at most of a question that ends in its asking word, and of "and if the tenant leaves". */
const TRAILING_WORDS = 14;
const CONDITION_WORDS = 11;

const GREETING = /^(?:hello|hi|hey|yes|yeah|okay|ok|right|sorry)\s*\?$/i;
/** Asks nothing that is to be answered before anything else. */
const COURTESY =
  /\bhow (?:are|is) (?:you|ye|yous|yourself|things|life|the form|everything|it going)(?: (?:all|guys|doing|keeping|today|this \w+|going|yourself|then|sir|madam|love|my friend))*$/;
/** Said before a question. */
const OPENERS =
  '(?:(?:and|but|so|or|like|okay|well|oh|um|uh|er|wait|hang on|sorry|right|yeah|yes|yep|ya|aye|no|good|fine|great|thanks|thank you|now|then|look|listen|actually|alright|hmm|hm|ah|eh|ha|hello|hi|hiya|hey|sir|madam|love|please) )*';
/** Said after one: "is kept where ah". */
const PARTICLES = / (?:ah|lah|la|leh|eh|lor|hor|please|sir|madam|maam|ma am|mate|love|pal|boss)$/;
const AFTERTHOUGHTS =
  /(?<!\b(?:is|are|was|were|be|it|that|they|look|looks|sound|sounds|feel|feels|what|how|by|even|about|just) )(?: (?:then|now|so|like|though|even|exactly|roughly))+$/;

const PERSON = '(?:i|you|u|ye|yous|yall|we|they|he|she|it|that|this|these|those|there)';
/** Somebody or something that can be asked after, as far as one word tells. */
const NAMED =
  '(?:the|a|an|my|your|our|his|her|their|its|any|all|some|both|either|each|every|most|many|much|another|one|no|people|men|women|children|kids|staff|(?:any|some|every)(?:body|one|thing)|nobody|(?!(?:always|yes|us|as|his|its|is|was|does|has|plus|less|unless|perhaps|sometimes|besides|thus|across|towards|days|hours|weeks|months|minutes|pass|press|miss|discuss|guess|focus|express|address|process|access)\\b)\\w{2,}s)';
/** What is done, in the form that follows "can she". */
const DONE =
  '(?:be|do|have|get|go|come|take|make|include|cover|work|need|fit|cost|last|run|know|keep|pay|count|start|stay|say|tell|talk|speak|connect|read|charge|change|mean|hold|handle|help|matter|join|see|use|give|put|send|bring|sign|move|call|ring|sell|buy|open|close|sit|stand|let|find|try|look|ride|drive|walk|eat|wait|fix|print|store|text|email|ship|deliver|install|learn|teach|order|book|ring|visit|drop|pick|turn|share|live|park|still|also|really|not)';
/** After an auxiliary these go on telling: "is still paper", "does be busy", "can after lunch". */
const GOES_ON =
  '(?:never|and|or|but|still|not|just|only|also|always|already|even|mostly|mainly|really|very|too|so|quite|pretty|about|around|almost|nearly|probably|maybe|actually|basically|usually|currently|now|then|here|there is|like|up|down|out|off|on|in|at|to|for|from|with|of|by|over|under|after|before|back|away|near|next|well|good|fine|great|grand|okay|alright|bad|better|best|nice|hard|easy|dear|cheap|expensive|busy|closed|open|fair|true|right|wrong|free|full|sure|ready|happy|available|allowed|because|if|when|what|where|why|how|who|which|than|as|more|less|nothing|something|both|two|three|four|five|six|seven|eight|nine|ten|\\w+teen|\\w+ty|\\w*hundred|thousand|\\d+|gone|done|season|\\w+ed|(?!(?:training|parking|hosting|billing|pricing|shipping|fitting|painting|cleaning|heating|packing|tracking|booking|training|onboarding|monitoring|financing|funding|anything|everything)\\b)\\w{2,}ing)';

const ASKS_WHAT = new RegExp(
  `^(?!or (?:what|how|who|when|where|why|which)\\b)${OPENERS}(?:what|how|who|whos|whod|when|where|why|which|whose) (?!(?:a|the|about it)\\b(?=.{0,3}$))\\w+`,
);
/** "And do i have to", "is it inside", "does parking cost extra": who or what is asked after must follow. */
const ASKS_OF = new RegExp(
  `^${OPENERS}(?:${[
    `(?:is|are|am|do|does|did|can|could|would|will|should|may) (?:${PERSON}|${NAMED})\\b`,
    `(?:was|were|has|have) (?:i|you|ye|yous|yall|we|they|he|she|there|anybody|anyone|somebody)\\b`,
    `(?:was|has) (?:it|that|this)\\b`,
    `shall (?:i|we)\\b`,
    `(?:(?:is|does|did|can|could|would|will) not (?:it|that|there)(?= (?!they|we|i|he|she|our|my|the\\b)\\w+ ?)|(?:are|do|does|did|can|could|would|will) not (?:(?:they|we|he|she)(?= \\w)|you (?!worry|dare|go|start|be|know it)\\w+))`,
    `(?:is|are|did) (?!${GOES_ON}\\b)\\w+ \\w+`,
    `does (?!${GOES_ON}\\b|${DONE}\\b)\\w+ \\w+`,
    `(?:can|could|would|will|do) (?!${GOES_ON}\\b|${DONE}\\b)\\w+ ${DONE}\\b`,
  ].join('|')})`,
);
const AUXILIARY = new RegExp(
  `^${OPENERS}(?:do|does|did|are|is|am|was|were|can|could|would|will|shall|should|may|have|has|had)\\b`,
);
/** A clause asks at its end: "per lorry it is going for how much", "sports is there". */
const ASKS_AT_END = new RegExp(
  [
    '(?<!\\b(?:that|this|it|what|which|there|as|to|just|i|we|you|they|he|she|not|always|never|only|still|also|and|will|would|can|could|might|should|must|shall) |\\b(?:my|our|his|her|your|their|the|a|an|that|this|other|another|which|who) \\w+ )\\b(?:is|are|do|does|can|will|would|(?<!\\bwho )did|am|was) (?:it|that|they|there(?! (?:it|and|but|only|already|so)\\b)|you|(?:i|we)(?! (?:think|mean|guess|suppose|believe|reckon)\\b)|this|he|she) (?:\\w+ ){0,6}?\\w+$',
    '\\b(?:how much|how many|how long|how often|how so|what for|what kind|what if|why not|for what|since when)(?: \\w+){0,6}$',
    '\\bwho(?:s| is) (?:this|that|it|me|calling|speaking)$',
    '(?: is|s) what$',
    '\\bwhat(?:s| is) (?:this|that|it) (?:about|regarding|for)$',
    '^(?:and|so) (?:\\w+ ){2,8}or (?!not$)(?:\\w+ )?\\w+$',
    `(?<!\\b(?:i|we|you|they|he|she|it|what|that|who) )\\b(?:(?:can|could) the \\w+ (?:\\w+ ){0,6}\\w+$|does the (?:\\w+ ){1,2}${DONE}\\b(?: \\w+){0,6}$)`,
    '\\b(?:will|can|could|would) not (?:it|you)$',
    '^in (?:plain |simple )?english$',
    '(?:^| )(?:or (?:what|is that|mine|yours)|(?<!\\b(?:what|this|that|here|there|so|well) )is it|(?<=\\w+ \\w+ )(?<!\\b(?:are|is|all|am|be|yeah|not|quite|about|just|oh|okay) )right|then what|and what)$',
  ].join('|'),
);
/** The asking word where the answer will stand: "our data is kept where", "he will start when". */
const ASKED_IN_PLACE = new RegExp(
  [
    '(?:^|\\w+ )(?:with|by|from|to|for|until|since|at|in) (?:who|whom|where|when)$',
    '\\w+ (?<!\\b(?:that|this|some|any|no|else|just|ever|about|and|or|like|know|knew|see|say|saying|be|me|so|then|here|there) )(?<!\\b(?:that|this|here) (?:is|was) )(?:where|when|who|why|how|how much|how many|which one)$',
    '\\b(?:costs?|means?|do|of|off|for|to|by|than|with) what$',
  ].join('|'),
);
const BARE = new RegExp(`^${OPENERS}(?:when|where|who|why|how|which one|how much|how so)$`);
/** Whoever tells what is known, or that it isn't, asks nothing: "I don't know where", "I'll tell you when". */
const TELLS_OF_KNOWING =
  /\b(?:no (?:idea|clue|notion|matter)|(?:not|never|nobody|hardly) (?:\w+ ){0,3}?(?:know|knew|say|tell|told|ask|remember|sure|idea|clue|see|understand|certain|matter|decided|care|give)|(?:i|we|he|she|they) (?:(?:will|would|can|could|already|just|have|only|still|do) )*(?:know|knew|tell|told|said|see|saw|show|explain\w*|asked|heard|forget|forgot|wonder)|depends?|god knows|who knows|guess|dunno)\b/;
/** "It works with android or not", also where a reason follows. */
const OR_NOT =
  /^(?!.*\b(?:if|whether|believe it|like it|might|maybe|may)\b)(?:\w+ ){2,14}or (?:not|how)(?=$| (?:because|cause|cos|since|as|tell)\b)/;
/** "And if the tenant leaves": somebody or something, and no more than what happens to it. */
const CONDITION = new RegExp(
  `^${OPENERS}(?:and|but|what|what about) (?:if|when) (?!(?:so|not|any\\w*|possible|need be|i (?:am honest|may|can|could|was|were)|you (?:like|want|wish|say|ask|can|could|would|will|give|do|have|are|need)|(?:that|it|this|they) (?:is|are|was|works?|goes|suits|costs?|does|would|will|comes)\\b(?! not)|it all)\\b)(?:(?<=if )(?:\\w+ ){1,8}|(?<=when )(?:\\w+ ){1,5})\\w+$`,
);
/** A second clause says what follows: the condition asks nothing. */
const FOLLOWS =
  /\b(?:then|(?:(?<=\b(?:if|when) (?:\w+ ){2,})(?:i|we|he|she|they|you|it|that|there) (?!and\b|or\b)\w+|(?<=\b(?:if|when) (?:\w+ ){2,})(?:well|wed)))\b/;
/** "Pdpa all that": is it seen to? */
const ALL_THAT =
  /^(?:and |the |your )*(?!(?:i|we|you|they|he|she|it|and|yes|yeah|know|do|did|have|had|not|is|was|said|after|for|of|with|like|no)\b)\w+(?: (?!(?:is|are|was|have|had|do|does|did|know|said|for|of|with|not|after|through|and)\b)\w+)?(?: and)? all that$/;
/** Begins like a question and is none. */
const NOT_ASKED = new RegExp(
  [
    '^(?:what (?:i|we|they|he|she|you|a|it|happens is|happened (?:is|was))|when (?:i|we|they|he|she|it|you|the|my|our)|how (?:i|we) |where (?:i|we|they)|who (?:i|we)|which (?:is|was|means|i|we)|why (?:i|we)|is what|how nice|how lovely|what the|where (?:all right|alright|fine|happy|good|grand|okay|sorted|covered|set|not|just|only|busy|closed|closing|full|looking|getting|doing|going)|if|have it|have (?:you|ye) (?:got )?a pen|do (?:that|it|this|the|so|one|us|please|yes|of course))\\b',
    '^(?:was|is|did|do|does|have|has|are|am) (?:it|i|they|he|she|you|we) (?:they|we|i|he|she|that will|that is|there is|sorry)\\b',
    '^do (?:(?:i|we) (?:would|will|am)|not (?:i|we) (?:have got|are|am|will)|(?!(?:you|ye|they|we|i)\\b)(?:(?:my|our|the|his|her) )?\\w+ (?:are|is|only|and|first|then|please|will|was|were))\\b',
    '^(?:do|did|d) ?(?:you|ye) know (?:(?:he|she|they|i|we) \\w+|what (?:yes|yeah|aye|no|okay|fine|go on|just|let us|(?:i|we) (?!pay|owe|mean)\\w+|that (?:would|sounds|suits|will|might) \\w+|(?:it|that) is (?:a|not|grand|fine|great|perfect|good|fair|lovely|too|very|all|just|about|the only)\\b))',
    '^(?!(?:what|how|who|when|where|why|which|and|so|but|is|are|do|does|did|can|could|would|will)\\b)\\w+ (?:does|did) (?:it|that|them|those)\\b',
  ].join('|'),
);
/** Where speech without marks may come to its question: "two works can i bring the dogs". */
const JOINT =
  /[.?!]+\s+|,\s+|\s+(?!or\s+(?:how|what)(?:\s+(?:ah|lah|leh|eh|then))?$)(?=(?:and|but|so|or|wait|cause|okay|ok|well|love|choice|yes|yeah|no)\s+(?:what|how|who|why|when|where|is|are|do(?!\s+not|n'?t)|does|can|could|would|will)\b)|\s+(?=(?:now|actually)\s+(?:what|how|who|why|when|where|(?:is|are|do|does|can|could|would|will)\s+(?:it|there|you|i|we|they|he|she|ye|the|my|your|\w{3,}s)\b))/i;
/** "Go on then when can you come": turned round, these words ask wherever they stand. */
const TURNED =
  /(?<!\b(?:know|tell|see|say|about|over|understand|sure|remember|idea|somebody|someone|one|is|that'?s)(?:\s+me)?)\s+(?=(?:(?:what|how|where|when|why)\s+(?:are|do|does|did|can|could|would|will)\s+(?:it|that|this|you|ye|they|i|we|he|she)|who\s+(?:are|do)\s+(?:you|ye|they|we)|when\s+(?:can|could|will|would|do|does)\s+(?:your|the|my|our)|who\s+(?:keeps\s+it|pays|(?:will|would|does)\s+\w+)|(?:can|could)\s+you\s+(?:send|give|show|do|get|bring|ring|call|put|make)|like\s+(?:what|how|who|when|where)(?:'?s|\s+is)|like\s+(?:can|could|do|does|is|are|will|would)\s+(?:it|there|you|i|we|they|he|she|ye|the|my|your|\w{3,}s))\b)/i;
/** Words at most of what is asked so. */
const TURNED_WORDS = 9;

/** The last thing asked in a turn, if it ends in a question or all of it is one. @param told what the rep said before it. */
export function questionIn(turn: readonly Utterance[], told: Utterance | undefined): string | undefined {
  const mayWonder = told !== undefined && !isBackChannel(told) && !asksQuestion(told.text);
  for (const { text } of turn.toReversed().slice(0, 2)) {
    const sentences = text.split(/(?<=[.?!])\s+/);
    const at = sentences.findLastIndex((sentence) => sentence.trim().endsWith('?') && !checksLine(sentence));
    const after = wordsOf(sentences.slice(at + 1).join(' ')).length;
    const marked = sentences[at];
    if (GREETING.test(text.trim()) || COURTESY.test(wordsOf(text).join(' '))) continue;
    if (marked !== undefined && after <= AFTER_QUESTION_WORDS && (after === 0 || wordsOf(marked).length > 1))
      return marked;
    if (/[.!]\s*$/.test(text) && !/^\s*[a-z]/.test(text)) continue;
    const ending = lastClause(text);
    const asks = asksUnmarked(ending, mayWonder);
    if (asks === true) return ending;
    if (asks === undefined && asksAtLength(text)) return sentences.at(-1);
  }
  return undefined;
}

function lastClause(text: string): string {
  const clause = text.split(JOINT).at(-1) ?? text;
  const parts = clause.split(TURNED);
  const last = parts.at(-1) ?? clause;
  const before = wordsOf(parts.slice(0, -1).join(' ')).join(' ');
  const goesOn = before === '' || beginsAsking(before) || TELLS_OF_KNOWING.test(before);
  return goesOn || wordsOf(last).length > TURNED_WORDS ? clause : last;
}

const beginsAsking = (words: string): boolean => ASKS_WHAT.test(words) || ASKS_OF.test(words);

/** Does a clause ask, though nothing marks it? Undefined where it can't be told from the clause alone. */
function asksUnmarked(clause: string, mayWonder: boolean): boolean | undefined {
  const words = wordsOf(clause).join(' ').replace(PARTICLES, '');
  const count = words.split(' ').length;
  if (count === 1) return BARE.test(words) || undefined;
  if (count > MAX_WORDS) return undefined;
  if (mayWonder && count <= CONDITION_WORDS && CONDITION.test(words) && !FOLLOWS.test(words)) return true;
  if (mayWonder && count <= 5 && ALL_THAT.test(words)) return true;
  if (words.endsWith(' or what') || ASKS_AFTER_IF.test(words)) return true;
  if (NOT_ASKED.test(words.replace(OPENING, ''))) return false;
  if (beginsAsking(words) || OR_NOT.test(words) || BARE.test(words)) return true;
  if (TELLS_OF_KNOWING.test(words)) return undefined;
  const trailing = words.replace(AFTERTHOUGHTS, '');
  return (
    ASKS_AT_END.test(wordsOf(withoutReason(clause)).join(' ')) ||
    ASKS_AT_END.test(words) ||
    (count <= TRAILING_WORDS && ASKED_IN_PLACE.test(trailing)) ||
    undefined
  );
}
/** "If I sign tonight can I have it on Friday". */
const ASKS_AFTER_IF = new RegExp(
  `^${OPENERS}(?:if|when) (?:\\w+ ){2,}(?<!\\b(?:i|we|you|ye|they|he|she|it|that|what|who|can|could|will|would|might|to|not) )(?:can|could|will|would|do|does) (?:i|we|you|ye|it|they|he|she) \\w`,
);
const OPENING = new RegExp(`^${OPENERS}`);

/**
 * A long line without marks is cut by its length, and what a cut begins with may be any word of a sentence: there only a word that
 * does nothing but ask is one. Narrower than `asksQuestion`, which the learned models' features rest on.
 */
function asksAtLength(text: string): boolean {
  if (!asksQuestion(text)) return false;
  const ending = (clausesOf(text.trim()).at(-1) ?? []).join(' ');
  const isCut = !text.split(/[.?!;]+(?=\s|$)/).some((sentence) => wordsOf(sentence).join(' ').startsWith(ending));
  if (AUXILIARY.test(ending)) return !isCut && ASKS_OF.test(ending);
  return !NOT_ASKED.test(ending.replace(OPENING, '')) && !(isCut && /^when\b/.test(ending));
}

/** "Are you there?" before something else is no question to answer. */
const checksLine = (sentence: string): boolean => NOT_HEARD.test(wordsOf(sentence).join(' '));

const REASON = /(?<=\S+\s+\S+\s+\S+),?\s+(?:cause|because|coz|cos|since)\s.*$/i;

/** A question without the reason given for it. */
export const withoutReason = (question: string): string => question.replace(REASON, '');

/** The question as it may be quoted, with its mark; undefined where nothing in it is fit to be. */
export function questionQuote(question: string): string | undefined {
  const quote = quoteOf(withoutReason(question), { minWords: 2 });
  return quote === undefined || quote.endsWith('?') || quote.endsWith('…') ? quote : `${quote}?`;
}
