/** Whoever answers isn't always who decides: names them, says when they are free, fetches them, and then somebody new is on the line. English. */
import { isInbound } from './call-words';
import type { Utterance } from './conversation';
import { lastTurn } from './last-turn';
import { wordsOf } from './phrases';

/** `fetching`: they get somebody, or ask for a moment; `new-person`: somebody else has just come on. */
export type HandOver = 'fetching' | 'new-person' | 'ask-for' | 'busy-person' | 'wait';

/** The rep's lines in which whoever answers may be somebody else than is needed. */
const GUARDED_LINES = 4;
const FIRST_LINES = 14;
/** Utterances between "I'll get her" and her first word: a thank you, a word to the side. */
const FETCHED_WITHIN = 5;
/** Utterances for which somebody new is still being told who calls and why. */
const NEW_FOR = 5;
const MAX_WORDS = 60;
/** Words of a turn that answers a greeting, and tells nothing yet that is worth taking up. */
export const GREETING_WORDS = 14;
const THANKS_WORDS = 6;
/** Words of a first line on the phone. */
const COMING_ON = 9;

/** What those are called who may have to be asked. */
export const ROLE =
  '(?:manager|boss|owner|wife|husband|missus|daughter|son|partner|supervisor|chef|doctor|dentist|vet|accountant|bookkeeper|secretary|foreman|director|buyer|head|principal|matron|landlord|colleague|office|head office|department|gaffer|team)';
const SOMEBODY = `(?:him|her|them|himself|herself|somebody|someone|(?:the|my|our) (?:\\w+ )?${ROLE}|(?:mr|mrs|ms|miss|doctor) \\w+)`;
/** A first name is known by where it stands, and by being none of these. */
const NAMED = `(?:${SOMEBODY}|(?!(?:an?|the|it|that|this|you|your|our|my|some|one|back|on|to|in|out|up|at|for|with|of|there|here|more|another|any\\w*|something|nothing|going|we|i|me|us|about|again|around)\\b)[a-z]+)`;
const I_WILL =
  '(?:i will|let me|i am going to|i shall|we will|shall i|will i)(?: just| quickly| try and| try to| go and| go| see and)*';

/** "I'll see if I can get her", "putting you through". */
const FETCHES = new RegExp(
  `\\b(?:${[
    `${I_WILL} (?:get|grab|fetch) ${SOMEBODY}\\b(?! (?:to|an?|back|else|in|up|out|some|something|cheaper)\\b)`,
    `${I_WILL} (?:see|check|look|find out) (?:if|whether) (?:i can (?:get|find|reach|catch|grab) ${NAMED}|${NAMED} is (?:\\w+ )?(?:there|in|around|about|free|available|here|at (?:his|her|their|the) desk))\\b(?! (?:to|for|cheaper)\\b)`,
    `(?:(?:${I_WILL}|just|now) (?:put|patch|connect|transfer|pass|hand)|putting|patching|connecting|transferring|passing|handing) you (?:through|onto|on|over|across)\\b(?! (?:speaker|the list|a|our|my)\\b)`,
    `${I_WILL} (?:put|pass|hand) (?:you to |over to )?${SOMEBODY} on\\b`,
    '(?:transferring|connecting) you\\b',
  ].join('|')})`,
);
/** "She's just come in", "here he is": somebody is there, if they were looked for. */
const ARRIVES =
  /\b(?:he|she) (?:is |has )?just (?:came|come|coming|walked|popped|got|stepped) (?:in|out|back|off|over|down|up|through)\b|\b(?:here|there) (?:he|she) (?:is|comes)(?: now)?$|\b(?:someone|somebody|a (?:man|guy|fella|lad|lady|woman|girl|chap|bloke)|phone) (?:on (?:the phone|the line) )?(?:on )?for you\b|\bwants (?:a (?:quick )?word|to (?:speak|talk|say))\b/;
const LOOKS =
  /\b(?:hang on|hold on|bear with|wait|one (?:sec|second|moment|minute)|(?:a|just a) (?:sec|second|moment))\b/;
/** Said of a later call: nobody comes to the phone now. */
const NOT_FETCHED =
  /\b(?:(?:get|ask|tell|have|make) \w+ to (?:ring|call|phone|email|text|contact|drop|get back)|(?:ring|call|phone|email|text|get back to) you back|get back to you|tomorrow|next week)\b/;
