/** How a call ends whatever its stage: the customer wants no more calls, or goodbye was said. English. */
import { isBackChannel, type Utterance } from './conversation';
import { refusesCalls } from './no-more-calls';
import { any, spoken } from './signal-words';
import { asksQuestion } from './speech-acts';

/** Utterances for which "don't call again" holds. It is never taken back by a mere "sounds good". */
const HOLDS_FOR = 40;
/** Utterances back in which a first plain no makes the next one the second. */
const SECOND_NO_WITHIN = 16;
/** Utterances back in which goodbye was said, and the words at most of each one since. */
const PARTING_WITHIN = 3;
const PARTING_WORDS = 6;

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
    '(?:well|so|now|anyway|just) enjoy (?:the|your) (?:\\w+ )?\\w+',
    '(?:talk|speak) (?:soon|then|later|to you (?:\\w+ )?(?:then|soon|later|tomorrow|week|(?:mon|tues|wednes|thurs|fri|satur|sun)day))(?: \\w+){0,2}',
    'see you (?:\\w+ )?(?:then|soon|later|tomorrow|(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?: \\w+){0,2}',
  ].join('|')})$`,
);

/** The customer has asked for no more calls, or has just said no a second time: there is nothing left to sell. */
export function wantsNoMoreCalls(heard: readonly Utterance[]): boolean {
  const recent = heard.slice(-HOLDS_FOR);
  return (
    recent.some(({ speaker, text }) => speaker === 'customer' && refusesCalls(text)) ||
    saidNoTwice(recent.slice(-SECOND_NO_WITHIN))
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
