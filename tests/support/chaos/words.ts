/** Words spoken against words shown, side by side and in order. */

export const SIDES = ['rep', 'customer'] as const;
export type Side = (typeof SIDES)[number];
export type WordsBySide = Readonly<Record<Side, readonly string[]>>;

export interface WordCount {
  readonly sent: number;
  readonly shown: number;
  /** Sent, and not shown in its place. */
  readonly lost: number;
  /** Shown beyond what was sent: twice, in the wrong place, or never said. */
  readonly doubled: number;
}

export const NO_WORDS: WordCount = { sent: 0, shown: 0, lost: 0, doubled: 0 };

export const addCounts = (a: WordCount, b: WordCount): WordCount => ({
  sent: a.sent + b.sent,
  shown: a.shown + b.shown,
  lost: a.lost + b.lost,
  doubled: a.doubled + b.doubled,
});

/** What of each side's words is missing and what is too much, by the longest sequence that both hold. */
export function countWords(sent: WordsBySide, shown: WordsBySide): WordCount {
  return SIDES.map((side) => {
    const common = longestCommon(sent[side], shown[side]);
    const [sentCount, shownCount] = [sent[side].length, shown[side].length];
    return { sent: sentCount, shown: shownCount, lost: sentCount - common, doubled: shownCount - common };
  }).reduce(addCounts, NO_WORDS);
}

/** Of the panel's and the journal's count the worse: both must hold every word once. */
export const worseOf = (panel: WordCount, journal: WordCount): WordCount => ({
  sent: panel.sent,
  shown: Math.min(panel.shown, journal.shown),
  lost: Math.max(panel.lost, journal.lost),
  doubled: Math.max(panel.doubled, journal.doubled),
});

export const wordsIn = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .replaceAll(/[^\p{L}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '');

/** Where two sequences part, for whoever looks for the cause. */
export function firstDifference(sent: readonly string[], shown: readonly string[]): string | undefined {
  const at = sent.findIndex((word, n) => word !== shown[n]);
  const from = at < 0 ? (shown.length > sent.length ? sent.length : undefined) : at;
  if (from === undefined) return undefined;
  const near = (words: readonly string[]) => words.slice(Math.max(0, from - 3), from + 5).join(' ');
  return `word ${String(from + 1)}: “${near(shown)}” instead of “${near(sent)}”`;
}

function longestCommon(a: readonly string[], b: readonly string[]): number {
  let above = Array.from({ length: b.length + 1 }, () => 0);
  for (const word of a) {
    const row = [0];
    b.forEach((other, n) => {
      row.push(word === other ? (above[n] ?? 0) + 1 : Math.max(above[n + 1] ?? 0, row[n] ?? 0));
    });
    above = row;
  }
  return above.at(-1) ?? 0;
}
