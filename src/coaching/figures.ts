/** Figures the customer named, to come back to when it is about what something is worth. English. */
import type { Utterance } from './conversation';
import { wordsOf } from './phrases';

/** Customer's lines searched, from the last: a figure of an hour ago still counts. */
const LINES = 200;
const MAX_WORDS = 120;

const NUMBER =
  '(?:\\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
/** What is counted in these isn't worth something each. */
const NOT_COUNTED =
  'dollars?|pounds?|euros?|bucks|quid|pence|cents?|grand|thousand|hundred|million|percent|per|minutes?|mins?|hours?|seconds?|days?|weeks?|months?|years?|times|oclock|am|pm|k|k?m|miles|degrees|and|to|or|in|at|on|for|of|off|pages|rupees|naira|lakhs?|euro|cedis|rand';
const RATE = new RegExp(
  `\\b(${NUMBER})( (?!(?:${NOT_COUNTED}|a|an|every|each)\\b)[a-z]{3,})? (a|an|per|every|each) (day|night|week|month|year)\\b`,
);
/** Part of a bigger number, or a price. */
const NOT_A_COUNT = /\b(?:hundred|thousand|and|point|is|are|was|for|at|to|only|under|over) $/;
/** Money is not counted in pieces. */
const OF_MONEY =
  /\b(?:pay|paying|paid|cost|costs|costing|charge|charges|spend|spending|price|salary|rent|fee|earn|earning|make|makes|budget)\b/;

export interface Figure {
  /** `forty a week`, `fifteen customers a day`. */
  readonly words: string;
  /** `forty`. */
  readonly count: string;
}

/** The last count over time that the customer gave: "we get forty a week". */
export function lastFigure(heard: readonly Utterance[]): Figure | undefined {
  for (const { text } of heard
    .filter(({ speaker }) => speaker === 'customer')
    .slice(-LINES)
    .toReversed()) {
    const figure = figureIn(text);
    if (figure) return figure;
  }
  return undefined;
}

/** The count over time in a line, if it is one of pieces and not of money, people or time. */
export function figureIn(text: string): Figure | undefined {
  // With a currency's mark it is money.
  if (/[$£€₹₦%]/.test(text)) return undefined;
  const said = wordsOf(text).slice(-MAX_WORDS).join(' ');
  const found = RATE.exec(said);
  if (!found?.[1] || NOT_A_COUNT.test(said.slice(0, found.index))) return undefined;
  const isBare = found[2] === undefined;
  if (isBare && /^\d{3,}$/.test(found[1])) return undefined;
  if (isBare && (found[4] === 'month' || found[4] === 'year')) return undefined;
  if (OF_MONEY.test(said.slice(Math.max(0, found.index - 30), found.index))) return undefined;
  return { words: found[0], count: found[1] };
}
