/**
 * Speech as it is compared across the two channels: words with about the time each was said, however they were written.
 *
 *   "Two hundred a week!" ─▶ #200 · a · week ◀─ "200 a week"
 *
 * Times are shared out over an utterance by length: a pause of 300 ms ends it, so that within it people talk evenly.
 */

/** Speech of one channel: text and the audio time it took, in ms. */
export interface Speech {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface TimedWord {
  /** Lower case without apostrophes; a number as its value after `#`. */
  readonly key: string;
  readonly startMs: number;
  readonly endMs: number;
  /** Where it stands in the text, in characters. */
  readonly from: number;
  readonly to: number;
  /** How much it tells that two channels say it at once. */
  readonly weight: number;
}

/** The latest of an utterance that is looked at: echoes are short, and a monologue mustn't slow the call. */
const READ_MS = 30_000;
/** Three words a second make 90; twice that in characters is more than anybody says. */
const READ_CHARS = 1_600;

/** What two people say at the same moment without hearing each other: greeting, thanking, agreeing, and the sounds between. */
const COURTESIES = new Set(
  (
    'yeah yep yup yes no nope ok okay right sure great good cool fine perfect awesome absolutely exactly definitely totally ' +
    'alright correct true thanks thank you hello hi hey bye goodbye welcome sorry please oh ah um uh hm hmm mm mhm mmhm huh ' +
    'wow well so how today doing see day nice care later soon night morning afternoon weekend meet'
  ).split(' '),
);
const COMMON = new Set(
  (
    'a an the and or but if of to in on at for with by from as is are was were be been am do does did have has had can could ' +
    'would will shall should may might it its that this they them their there your i im my me we us our he she his her what how ' +
    'who when where why which not just like really dont got get go know'
  ).split(' '),
);
const COURTESY_WEIGHT = 0.25;
const COMMON_WEIGHT = 0.75;
const NUMBER_WEIGHT = 1.5;

/** It proves nothing that both sides say this at once. */
export const isCourtesy = ({ weight }: TimedWord): boolean => weight === COURTESY_WEIGHT;

/** A number with its separators; a character of a script without spaces; a word. */
const PIECE =
  /\d+(?:[.,]\d+)*|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}]|[\p{L}\p{M}'’ʼ]+/gu;

/** The words of an utterance, the last half minute of it at most. */
export function timedWords({ text, startMs, endMs }: Speech): readonly TimedWord[] {
  const lengthMs = Math.max(0, endMs - startMs);
  const readFrom = Math.max(
    text.length - READ_CHARS,
    Math.floor(text.length * (1 - READ_MS / Math.max(1, lengthMs))),
    0,
  );
  const msPerChar = lengthMs / Math.max(1, text.length);
  const words: TimedWord[] = [];
  for (const { 0: piece, index } of text.slice(readFrom).matchAll(PIECE)) {
    const key = piece.normalize('NFKC').toLowerCase().replace(/['’ʼ]/g, '');
    if (key === '') continue;
    const from = readFrom + index;
    const to = from + piece.length;
    const value = valueOf(key);
    const before = words.at(-1);
    const sum = before && value !== undefined ? joinNumbers(before.key, value) : undefined;
    const start = sum === undefined || !before ? from : before.from;
    if (sum !== undefined) words.pop();
    words.push({
      key: value === undefined ? key : `#${String(sum ?? value)}`,
      startMs: startMs + start * msPerChar,
      endMs: startMs + to * msPerChar,
      from: start,
      to,
      weight: value === undefined ? weightOf(key) : NUMBER_WEIGHT,
    });
  }
  return words;
}

const weightOf = (key: string): number => (COURTESIES.has(key) ? COURTESY_WEIGHT : COMMON.has(key) ? COMMON_WEIGHT : 1);

const NUMBERS = new Map<string, number>([
  ...'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value): [string, number] => [word, value]),
  ...'twenty thirty forty fifty sixty seventy eighty ninety'
    .split(' ')
    .map((word, i): [string, number] => [word, 20 + 10 * i]),
  ['hundred', 100],
  ['thousand', 1_000],
  ['million', 1_000_000],
]);

function valueOf(key: string): number | undefined {
  if (!/^\d/.test(key)) return NUMBERS.get(key);
  return Number(
    key
      .replace(/,(?=\d{3}\b)/g, '')
      .replace(',', '.')
      .replace(/\.(?=.*\.)/g, ''),
  );
}

/** "two" "hundred" make 200, "forty" "seven" make 47; "twelve" "fifteen" stay two numbers. */
function joinNumbers(before: string, value: number): number | undefined {
  if (!before.startsWith('#')) return undefined;
  const sum = Number(before.slice(1));
  if (value === 100) return sum > 0 && sum < 100 ? sum * value : undefined;
  if (value === 1_000 || value === 1_000_000) return sum > 0 && sum < value ? sum * value : undefined;
  const isTens = sum >= 20 && sum % 10 === 0 && sum % 100 !== 0;
  if (isTens && value > 0 && value < 10) return sum + value;
  return sum >= 100 && sum % 100 === 0 && value > 0 && value < 100 ? sum + value : undefined;
}

/** Distance in letters up to which a word may be the other one misheard. */
const allowedEdits = (length: number): number => (length < 3 ? 0 : length < 6 ? 1 : 2);
/** What a misheard word counts against the same word, and another number against the same number. */
const MISHEARD = 0.6;
const ANOTHER_NUMBER = 0.35;

/** How much two words are the same: 1, or less where one may be the other misheard, or 0. */
export function sameness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.startsWith('#') && b.startsWith('#')) return ANOTHER_NUMBER;
  const length = Math.min(a.length, b.length);
  if (Math.max(a.length, b.length) - length > 2) return 0;
  return editsBetween(a, b) <= allowedEdits(length) ? MISHEARD : 0;
}

/** Letters to put in, leave out or change; words are short. */
function editsBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (b[j - 1] === letter ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
