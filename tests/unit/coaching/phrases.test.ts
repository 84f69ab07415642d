import { describe, expect, it } from 'vitest';
import { compilePhrases, wordsOf } from '../../../src/coaching/phrases';

const finds = (phrase: string, text: string): boolean => compilePhrases([phrase]).matches(text) > 0;

describe('compilePhrases', () => {
  it.each([
    ['hi', 'Hi, is this Karen?', true],
    ['hi', 'this is something', false],
    ['start', 'we restarted it', false],
    ["what's it cost", 'so whats it cost', true],
    ['what is it cost', 'What’s it cost?', true],
    ["don't need", 'We dont need it', true],
    ['do not need', "we don't need it", true],
    ["we're happy", 'were happy with it', true],
    ['struggl*', 'we are struggling', true],
    ['struggl*', 'a big struggle', true],
    ['frustrat* by', 'frustrated by it', true],
    ['struggl*', 'juggling', false],
    ['how many * do you', 'how many calls do you get', true],
    ['how many * do you', 'how many do you get', false],
    ['# calls', 'about 1,200 calls', true],
    ['# calls', 'twenty five calls', true],
    ['# calls', 'no calls', false],
    ['follow up', 'a follow-up', true],
    ['24 7', 'open 24/7', true],
    ['not', '', false],
  ])('%j in %j: %j', (phrase, text, expected) => {
    expect(finds(phrase, text)).toBe(expected);
  });

  it('counts each phrase once', () => {
    const matcher = compilePhrases(['yes', 'no', 'maybe']);
    expect(matcher.matches('yes, yes, no')).toBe(2);
    expect(matcher.matches(wordsOf('yes, yes, no'))).toBe(2);
  });

  it('compiles a list once', () => {
    const list = ['yes'];
    expect(compilePhrases(list)).toBe(compilePhrases(list));
  });
});
