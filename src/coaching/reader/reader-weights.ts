/**
 * The learned reader's weights as a file: a row a feature, by its readable name, a letter a column. Columns are the five
 * stages, then the objectives in the file's order; what is missing at a row's end is zero.
 *
 *   "r:how_many": "bPa.c..H"     '.' nothing    'A'..'Z' for, weakly to strongly    'a'..'z' against
 */
import { z } from 'zod';
import { STAGES } from '../playbook';

const LETTERS = 26;

export const ReaderWeights = z.object({
  version: z.literal(1),
  /** What a letter's place in the alphabet, squared, is multiplied by: small weights matter as much as large ones. */
  scale: z.number().positive().max(1),
  /** Those that it can tell, and the chance from which each counts as met. */
  objectives: z.array(z.object({ id: z.string().min(1), threshold: z.number().gt(0).lt(1) })).max(64),
  weights: z.record(z.string(), z.string().regex(/^[A-Za-z.]+$/)),
});
export type ReaderWeights = z.infer<typeof ReaderWeights>;

/** A row as numbers, `columns` of them. */
export function decodeRow(letters: string, scale: number, columns: number): Float64Array {
  const row = new Float64Array(columns);
  for (let at = 0; at < Math.min(columns, letters.length); at += 1) {
    const level = levelOf(letters.charCodeAt(at));
    row[at] = scale * level * Math.abs(level);
  }
  return row;
}

/** Numbers as a row, rounded; empty where nothing is left of them. */
export function encodeRow(row: readonly number[], scale: number): string {
  return row
    .map((weight) => {
      const level = Math.min(LETTERS, Math.round(Math.sqrt(Math.abs(weight) / scale)));
      return level === 0 ? '.' : String.fromCharCode((weight > 0 ? 64 : 96) + level);
    })
    .join('')
    .replace(/\.+$/, '');
}

/** Columns of a file's rows. */
export const columnsOf = ({ objectives }: Pick<ReaderWeights, 'objectives'>): number =>
  STAGES.length + objectives.length;

function levelOf(code: number): number {
  if (code >= 97) return 96 - code;
  return code >= 65 ? code - 64 : 0;
}
