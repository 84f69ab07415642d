/**
 * A few of somebody's own words, to be shown back in quotation marks: they are never built into a sentence, so that no grammar can
 * go wrong. Nothing is quoted rather than something odd.
 */
import { plainText } from './plain-text';
import { compilePhrases, wordsOf } from './phrases';

/** Words of a quote: it is read at a glance, in the middle of a call. */
const MIN_WORDS = 3;
const MAX_WORDS = 12;
/** Clauses back in which the fullest one is taken: the last may be an afterthought. */
const CLAUSES = 3;
const MAX_CHARS = 80;
/** Words of an utterance looked at, from its end. */
const MAX_HEARD_WORDS = 120;

/** Numbers of cards and phones, addresses, and whatever isn't plain speech. */
const NOT_FOR_SHOW = /\d[\d\s-]{5,}\d|@|https?:|www\.|[^\p{L}\p{M}\p{N}\s'’.,?!…%$£€&/:()-]/u;
/** An account or a phone number, said digit by digit. */
export const DIGITS_SAID =
  /\b(?:(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|double|\d)[\s,-]+){3,}(?:zero|oh|nought|one|two|three|four|five|six|seven|eight|nine|\d)\b/i;
const FILLERS =
  /^(?:(?:hello|hi|hiya|hey|um+|uh+|er+|ah+|oh|hm+|mm+(?:-?hm*)?|well|yeah|yep|yes|no|nah|okay|ok|right|so|and|but|cause|because|look|listen|honestly|actually|basically|like|i mean|you know|i guess|to be honest|see|now|mate|sir|ma'?am|right|alright|all right|huh|ha+|haha|hmm+|aye|ayyo|aw|eh|sorry|phew|wow|please)\b[\s,.]*)+/i;
const SENTENCE_END = /(?<=(?<!\b(?:St|Mr|Mrs|Ms|Dr|No|vs))[.?!…])\s+|\s+[-–—]+\s+|;\s*/;
/** Where speech without punctuation can be cut. */
const JOINT = /\s+(?=(?:and|but|so|because|cause|cos|then|which|though|except|unless|or)\s)/i;

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
  const clauses = heard
    .split(SENTENCE_END)
    .flatMap((sentence) => (countWords(sentence) <= MAX_WORDS ? [sentence] : shorter(sentence)));
  const fit = clauses.map(trimmed).filter((clause) => countWords(clause) >= minWords);
  const matcher = compilePhrases(about);
  const chosen =
    about.length === 0 ? fullest(fit.slice(-CLAUSES)) : fit.findLast((clause) => matcher.matches(wordsOf(clause)) > 0);
  if (chosen === undefined) return undefined;
  const quote = bounded(chosen);
  return NOT_FOR_SHOW.test(quote) || DIGITS_SAID.test(quote) || countLetters(quote) * 2 < quote.length
    ? undefined
    : quote;
}

/** In quotation marks, as it is shown. */
export const inQuotes = (words: string): string => `“${words}”`;

function fullest(clauses: readonly string[]): string | undefined {
  return clauses.reduce<string | undefined>(
    (best, clause) => (best === undefined || weight(clause) >= weight(best) ? clause : best),
    undefined,
  );
}

/** What must be cut off doesn't count. */
const weight = (clause: string): number =>
  Math.min(MAX_WORDS, countWords(clause)) - (countWords(clause) > MAX_WORDS ? 4 : 0);

/** A long sentence, cut at its joints and put together again as far as each part can be read at a glance. */
function shorter(sentence: string): string[] {
  const parts: string[] = [];
  for (const part of sentence.split(/,\s+/).flatMap((piece) => piece.split(JOINT))) {
    const before = parts.at(-1);
    if (before !== undefined && countWords(before) + countWords(part) <= MAX_WORDS)
      parts[parts.length - 1] = `${before} ${part}`;
    else parts.push(part);
  }
  return parts;
}

/** Words that nothing ends with. */
const DANGLING =
  /(?:[\s,]+(?:and|but|so|or|because|cause|the|a|an|of|to|in|for|with|that|which|is|are|if|we|i|my|our|your|like|um|uh))+$/i;
const trimmed = (clause: string): string =>
  clause
    .replace(FILLERS, '')
    .replace(/[\s.,:;!()-]+$/, '')
    .replace(DANGLING, '')
    .trim();

function bounded(clause: string): string {
  const words = clause.split(' ');
  let kept = words.slice(0, MAX_WORDS);
  while (kept.length > 1 && kept.join(' ').length > MAX_CHARS) kept = kept.slice(0, -1);
  return kept.length < words.length ? `${kept.join(' ').replace(DANGLING, '')}…` : clause;
}

const countWords = (text: string): number => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
const countLetters = (text: string): number => text.match(/[\p{L}\p{N}\s]/gu)?.length ?? 0;
