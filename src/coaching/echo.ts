/**
 * The customer's words coming back through the rep's microphone, told from what the rep says.
 *
 *   customer   about two hundred a week
 *   echo            two hundred a weak          the same words, 0-600 ms later, some of them lost or misheard
 *   the rep                             so two hundred a week?       begins after the customer has said them
 *
 * Text alone proves nothing and neither does time: the same words in the same order, at one delay, do. See ADR 0008.
 */
import type { UtteranceId } from './conversation';
import {
  alignWords,
  DRIFT,
  lagOf,
  PAIR_LAG_MS,
  weightOf,
  type Match,
  type Place,
  type SaidWord,
} from './echo-alignment';
import { isCourtesy, sameness, timedWords, type Speech, type TimedWord } from './echo-words';

/** What the customer said about then; the last may still be open. */
export interface CustomerSpeech extends Speech {
  readonly id: UtteranceId;
}

export interface Echo {
  /** The customer's utterance that most of it repeats. */
  readonly of: UtteranceId;
  /** What the rep said besides, in the same breath; absent where all of it was echo. */
  readonly own: Speech | undefined;
}

/** A run of words and its echo, in ms: sound takes up to 600 through loudspeaker, air and microphone; the rest is error of our times. */
const RUN_LAG_MS = { least: -300, most: 750 };
/** How far a word's delay may be from the run's: one echo has one delay. */
const LAG_SPREAD_MS = 450;
/** Of the customer's words repeated, the share still to be said when the echo begins. A repetition has none left. */
const STILL_TO_SAY = 0.25;
/** The same where this call's echo is proven already. */
const STILL_TO_SAY_IF_KNOWN = 0.1;
/** Weight of the matched words over that of all in the run. */
const LEAST_DENSITY = 0.5;
/** Three common words, where nothing else was said; four where the rest is the rep's own. */
const WHOLE_WEIGHT = 2.2;
const PART_WEIGHT = 3;
/** One word that isn't a courtesy, where this call's echo is proven already. */
const KNOWN_ECHO_WEIGHT = 1;
/**
 * Words at an utterance's edge that match nothing and go with the echo beside them: misheard, while the customer said
 * something else. At most so many for each that matched (three in ten misheard), and none where the rep's own words follow.
 */
const DEBRIS_SHARE = 0.45;
const MOST_DEBRIS = 2;
const DEBRIS_LAG_MS = 350;
/** Between words that match, as many that don't are misheard, if the customer spoke then; more are the rep's own. */
const MOST_MISHEARD = 3;
/** Our times are no better than this. */
const SILENCE_MARGIN_MS = 100;
/**
 * The echo in an utterance of the rep's channel.
 *
 * @param known the call's microphone is known to hear the customer, so that short echoes count too.
 */
export function findEcho(heard: Speech, customer: readonly CustomerSpeech[], known: boolean): Echo | undefined {
  const near = customer.filter(
    ({ startMs, endMs }) =>
      startMs <= heard.endMs - PAIR_LAG_MS.least && endMs >= heard.startMs - PAIR_LAG_MS.most && endMs >= startMs,
  );
  if (near.length === 0) return undefined;
  const words = timedWords(heard);
  const said = near
    .flatMap((speech) => timedWords(speech).map((word) => ({ ...word, of: speech.id })))
    .filter(
      ({ startMs, endMs }) => startMs <= heard.endMs - PAIR_LAG_MS.least && endMs >= heard.startMs - PAIR_LAG_MS.most,
    )
    .toSorted((a, b) => a.startMs - b.startMs);
  const driftMs = DRIFT * (heard.endMs - heard.startMs);
  const runs = findRuns({ words, said, driftMs, from: 0, to: words.length }, known);
  const [best] = runs.toSorted((a, b) => b.weight - a.weight);
  if (!best) return undefined;
  const own = words.filter((_, i) => !runs.some(({ from, to }) => i >= from && i < to));
  const readsAll = words[0] !== undefined && !/[\p{L}\p{N}]/u.test(heard.text.slice(0, words[0].from));
  if (own.length === 0 && readsAll) {
    const weight = sum(runs.map((run) => run.weight));
    const enough = weight >= WHOLE_WEIGHT || (known && best.exact && weight >= KNOWN_ECHO_WEIGHT);
    return enough ? { of: best.of, own: undefined } : undefined;
  }
  const proven = runs.filter(({ weight }) => weight >= PART_WEIGHT);
  return proven.length === 0 ? undefined : { of: best.of, own: withoutRuns(heard, words, proven) };
}

/** Words `from` up to `to` of the rep's channel that are the customer's. */
interface Run {
  readonly from: number;
  readonly to: number;
  readonly weight: number;
  /** No word of it was misheard. */
  readonly exact: boolean;
  readonly of: UtteranceId;
}

/** The best run, then what lies on both sides of it. */
function findRuns(place: Place, known: boolean): readonly Run[] {
  if (place.from >= place.to) return [];
  const run = toRun(alignWords(place), place, known);
  if (!run) return [];
  return [run, ...findRuns({ ...place, to: run.from }, known), ...findRuns({ ...place, from: run.to }, known)];
}

