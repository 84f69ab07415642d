import { describe, expect, it } from 'vitest';
import { SoundWatch } from '../../../src/background/sound-watch';

const SILENT = -100;
const LOUD = -30;

describe('SoundWatch', () => {
  it('should say nothing of silence for 15 s, then say it once', () => {
    const watch = new SoundWatch();
    const changed = Array.from({ length: 20 }, () => watch.take([SILENT, SILENT]));
    expect(changed.map((change, at) => (change ? at + 1 : 0)).filter(Boolean)).toEqual([15]);
    expect(watch.silent).toEqual([true, true]);
  });

  it('should tell the sides apart', () => {
    const watch = new SoundWatch();
    watch.take([LOUD, SILENT]);
    for (let second = 0; second < 15; second += 1) watch.take([SILENT, SILENT]);
    expect(watch.silent).toEqual([false, true]);
  });

  it('should take it back at the first sound, for good', () => {
    const watch = new SoundWatch();
    for (let second = 0; second < 16; second += 1) watch.take([LOUD, SILENT]);
    expect(watch.take([LOUD, LOUD])).toBe(true);
    for (let second = 0; second < 60; second += 1) expect(watch.take([SILENT, SILENT])).toBe(false);
    expect(watch.silent).toEqual([false, false]);
  });

  it('should take a live microphone’s own noise for sound, and digital silence for none', () => {
    const watch = new SoundWatch();
    for (let second = 0; second < 15; second += 1) watch.take([-70, -80]);
    expect(watch.silent).toEqual([false, true]);
  });
});
