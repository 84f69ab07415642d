import { describe, expect, it } from 'vitest';
import { noCards, toolkitUp, withCard, withDismissal, type ShownCard } from '../../../src/coaching/card-memory';
import { cardStanding } from '../../../src/coaching/card-standing';
import type { UtteranceId } from '../../../src/coaching/conversation';

const card = (more: Partial<ShownCard>): ShownCard => ({
  kind: 'objection:price',
  urgency: 'high',
  source: 'local',
  atMs: 1,
  ...more,
});
const first = 'customer-1' as UtteranceId;
const second = 'customer-2' as UtteranceId;

describe('the toolkit card that is up', () => {
  it('should be the one that came with the card, or with an earlier one about the same words', () => {
    const cards = withCard(noCards, card({ toolkit: 'price', about: first }));
    expect(toolkitUp(cards)).toBe('price');
    const more = withCard(cards, card({ source: 'claude', about: first }));
    expect(toolkitUp(more)).toBe('price');
    expect(cardStanding({ cards: more, held: undefined })?.toolkit).toBe('price');
  });

  it('should be none for other words, after "not now", and before the first card', () => {
    const cards = withCard(noCards, card({ toolkit: 'price', about: first }));
    expect(toolkitUp(withCard(cards, card({ about: second })))).toBeUndefined();
    expect(toolkitUp(withDismissal(cards, 'objection:price', 2))).toBeUndefined();
    expect(toolkitUp(noCards)).toBeUndefined();
  });
});
