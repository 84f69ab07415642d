import { describe, expect, it } from 'vitest';
import { levelDbOf, toFailure } from '../../../src/ui/microphone';

describe('microphone', () => {
  it('should give the RMS level in dBFS, silence at -100', () => {
    expect(levelDbOf(new Float32Array(64))).toBe(-100);
    expect(levelDbOf(new Float32Array(0))).toBe(-100);
    expect(levelDbOf(new Float32Array(64).fill(1))).toBe(0);
    expect(levelDbOf(new Float32Array(64).fill(0.1))).toBeCloseTo(-20, 3);
  });

  it.each([
    ['NotAllowedError', 'denied'],
    ['SecurityError', 'denied'],
    ['NotFoundError', 'missing'],
    ['NotReadableError', 'busy'],
  ])('should tell %s as %s', (name, failure) => {
    expect(toFailure(new DOMException('', name))).toBe(failure);
  });
});
