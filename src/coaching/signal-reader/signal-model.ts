/**
 * The signals reader's weights and what they say of a line: linear scores over what was said and what it is about, for the kind of
 * objection, readiness to buy and mood at once.
 *
 * @see docs/adr/0012-learned-signals.md
 */
import { z } from 'zod';
import { OBJECTION_TYPES, type ObjectionType } from '../playbook';
import { decodeRow } from '../reader/reader-weights';
import { Sentiment, type Signals } from '../suggestion';
import { featuresOfLine, type CustomerLine, type LineFeatures } from './line-features';
import type { WordTable } from './word-table';

export const SENTIMENTS: readonly Signals['sentiment'][] = Sentiment.options;
/** Columns of a row: the kinds of objection with none, a buying signal, the moods. */
const BUYING_COLUMN = OBJECTION_TYPES.length;
export const COLUMNS = BUYING_COLUMN + 1 + SENTIMENTS.length;
/** A long line has many words and each counts for less: together they are so long, as a vector. */
const SAID_LENGTH = 4;
/** Of a line with fewer of its words known the reader knows nothing: it is another language, or noise. */
const LEAST_KNOWN = 0.5;
const FEW_WORDS = 8;
/**
 * Above this the model overrules plain words. 0.8 would be 0.3 points better by cross-validation, but who says "honestly it's too expensive for
 * us" and isn't heard doesn't believe the coach again.
 */
const SURE_OF_NONE = 0.97;

export const SignalWeights = z.object({
  version: z.literal(1),
  /** What a letter's place in the alphabet, squared, is multiplied by. */
  scale: z.number().positive().max(1),
  /** The chance from which a line counts as a buying signal. */
  buyingFrom: z.number().gt(0).lt(1),
  /** A letter a column; names as of featuresOfLine. */
  weights: z.record(z.string(), z.string().regex(/^[A-Za-z.]+$/)),
});
export type SignalWeights = z.infer<typeof SignalWeights>;

/** What a line shows, and how likely the kind of objection is: 0 to 1, and 1 where it is said in plain words. */
export interface LineSignals {
  readonly signals: Signals;
  readonly chance: number;
}

export interface SignalModel {
  /** Undefined where a line's words are not known. */
  read(line: CustomerLine): LineSignals | undefined;
}

/**
 * A model from what a file of weights holds.
 *
 * @throws ZodError where it isn't one.
 */
export function parseSignalModel(raw: unknown, table: WordTable): SignalModel {
  const { weights, scale, buyingFrom } = SignalWeights.parse(raw);
  const rows = new Map(Object.entries(weights).map(([name, letters]) => [name, decodeRow(letters, scale, COLUMNS)]));
  return {
    read(line) {
      const features = featuresOfLine(line, table);
      if (features.known < LEAST_KNOWN) return undefined;
      const scores = new Float64Array(COLUMNS);
      for (const [name, value] of valuesOf(features, (feature) => rows.has(feature))) {
        const row = rows.get(name);
        if (row) for (let at = 0; at < COLUMNS; at += 1) scores[at] = (scores[at] ?? 0) + value * (row[at] ?? 0);
      }
      const signals = toSignals(scores, buyingFrom);
      const plain = plainlySaid(features, scores);
      return plain
        ? { signals: { ...signals, objection_type: plain }, chance: 1 }
        : { signals, chance: chanceOfKind(signals.objection_type, scores) };
    },
  };
}

/** What counts of a line's features: those of its words that `isKnown` tells, brought to one length, and its meaning. */
export function valuesOf(
  { said, meaning }: LineFeatures,
  isKnown: (name: string) => boolean,
): readonly (readonly [string, number])[] {
  const kept = [...said].filter(([name]) => isKnown(name));
  const length = Math.sqrt(kept.reduce((sum, [, value]) => sum + value * value, 0)) || 1;
  return [...kept.map(([name, value]) => [name, (SAID_LENGTH * value) / length] as const), ...meaning, ['bias', 1]];
}

/**
 * A line of few words that are plain ones of a kind is of that kind, whatever else was learned, and so is one that is plain twice; a
 * longer one where the model isn't sure of the contrary. On hands that nothing was learned from nine in ten of these are right.
 */
function plainlySaid({ plain, words }: LineFeatures, scores: Float64Array): ObjectionType | undefined {
  const [kind] = plain;
  return words <= FEW_WORDS || plain.length > 1 || chanceOfKind('none', scores) < SURE_OF_NONE ? kind : undefined;
}

function chanceOfKind(kind: ObjectionType, scores: Float64Array): number {
  const raised = scores.subarray(0, OBJECTION_TYPES.length).map((score) => Math.exp(score));
  return (raised[OBJECTION_TYPES.indexOf(kind)] ?? 0) / raised.reduce((sum, one) => sum + one, 0);
}

function toSignals(scores: Float64Array, buyingFrom: number): Signals {
  return {
    objection_type: bestOf(OBJECTION_TYPES, scores, 0),
    buying_signal: chanceOf(scores) >= buyingFrom,
    sentiment: bestOf(SENTIMENTS, scores, BUYING_COLUMN + 1),
  };
}

/** The chance of a buying signal, by its score. */
const chanceOf = (scores: Float64Array): number => 1 / (1 + Math.exp(-(scores[BUYING_COLUMN] ?? 0)));

function bestOf<T>(names: readonly T[], scores: Float64Array, from: number): T {
  const own = scores.subarray(from, from + names.length);
  const best = names[own.indexOf(Math.max(...own))];
  if (best === undefined) throw new RangeError('scores are no numbers');
  return best;
}
