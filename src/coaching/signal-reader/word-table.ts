/**
 * What common words mean, as a few coarse numbers each (GloVe's vectors, shrunk): "skint" lies near "broke", so a reader that
 * learned of one has an idea of the other. Two dimensions a character; see scripts/signals/make-word-table.ts.
 */

/** Levels either side of zero that a dimension is rounded to. */
export const LEVELS = 4;
const STEPS = 2 * LEVELS + 1;
/** Printable, and none that JSON escapes. */
const ALPHABET = Array.from({ length: 94 }, (_, at) => String.fromCharCode(33 + at))
  .filter((character) => character !== '"' && character !== '\\')
  .slice(0, STEPS * STEPS)
  .join('');
const FIRST = 33;
/** By a character's code from FIRST on: its place in the alphabet. */
const PLACES = Array.from({ length: 94 }, (_, at) => ALPHABET.indexOf(String.fromCharCode(FIRST + at)));

/** The table as data. */
export interface WordTableFile {
  /** What a level is worth, by dimension; an even number of them. */
  readonly scales: readonly number[];
  /** By spaces, those that are spoken most often first. */
  readonly words: string;
  /** Half as many characters a word as there are dimensions, in the words' order. */
  readonly codes: string;
}

export interface WordTable {
  readonly dimensions: number;
  /** A word's numbers and how much it tells: the rarer, the more, up to 1; none for a word it doesn't know in any form. */
  find(word: string): { readonly vector: Float64Array; readonly telling: number } | undefined;
}

export function writeTable(
  words: readonly string[],
  levels: readonly (readonly number[])[],
  scales: readonly number[],
): WordTableFile {
  const codes = levels.map((of) => {
    let code = '';
    for (let at = 0; at < of.length; at += 2) {
      code += ALPHABET.charAt(((of[at] ?? 0) + LEVELS) * STEPS + (of[at + 1] ?? 0) + LEVELS);
    }
    return code;
  });
  return { scales, words: words.join(' '), codes: codes.join('') };
}

export function readTable({ scales, words, codes }: WordTableFile): WordTable {
  const dimensions = scales.length;
  const places = new Map(words.split(' ').map((word, at) => [word, at]));
  const known = new Map<string, { readonly vector: Float64Array; readonly telling: number } | undefined>();
  const look = (word: string) => {
    const at = placeOf(word, places);
    return at === undefined ? undefined : { vector: decode(codes, at, scales), telling: tellingOf(at) };
  };
  return {
    dimensions,
    find(word) {
      if (!known.has(word)) {
        // A call has a few thousand words; a hostile one has no end of them.
        if (known.size > MAX_KNOWN) known.clear();
        known.set(word, look(word));
      }
      return known.get(word);
    },
  };
}

const MAX_KNOWN = 5_000;

/** A word's place, or that of the word it was made from. */
function placeOf(word: string, places: ReadonlyMap<string, number>): number | undefined {
  const at = places.get(word);
  if (at !== undefined) return at;
  for (const [ending, instead] of ENDINGS) {
    if (!word.endsWith(ending) || word.length < ending.length + LEAST_STEM) continue;
    const stem = places.get(word.slice(0, -ending.length) + instead);
    if (stem !== undefined) return stem;
  }
  return undefined;
}

const LEAST_STEM = 3;
const ENDINGS = [
  ['s', ''],
  ['es', ''],
  ['ies', 'y'],
  ['ed', ''],
  ['ed', 'e'],
  ['ing', ''],
  ['ing', 'e'],
  ['er', ''],
  ['ly', ''],
] as const;

function decode(codes: string, word: number, scales: readonly number[]): Float64Array {
  const vector = new Float64Array(scales.length);
  const from = (word * scales.length) / 2;
  for (let at = 0; at < scales.length; at += 2) {
    const place = PLACES[codes.charCodeAt(from + at / 2) - FIRST] ?? 0;
    vector[at] = (Math.floor(place / STEPS) - LEVELS) * (scales[at] ?? 0);
    vector[at + 1] = ((place % STEPS) - LEVELS) * (scales[at + 1] ?? 0);
  }
  return vector;
}

/** Speech has its n-th word about 0.1 / n of the time; common ones tell little (smooth inverse frequency). */
const tellingOf = (place: number): number => 1e-3 / (1e-3 + 0.1 / (place + 2.7));
