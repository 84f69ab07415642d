/**
 * A few of somebody's own words, to be shown back in quotation marks: they are never built into a sentence, so that no grammar can
 * go wrong. A quote is a whole clause that says something, as the speaker would know it again: nothing rather than a part of one.
 */
import { plainText } from './plain-text';
import { compilePhrases, wordsOf } from './phrases';

/** Words of a quote: it is read at a glance, in the middle of a call. */
const MIN_WORDS = 4;
const MAX_WORDS = 16;
/** Clauses back in which the fullest one is taken: the last may be an afterthought. */
const CLAUSES = 3;
const MAX_CHARS = 100;
/** Words of an utterance looked at, from its end. */
const MAX_HEARD_WORDS = 120;

/** Numbers of cards and phones, addresses, and whatever isn't plain speech. */
const NOT_FOR_SHOW = /\d[\d\s-]{5,}\d|@|https?:|www\.|[^\p{L}\p{M}\p{N}\s'’.,?!…%$£€&/:()-]/u;
/** An account or a phone number, said digit by digit. */
export const DIGITS_SAID =
  /\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|\d)[\s,-]+){3,}(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|\d)\b/i;
const FILLERS =
  /^(?:(?:hello|hi|hiya|hey|um+|uh+|er+|ah+|oh|hm+|mm+(?:-?hm*)?|well|yeah|yep|yes|no(?! (?:idea|need|problem|way|money|time|point|chance|signal|rush|one)\b)|nah|okay|ok|right|so|and|but|cause|because|look|listen|honestly|actually|basically|like|i mean|you know|i guess|to be honest|see|now|mate|sir|ma'?am|right|alright|all right|huh|ha+|haha|hmm+|aye|ayyo|aw|eh|sorry|phew|wow|please)\b[\s,.]*)+/i;
const SENTENCE_END = /(?<=(?<!\b(?:St|Mr|Mrs|Ms|Dr|No|vs))[.?!…])\s+|\s+[-–—]+\s+|;\s*/;
/** Where speech without punctuation can be cut: what follows has a subject of its own. */
const JOINT =
  /\s+(?=(?:and|but|so|because|cause|cos|then) (?:then )?(?:i|i'?m|i'?ve|i'?ll|i'?d|we|we'?re|we'?ve|they|they'?re|he|he'?s|she|she'?s|it|it'?s|its|you|that|that'?s|thats|there'?s|theres|my|our|his|her|their|the|if|when|what|how|this|nobody|everybody|sometimes)\b)/i;
/** Somebody or something that a clause is about. */
const SUBJECT =
  /^(?:if|when|since|because|what|how|who|where|sometimes|last|every|most|all|none|some|one|two|half|\d+)?\s*(?:of )?(?:i|we|they|he|she|it|you|that|this|there|my|our|his|her|their|the|a|an|nobody|no|everybody|people|\p{Lu}\p{L}+)(?:'\p{L}+)?\b|^(?:im|ive|id|were|weve|theyre|theyve|hes|shes|its|thats|theres|youre|youve|nobodys)\b/iu;
/** What most often makes a sentence of words. */
const VERB =
  /\b(?:am|is|are|was|were|be|been|has|have|had|do|does|did|don'?t|doesn'?t|didn'?t|can|can'?t|could|will|won'?t|would|should|may|might|must|im|ive|id|weve|theyre|theyve|hes|shes|its|thats|theres|youre|youve|isn'?t|aren'?t|wasn'?t|got|get|gets|go|goes|going|went|want|wants|need|needs|pay|pays|paid|lose|lost|use|uses|think|know|like|love|hate|said|say|says|told|tell|come|comes|came|take|takes|took|make|makes|made|run|runs|ran|keep|keeps|kept|work|works|put|puts|left|bought|sold|cost|costs|call|calls|see|saw|feel|felt|find|found|\p{L}{3,}(?:ed|ing))\b|\b(?:i|we|they|he|she|it) \p{L}{3,}|'(?:m|s|re|ve|ll|d)\b/iu;
/** Said to somebody else, or while looking for words. */
const ASIDE = /\b(?:hold on|hang on|wait a|one sec|um+|uh+|er+m?)\b/i;

/**
 * The words of `text` to quote, without quotation marks, or undefined where there is nothing fit to show.
 *
 * @param about phrases that the quote should hold; without a match the last words that say something are taken.
 */
export function quoteOf(
  text: string,
  { about = [], minWords = MIN_WORDS }: { readonly about?: readonly string[]; readonly minWords?: number } = {},
): string | undefined {
  const heard = plainText(text.replace(/\([^)]{0,40}\)/g, ' '))
    .split(' ')
    .slice(-MAX_HEARD_WORDS)
    .join(' ');
  const fit = heard
    .split(SENTENCE_END)
    .flatMap(clausesOf)
    .filter((clause) => isFit(clause, minWords));
  const matcher = compilePhrases(about);
  return about.length === 0
    ? fullest(fit.slice(-CLAUSES))
    : fit.findLast((clause) => matcher.matches(wordsOf(clause)) > 0);
}

const fullest = (clauses: readonly string[]): string | undefined =>
  clauses.reduce<string | undefined>(
    (best, clause) => (best === undefined || countWords(clause) >= countWords(best) ? clause : best),
    undefined,
  );

function isFit(clause: string, minWords: number): boolean {
  const words = countWords(clause);
  if (words < minWords || words > MAX_WORDS || clause.length > MAX_CHARS) return false;
  if (NOT_FOR_SHOW.test(clause) || DIGITS_SAID.test(clause) || ASIDE.test(clause)) return false;
  // A word or two is only asked for where it is the answer: "Thursday".
  return countLetters(clause) * 2 >= clause.length && (minWords < MIN_WORDS || VERB.test(clause));
}

/** What can be quoted of a sentence: all of it, or where that is too long, each part that stands on its own. */
function clausesOf(sentence: string): readonly string[] {
  const whole = trimmed(sentence);
  if (countWords(whole) <= MAX_WORDS) return [whole];
  const parts: string[] = [];
  for (const part of sentence.split(/,\s+/).flatMap((piece) => piece.split(JOINT))) {
    const before = parts.at(-1);
    if (before !== undefined && countWords(before) + countWords(part) <= MAX_WORDS)
      parts[parts.length - 1] = `${before} ${part}`;
    else parts.push(part);
  }
  const last = parts.length - 1;
  return parts
    .map((part, at) => (at < last ? trimmed(part).replace(DANGLING, '') : trimmed(part)))
    .filter((part) => SUBJECT.test(part));
}

/** Words that no part of a sentence ends with. */
const DANGLING =
  /(?:[\s,]+(?:and|but|so|or|because|cause|the|a|an|of|to|in|for|with|that|which|is|are|if|we|i|my|our|your|like|um|uh))+$/i;
/** Words that nothing ends with. */
const UNFINISHED = /(?:[\s,]+(?:and|but|so|or|because|cause|the|a|an|if|my|our|your|um|uh))+$/i;
const trimmed = (clause: string): string =>
  clause
    .replace(FILLERS, '')
    .replace(/[\s.,:;!()-]+$/, '')
    .replace(UNFINISHED, '')
    .trim();

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const countLetters = (text: string): number => text.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0;
