/**
 * "Don't call us again", told from "they don't call us again": the same words refuse where the rep is spoken to, and tell of the
 * customer's own pain where others are spoken of. Speech comes without punctuation, so what stands before the words decides. English.
 */
import { any, spoken } from './signal-words';

/** Sentences read of one utterance, from its end, where a speech service marks them. */
const MAX_SENTENCES = 20;
/** Words before a request in which others named are taken for those it tells of. */
const WORDS_BEFORE = 12;

const CALL = '(?:call|ring|phone|contact)';
const STOP_CALLING = '(?:stop|quit) (?:calling|ringing|phoning|contacting|texting|bothering|pestering|harassing)';
const LEAVE_ALONE = 'leave (?:me|us) (?:the \\w+ )?(?:alone|in peace)(?! (?:for|with|until|till|to)\\b)';
const US =
  '(?:me|us|here|(?:my|our|this) (?:\\w+ )?(?:number|phone|house|home|line|landline|mobile|cell|office|shop|place|business|company))';
const OUR_ENTRY = '(?:me|us|(?:my|our|this) (?:\\w+ )?(?:name|number|details|email|address|house|company|business))';
const LIST =
  '(?:(?!(?:waiting|guest|short) )\\w+ ){0,2}(?:lists?|books|system|database|records?|register|files?|computer|dialler|dialer|crm)';
const DO_NOT_CALL_LIST = '(?:\\w+ ){1,2}do not call (?:list|register|registry)';
const STRIKE_OUT = `(?:take|get|strike|cross|remove|delete) ${OUR_ENTRY}`;
const NAMING = '(?! (?:sir|madam|love|mate|darling|dear|names|that)\\b)';
/** "Don't call me again before nine" asks for another time. */
const FOR_GOOD =
  '(?! (?:before|after|until|till|during|while|unless|today|tomorrow|tonight|i will|we will|so (?:early|late))\\b)';
/** What follows a request that is whole: "don't call me" may go on "sir", "before nine" or "text me". */
const WHOLE = `(?=$| (?:please|okay|thanks|thank you|back|about|(?:for|with|on) (?:this|that|your)|(?:i am|we are) not|i do not|we do not|i said|i told|this is|because|you (?:people|guys|lot|hear)|and (?:please|do not|never|stop|take|leave))\\b${FOR_GOOD})`;

/** Refusals whoever was spoken of before. */
const PLAINLY = any(
  `(?<!not )${STRIKE_OUT} (?:off|from|out)(?: of| from)? your ${LIST}`,
  `(?:put|add|stick) (?:me|us|(?:my|our|this) number) (?:on|onto|to) ${DO_NOT_CALL_LIST}`,
  `(?:i am|we are|(?:my|our|this) number is) (?:\\w+ )?on ${DO_NOT_CALL_LIST}`,
  `(?:will not you|you (?:people |guys |lot )?(?:will not|do not|can not|never)|unless you) (?:just |ever )?(?:${STOP_CALLING}|${LEAVE_ALONE})`,
  '(?:i|we) (?:\\w+ )?do not want (?:(?:any more|these|your|more|any (?=sales|cold|of)) (?:sales |cold |of these |of your )?calls(?: from you| please)?$|any calls from you)',
  `(?:i|we) (?:\\w+ )?do not want you (?:people |lot |guys )?(?:calling|ringing|phoning|contacting|texting|to ${CALL}) ${US}`,
  '(?:i|we) (?:\\w+ )?do not want to (?:be (?:called|rung|phoned|contacted)(?: again| any ?more| by you|$)|hear from you)',
  `(?:i|we) (?:want|need|would like) (?:to (?:be|get|come) )?(?:taken |removed )?(?:off|from) (?:your|this) ${LIST}`,
  `(?:told|asked) (?:you|your \\w+)(?: \\w+){0,3} (?:not to (?:ever )?${CALL}|to ${STOP_CALLING}|to ${STRIKE_OUT})`,
);
const NO_MORE_CALLS = /^(?:\w+ )?no more (?:sales |cold )?calls(?: please| from you| thanks| thank you)?$/;

/** Refusals where the rep is spoken to. */
const REQUEST = new RegExp(
  any(
    `${STOP_CALLING}(?: ${US}${NAMING}| (?:again|please|now|okay|thanks|i|we)\\b|$)`,
    `(?:stop|quit) (?:with )?(?:all )?(?:these|your) (?:sales |cold )?calls${WHOLE}`,
    `(?:do not (?:you (?:dare )?)?|never )(?:ever )?(?:${CALL}|text|bother) (?:${US} )?(?:ever )?(?:again|any ?more)\\b${FOR_GOOD}`,
    `do not (?:you (?:dare )?)?(?:ever )?${CALL} ${US}${WHOLE}`,
    `(?<=\\bplease (?:just )?)do not (?:ever )?${CALL}${WHOLE}`,
    LEAVE_ALONE,
    `${STRIKE_OUT} (?:off|from|out)(?: of| from)? (?:the|this|that|these|any|all|every|whatever) ${LIST}`,
    `take ${OUR_ENTRY} off(?: now)?${WHOLE}`,
    `(?:remove|delete) ${OUR_ENTRY}(?: now)?${WHOLE}`,
    'unsubscribe (?:me|us)',
  ),
  'g',
);
/** The number is dear to whoever changes phones, too: "do you lose our number?", "lose our number and half the town is stuck". */
const LOSE_NUMBER = /\blose (?:my|our|this) (?:phone )?number\b(?! and (?!please|do not|never|stop|take|leave))/g;

