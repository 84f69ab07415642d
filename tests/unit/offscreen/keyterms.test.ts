import { describe, expect, it } from 'vitest';
import { tokensOf } from '../../../src/coaching/keyterm-tokens';
import { boundedKeyterms } from '../../../src/offscreen/keyterms';

describe('boundedKeyterms', () => {
  it('should trim, and take each term once whatever its case', () => {
    expect(boundedKeyterms([' Northwind ', 'northwind', '', 'call\nvolume,  daily'])).toEqual([
      'Northwind',
      'call volume daily',
    ]);
  });

  it('should stop well below the 500 tokens over which Deepgram falls silent', () => {
    const kept = boundedKeyterms(Array.from({ length: 300 }, (_, i) => `appointment setting ${String(i)}`));
    expect(kept.length).toBeGreaterThan(30);
    expect(kept.reduce((sum, term) => sum + tokensOf(term), 0)).toBeLessThanOrEqual(450);
  });

  it('should send a hundred terms at most', () => {
    expect(
      boundedKeyterms(Array.from({ length: 300 }, (_, i) => String.fromCodePoint(0x61 + (i % 26)) + i)),
    ).toHaveLength(100);
  });

  it('should count a script of many bytes as many tokens', () => {
    expect(tokensOf('東京')).toBeGreaterThan(tokensOf('to'));
  });
});
