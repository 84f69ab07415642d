/** Words said in the same order on both channels, about a delay apart: a local alignment within a band of delays. */
import type { UtteranceId } from './conversation';
import { sameness, type TimedWord } from './echo-words';

/** A word of the customer's. */
export interface SaidWord extends TimedWord {
  readonly of: UtteranceId;
}

/** A stretch of the rep's channel, and what the customer said about then. */
export interface Place {
  readonly words: readonly TimedWord[];
  readonly said: readonly SaidWord[];
  /** How far times may be off for the length of the utterance, in ms. */
  readonly driftMs: number;
  /** Of the words, those looked at. */
  readonly from: number;
  readonly to: number;
}

/** A word of the rep's channel, at its place among them, that is one of the customer's. */
export interface Match {
  readonly at: number;
  readonly heard: TimedWord;
  readonly said: SaidWord;
  /** From {@link sameness}. */
  readonly same: number;
  readonly lagMs: number;
}

/** What a word and its echo can be apart: up to 600 ms on the way, and the error of times shared out over an utterance. */
export const PAIR_LAG_MS = { least: -500, most: 1_250 };
/** Lost words shift the times of the others, the longer the stretch the more: this share of it is added to the limits. */
export const DRIFT = 0.05;
/** A word of the rep's channel that the customer didn't say; one of the customer's that didn't come back. */
const WRONG_WORD = -0.35;
const LOST_WORD = -0.05;

/** How long after the customer's word the rep's channel has its own. */
export const lagOf = (heard: TimedWord, said: TimedWord): number =>
  (heard.startMs + heard.endMs - said.startMs - said.endMs) / 2;

/** How much a match tells. */
export const weightOf = ({ heard, said, same }: Pick<Match, 'heard' | 'said' | 'same'>): number =>
  same * Math.min(heard.weight, said.weight);

/** The best alignment up to a pair of words, and the one that it goes on from. */
interface Cell {
  readonly score: number;
  readonly match: Match | undefined;
  readonly before: Cell | undefined;
}

const NOTHING: Cell = { score: 0, match: undefined, before: undefined };

const goOn = (cell: Cell, cost: number): Cell =>
  cell.score + cost > 0 ? { score: cell.score + cost, match: undefined, before: cell } : NOTHING;

/** The matches of the best alignment, in order; none where no word is the same. */
export function alignWords({ words, said, driftMs, from, to }: Place): readonly Match[] {
  let row = Array.from({ length: said.length + 1 }, () => NOTHING);
  let best = NOTHING;
  for (const [i, heard] of words.slice(from, to).entries()) {
    const next = [NOTHING];
    for (const [j, other] of said.entries()) {
      const wrong = goOn(row[j + 1] ?? NOTHING, WRONG_WORD);
      const lost = goOn(next[j] ?? NOTHING, LOST_WORD);
      let cell = wrong.score >= lost.score ? wrong : lost;
      const match = matchOf(heard, other, driftMs);
      const diagonal = row[j] ?? NOTHING;
      const score = diagonal.score + (match ? weightOf(match) : 0);
      if (match && score > cell.score) cell = { score, match: { ...match, at: from + i }, before: diagonal };
      next.push(cell);
      if (cell.score > best.score) best = cell;
    }
    row = next;
  }
  const matches: Match[] = [];
  for (let cell: Cell | undefined = best; cell; cell = cell.before) if (cell.match) matches.push(cell.match);
  return matches.toReversed();
}

function matchOf(heard: TimedWord, said: SaidWord, driftMs: number): Omit<Match, 'at'> | undefined {
  const lagMs = lagOf(heard, said);
  if (lagMs < PAIR_LAG_MS.least - driftMs || lagMs > PAIR_LAG_MS.most + driftMs) return undefined;
  const same = sameness(heard.key, said.key);
  return same === 0 ? undefined : { heard, said, same, lagMs };
}
