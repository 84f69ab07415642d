/** Figures the customer named, to come back to when it is about what something is worth. English. */
import type { Utterance } from './conversation';
import { wordsOf } from './phrases';
import type { Playbook } from './playbook';

/** Utterances searched, from the last: a figure of half an hour ago still counts. */
const WITHIN = 250;
const MAX_WORDS = 120;

const NUMBER =
  '(?:\\d{1,5}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)';
/** What is counted in these isn't worth something each. */
const NOT_COUNTED =
  'dollars?|pounds?|euros?|bucks|quid|pence|cents?|grand|thousand|hundred|million|percent|per|minutes?|mins?|hours?|seconds?|days?|weeks?|months?|years?|times|oclock|am|pm|k|k?m|miles|degrees|and|to|or|in|at|on|for|of|off|pages|rupees|naira|lakhs?|euro|cedis|rand';
const RATE = new RegExp(
  `\\b(${NUMBER})( (?!(?:${NOT_COUNTED}|a|an|every|each)\\b)[a-z]{3,})? (a|an|per|every|each) (day|night|week|month|year)\\b`,
  'g',
);
/** Part of a bigger number, or a price. */
const NOT_A_COUNT = /\b(?:hundred|thousand|and|point|is|are|was|for|at|to|only|under|over) $/;
/** Money is not counted in pieces. */
const OF_MONEY =
  /\b(?:pay|paying|paid|cost|costs|costing|charge|charges|spend|spending|price|salary|rent|fee|earn|earning|make|makes|budget)\b/;
/** Characters before a rate in which such a word makes it one of money. */
const OF_MONEY_WITHIN = 30;

export interface Figure {
  /** `forty a week`, `fifteen customers a day`. */
  readonly words: string;
  /** `forty`. */
  readonly count: string;
}

/** Whoever or whatever brings money in is worth something each; what is counted of work costs. */
const BRINGS_IN =
  /\b(?:customers?|clients?|leads?|enquir\w+|inquir\w+|jobs?|orders?|bookings?|patients?|guests?|covers|sales|deals|visits|visitors|tables|appointments|members|students|pupils|tenants|viewings|quotes|estimates|bids|tenders|subscribers|weddings|events|parties|fares|policies|prospects|rentals|lets)\b/;

/** Asks what their count comes to: worth, where it brings something in, or cost, where it is work. */
export const worthOf = (figure: Figure, playbook: Pick<Playbook, 'objectives'>): string =>
  bringsIn(figure, playbook)
    ? `what is one of those ${figure.count} worth to you?`
    : `what do those ${figure.count} cost you, in hours or in money?`;

/** A bare count is of what the playbook asks for. */
const bringsIn = ({ words, count }: Figure, { objectives }: Pick<Playbook, 'objectives'>): boolean => {
  const isBare = /^(?:an?|per|every|each)\b/.test(words.slice(count.length + 1));
  const asked = objectives.find(({ id }) => id === 'qualify_volume');
  const counts = (asked?.questions ?? []).join(' ');
  if (isBare || /\bcalls?\b/.test(words)) return BRINGS_IN.test(counts) || /\bcalls\b/.test(counts);
  return BRINGS_IN.test(words);
};

/** Each utterance is read once, however often guidance is made; null where it holds no figure. */
const read = new WeakMap<Utterance, Figure | null>();

/** The last count over time that the customer gave: "we get forty a week". */
export function lastFigure(heard: readonly Utterance[]): Figure | undefined {
  for (const utterance of heard.slice(-WITHIN).toReversed()) {
    if (utterance.speaker === 'rep') continue;
    const known = read.get(utterance);
    const figure = known === undefined ? (figureIn(utterance.text) ?? null) : known;
    if (known === undefined) read.set(utterance, figure);
    if (figure) return figure;
  }
  return undefined;
}

/** The first count over time in a line that is one of pieces and not of money, people or time. */
export function figureIn(text: string): Figure | undefined {
  // With a currency's mark it is money.
  if (/[$£€₹₦%]/.test(text)) return undefined;
  const said = wordsOf(text).slice(-MAX_WORDS).join(' ');
  let soFar = 0;
  for (const found of said.matchAll(RATE)) {
    const [words, count = '', counted, , over = ''] = found;
    const before = said.slice(0, found.index);
    // "We pay 50 a month and get 40 calls a week": that a price was told doesn't make money of the calls.
    const from = counted === undefined ? 0 : soFar;
    const isMoney = OF_MONEY.test(before.slice(Math.max(from, found.index - OF_MONEY_WITHIN)));
    soFar = found.index + words.length;
    const isTooBare = counted === undefined && (/^\d{3,}$/.test(count) || over === 'month' || over === 'year');
    if (!NOT_A_COUNT.test(before) && !isTooBare && !isMoney) return { words, count };
  }
  return undefined;
}