/** A moment asked for with the last words, however long the line. */
const WAITS_AT_END =
  /\b(?:bear with(?: me)?|hang on|hold on|hold the line|(?:give me|just) (?:a|one|two|half a) (?:sec|seconds?|minutes?|moment|mo|tick)|one (?:sec|second|moment|mo|tick))(?: (?:please|now|there|so|sorry|for me|would you|will you|sir|madam|love|pal|(?:just )?(?:a|one|two) (?:sec|seconds?|minutes?|moment|mo|tick)))*$/;
/** Time that they have, or that it takes, is none they ask for. */
const NOT_A_WAIT =
  /\b(?:have|got|had|takes?|took|need|spare|for|in|within|only|every|about|not|be|lasted|was|is) (?:you |got |just |only )*(?:a|one|two|half a) \w+$|\b(?:to|can not|could not|will not) (?:hang on|hold on|bear with)/;

/** "Hello, Breda here", "this is Tom": whoever says that was not on before. */
const SAYS_NAME =
  /^(?:(?:hello|hi|hiya|hey|yes|yeah|aye|good (?:morning|afternoon|evening)|oh|right) )*(?:(?:it is |this is |you are (?:speaking|through) (?:to|with) )(?!(?:not|about|for|a|an|the|just|only|ok|okay|fine|good|him|her|here|in|on|all|that|what|grand|no|me|where|how)\b)\w+(?: \w+)?|(?:\w+ ){1,2}(?:here|speaking)|speaking)$/;
/** What somebody says who has just been handed the phone. */
const COMES_ON =
  /^(?:(?:yes|yeah|yep|aye|ya|right|okay|oh|so|well|hello|hi|hiya|hey|good (?:morning|afternoon|evening)|sorry|er|um|now) )*(?:hello|hi|hiya|hey|yes|yeah|aye|good (?:morning|afternoon|evening)|what is (?:it|this|that|up)(?: about| regarding| you (?:want|need))?|who is (?:this|that|it|calling|speaking)|what (?:can|do|would) (?:i|we|you) .*|how (?:can|may) (?:i|we) help(?: you)?|(?:can|may) i help(?: you)?|what about (?:the |these |your )?\w+|i (?:am|hear|was told|believe|understand) (?:told )?(?:you .*|it is .*))$/;
/** Whoever asked for the moment is back. */
const IS_BACK = /\b(?:i am back|back now|where were (?:we|you)|sorry about that|go (?:on|ahead)|carry on)\b/;

/** "Breda would look after that", "you'd want the office". */
const NAMES_OTHER = new RegExp(
  `\\b(?:${[
    '(?:looks?|looking) after (?:all )?(?:of )?(?:that|those|this|the \\w+)',
    '(?:would|does|will|usually|normally|always) (?:deal|handle|sort|see|take|do) (?:with |to |out |care of )?(?:all )?(?:of )?(?:that|those|this)(?: (?:side|end|kind|sort|stuff)\\w*)?',
    '(?:deals with|handles|takes care of|sees to|is in charge of|is responsible for) (?:all )?(?:of )?(?:that|those|this)',
    `you (?:would |will |had )?(?:need|want|have|best|better|must|should)(?: to| be)* (?:speak|speaking|talk|talking|ring|ringing|ask|asking) (?:to |with |for )?${NAMED}`,
    `(?:that|this|it) (?:is|would be|will be) (?:\\w+ )?for (?:the |our )(?:\\w+ )?${ROLE}`,
    `(?:that|it) would be (?:the |our |my )(?:\\w+ )?${ROLE}`,
  ].join('|')})\\b`,
);
const PERSON = `(?:he|she|himself|herself|they|(?:the|my|our) (?:\\w+ )?${ROLE})`;
const VISITORS =
  '(?:patients?|customers?|clients?|tables?|delivery|class|viewing|lesson|supplier|inspector|guests?|pupil|parent)';
