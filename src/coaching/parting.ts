/** How a call ends whatever its stage: the customer wants no more calls, or goodbye was said. English. */
import { isBackChannel, type Utterance } from './conversation';
import { wordsOf } from './phrases';
import { any } from './signal-words';
import { asksQuestion } from './speech-acts';

/** Utterances for which "don't call again" holds. It is never taken back by a mere "sounds good". */
const HOLDS_FOR = 40;
/** Utterances back in which a first plain no makes the next one the second. */
const SECOND_NO_WITHIN = 16;
/** Utterances back in which goodbye was said, and the words at most of each one since. */
const PARTING_WITHIN = 3;
const PARTING_WORDS = 6;

/** Others of whom it is said: "they stop calling" tells of a loss. */
const OF_OTHERS =
  '(?<!\\b(?:i|we|he|she|they|them|people|customers|clients|callers|patients|folks|ones|who|just|and|then|also|most|never|not|will|would|often|really) )';
const CALLING = '(?:call|ring|phone|contact|text|bother)';
const STOP = 'stop (?:calling|ringing|phoning|contacting|texting|bothering|pestering)';
/** "Don't call me before nine" asks for another time. */
const AT_ANOTHER_TIME =
  '(?!(?: \\w+){0,2} (?:before|after|until|till|during|while|when|between|on|at|so|too|tomorrow|today|this)\\b(?! number))';

const NO_MORE_CALLS = any(
  '(?:take|remove|delete|strike) (?:me|us|my (?:name|number|details)|our (?:name|number|details)|this number) (?:off|from|out)',
  '(?:remove|delete) (?:my|our|this) (?:name|number|details)',
  `${OF_OTHERS}${STOP}(?= (?:me|us|here|this|my|our|again|please|now)\\b|$)`,
  `(?:please|you|you (?:need|have|ought) to|(?:asked|told|want|telling|asking) you to) (?:just )?${STOP}`,
  `${OF_OTHERS}do not (?:ever |you )?${CALLING} (?:me|us|here|this number|again|back|any ?more|my)\\b${AT_ANOTHER_TIME}`,
  `please (?:\\w+ ){0,8}do not (?:ever )?${CALLING}\\b${AT_ANOTHER_TIME}`,
  `${OF_OTHERS}never ${CALLING} (?:me|us|here|this number) (?:again|any ?more)`,
  'do not want (?:any|any more|these|your|more) (?:sales |cold |of these |of your )?calls(?: from you| please)?$',
  '(?:your|the|a) do not call (?:list|register|registry)',
  'lose (?:my|our|this) number',
  '(?<!not )leave (?:me|us) alone',
  'unsubscribe (?:me|us)',
);
/** Cheap to find in text as it came, so that an hour of talk needn't be normalised again and again. */
const MAY_REFUSE_CALLS =
  /\b(?:take (?:me|us|my|our|this)|remove|delete|strike|stop|call|calls|ring|phone|contact|text|bother|lose|alone|unsubscribe)\b/i;

const PLAIN_NO = any(
  'not (?:\\w+ )?interested',
  'no thanks',
  'no thank you',
  'i (?:already )?said no',
  '(?:my|the) answer is no',
  'no means no',
);
const SAYS_AGAIN = any(
  'i (?:already )?(?:said|told you) (?:no|i am not|that i am not)',
  '(?:my|the) answer is no',
  'no means no',
);

const FAREWELL = new RegExp(
  `\\b(?:${[
    '(?:bye|goodbye|goodnight|good night|cheerio)(?: \\w+){0,3}',
    '(?<!\\b(?:to|will|would|we|i|they|can|must) )take care(?: now| then| of yourself| \\w+)?',
    '(?:have a|enjoy the|enjoy your) (?:\\w+ )?(?:good |great |nice |lovely |wonderful |blessed )?(?:one|day|evening|afternoon|morning|weekend|week|night|holiday|rest of \\w+ \\w+)(?: \\w+){0,3}',
    '(?:talk|speak) (?:soon|then|later|to you (?:\\w+ )?(?:then|soon|later|tomorrow|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?: \\w+){0,2}',
    'see you (?:\\w+ )?(?:then|soon|later|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: \\w+){0,2}',
  ].join('|')})$`,
);

const spoken = (text: string): string => wordsOf(text).slice(-200).join(' ');

/** Does this line of a customer, normalised, ask to be called no more? */
export const refusesCalls = (said: string): boolean => NO_MORE_CALLS.test(said);

/** The customer has asked for no more calls, or has just said no a second time: there is nothing left to sell. */
export function wantsNoMoreCalls(heard: readonly Utterance[]): boolean {
  const recent = heard.slice(-HOLDS_FOR);
  return (
    recent.some(
      ({ speaker, text }) => speaker === 'customer' && MAY_REFUSE_CALLS.test(text) && refusesCalls(spoken(text)),
    ) || saidNoTwice(recent.slice(-SECOND_NO_WITHIN))
  );
}

/** The customer's last line is a plain no, and so was an earlier one that the rep has answered. */
function saidNoTwice(recent: readonly Utterance[]): boolean {
  const lastAt = recent.findLastIndex((utterance) => utterance.speaker === 'customer' && !isBackChannel(utterance));
  const last = spoken(recent[lastAt]?.text ?? '');
  if (!PLAIN_NO.test(last)) return false;
  if (SAYS_AGAIN.test(last)) return true;
  const answeredAt = recent.findLastIndex(({ speaker }, at) => speaker === 'rep' && at < lastAt);
  return recent
    .slice(0, Math.max(0, answeredAt))
    .some(({ speaker, text }) => speaker === 'customer' && PLAIN_NO.test(spoken(text)));
}

/** Goodbye was said, and nothing since but pleasantries. */
export function saidGoodbye(heard: readonly Utterance[]): boolean {
  for (const { text } of heard.slice(-PARTING_WITHIN).toReversed()) {
    if (asksQuestion(text)) return false;
    const said = spoken(text);
    if (FAREWELL.test(said)) return true;
    if (said.split(' ').length > PARTING_WORDS) return false;
  }
  return false;
}
