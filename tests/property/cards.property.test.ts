/** Laws of what is on the panel: readable, never the same question twice, and no more of what was waved away. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ShownCard } from '../../src/coaching/card-memory';
import type { SessionInput } from '../../src/coaching/session-inputs';
import { Playbook } from '../../src/coaching/playbook';
import { compilePhrases } from '../../src/coaching/phrases';
import { defaultPlaybook } from '../../src/playbooks/default';
import { play, START_MS, start, type Played } from '../support/session';

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

const playbook = Playbook.parse({
  ...defaultPlaybook,
  toolkit: defaultPlaybook.toolkit.map((entry) =>
    entry.category === 'price' ? { ...entry, not: ['cost us'], cooldownSec: 20, limitPerCall: 2 } : entry,
  ),
});
const context = { playbook, modelReady: false };
const { minCardSec } = playbook.pacing;

type Line = { readonly speaker: 'rep' | 'customer'; readonly text: string; readonly gapMs: number };
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
        const { cards } = spoken(talk.map((text) => ({ speaker: 'customer', text, gapMs: 1_000 })));
        const shown = cards.filter(({ about }) => about !== undefined);
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
        const { cards, call } = spoken([
          ...calm,
          { speaker: 'customer', text: 'That is too expensive for us.', gapMs: 100 },
        ]);
        expect(cards.at(-1)).toMatchObject({ kind: 'objection:price', atMs: call.state.lastAtMs });
      }),
      { numRuns: 30 },
    );
  });

  it('should never lead with a question twice, nor with one that the rep has asked', () => {
    fc.assert(
      fc.property(lines, (talk) => {
        const byQuestion = new Map<string, ShownCard>();
        for (const card of spoken(talk).cards) {
          const before = card.question === undefined ? undefined : byQuestion.get(card.question);
          if (before) expect([before.about, before.kind]).toEqual([card.about, card.kind]);
          if (card.question !== undefined) byQuestion.set(card.question, card);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('should show no toolkit card for a trap, beyond its limit or within its cooldown', () => {
    const trap = compilePhrases(['cost us']);
    fc.assert(
      fc.property(lines, (talk) => {
        const { cards, call } = spoken(talk);
        const price = cards.filter(({ toolkit }) => toolkit === 'price');
        expect(price.length).toBeLessThanOrEqual(2);
        for (const [n, card] of price.slice(1).entries())
          expect(card.atMs - price[n]!.atMs).toBeGreaterThanOrEqual(20_000);
        for (const { about } of price) {
          const said = call.state.conversation.utterances.find(({ id }) => id === about);
          expect(trap.matches(said?.text ?? '')).toBe(0);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('should never move for a back-channel', () => {
    fc.assert(
      fc.property(lines, (talk) => {
        const { call } = spoken(talk);
        const hummed = spoken([{ speaker: 'customer', text: 'mm-hm', gapMs: 50 }], call).call;
        expect(hummed.state.cards).toEqual(call.state.cards);
      }),
      { numRuns: 40 },
    );
  });
});

// Helpers

const isUrgent = ({ kind, urgency }: ShownCard): boolean => urgency === 'critical' || kind.startsWith('objection:');

/** Say the lines, waking whenever a card that was held back is due. */
function spoken(
  talk: readonly Line[],
  from: Played = play([start()], context),
): { call: Played; cards: readonly ShownCard[] } {
  let call = from;
  let atMs = call.state.lastAtMs;
  for (const { speaker, text, gapMs } of talk) {
    for (let tick = atMs + 100; call.state.held && tick < atMs + gapMs; tick += 100) {
      call = play([{ type: 'time-passed', atMs: tick }], context, call);
    }
    atMs += gapMs;
    const channel = speaker === 'rep' ? (0 as const) : (1 as const);
    const endMs = atMs - START_MS;
    const event = {
      type: 'final' as const,
      channel,
      text,
      startMs: Math.max(0, endMs - 150),
      endMs,
      speechFinal: true,
    };
    const input: SessionInput = { type: 'transcript-arrived', events: [{ seq: call.state.lastSeq + 1, event }], atMs };
    call = play([input], context, call);
  }
  return { call, cards: call.state.cards.shown };
}
