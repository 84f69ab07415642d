import { describe, expect, it } from 'vitest';
import { backoffDelayMs, RECOGNISER_BACKOFF } from '../../../src/offscreen/reconnect-policy';

describe('backoffDelayMs', () => {
  it('should double up to the longest delay', () => {
    const delays = [0, 1, 2, 3, 4, 5, 6, 1_000].map((attempt) => backoffDelayMs(RECOGNISER_BACKOFF, attempt, 1));
    expect(delays).toEqual([250, 500, 1_000, 2_000, 4_000, 8_000, 8_000, 8_000]);
  });

  it('should leave the upper half to chance', () => {
    expect(backoffDelayMs(RECOGNISER_BACKOFF, 2, 0)).toBe(500);
    expect(backoffDelayMs(RECOGNISER_BACKOFF, 2, 0.5)).toBe(750);
  });
});
