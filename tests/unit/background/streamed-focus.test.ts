import { describe, expect, it } from 'vitest';
import { readStreamedFocus } from '../../../src/background/streamed-focus';

describe('readStreamedFocus', () => {
  it('should grow with the text, never shrink, and end with the whole', () => {
    const whole = JSON.stringify({
      focus: { what: 'Ask "why" — now', why: 'They hesitate.', urgency: 'low' },
      key_questions: ['Why?'],
    });
    let length = 0;
    for (let end = 0; end <= whole.length; end += 1) {
      const focus = readStreamedFocus(whole.slice(0, end));
      const now = focus ? focus.what.length + focus.why.length : 0;
      expect(now).toBeGreaterThanOrEqual(length);
      length = now;
    }
    expect(readStreamedFocus(whole)).toEqual({ what: 'Ask "why" — now', why: 'They hesitate.' });
  });

  it.each([
    '',
    '{',
    '{"focus": {"wh',
    '{"focus": {"what": "',
    'Sorry, I can',
    '[1, 2',
    '{"focus": 7}',
    '{"focus": {"what": [1',
  ])('should have nothing to show for %j', (text) => {
    expect(readStreamedFocus(text)).toBeUndefined();
  });
});
