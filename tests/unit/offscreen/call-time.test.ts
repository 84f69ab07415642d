import { describe, expect, it } from 'vitest';
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import { CallTime } from '../../../src/offscreen/call-time';
import { FRAME_MS } from '../../../src/offscreen/pcm';

const SECOND = 1_024;

const after = (frames: number, time = new CallTime(0)): CallTime => {
  for (let i = 0; i < frames; i++) time.addFrame();
  return time;
};
const final = (startMs: number, endMs: number): TranscriptEvent => ({
  type: 'final',
  channel: 1,
  text: 'so',
  startMs,
  endMs,
  speechFinal: true,
});
const gap = (startMs: number, endMs: number): TranscriptEvent => ({ type: 'gap', startMs, endMs });

describe('CallTime', () => {
  it('should count from where the call goes on', () => {
    const time = new CallTime(60_000);
    expect(time.toCall(final(100, 500))).toMatchObject([{ startMs: 60_100, endMs: 60_500 }]);
    expect(time.toCall({ type: 'utterance-end', channel: 0, lastWordEndMs: 500 })).toMatchObject([
      { lastWordEndMs: 60_500 },
    ]);
    expect(time.toCall(gap(0, 32))).toEqual([gap(60_000, 60_032)]);
  });

  it('should fill a short hole with silence, and tell it', () => {
    const time = after(10);
    expect(time.skip(SECOND)).toEqual({ silentFrames: 32, gap: gap(320, 320 + SECOND) });
    expect(time.toCall(final(320 + SECOND, 2_000))).toMatchObject([{ startMs: 320 + SECOND, endMs: 2_000 }]);
  });

  it('should leap over a long one behind two seconds of silence', () => {
    const time = after(10);
    const { silentFrames, gap: told } = time.skip(60 * SECOND);
    expect(silentFrames * FRAME_MS).toBeGreaterThanOrEqual(1_900);
    expect(silentFrames * FRAME_MS).toBeLessThanOrEqual(2_000 + FRAME_MS);
    expect(told).toEqual(gap(320, 320 + 60 * SECOND));
    const behindMs = 320 + silentFrames * FRAME_MS;
    expect(time.toCall(final(0, 320))).toMatchObject([{ startMs: 0, endMs: 320 }]);
    expect(time.toCall(final(behindMs, behindMs + 500))).toMatchObject([
      { startMs: 320 + 60 * SECOND, endMs: 820 + 60 * SECOND },
    ]);
  });

  it('should tell of an unheard stretch only what no hole has told', () => {
    const time = after(10);
    const first = time.skip(30 * SECOND);
    const second = after(10, time).skip(SECOND);
    after(10, time);
    const endMs = (30 + first.silentFrames + second.silentFrames) * FRAME_MS;
    const between = first.gap.endMs;
    expect(time.toCall(gap(160, endMs))).toEqual([
      gap(160, 320),
      gap(between, between + 320),
      gap(second.gap.endMs, second.gap.endMs + 320),
    ]);
    expect(time.toCall(gap(320, 320 + first.silentFrames * FRAME_MS))).toEqual([]);
    // From the midst of the silence on.
    expect(time.toCall(gap(352, 352 + first.silentFrames * FRAME_MS))).toEqual([gap(between, between + 32)]);
  });
});
