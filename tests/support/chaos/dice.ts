/** Chance from a seed: the same seed throws the same. */
export interface Dice {
  /** From 0 up to 1. */
  readonly random: () => number;
  /** A whole number from `least` to `most`, both included. */
  readonly between: (least: number, most: number) => number;
  readonly pick: <T>(of: readonly [T, ...T[]]) => T;
  readonly shuffled: <T>(of: readonly T[]) => T[];
}

/** Dice that throw alike for alike seeds (mulberry32: 32 bits of state, enough to choose faults with). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const between = (least: number, most: number): number => least + Math.floor(random() * (most - least + 1));
  return {
    random,
    between,
    pick: (of) => of[between(0, of.length - 1)] ?? of[0],
    shuffled: (of) => {
      const cards = [...of];
      for (let last = cards.length - 1; last > 0; last -= 1) {
        const other = between(0, last);
        [cards[last], cards[other]] = [cards[other]!, cards[last]!];
      }
      return cards;
    },
  };
}

/** All of them in an order by chance, one at each call, and then again from the first. */
export function roundsOf<T>(of: readonly [T, ...T[]], dice: Dice): () => T {
  const order = dice.shuffled(of);
  let calls = 0;
  return () => order[calls++ % order.length] ?? of[0];
}
