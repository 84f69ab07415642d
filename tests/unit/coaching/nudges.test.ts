import { describe, expect, it } from 'vitest';
import type { CallMeasures } from '../../../src/coaching/measures';
import {
  NUDGE_DISTANCE_MS,
  NUDGE_SHOWN_MS,
  nextNudging,
  noNudging,
  nudgeText,
  type Nudging,
} from '../../../src/coaching/nudges';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { say } from '../../../src/ui/messages';

const thresholds = {
  ...defaultPlaybook.measures,
  maxMonologueSec: 80,
  talkRatio: { low: 25, high: 60 },
  minQuestionsPer10Min: 4,
  maxWordsPerMinute: 190,
};
const fine: CallMeasures = {
  talkRatio: 0.45,
  repSec: 300,
  customerSec: 360,
  heardSec: 700,
  longestMonologueSec: 90,
  currentMonologueSec: 0,
  questions: 9,
  questionsPer10Min: 8,
  wordsPerMinute: 150,
  interruptions: 0,
  silenceAfterObjectionSec: 1,
};

describe('nudges', () => {
  it.each<[Partial<CallMeasures>, string]>([
    [{ currentMonologueSec: 80.6 }, 'You’ve talked for 81 s: ask something.'],
    [{ wordsPerMinute: 214 }, '214 words a minute: slow down a little.'],
    [{ talkRatio: 0.72 }, 'You’ve had 72 % of the talk: let them speak.'],
    [{ talkRatio: 0.11 }, 'You’ve had 11 % of the talk: sum up what you heard.'],
    [{ questionsPer10Min: 2.2 }, 'Questions in ten minutes: 2. Ask one.'],
  ])('should say what is and what to do: %o', (changes, text) => {
    const { shown } = nextNudging(noNudging, { ...fine, ...changes }, thresholds, 1_000_000);
    expect(shown && say(nudgeText(shown))).toBe(text);
  });

  it.each<[string, Partial<CallMeasures>]>([
    ['all is well', {}],
    ['nothing is known', { talkRatio: undefined, currentMonologueSec: undefined, wordsPerMinute: undefined }],
    ['shares still swing', { talkRatio: 0.9, heardSec: 200 }],
    ['it is too early to count questions', { questionsPer10Min: 0, heardSec: 400 }],
    ['it is just at the threshold', { currentMonologueSec: 80, wordsPerMinute: 190, talkRatio: 0.6 }],
  ])('should keep still when %s', (_, changes) => {
    expect(nextNudging(noNudging, { ...fine, ...changes }, thresholds, 1_000_000)).toBe(noNudging);
  });

  it('should leave a nudge for its time, take it back once it is heeded, and not repeat it meanwhile', () => {
    const long = { ...fine, currentMonologueSec: 90 };
    const raised = nextNudging(noNudging, long, thresholds, 0);
    expect(raised.shown?.kind).toBe('monologue');
    expect(nextNudging(raised, { ...fine, currentMonologueSec: 95 }, thresholds, 10_000)).toBe(raised);
    // The customer speaks: it may go once it was readable.
    expect(nextNudging(raised, fine, thresholds, 1_000).shown).toEqual(raised.shown);
    expect(nextNudging(raised, fine, thresholds, 10_000)).toEqual({ ...noNudging, raisedAtMs: 0 });
    // The rep talks on: said once is enough.
    const later = nextNudging(raised, { ...fine, currentMonologueSec: 400 }, thresholds, NUDGE_DISTANCE_MS * 3);
    expect(later.shown).toBeUndefined();
  });

  it('should say it again where it has passed and come back, and not too soon', () => {
    const long = { ...fine, currentMonologueSec: 90 };
    const clear = nextNudging(nextNudging(noNudging, long, thresholds, 0), fine, thresholds, 30_000);
    expect(nextNudging(clear, long, thresholds, NUDGE_DISTANCE_MS - 1).shown).toBeUndefined();
    expect(nextNudging(clear, long, thresholds, NUDGE_DISTANCE_MS).shown?.kind).toBe('monologue');
  });

  it('should neither stay nor keep the next away where the clock was set back', () => {
    const raised = nextNudging(noNudging, { ...fine, currentMonologueSec: 90 }, thresholds, 3_600_000);
    expect(nextNudging(raised, { ...fine, currentMonologueSec: 95 }, thresholds, 5_000).shown).toBeUndefined();
    expect(nextNudging(raised, { ...fine, wordsPerMinute: 230 }, thresholds, 5_000).shown?.kind).toBe('fast');
  });

  it('should raise one at a time, the most urgent first', () => {
    const bad = { ...fine, currentMonologueSec: 120, wordsPerMinute: 230, talkRatio: 0.8 };
    const first = nextNudging(noNudging, bad, thresholds, 0);
    expect(first.shown?.kind).toBe('monologue');
    const second = nextNudging(first, bad, thresholds, NUDGE_DISTANCE_MS);
    expect(second.shown?.kind).toBe('fast');
    const third: Nudging = nextNudging(second, bad, thresholds, 2 * NUDGE_DISTANCE_MS);
    expect(third.shown?.kind).toBe('talks-much');
    expect(nextNudging(third, bad, thresholds, 2 * NUDGE_DISTANCE_MS + NUDGE_SHOWN_MS).shown).toBeUndefined();
  });
});
