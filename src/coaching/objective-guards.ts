/** What can't meet an objective whatever its words suggest: the wrong speaker, a no, a mere "mm-hm", a question. */
import { isBackChannel, type Utterance } from './conversation';
import { compilePhrases, type Words } from './phrases';
import type { Objective } from './playbook';
import { lastLineOf } from './resistance';
import { agrees, asksQuestion, isBareDenial, refuses } from './speech-acts';

/** Words up to which a customer's question only asks. */
const BARE_QUESTION_WORDS = 6;

/** "Maybe ping me that morning": of 173 lines of ours that commit or fix a day, one speaks so. */
const LEAVES_OPEN =
  /\b(?:maybe|might|perhaps|possibly|hopefully|ping me|hit me up|let you know|by ear|no promises|not promising|(?:i|we) will see (?:where|how|what|if|whether))\b/;
const FIXES =
  /\b(?:works|definitely|for sure|put (?:me|us) down|book (?:me|us|it)|pencil|let us (?:do|say|go)|deal|go ahead)\b/;

/** A day or a yes that may still be none. */
export const leavesOpen = (words: Words): boolean => {
  const said = words.join(' ');
  return LEAVES_OPEN.test(said) && !FIXES.test(said);
};

/** May `last`, whose words these are, meet the objective after what was said `before`? */
export function mayMeet(
  objective: Objective,
  { last, words, before }: { readonly last: Utterance; readonly words: Words; readonly before: readonly Utterance[] },
): boolean {
  const { metBy, not, stage } = objective;
  if (words.length === 0 || (metBy !== 'either' && metBy !== last.speaker)) return false;
  if (isBackChannel(last) && (metBy === 'rep' || !answersYes(words, before))) return false;
  if (compilePhrases(not).matches(words) > 0) return false;
  // The rep's own question or offer arranges nothing.
  if (last.speaker === 'rep') return metBy === 'rep' || !asksQuestion(last.text);
  if (isBareDenial(words)) return false;
  if (stage === 'close' && (refuses(words) || leavesOpen(words))) return false;
  return !asksQuestion(last.text) || words.length > BARE_QUESTION_WORDS;
}

function answersYes(words: Words, before: readonly Utterance[]): boolean {
  const asked = lastLineOf(before, 'rep');
  return (
    asked !== undefined && before.indexOf(asked) >= lastLineAt(before) && asksQuestion(asked.text) && agrees(words)
  );
}

const lastLineAt = (before: readonly Utterance[]): number =>
  before.findLastIndex((utterance) => !isBackChannel(utterance));
