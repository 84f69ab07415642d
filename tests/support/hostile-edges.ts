/** Runs a way into the extension through many inputs that mean nothing there, and keeps account of what became of them. */
import * as fc from 'fast-check';
import { expect } from 'vitest';

/** One way in. */
export interface HostileEdge {
  readonly name: string;
  /** So many inputs are to be refused. */
  readonly budget: number;
  readonly inputs: fc.Arbitrary<unknown>;
  /** It is what it should be and may do what it says; not for this account. */
  isWhole(input: unknown): boolean;
  /**
   * Hand it over.
   *
   * @returns how many refusals are to be counted for it; 1 if nothing is said.
   */
  take(input: unknown): number | void | Promise<number | void>;
  /** What was counted so far. */
  counted(): number;
  /** All that an input could have changed. */
  standing(): unknown;
}

export interface Tally {
  readonly edge: string;
  readonly tried: number;
  readonly refused: number;
  readonly whole: number;
}

/** The state is compared after so many: comparing after each would be most of the work. */
const BATCH = 250;
/** The same inputs each time, so that a red run can be run again; any other number looks elsewhere. */
const SEED = Number(process.env['HOSTILE_SEED'] ?? 20_261_122);

/** Nothing throws, nothing changes, and the edge's own count grows by just what was refused. */
export async function tryEdge(edge: HostileEdge): Promise<Tally> {
  let tried = 0;
  let refused = 0;
  let whole = 0;
  const before = structuredClone(edge.standing());
  for (let batch = 0; tried < edge.budget; batch += 1) {
    if (batch * BATCH > 5 * edge.budget) throw new Error(`${edge.name}: too few of the inputs are refused`);
    const sample = fc.sample(edge.inputs, { numRuns: BATCH, seed: SEED + batch });
    const hostile = sample.filter((input) => !edge.isWhole(input));
    const fault = await faultIn(edge, hostile, before);
    if (fault !== undefined) {
      // One by one, to name the one.
      for (const input of hostile) {
        const alone = await faultIn(edge, [input], before);
        if (alone !== undefined)
          throw new Error(`${edge.name}: ${alone}: ${fc.stringify(input)} (seed ${String(SEED)})`);
      }
      throw new Error(`${edge.name}: ${fault}, by several together (seed ${String(SEED + batch)})`);
    }
    tried += hostile.length;
    refused += hostile.length;
    whole += sample.length - hostile.length;
  }
  return { edge: edge.name, tried, refused, whole };
}

async function faultIn(edge: HostileEdge, inputs: readonly unknown[], before: unknown): Promise<string | undefined> {
  const countBefore = edge.counted();
  let due = 0;
  try {
    for (const input of inputs) due += (await edge.take(input)) ?? 1;
    expect(edge.standing()).toEqual(before);
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message.slice(0, 300)}` : 'threw';
  }
  const counted = edge.counted() - countBefore;
  return counted === due ? undefined : `${String(counted)} were counted of ${String(due)}`;
}

/** The account as a table: edge, tried, refused, and what was whole by chance. */
export function tableOf(tallies: readonly Tally[]): string {
  const row = (cells: readonly (string | number)[]) =>
    cells.map((cell, at) => (at === 0 ? String(cell).padEnd(44) : String(cell).padStart(9))).join('');
  const total = (of: 'tried' | 'refused' | 'whole') => tallies.reduce((sum, tally) => sum + tally[of], 0);
  return [
    row(['edge', 'tried', 'refused', 'whole']),
    ...tallies.map(({ edge, tried, refused, whole }) => row([edge, tried, refused, whole])),
    row(['in all', total('tried'), total('refused'), total('whole')]),
  ].join('\n');
}
