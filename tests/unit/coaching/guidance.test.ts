import { describe, expect, it } from 'vitest';
import { buildCoachingGuidance, CoachingGuidance, cut, MAX_FOCUS_CHARS } from '../../../src/coaching/guidance';

type Parts = Parameters<typeof buildCoachingGuidance>[0];

describe('cut', () => {
  it('should leave what fits, but for its spaces', () => {
    expect(cut('  Ask   what\nit costs ', 20)).toBe('Ask what it costs');
    expect(cut('exactly ten', 11)).toBe('exactly ten');
    expect(cut('', 5)).toBe('');
  });

  it('should cut at a word’s end, and show that it did', () => {
    expect(cut('Ask what one lost job costs them', 20)).toBe('Ask what one lost…');
  });

  it('should cut within a word where there is no end of one near', () => {
    expect(cut('a' + 'b'.repeat(40), 10)).toBe('abbbbbbbb…');
    expect(cut(`a ${'b'.repeat(40)}`, 10)).toBe('a bbbbbbb…');
  });

  it.each([1, 2, 5, 50])('should never be longer than %i', (most) => {
    expect(cut('one two three four five six seven eight nine ten eleven', most).length).toBeLessThanOrEqual(most);
  });
});

describe('buildCoachingGuidance', () => {
  it('should make whole numbers within bounds', () => {
    const built = build({
      stage: { current: 'pitch', confidence: 71.6 },
      timeInStageSec: 75.9,
      atMs: 1_760_000_000_999,
    });
    expect(built.stage).toEqual({ current: 'pitch', confidence: 72, time_in_stage: 75 });
    expect(built.metadata.timestamp).toBe(1_760_000_000);
    expect(build({ stage: { current: 'pitch', confidence: 140 }, timeInStageSec: -3 }).stage).toEqual({
      current: 'pitch',
      confidence: 100,
      time_in_stage: 0,
    });
  });

  it('should have a direction of what and why, two sentences', () => {
    expect(build().guidance.direction).toBe('Size the loss. A number makes it real.');
    expect(build({}, { what: 'Why now?' }).guidance.direction).toBe('Why now? A number makes it real.');
  });

  it('should cut long words and drop empty and surplus lines', () => {
    const built = build(
      {
        words: {
          focus: { what: 'word '.repeat(100), why: 'A number makes it real.', urgency: 'high' },
          keyQuestions: ['', '  ', 'One?', 'Two?', 'Three?', 'Four?', 'Five?', 'Six?'],
          talkingPoints: ['x '.repeat(400)],
          confidence: 60,
        },
      },
      undefined,
    );
    expect(built.focus.what.length).toBeLessThanOrEqual(MAX_FOCUS_CHARS);
    expect(built.guidance.key_questions).toEqual(['One?', 'Two?', 'Three?', 'Four?', 'Five?']);
    expect(built.guidance.talking_points[0]).toMatch(/…$/);
    expect(CoachingGuidance.safeParse(built).success).toBe(true);
  });
});

// Helpers

function build(changes: Partial<Parts> = {}, focus: Partial<Parts['words']['focus']> = {}): CoachingGuidance {
  return buildCoachingGuidance({
    words: {
      focus: { what: 'Size the loss', why: 'A number makes it real.', urgency: 'high', ...focus },
      keyQuestions: ['What is one call worth?'],
      talkingPoints: [],
      confidence: 60,
    },
    stage: { current: 'discovery', confidence: 60 },
    timeInStageSec: 10,
    objectives: { completed: [], remaining: [] },
    atMs: 1_760_000_000_000,
    sessionId: 'call_test',
    ...changes,
  });
}
