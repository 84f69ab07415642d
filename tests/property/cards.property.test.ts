/** Laws of what is on the panel: readable, never the same question twice, and no more of what was waved away. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownCard } from '../../src/coaching/card-memory';
import { defaultPlaybook } from '../../src/playbooks/default';
import { withoutModel } from '../support/session';
import { spoken } from '../support/spoken';

const CALM = [
  'We have three vans and a lorry here.',
  'The radio is on all day here.',
  'We get about forty jobs a week.',
  'The office is by the old station.',
  'We do all of it on paper.',
];
const LIVELY = [
  ...CALM,
  'That is too expensive for us.',
  'How much is it?',
  'The outage cost us a week.',
  'mm-hm',
  'Thursday at ten?',
];
const REP = [
  'How many do you have?',
  'I see.',
  'What we do is answer the phone.',
  'Shall we try it on Thursday?',
  'mm-hm',
];

const { minCardSec } = defaultPlaybook.pacing;

const lines = fc.array(
  fc.oneof(
    fc.record({
      speaker: fc.constant('customer' as const),
      text: fc.constantFrom(...LIVELY),
      gapMs: fc.integer({ min: 200, max: 9_000 }),
    }),
    fc.record({
      speaker: fc.constant('rep' as const),
      text: fc.constantFrom(...REP),
      gapMs: fc.integer({ min: 200, max: 9_000 }),
    }),
  ),
  { maxLength: 60 },
);

describe('cards, always', () => {
  it('should change no more often than they can be read, however often guidance is wanted', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CALM), { minLength: 60, maxLength: 60 }), (talk) => {
        const call = spoken(
          talk.map((text) => ({ speaker: 'customer', text, gapMs: 1_000 })),
          withoutModel,
        );
        const shown = call.state.cards.shown.filter(({ about }) => about !== undefined);
        expect(shown.length).toBeGreaterThan(2);
        for (const [n, card] of shown.slice(1).entries()) {
          if (!isUrgent(card)) expect(card.atMs - shown[n]!.atMs).toBeGreaterThanOrEqual(minCardSec * 1_000);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('should let what is urgent through at once', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...CALM), { minLength: 1, maxLength: 20 }), (talk) => {
        const calm = talk.map((text) => ({ speaker: 'customer' as const, text, gapMs: 1_000 }));
        const objection = { speaker: 'customer' as const, text: 'That is too expensive for us.', gapMs: 100 };
        const { state } = spoken([...calm, objection], withoutModel);
        expect(state.cards.shown.at(-1)).toMatchObject({ kind: 'objection:price', atMs: state.lastAtMs });
      }),
      { numRuns: 30 },
    );
  });

  it('should never lead with a question again once the customer has said more', () => {
    fc.assert(
      fc.property(lines, (talk) => {
        const byQuestion = new Map<string, ShownCard>();
        for (const card of spoken(talk, withoutModel).state.cards.shown) {
          const before = card.question === undefined ? undefined : byQuestion.get(card.question);
          if (before) expect(before.about).toBe(card.about);
          if (card.question !== undefined) byQuestion.set(card.question, card);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('should never move for a back-channel', () => {
    fc.assert(
      fc.property(lines, (talk) => {
        const call = spoken(talk, withoutModel);
        const hummed = spoken([{ speaker: 'customer', text: 'mm-hm', gapMs: 50 }], withoutModel, call);
        expect(hummed.state.cards).toEqual(call.state.cards);
      }),
      { numRuns: 40 },
    );
  });
});

// Helpers

const isUrgent = ({ kind, urgency }: ShownCard): boolean => urgency === 'critical' || kind.startsWith('objection:');
