import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { judges, praises } from '../../../src/coaching/judgement';
import { readingOf } from '../../../src/coaching/stage';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { momentAfter, type Line } from './call-builder';

describe('judges', () => {
  it.each([
    'thats wild',
    'that is pretty dear',
    'oh its lovely',
    'that sounds mental',
    "they're deadly",
    'wow thats tight',
    'well that is something',
    'it looks rough',
  ])('should hear a judgement in %s', (said) => {
    expect(judges(said)).toBe(true);
  });

  it.each([
    'it is a robot',
    'thats included',
    'so its free',
    'it is waterproof',
    'that comes with the van',
    'you are insured',
    'it goes in the wall',
    "they're two metres",
    'its all online',
  ])('should hear none in %s', (said) => {
    expect(judges(said)).toBe(false);
  });
});

describe('praises', () => {
  it.each(['thats rad', 'oh thats handy', 'that is so class', "that's really neat man", 'its lekker', 'they are ace'])(
    'should hear it in %s',
    (said) => {
      expect(praises(said)).toBe(true);
    },
  );

  it.each(['thats too sweet', 'its not handy', 'that is dear', 'it is handy for the shop next door', 'thats rough'])(
    'should hear none in %s',
    (said) => {
      expect(praises(said)).toBe(false);
    },
  );
});

describe('adviceFor praise', () => {
  const PITCHED: readonly Line[] = [
    'rep: hi the reason for my call is your boat',
    'customer: go on',
    'rep: we lift it out wash it and put it back the same day',
  ];
  const belief = { opening: 0, discovery: 0, pitch: 1, objection: 0, close: 0 };
  const kindAfter = (line: Line) =>
    adviceFor(momentAfter([...PITCHED, line], { stage: { ...readingOf(belief), sinceAtMs: 0 }, signals: NO_SIGNALS }))
      .kind;

  it('should take it up, and put right only what sums up', () => {
    expect(kindAfter('customer: thats rad')).toBe('warm');
    expect(kindAfter('customer: thats a bit rough')).not.toBe('warm');
    expect(kindAfter('customer: thats wild man')).not.toBe('confirm');
    expect(kindAfter('customer: it stays in the water')).toBe('confirm');
  });
});
