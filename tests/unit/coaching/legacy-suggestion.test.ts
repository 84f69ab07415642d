import { describe, expect, it } from 'vitest';
import { noCards, withCard, type CardMemory, type ShownCard } from '../../../src/coaching/card-memory';
import { emptyConversation } from '../../../src/coaching/conversation';
import { getFallbackGuidance, getFallbackSuggestion } from '../../../src/coaching/fallback';
import { legacySuggestion } from '../../../src/coaching/legacy-suggestion';
import type { ObjectionType, Playbook, ToolkitCategory } from '../../../src/coaching/playbook';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { shippedPlaybook } from '../../../src/playbooks/shipped';
import { aMoment, heard } from '../../support/moment';

const playbook = {
  ...defaultPlaybook,
  toolkit: defaultPlaybook.toolkit.map((entry) => ({ ...entry, not: entry.category === 'price' ? ['cost us'] : [] })),
};
const EXPENSIVE = 'That is too expensive for us.';

describe('legacySuggestion', () => {
  it('should highlight the card of an objection', () => {
    expect(highlighted(EXPENSIVE)).toEqual(['price']);
  });

  it('should highlight no card that the playbook holds off after such words', () => {
    expect(highlighted('That is a lot, the last outage cost us a week.')).toEqual([]);
  });

  it('should highlight the card that the playbook names for the objection', () => {
    const { trust } = playbook.objections;
    const closing = { ...playbook, objections: { ...playbook.objections, trust: { ...trust, toolkit: 'closing' } } };
    expect(highlighted('How do I know it works?', { type: 'trust', by: closing as Playbook })).toEqual(['closing']);
  });

  it('should highlight no card that the playbook has not', () => {
    const by = shippedPlaybook('inbound-enquiry');
    expect(highlighted('I hate talking to a robot.', { type: 'ai_concerns', by })).toEqual([]);
    expect(highlighted('We have three vans.', { type: 'none', by: { ...playbook, toolkit: [] } })).toEqual([]);
  });

  it.each([
    ['past its limit for the call', [900, 600, 300]],
    ['that was up a minute ago', [60]],
  ])('should highlight no card %s, in either mode', (_, agoSec) => {
    const cards = agoSec.map((sec) => priceCard(sec)).reduce(withCard, noCards);
    const { toolkit: _none, ...card } = priceCard(0);
    const next = withCard(cards, { ...card, about: heardBy(EXPENSIVE).at(-1)!.id });
    expect(highlighted(EXPENSIVE, { cards: next })).toEqual([]);
    expect(getFallbackSuggestion(momentOf(EXPENSIVE, { cards })).highlight_toolkit).toEqual([]);
  });

  it('should go on to highlight the card that is up, its last time too, when the customer has said more', () => {
    const cards = [900, 600, 3].map((sec) => priceCard(sec)).reduce(withCard, noCards);
    expect(highlighted(EXPENSIVE, { cards })).toEqual(['price']);
  });

  it('should hold a card back from who wants no more calls, too', () => {
    const by = { ...playbook, toolkit: playbook.toolkit.map((entry) => ({ ...entry, limitPerCall: 0 })) };
    const moment = momentOf('Take me off your list and don’t call again.', { by, type: 'none' });
    expect(getFallbackSuggestion(moment).highlight_toolkit).toEqual([]);
  });
});

// Helpers

interface Given {
  readonly type?: ObjectionType;
  readonly by?: Playbook;
  readonly cards?: CardMemory;
}

const heardBy = (line: string) => heard('rep-1 It is three hundred a month.', `customer-1 ${line}`);

const momentOf = (line: string, { type = 'price', by = playbook, cards = noCards }: Given = {}) =>
  aMoment({ heard: heardBy(line), playbook: by, signals: { ...NO_SIGNALS, objection_type: type }, cards });

const priceCard = (agoSec: number): ShownCard => ({
  kind: 'objection:price',
  urgency: 'high',
  source: 'local',
  toolkit: 'price',
  atMs: aMoment().atMs - agoSec * 1_000,
});

/** What the legacy form of a guidance highlights, after that line of the customer's. */
function highlighted(line: string, given: Given = {}): readonly ToolkitCategory[] {
  const moment = momentOf(line, given);
  const { signals, cards = noCards, atMs: lastAtMs } = moment;
  const conversation = { ...emptyConversation, utterances: moment.heard };
  const state = { signals, conversation, cards, lastAtMs };
  return legacySuggestion(getFallbackGuidance(moment), state, moment.playbook).highlight_toolkit;
}
