import { describe, expect, it } from 'vitest';
import { mayMeet } from '../../../src/coaching/objective-guards';
import { wordsOf } from '../../../src/coaching/phrases';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { utterances } from './call-builder';

const objective = (id: string) => defaultPlaybook.objectives.find((one) => one.id === id)!;
const [offer] = utterances('rep: Would Tuesday at nine suit you?');

const may = (id: string, text: string): boolean => {
  const [last] = utterances(`customer: ${text}`);
  return mayMeet(objective(id), { last: last!, words: wordsOf(text), before: [offer!] });
};

describe('mayMeet', () => {
  it.each([
    'tuesday uh maybe give me a shout then',
    'might be there might not',
    "i'll see how the week goes",
    "I'll let you know.",
    "let's play it by ear",
    'hopefully yeah',
    'no promises but come by',
  ])('should let a yes that is left open commit to nothing: %s', (text) => {
    expect(may('get_commitment', text)).toBe(false);
    expect(may('schedule', text)).toBe(false);
  });

  it.each([
    'tuesday at nine is grand',
    'yes go on then',
    "maybe nine's early but yeah tuesday works",
    'okay let him come and i will see him first',
    'might as well, book me in',
  ])('should take a yes for one: %s', (text) => {
    expect(may('get_commitment', text)).toBe(true);
  });

  it('should hear a maybe of what they have in the facts they tell', () => {
    expect(may('qualify_volume', 'maybe thirty a day')).toBe(true);
  });
});
