/** What `npm run chaos` and `npm run soak` find fault with: a check that can't fail would prove nothing. */
import { describe, expect, it } from 'vitest';
import { diceOf } from '../support/chaos/dice';
import { FAULT_KINDS, FaultDeck } from '../support/chaos/faults';
import { type SoakSample, unbounded } from '../support/chaos/soak-samples';
import { countWords, firstDifference } from '../support/chaos/words';

const SENT = { rep: ['one', 'two', 'three'], customer: ['four', 'five'] };

describe('counting words', () => {
  it.each([
    ['nothing', SENT, { lost: 0, doubled: 0 }],
    ['a lost word', { ...SENT, rep: ['one', 'three'] }, { lost: 1, doubled: 0 }],
    ['a doubled word', { ...SENT, rep: ['one', 'two', 'two', 'three'] }, { lost: 0, doubled: 1 }],
    ['a word out of its place', { ...SENT, rep: ['two', 'one', 'three'] }, { lost: 1, doubled: 1 }],
    ['a word on the other side', { rep: ['one', 'two'], customer: ['three', 'four', 'five'] }, { lost: 1, doubled: 1 }],
  ])('should find %s', (_what, shown, found) => {
    expect(countWords(SENT, shown)).toMatchObject({ sent: 5, ...found });
  });

  it('should name the place where two sequences part', () => {
    expect(firstDifference(['a', 'b'], ['a', 'b'])).toBeUndefined();
    expect(firstDifference(['a', 'b'], ['a', 'a', 'b'])).toMatch(/^word 2: “a a b”/);
    expect(firstDifference(['a', 'b'], ['a', 'b', 'b'])).toMatch(/^word 3/);
  });
});

describe('a deck of faults', () => {
  it('should hold each kind as often as every other, in an order that its seed decides', () => {
    const drawAll = (seed: number) => {
      const deck = new FaultDeck(20, diceOf(seed));
      return Array.from({ length: 20 }, () => deck.draw(() => true));
    };
    const drawn = drawAll(1);
    for (const kind of FAULT_KINDS) expect(drawn.filter((other) => other === kind).length).toBeGreaterThanOrEqual(2);
    expect(drawAll(1)).toEqual(drawn);
    expect(drawAll(2)).not.toEqual(drawn);
  });

  it('should pass over what can’t be done now, and keep it', () => {
    const deck = new FaultDeck(9, diceOf(1));
    expect(deck.draw((kind) => kind === 'quota full')).toBe('quota full');
    expect(deck.draw((kind) => kind === 'quota full')).toBeUndefined();
    expect(deck.left).toBe(8);
  });
});

describe('a heap', () => {
  const minutes = (megabytes: (minute: number) => number): readonly SoakSample[] =>
    Array.from({ length: 11 }, (_, minute) => ({
      minute,
      heapBytes: { worker: megabytes(minute) * 1_048_576, offscreen: 4_000_000, panel: 4_000_000 },
      framesCaptured: 0,
      framesSent: 0,
      framesReceived: 0,
      framesLate: 0,
      unacknowledged: 0,
      utterancesShown: 0,
      journalBytes: 0,
      connections: 1,
    }));

  it.each([
    ['stays as it is', () => 5, []],
    ['grows with the call', (minute: number) => 5 + minute, []],
    ['grew at first', (minute: number) => 5 + Math.min(minute, 4), []],
    ['grows ever faster', (minute: number) => 5 + minute ** 3 / 20, ['worker']],
  ])('that %s should be judged so', (_how, megabytes, growing) => {
    expect(unbounded(minutes(megabytes))).toEqual(growing);
  });
});
