import { describe, expect, it } from 'vitest';
import { toAge, toClock, toSourceText } from '../../../src/ui/spoken-time';

describe('spoken time', () => {
  it('should give minutes and seconds, and hours from an hour on', () => {
    expect([-5, 0, 9_999, 134_000, 3_599_000, 3_661_000].map(toClock)).toEqual([
      '0:00',
      '0:00',
      '0:09',
      '2:14',
      '59:59',
      '1:01:01',
    ]);
  });

  it('should give an age in steps that do not tick', () => {
    expect([-1, 9_999, 10_000, 19_999, 59_999, 60_000, 3_600_000].map(toAge)).toEqual([
      'just now',
      'just now',
      '10 sec. ago',
      '10 sec. ago',
      '50 sec. ago',
      '1 min. ago',
      '1 hr. ago',
    ]);
  });

  it('should name who coached', () => {
    expect(toSourceText({ kind: 'claude', model: 'claude-haiku-5-5' })).toBe('Claude · claude-haiku-5-5');
    expect(toSourceText({ kind: 'local' })).toBe('Local coach');
  });
});
