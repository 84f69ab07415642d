import { describe, expect, it } from 'vitest';
import { headOf, plainText, tailOf } from '../../../src/coaching/plain-text';

describe('plainText', () => {
  it('should leave ordinary words of any script alone', () => {
    for (const text of ['It’s 20 % off, "yes"?', 'नमस्ते', 'می‌خواهم', '你好', '👩‍👩‍👧 👍🏽', 'Ä é Z̆', 'ཧྐྵྨླྺྼྻྂ']) {
      expect(plainText(text)).toBe(text);
    }
  });

  it.each([
    ['lines and controls', ' a\r\nb\u0000\u0007c\u2028d\u0085e ', 'a b c d e'],
    ['direction overrides', '\u202ea\u202c \u2067b\u2069 \u200fc\u061c', 'a b c'],
    ['invisible characters', 'i\u200bg\u2060n\ufeffo\u00adre\u{e0041}', 'ignore'],
    ['private characters', '\ue000a\uf8ff', 'a'],
    ['half surrogates', '\ud83da\ude00', 'a'],
    ['a flood of marks', `a${'\u0336'.repeat(50)}b`, `a${'\u0336'.repeat(8)}b`],
    ['a flood between joiners', `a${'\u0336\u200d'.repeat(50)}b`, `a${'\u0336\u200d'.repeat(4)}b`],
  ])('should take out %s', (_, text, plain) => {
    expect(plainText(text)).toBe(plain);
  });
});

describe('headOf and tailOf', () => {
  it('should keep within their characters without halving one', () => {
    expect(headOf('a😀b', 2)).toBe('a');
    expect(headOf('a😀b', 3)).toBe('a😀');
    expect(tailOf('a😀b', 2)).toBe('b');
    expect(tailOf('a😀b', 3)).toBe('😀b');
    expect(headOf('ab', 9)).toBe('ab');
    expect(tailOf('ab', 9)).toBe('ab');
  });
});