const SOFTLY = '(?:(?:just|now|so|then|look|listen|well|right|simply|ever|never|honestly|seriously|actually|please) )*';
/** Words that lead from "you" to what is asked: "I told you people to", "you need to". */
const FROM_YOU =
  '(?: (?:people|guys|lot|all|both|folks|maybe|really|kindly|at least|need|have|got|ought|going|want|are|must|should|can|could|had|will|would|better|to|ever|just|please|now|(?:\\w+ )?times))*';
const AFTER_A_NO = '(?:interested|thanks|thank you|no|sorry|favou?r|list) (?:and|but|so)';
const HAILS = 'please|kindly|yeah|yes|no|nope|okay|alright|sorry|oh|hey|hello|mate|madam|pal|buddy|thanks|god|sake';
/** "If you don't call me back", "why did you stop calling?", "I tell you, people lose our number". */
const NOT_ASKED = '(?<!\\b(?:if|when|once|until|because|since|why|do|did|hope|glad) )(?!(?<=\\btell )you people $)';

const addressedBy = (you: string): RegExp =>
  new RegExp(`(?:^(?:and )?|\\b(?:${HAILS}|${AFTER_A_NO}|if you (?:would|could)|${you}) )${SOFTLY}$`);
const TO_REP = addressedBy(`${NOT_ASKED}you${FROM_YOU}`);
const TO_REP_AND_NO_QUESTION = addressedBy(
  '(?:(?:want|need|told|asked|like) you to|you (?:can|should|need to|better))',
);

/** Several others, or somebody who will or won't: "the tenants", "half of them", "will the app". */
const OTHERS =
  /\b(?:(?!(?:this|yes|was|is|has|does|us|thanks|always|perhaps|sometimes|times|hours|days|weeks|months|minutes|years|calls|emails|texts|messages|sales)\b)\w+(?<!s|ou|i)s|people|folk|men|women|children|public|staff|majority|generation|everyone|everybody|nobody|no one|somebody|someone|anyone|they|them|he|she|who|council|agency|bank|police|team|government|half|most|many|some|lot|few|rest|percent|(?<!\b(?:i|we|you) )(?:will|would|can|could|does|did|might|may|make|let|help))\b/;
/** What stands before is still open: these words go on in it. */
const GOES_ON =
  /\b(?:i|we|you|he|she|it|they|and|or|but|so|then|to|not|never|who|that|which|why|how|can|could|will|would|do|does|did|shall|should|may|might|must|two|three|four|five|six|seven|eight|nine|ten|dozen|twenty|hundred) (?:(?:just|really|also|even|still|soon|often|honestly|actually|probably|usually|ever) )*$/;
const TELLS_WHAT_WAS_SAID =
  /\b(?:he|she|they|who|one|lady|guy|man|woman|wife|husband|boss|people|everyone|someone|somebody|some|most|(?!(?:this|yes|always)\b)\w+s) (?:\w+ )?(?:say|says|said|saying|goes|went|tells?|told|hears?|heard|shouts?|shouted|like) (?:\w+ ){0,4}$/;

/** Cheap to find in text as it came, so that an hour of talk needn't be normalised again and again. */
const MAY_REFUSE =
  /\b(?:take|get|strike|cross|remove|delete|stop|quit|calls?|called|calling|ring|ringing|rung|phone|phoning|phoned|contact|contacting|contacted|text|texting|bother|lose|alone|peace|unsubscribe|hear|lists?|books)\b/i;

/** Does this line of a customer ask to be called no more? */
export function refusesCalls(text: string): boolean {
  return (
    MAY_REFUSE.test(text) &&
    text
      .split(/[.?!;]+(?=\s|$)/)
      .slice(-MAX_SENTENCES)
      .some((sentence) => MAY_REFUSE.test(sentence) && refuses(spoken(sentence)))
  );
}

const refuses = (said: string): boolean =>
  PLAINLY.test(said) ||
  NO_MORE_CALLS.test(said) ||
  asks(said, REQUEST, TO_REP) ||
  asks(said, LOSE_NUMBER, TO_REP_AND_NO_QUESTION);

/** Is one of these requests said to the rep: after "please", "you" and the like, or where nobody else was named that it could tell of? */
const asks = (said: string, request: RegExp, toRep: RegExp): boolean =>
  [...said.matchAll(request)].some(({ index }) => {
    const before = lastWords(said.slice(0, index));
    if (TELLS_WHAT_WAS_SAID.test(before)) return false;
    return toRep.test(before) || (!OTHERS.test(before) && !GOES_ON.test(before));
  });

/** With the space after them, as the patterns of what stands before expect it. */
const lastWords = (before: string): string =>
  before
    .split(' ')
    .slice(-WORDS_BEFORE - 1)
    .join(' ');
