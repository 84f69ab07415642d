/** The rep types a few letters in the middle of a call: the cards they may mean, best first. */
import type { CardLine, ToolkitCard } from './toolkit-cards';

export interface FoundCard {
  readonly card: ToolkitCard;
  /** The line that the words are in; the first one where they are in the title or the keywords. */
  readonly line: CardLine | undefined;
}

/** As many as are read at a glance. */
const MAX_FOUND = 8;
/** Longest search worth typing in a call. */
export const MAX_SEARCH_CHARS = 60;

/** Where a word is found weighs: in the title, among the keywords, in the words to say. */
const TITLE = 8;
const KEYWORD = 4;
const LINE_NAME = 3;
const TEXT = 1;

/** Cards that hold every word typed, at the start of a word or, from three letters on, anywhere in one; those of like weight keep their order. */
export function searchToolkit(cards: readonly ToolkitCard[], typed: string): readonly FoundCard[] {
  const words = fold(typed.slice(0, MAX_SEARCH_CHARS)).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return cards
    .map((card) => ({ card, line: lineWith(card, words), weight: weightOf(card, words) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .slice(0, MAX_FOUND)
    .map(({ card, line }) => ({ card, line }));
}

/** Without case and accents: `Café` is found by `cafe`. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** 0 where one of the words is nowhere in it. */
function weightOf({ title, keywords, lines }: ToolkitCard, words: readonly string[]): number {
  let weight = 0;
  for (const word of words) {
    const best = Math.max(
      TITLE * holds(title, word),
      KEYWORD * holds(keywords.join(' '), word),
      LINE_NAME * holds(lines.map(({ name }) => name).join(' '), word),
      TEXT * holds(lines.map(({ text, when }) => `${text} ${when}`).join(' '), word),
    );
    if (best === 0) return 0;
    weight += best;
  }
  return weight;
}

/** 2 where a word of the text begins so, 1 where it is within one, 0 where it isn't there. */
function holds(text: string, word: string): 0 | 1 | 2 {
  const folded = ` ${fold(text)}`;
  if (folded.includes(` ${word}`)) return 2;
  return word.length >= 3 && folded.includes(word) ? 1 : 0;
}

const lineWith = ({ lines }: ToolkitCard, words: readonly string[]): CardLine | undefined =>
  lines.find(({ name, text, when }) => words.every((word) => holds(`${name} ${text} ${when}`, word) > 0)) ?? lines[0];
