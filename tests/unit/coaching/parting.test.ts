import { describe, expect, it } from 'vitest';
import { refusesCalls, saidGoodbye, wantsNoMoreCalls } from '../../../src/coaching/parting';
import { wordsOf } from '../../../src/coaching/phrases';
import { utterances } from './call-builder';

const refuses = (text: string): boolean => refusesCalls(wordsOf(text).join(' '));

describe('refusesCalls', () => {
  it.each([
    "Please take me off your list and don't call again.",
    'Remove my number.',
    'Stop calling me!',
    'you need to stop calling',
    "Don't call here again.",
    'Never call me again.',
    'Put me on your do not call list.',
    'Just leave me alone.',
    'lose my number',
  ])('hears it in %s', (text) => {
    expect(refuses(text)).toBe(true);
  });

  it.each([
    "Don't call me before nine.",
    'They hang up and never call us again.',
    'People just stop calling when nobody picks up.',
    "They leave a message and don't call back.",
    "Most of them don't call again.",
    'We take it off the roof first.',
    'Can you call me back on Thursday?',
    'The office staff leave the phone alone at lunch.',
  ])('hears none in %s', (text) => {
    expect(refuses(text)).toBe(false);
  });
});

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
    expect(saidGoodbye(utterances('rep: Did you have a good weekend?'))).toBe(false);
    expect(saidGoodbye(utterances())).toBe(false);
  });
});
