import { describe, expect, it } from 'vitest';
import { saidGoodbye, wantsNoMoreCalls } from '../../../src/coaching/parting';
import { utterances } from './call-builder';

describe('wantsNoMoreCalls', () => {
  it('is told by the customer only, and holds while the rep goes on', () => {
    expect(wantsNoMoreCalls(utterances('rep: Shall I take you off the list? Never call me again, you said.'))).toBe(
      false,
    );
    const asked = [
      'customer: Stop calling me.',
      'rep: Of course.',
      'customer: Okay.',
      'rep: One thing, though.',
    ] as const;
    expect(wantsNoMoreCalls(utterances(...asked))).toBe(true);
  });

  it('is not told by what becomes of their own callers', () => {
    expect(wantsNoMoreCalls(utterances("customer: Half the buyers don't call us back."))).toBe(false);
  });

  it('counts two pieces of one no as one', () => {
    expect(wantsNoMoreCalls(utterances("customer: I'm not interested.", 'customer: No thanks.'))).toBe(false);
    expect(wantsNoMoreCalls(utterances("customer: I'm not interested.", 'rep: Oh?', 'customer: No thanks.'))).toBe(
      true,
    );
  });

  it('forgets a first no once the customer talks', () => {
    const talks = ["customer: I'm not interested.", 'rep: Oh?', 'customer: We have three vans.'] as const;
    expect(wantsNoMoreCalls(utterances(...talks))).toBe(false);
  });
});

describe('saidGoodbye', () => {
  it('holds over a pleasantry and ends with a question', () => {
    expect(saidGoodbye(utterances('rep: Have a great day.', 'customer: You too.'))).toBe(true);
    expect(saidGoodbye(utterances('rep: Have a great day.', 'customer: Wait, how much was it?'))).toBe(false);
    expect(saidGoodbye(utterances('rep: okay so well enjoy the boat', 'customer: yep'))).toBe(true);
    expect(saidGoodbye(utterances('rep: Did you have a good weekend?'))).toBe(false);
    expect(saidGoodbye(utterances())).toBe(false);
  });
});