/** An alignment that has one delay, is dense enough, and began before the customer had said it. */
function toRun(matches: readonly Match[], place: Place, known: boolean): Run | undefined {
  const lagMs = matches.map((match) => match.lagMs).toSorted((a, b) => a - b)[Math.floor(matches.length / 2)];
  if (lagMs === undefined) return undefined;
  const driftMs = DRIFT * Math.max(0, (matches.at(-1)?.heard.endMs ?? 0) - (matches[0]?.heard.startMs ?? 0));
  if (lagMs < RUN_LAG_MS.least - driftMs || lagMs > RUN_LAG_MS.most + driftMs) return undefined;
  const isOwn = (words: readonly TimedWord[]): boolean => {
    const inSilence = words.filter((word) => !isSpeaking(place.said, (word.startMs + word.endMs) / 2 - lagMs));
    return words.length > MOST_MISHEARD || 2 * inSilence.length > words.length;
  };
  const steady = withNeighbours(
    heaviest(
      matches.filter((match) => Math.abs(match.lagMs - lagMs) <= LAG_SPREAD_MS + driftMs),
      ({ at }, next) => isOwn(place.words.slice(at + 1, next.at)),
    ),
    place,
  );
  const [first, last] = [steady[0], steady.at(-1)];
  if (!first || !last) return undefined;
  const saidForMs = last.said.endMs - first.said.startMs;
  const stillToSay = known ? STILL_TO_SAY_IF_KNOWN : STILL_TO_SAY;
  if (last.said.endMs - first.heard.startMs < stillToSay * saidForMs) return undefined;
  const weight = sum(steady.map(weightOf));
  const within = place.words.slice(first.at, last.at + 1);
  if (weight < LEAST_DENSITY * sum(within.map((word) => word.weight))) return undefined;

  const matched = new Set(steady.map(({ said }) => said));
  const unmatched = place.said.filter((word) => !matched.has(word));
  const isSaid = (word: TimedWord): boolean =>
    unmatched.some(
      (said) => sameness(word.key, said.key) === 1 && Math.abs(lagOf(word, said) - lagMs) <= LAG_SPREAD_MS,
    );
  const isDebris = (word: TimedWord): boolean =>
    !isCourtesy(word) && unmatched.some((said) => Math.abs(lagOf(word, said) - lagMs) <= DEBRIS_LAG_MS + place.driftMs);
  const most = Math.min(MOST_DEBRIS, Math.max(1, Math.floor(DEBRIS_SHARE * steady.length)));
  const takesAll = (edge: readonly TimedWord[]): boolean => {
    const misheard = edge.filter((word) => !isSaid(word));
    return misheard.length <= most && misheard.every(isDebris);
  };
  const from = takesAll(place.words.slice(place.from, first.at)) ? place.from : first.at;
  const to = takesAll(place.words.slice(last.at + 1, place.to)) ? place.to : last.at + 1;
  return {
    from,
    to,
    weight,
    exact: to - from === steady.length && steady.every(({ same }) => same === 1),
    of: mostOf(steady),
  };
}

const isSpeaking = (said: readonly SaidWord[], atMs: number): boolean =>
  said.some(({ startMs, endMs }) => atMs >= startMs - SILENCE_MARGIN_MS && atMs <= endMs + SILENCE_MARGIN_MS);

/** Of the parts that matches fall into, the one that tells most. */
function heaviest(matches: readonly Match[], isParted: (match: Match, next: Match) => boolean): readonly Match[] {
  const parts: Match[][] = [];
  for (const match of matches) {
    const part = parts.at(-1);
    const before = part?.at(-1);
    if (!part || !before || isParted(before, match)) parts.push([match]);
    else part.push(match);
  }
  const weigh = (part: readonly Match[]): number => sum(part.map(weightOf));
  return parts.reduce((most, part) => (weigh(part) > weigh(most) ? part : most), []);
}

/** The words right before and after that are the customer's next ones too: a pause inside has shifted their times. */
function withNeighbours(matches: readonly Match[], { words, said, from, to }: Place): readonly Match[] {
  const all = [...matches];
  const neighbour = (match: Match | undefined, step: 1 | -1): Match | undefined => {
    const at = (match?.at ?? 0) + step;
    const [heard, other] = [words[at], match && said[said.indexOf(match.said) + step]];
    if (!heard || !other || at < from || at >= to || sameness(heard.key, other.key) < 1) return undefined;
    return { at, heard, said: other, same: 1, lagMs: lagOf(heard, other) };
  };
  for (let next = neighbour(all.at(-1), 1); next; next = neighbour(next, 1)) all.push(next);
  for (let next = neighbour(all[0], -1); next; next = neighbour(next, -1)) all.unshift(next);
  return all;
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function mostOf(matches: readonly Match[]): UtteranceId {
  const counts = new Map<UtteranceId, number>();
  for (const { said } of matches) counts.set(said.of, (counts.get(said.of) ?? 0) + 1);
  return [...counts].reduce((most, one) => (one[1] > most[1] ? one : most))[0];
}

/** What is left of an utterance, as it was written, from its first own word to its last. */
function withoutRuns(heard: Speech, words: readonly TimedWord[], runs: readonly Run[]): Speech | undefined {
  const cuts = runs.map(({ from, to }) => [words[from]?.from ?? 0, words[to]?.from ?? heard.text.length] as const);
  const kept: string[] = [];
  let at = 0;
  for (const [from, to] of cuts.toSorted(([a], [b]) => a - b)) {
    kept.push(heard.text.slice(at, from).trim());
    at = to;
  }
  kept.push(heard.text.slice(at).trim());
  const own = words.filter((_, i) => !runs.some(({ from, to }) => i >= from && i < to));
  const startMs = runs.some(({ from }) => from === 0) ? (own[0]?.startMs ?? heard.startMs) : heard.startMs;
  return {
    text: kept.filter((part) => part !== '').join(' '),
    startMs: Math.round(startMs),
    endMs: Math.round(runs.some(({ to }) => to === words.length) ? (own.at(-1)?.endMs ?? heard.endMs) : heard.endMs),
  };
}
