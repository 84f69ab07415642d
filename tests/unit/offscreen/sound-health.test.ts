import { beforeEach, describe, expect, it } from 'vitest';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { type Finding, SoundHealth } from '../../../src/offscreen/sound-health';
import { FakeClock } from './fake-ports';

const SECOND_FRAMES = 31;

let clock: FakeClock;
let health: SoundHealth;
let missed: number[];

beforeEach(() => {
  clock = new FakeClock();
  health = new SoundHealth({ nowMs: clock.nowMs(), epochMs: clock.epochMs() });
  missed = [];
});

/** A frame that arrives now, and was complete so much earlier. */
const frame = (waitedMs = 0) => {
  const missedMs = health.frame(clock.epochMs() - waitedMs, clock.nowMs());
  if (missedMs > 0) missed.push(Math.round(missedMs));
};
const hear = (frames: number, everyMs = FRAME_MS) => {
  for (let i = 0; i < frames; i++) {
    clock.advance(everyMs);
    frame();
  }
};
const tick = (afterMs = 1_000): Finding => {
  clock.advance(afterMs);
  return health.tick({ nowMs: clock.nowMs(), epochMs: clock.epochMs() });
};

describe('SoundHealth', () => {
  it('should say within 2.5 s that nothing comes, and at the first frame that it does again', () => {
    hear(SECOND_FRAMES);
    tick(0);
    tick();
    expect(health.isStalled).toBe(false);
    tick();
    expect(health.isStalled).toBe(true);
    frame();
    expect(health.isStalled).toBe(false);
    expect(missed).toEqual([2_000 - FRAME_MS]);
  });

  it('should say it of a capture from which no frame ever came, and count that as missed', () => {
    tick();
    tick();
    expect(health.isStalled).toBe(true);
    clock.advance(1_000);
    frame();
    expect(missed).toEqual([3_000 - FRAME_MS]);
  });

  it('should let audio time begin with the first frame when that is only slow to come', () => {
    clock.advance(1_400);
    frame();
    hear(SECOND_FRAMES);
    expect(missed).toEqual([]);
  });

  it('should want recovery at once, then less and less often, and anew after the next stall', () => {
    const wanted = (seconds: number) => {
      const at: number[] = [];
      for (let second = 1; second <= seconds; second++) if (tick().wantsRecovery) at.push(second);
      return at;
    };
    hear(1);
    expect(wanted(60)).toEqual([2, 4, 8, 16, 32, 48]);
    hear(1);
    expect(wanted(5)).toEqual([2, 4]);
  });

  it('should not take frames that waited for a busy page for missing, nor for a stall', () => {
    hear(SECOND_FRAMES);
    tick(0);
    // The tick comes first, then all that waited.
    expect(tick(4_000)).toEqual({ hasSlept: false, wantsRecovery: false });
    expect(health.isStalled).toBe(false);
    for (let waitedMs = 4_000 - FRAME_MS; waitedMs >= 0; waitedMs -= FRAME_MS) frame(waitedMs);
    tick();
    expect(health.isStalled).toBe(false);
    expect(missed).toEqual([]);
  });

  it('should say it a second after waking if no sound comes back, and count the sleep as missed', () => {
    hear(SECOND_FRAMES);
    tick(0);
    clock.sleep(3_600_000);
    expect(tick()).toEqual({ hasSlept: true, wantsRecovery: false });
    expect(tick()).toEqual({ hasSlept: false, wantsRecovery: true });
    expect(health.isStalled).toBe(true);
    frame();
    expect(missed).toEqual([3_602_000 - FRAME_MS]);
  });

  it('should notice a stall on a page whose every tick is late', () => {
    hear(1);
    tick(3_000);
    tick(3_000);
    expect(health.isStalled).toBe(true);
  });

  it('should make up for many small losses once they add up to a second', () => {
    hear(1);
    // One frame of ten is lost: a second within some ten seconds.
    for (let i = 0; i < 70; i++) {
      hear(8);
      hear(1, 2 * FRAME_MS);
    }
    expect(missed).toHaveLength(2);
    const lostMs = 70 * FRAME_MS;
    const madeUpMs = missed.reduce((sum, ms) => sum + ms, 0);
    expect(lostMs - madeUpMs).toBeLessThan(1_000);
    expect(lostMs - madeUpMs).toBeGreaterThanOrEqual(-FRAME_MS);
  });

  it('should take neither hiccups nor a slow sound card for losses, for hours', () => {
    hear(1);
    for (let hour = 0; hour < 3; hour++) {
      for (let second = 0; second < 3_600; second++) {
        // The card is 200 in a million slow, and its frames come in lumps of 960 ms.
        clock.advance(30 * FRAME_MS * 1.0002);
        for (let waiting = 30; waiting > 0; waiting--) frame();
      }
    }
    expect(missed).toEqual([]);
  });

  it('should go on counting when the clock is set back', () => {
    hear(SECOND_FRAMES);
    clock.sleep(-3_600_000);
    hear(SECOND_FRAMES);
    clock.advance(5_000);
    frame();
    expect(missed).toEqual([5_000 - FRAME_MS]);
  });

  it('should tell what is missing at the end, if there was sound or the lack of it was noticed', () => {
    expect(health.missingAtEnd(clock.epochMs() + 1_400)).toBe(0);
    hear(SECOND_FRAMES);
    expect(health.missingAtEnd(clock.epochMs() + 500)).toBe(0);
    expect(Math.round(health.missingAtEnd(clock.epochMs() + 5_000))).toBe(5_000);
  });
});
