/** Laws of the toolkit's cards: no more often than the playbook allows, never for what it rules out, and still there when wanted. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownCard } from '../../src/coaching/card-memory';
import { Playbook, type ToolkitEntry } from '../../src/coaching/playbook';
import type { SessionState } from '../../src/coaching/session-state';
import { defaultPlaybook } from '../../src/playbooks/default';
import type { CoachingMode } from '../../src/settings/feature-flags';
import { play, start, type Played } from '../support/session';
import { spoken, type Line } from '../support/spoken';

const OBJECTIONS = [
  'That is too expensive for us.',
  'Is there any discount?',
  'That is out of our budget.',
  'That is a lot of money for us.',
];
/** Each with a cue of the card in it, and a phrase that rules the card out. */
const TRAPS = [
  'Is there any discount on what the outage cost us?',
  'The outage cost us a week, and we lost a lot of money for us.',
  'It was cheaper than we thought.',
];
const CALM = ['We have three vans and a lorry here.', 'The radio is on all day here.', 'We do all of it on paper.'];
const NOT = ['cost us', 'cheaper than we thought'];

describe('a toolkit card, always', () => {
  it('should come up as often as its limit allows, and no more', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3 }), objectionsEvery(25_000, 40_000), (limitPerCall, talk) => {
        expect(priceCards(called(talk, { limitPerCall, cooldownSec: 20 }).state)).toHaveLength(limitPerCall);
      }),
      { numRuns: 15 },
    );
  });

  it('should come up again once it has rested, and no sooner', () => {
    fc.assert(
      fc.property(objectionsEvery(4_000, 12_000), (talk) => {
        const cards = priceCards(called(talk, { limitPerCall: 20, cooldownSec: 20 }).state);
        const restsMs = cards.slice(1).map(({ atMs }, n) => atMs - cards[n]!.atMs);
        expect(restsMs.length).toBeGreaterThan(0);
        expect(Math.min(...restsMs)).toBeGreaterThanOrEqual(20_000);
      }),
      { numRuns: 15 },
    );
  });

  it('should stay away from a trap, which without the phrase would bring it up', () => {
    const ending = fc.constantFrom(...TRAPS).map((text) => says('customer', text, 15_000));
    const before = fc.array(
      fc
        .constantFrom(...CALM, ...TRAPS)
        .chain((text) => gap(1_000, 9_000).map((gapMs) => [says('customer', text, gapMs), REPLY])),
      { maxLength: 8 },
    );
    fc.assert(
      fc.property(before, ending, fc.constantFrom('guidance' as const, 'suggestions' as const), (talk, last, mode) => {
        const lines = [...talk.flat(), last];
        const limits = { limitPerCall: 20, cooldownSec: 0 };
        const { state } = called(lines, { ...limits, not: NOT }, mode);
        expect(priceCards(state)).toEqual([]);
        expect(state.suggestion?.suggestion.highlight_toolkit ?? []).not.toContain('price');
        expect(priceCards(called(lines, { ...limits, not: [] }, mode).state)).not.toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

// Helpers

const says = (speaker: Line['speaker'], text: string, gapMs: number): Line => ({ speaker, text, gapMs });
const REPLY = says('rep', 'I see.', 800);

function gap(min: number, max: number): fc.Arbitrary<number> {
  return fc.integer({ min, max });
}

/** A long call in which the price is objected to again and again, with other talk between. */
function objectionsEvery(leastMs: number, mostMs: number): fc.Arbitrary<readonly Line[]> {
  const round = fc
    .tuple(fc.constantFrom(...OBJECTIONS), fc.constantFrom(...CALM), gap(leastMs, mostMs))
    .map(([objection, calm, gapMs]) => [
      says('customer', objection, gapMs),
      REPLY,
      says('customer', calm, gapMs),
      REPLY,
    ]);
  return fc.array(round, { minLength: 5, maxLength: 7 }).map((rounds) => rounds.flat());
}

/** The talk, by a playbook whose price card has these limits. */
function called(talk: readonly Line[], changes: Partial<ToolkitEntry>, mode: CoachingMode = 'guidance'): Played {
  const toolkit = defaultPlaybook.toolkit.map((entry) =>
    entry.category === 'price' ? { ...entry, ...changes } : entry,
  );
  const context = { playbook: Playbook.parse({ ...defaultPlaybook, toolkit }), modelReady: false };
  return spoken(talk, context, play([start(mode)], context));
}

/** The times that the price card came up. */
const priceCards = ({ cards }: SessionState): readonly ShownCard[] =>
  cards.shown.filter(({ toolkit }) => toolkit === 'price');