/** "Morag's got a patient in the chair", "he's not in till four": the right one, at the wrong hour. */
const IS_BUSY = new RegExp(
  `\\b(?:${[
    `(?:(?:${PERSON}|(?!(?:it|that|there|this|what|who|everybody|one)\\b)\\w+) (?:is|has) (?:just |only |still |already )*(?:got|with|seeing|serving)|\\w+s got) (?:an?|another|the|some) (?:\\w+ )?${VISITORS}`,
    `${PERSON} (?:is |are )(?:just |only |still |already )*(?:in (?:theatre|surgery|an? (?:\\w+ )?meeting|court|class|the (?:kitchen|field|yard|workshop|chair|parlour))|on (?:another|the other|a) (?:line|call|phone)|(?:away|off|out|gone|up|down|above|tied up)(?: \\w+){0,4} (?:till|until|today|this (?:morning|afternoon|week)|the (?:day|week|moment))|at lunch|on (?:his|her|their) (?:lunch|break)|busy)`,
    `${PERSON} (?:is |are |will )(?:not|no|never) (?:\\w+ )?(?:in|here|back|around|available|free)(?: \\w+)? (?:till|until|before|today|this (?:morning|afternoon|week))`,
    `${PERSON} (?:is|will) (?:not|no) (?:going to |gonnae |be able to |be )?(?:come|coming) (?:out|to the phone|down|up)`,
  ].join('|')})\\b`,
);
const SPEAKS_OF_SELF = /^(?:(?:yes|yeah|no|well|oh|so) )*(?:i|we) (?!would say|think|am afraid)/;

const said = ({ text }: Utterance): string => wordsOf(text).slice(-MAX_WORDS).join(' ');

/** Does a line fetch somebody, or say that they have come? */
const fetches = (line: string, isGuarded: boolean): boolean =>
  (FETCHES.test(line) || (ARRIVES.test(line) && (isGuarded || LOOKS.test(line)))) && !NOT_FETCHED.test(line);

const asksToWait = (line: string): boolean => WAITS_AT_END.test(line) && !NOT_A_WAIT.test(line);

/** What the customer's last turn does with the phone, if anything. */
export function handOverIn(heard: readonly Utterance[]): HandOver | undefined {
  const last = lastTurn(heard).at(-1);
  if (!last) return stillFetches(heard) ? 'fetching' : undefined;
  if (newPersonAt(heard) === heard.lastIndexOf(last)) return 'new-person';
  const words = said(last);
  const guarded = isGuarded(heard);
  if (fetches(words, guarded)) return 'fetching';
  if (asksToWait(words)) return guarded ? 'fetching' : 'wait';
  if (!guarded || isInbound(heard) || SPEAKS_OF_SELF.test(words)) return undefined;
  if (IS_BUSY.test(words)) return 'busy-person';
  return NAMES_OTHER.test(words) ? 'ask-for' : undefined;
}

/** Words the rep has said to whoever has just come on; undefined where nobody has. */
export function wordsToNewPerson(heard: readonly Utterance[]): number | undefined {
  const at = newPersonAt(heard);
  const since = heard.slice(at + 1);
  if (at < 0 || since.some(({ speaker, text }) => speaker === 'customer' && wordsOf(text).length > GREETING_WORDS))
    return undefined;
  return since.filter(({ speaker }) => speaker === 'rep').flatMap(({ text }) => wordsOf(text)).length;
}

/** The rep has only thanked whoever went to fetch somebody. */
function stillFetches(heard: readonly Utterance[]): boolean {
  const [asked, thanks] = heard.slice(-2);
  if (asked?.speaker !== 'customer' || thanks === undefined || wordsOf(thanks.text).length > THANKS_WORDS) return false;
  return newPersonAt(heard) < 0 && fetches(said(asked), isGuarded(heard));
}

/** So early that whoever answered may only answer the phone. */
const isGuarded = (heard: readonly Utterance[]): boolean =>
  heard.length <= FIRST_LINES && heard.filter(({ speaker }) => speaker === 'rep').length <= GUARDED_LINES;

/** Where somebody new came on in these last utterances; -1 where nobody did. */
function newPersonAt(heard: readonly Utterance[]): number {
  const from = Math.max(1, heard.length - NEW_FOR - 1);
  for (let at = heard.length - 1; at >= from; at -= 1) if (comesOn(heard, at)) return at;
  return -1;
}

/** After somebody was fetched a greeting is theirs; after a mere "hang on" it takes a name. */
function comesOn(heard: readonly Utterance[], at: number): boolean {
  const line = heard[at];
  if (line?.speaker !== 'customer') return false;
  const words = said(line);
  const names = SAYS_NAME.test(words);
  if (words.split(' ').length > COMING_ON || IS_BACK.test(words) || !(names || COMES_ON.test(words))) return false;
  // Whoever was fetched is on already where they have said something else since.
  const before = heard.slice(Math.max(0, at - FETCHED_WITHIN), at).findLast(({ speaker }) => speaker === 'customer');
  if (!before) return false;
  const asked = said(before);
  return fetches(asked, isGuarded(heard)) || (names && asksToWait(asked));
}
