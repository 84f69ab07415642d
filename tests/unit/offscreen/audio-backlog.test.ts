import { describe, expect, it } from 'vitest';
import { AudioBacklog, BACKLOG_MS } from '../../../src/offscreen/audio-backlog';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { numberedPcm } from './fake-ports';

const filled = (frames: number): AudioBacklog => {
  const backlog = new AudioBacklog();
  for (let i = 0; i < frames; i++) backlog.append(numberedPcm(i));
  return backlog;
};
const numbers = (frames: readonly ArrayBuffer[]) => frames.map((pcm) => new Int16Array(pcm)[0]);

describe('AudioBacklog', () => {
  it('should give the frames from the one that holds a time on', () => {
    const tail = filled(5).from(3 * FRAME_MS + 10);
    expect(tail.startMs).toBe(3 * FRAME_MS);
    expect(numbers(tail.frames)).toEqual([3, 4]);
  });

  it('should give nothing from its end on, at the time of the next frame', () => {
    expect(filled(2).from(2 * FRAME_MS)).toEqual({ startMs: 2 * FRAME_MS, frames: [] });
    expect(filled(2).from(99_000)).toEqual({ startMs: 2 * FRAME_MS, frames: [] });
  });

  it('should let the oldest go at its limit and start where it still can', () => {
    const backlog = filled(2_000);
    expect(backlog.endMs).toBe(2_000 * FRAME_MS);
    expect(backlog.endMs - backlog.startMs).toBeLessThanOrEqual(BACKLOG_MS);
    expect(backlog.endMs - backlog.startMs).toBeGreaterThan(BACKLOG_MS - FRAME_MS);
    const all = backlog.from(0);
    expect(all.startMs).toBe(backlog.startMs);
    expect(numbers(all.frames)[0]).toBe(backlog.startMs / FRAME_MS);
  });
});
