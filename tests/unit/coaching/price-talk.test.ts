import { describe, expect, it } from 'vitest';
import { adviceFor } from '../../../src/coaching/choose-advice';
import { customerTurn } from '../../../src/coaching/last-turn';
import { asksForLess, balksAtAnother } from '../../../src/coaching/other-price';
import { haggles, namesOtherPrice } from '../../../src/coaching/price-talk';
import { readingOf } from '../../../src/coaching/stage';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { momentAfter, type Line } from './call-builder';

const PRICED: readonly Line[] = [
  'rep: Hi Jo, how are you keeping? I am calling about the roof of your workshop.',
  'customer: It is an old roof, go on.',
  'rep: The new one would be fourteen hundred, with the gutters.',
];
const UNPRICED: readonly Line[] = [...PRICED.slice(0, 2), 'rep: We would put a new one on in two days.'];

const momentOf = (lines: readonly Line[]) =>
  momentAfter(lines, {
    stage: {
      ...readingOf({ opening: 0, discovery: 0, pitch: 1, objection: 0, close: 0 }),
      sinceAtMs: 1_700_000_000_000,
    },
    signals: NO_SIGNALS,
  });
const reads = (does: typeof namesOtherPrice, lines: readonly Line[]): boolean => {
  const moment = momentOf(lines);
  return does(moment, customerTurn(moment.heard));
};

describe('namesOtherPrice', () => {
  it.each([
    'my neighbour he got his for nine hundred',
    'my cousin in galway paid nine fifty for the same',
    'the lad down the road charges eight hundred',
    'my nephew has the other crowd and he says it is half',
    'another company quoted me twelve fifty',
    'the vendor is around nine hundred leh',
    'the other ones are about a thousand',
    'a friend of mine is paying only seven hundred',
    'somebody offered it to me at a thousand last week',
    'online it is going for eight hundred',
    'my brother in law bought one for six hundred',
    'naw he just said half',
  ])('should hear another price in %s', (said) => {
    expect(reads(namesOtherPrice, [...PRICED, `customer: ${said}`])).toBe(true);
  });

  it.each([
    'my brother has nine lorries',
    'my wife says half past nine suits her',
    'my boss says half of them are broken',
    'my nephew got three kids',
    'the other one is two hundred yards away',
    'my friend runs two shops',
    'my sister is forty',
    'he says half ten is grand',
    'the vendor is in building nine',
    'my partner said two of them',
    'my neighbour was had for six thousand',
    'at least you said it the other place told me 95',
  ])('should hear none in %s', (said) => {
    expect(reads(namesOtherPrice, [...PRICED, `customer: ${said}`])).toBe(false);
  });

  it('should hear none where no price of ours was named', () => {
    expect(reads(namesOtherPrice, [...UNPRICED, 'customer: my neighbour he got his for nine hundred'])).toBe(false);
  });
});

describe('asksForLess', () => {
  it.each([
    'for nine of them surely you people can do something small',
    'ah you could do a bit better than that',
    'can you meet me half way',
    'is that the best you can do',
    'come down a bit and we will talk',
    'you would have to come down on that',
    'what is your last price',
    'could you knock something off for cash',
    'any discount if i take two',
    'is there any wiggle room on that',
    'reduce it small for me',
    'do me a deal and i will take the two',
    'you can sharpen your pencil',
    'can you not do it for less',
    'take something off it for me',
    'can we get a discount for the five years',
  ])('should hear that less is wanted in %s', (said) => {
    expect(reads(asksForLess, [...PRICED, `customer: ${said}`])).toBe(true);
  });

  it.each([
    'can you come down on thursday',
    'can you do something about the noise',
    'meet me at the yard',
    'he came down hard on us',
    'we will meet in the middle of the town',
    'that is the best we ever had',
    'i do something small on the side',
    'i knocked off early',
    'i have to come down to the office for it',
  ])('should hear no such wish in %s', (said) => {
    expect(reads(asksForLess, [...PRICED, `customer: ${said}`])).toBe(false);
  });

  it('should not hear it before a price was named', () => {
    expect(reads(asksForLess, [...UNPRICED, 'customer: could you do something for us'])).toBe(false);
  });

  it('should be met as haggling, though it asks', () => {
    const lines: readonly Line[] = [...PRICED, 'customer: is that the best you can do'];
    expect(adviceFor(momentOf(lines)).kind).toBe('haggling');
  });
});

describe('a shock at a price', () => {
  const shockAt = (asked: Line, told: Line, balk: Line = 'customer: jesus mary and joseph'): readonly Line[] => [
    ...PRICED,
    'customer: that would soon add up',
    'rep: it does but you would have no boiler to buy, and never need a lawyer for it',
    asked,
    told,
    balk,
  ];

  it.each([
    shockAt('customer: what is a boiler now even', 'rep: a good one you would be looking at nine or ten grand'),
    shockAt('customer: and how much does a new boiler run', 'rep: they go for about four thousand'),
    shockAt('customer: what do the others charge', 'rep: most of them are at two hundred a month', 'customer: wow'),
    shockAt('customer: what would a lawyer cost me', 'rep: you would pay three hundred an hour', 'customer: phew'),
    shockAt('customer: how much are they getting for it elsewhere', 'rep: eighteen hundred', 'customer: blimey'),
  ])('should be heard as one at what they pay elsewhere: %s', (...lines) => {
    expect(reads(balksAtAnother, lines)).toBe(true);
    expect(reads(haggles, lines)).toBe(false);
    expect(adviceFor(momentOf(lines)).kind).toBe('case');
  });

  it.each([
    shockAt('customer: how much is it with the gutters', 'rep: sixteen hundred'),
    shockAt('customer: what is yours then', 'rep: nine or ten grand all in'),
    shockAt('customer: what do you charge for the big one', 'rep: two thousand'),
    shockAt('customer: how much is the blue one', 'rep: that is two thousand'),
    shockAt('customer: what is that a month', 'rep: it is two hundred'),
    shockAt('customer: what is a double with you', 'rep: ours is two thousand'),
    shockAt('customer: what is that going to cost', 'rep: it would be two hundred', 'customer: jesus i pay ninety'),
    shockAt(
      'customer: what do they charge',
      'rep: they are at two hundred',
      'customer: jesus and you want three hundred',
    ),
    shockAt('customer: how much is a roof', 'rep: that is nine or ten grand'),
    shockAt('customer: I see.', 'rep: So it is fourteen hundred.'),
  ])('should be heard as one at ours: %s', (...lines) => {
    expect(reads(balksAtAnother, lines)).toBe(false);
    expect(reads(haggles, lines)).toBe(true);
  });
});
