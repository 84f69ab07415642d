import { describe, expect, it } from 'vitest';
import { noCards, withCard } from '../../../src/coaching/card-memory';
import { Playbook } from '../../../src/coaching/playbook';
import { toolkitCard } from '../../../src/coaching/toolkit-cards';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { momentAfter } from './call-builder';

const playbook = Playbook.parse({
  ...defaultPlaybook,
  toolkit: [
    {
      category: 'price',
      title: 'Price',
      scripts: [{ name: 'One', text: 'What is it worth?', when_to_use: 'Now.' }],
      triggers: { objections: ['price'], cues: ['any discount'] },
      not: ['cost us'],
      cooldownSec: 60,
      limitPerCall: 2,
    },
  ],
});
const AT_MS = 1_700_000_010_000;
const EXPENSIVE = ['rep: It is forty a month.', 'customer: That is too expensive for us.'] as const;

describe('toolkitCard', () => {
  it.each(['customer: That is too expensive for us.', 'customer: So is there any discount on it'] as const)(
    'should come up for %s',
    (line) => {
      expect(toolkitCard(momentAfter(['rep: It is forty a month.', line], { playbook }))?.category).toBe('price');
    },
  );

  it.each([
    ['a trap', 'customer: That is too expensive, the outage cost us a week.'],
    ['nothing that calls for it', 'customer: We have three vans.'],
  ] as const)('should stay away for %s', (_, line) => {
    expect(toolkitCard(momentAfter(['rep: It is forty a month.', line], { playbook }))).toBeUndefined();
  });

  it("should stay away while the rep has the word, and for the rep's own words", () => {
    expect(toolkitCard(momentAfter([...EXPENSIVE, 'rep: Any discount?'], { playbook }))).toBeUndefined();
  });

  it('should keep its cooldown and its limit, and stay for the words it came up for', () => {
    const moment = momentAfter(EXPENSIVE, { playbook });
    const shown = (agoSec: number, about?: string) => ({
      kind: 'objection:price',
      urgency: 'high' as const,
      source: 'local' as const,
      toolkit: 'price' as const,
      atMs: AT_MS - agoSec * 1_000,
      ...(about === undefined ? {} : { about: moment.heard.find(({ id }) => id === about)!.id }),
    });
    const after = (...cards: readonly ReturnType<typeof shown>[]) =>
      toolkitCard({ ...moment, cards: cards.reduce(withCard, noCards) })?.category;
    expect(after(shown(59))).toBeUndefined();
    expect(after(shown(60))).toBe('price');
    expect(after(shown(200), shown(100))).toBeUndefined();
    expect(after(shown(5, 'customer-1'))).toBe('price');
  });
});
