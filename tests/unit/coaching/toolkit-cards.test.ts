import { describe, expect, it } from 'vitest';
import { noCards, withCard } from '../../../src/coaching/card-memory';
import { Playbook } from '../../../src/coaching/playbook';
import { toolkitCard, withoutHeldBack } from '../../../src/coaching/toolkit-cards';
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
    // The clock was set back an hour.
    expect(after(shown(-3_600))).toBe('price');
  });
});

describe('withoutHeldBack', () => {
  const both = Playbook.parse({
    ...playbook,
    toolkit: [...playbook.toolkit, { ...playbook.toolkit[0], category: 'discovery', not: [] }],
  });
  const highlighted = (line: `customer: ${string}`, by = both) =>
    withoutHeldBack(['price', 'discovery'], momentAfter(['rep: It is forty a month.', line], { playbook: by }));

  it('should leave out what a phrase just said rules out, and nothing else', () => {
    expect(highlighted('customer: The outage cost us a week.')).toEqual(['discovery']);
    expect(highlighted('customer: We have three vans.')).toEqual(['price', 'discovery']);
  });

  it('should leave out what the rep alone opens, and what isn’t there', () => {
    const [price, discovery] = both.toolkit;
    const by = { ...both, toolkit: [{ ...price!, limitPerCall: 0 }, discovery!] };
    expect(highlighted('customer: We have three vans.', by)).toEqual(['discovery']);
    expect(highlighted('customer: We have three vans.', playbook)).toEqual(['price']);
  });
});
