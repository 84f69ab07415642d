import { describe, expect, it } from 'vitest';
import { emptyConversation, type Utterance } from '../../../src/coaching/conversation';
import { signalView } from '../../../src/coaching/signal-view';
import { NO_SIGNALS } from '../../../src/coaching/suggestion';

const said = (id: string, speaker: Utterance['speaker'], text: string): Utterance => ({
  id: id as Utterance['id'],
  speaker,
  text,
  startMs: 0,
  endMs: 1_000,
});
const conversation = {
  ...emptyConversation,
  utterances: [
    said('customer-1', 'customer', 'That is too expensive for us.'),
    said('rep-1', 'rep', 'I see. What would it have to cost?'),
    said('customer-2', 'customer', 'Mm-hm.'),
  ],
};

describe('the signal on the panel', () => {
  it('should rest on the customer’s last words that were more than a back-channel', () => {
    expect(signalView({ signals: { ...NO_SIGNALS, objection_type: 'price' }, conversation })).toEqual({
      kind: 'objection',
      objection: 'price',
      evidence: { utteranceId: 'customer-1', text: 'That is too expensive for us.', speaker: 'customer' },
    });
  });

  it('should be readiness to buy only where nothing is objected', () => {
    const buying = { ...NO_SIGNALS, buying_signal: true };
    expect(signalView({ signals: buying, conversation })?.kind).toBe('buying');
    expect(signalView({ signals: { ...buying, objection_type: 'need' }, conversation })?.kind).toBe('objection');
  });

  it('should be none where the words show none, or nobody spoke', () => {
    expect(signalView({ signals: NO_SIGNALS, conversation })).toBeUndefined();
    const signals = { ...NO_SIGNALS, buying_signal: true };
    expect(signalView({ signals, conversation: emptyConversation })).toBeUndefined();
  });
});
