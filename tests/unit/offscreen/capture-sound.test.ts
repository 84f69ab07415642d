import { beforeEach, describe, expect, it, vi } from 'vitest';
import { setUpCaptures, startFrame } from './capture-set-up';
import { results } from './fake-ports';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

let page: ReturnType<typeof setUpCaptures>;

beforeEach(() => {
  page = setUpCaptures();
});

/** Seconds go by without a frame. */
const silentFor = (seconds: number) => page.clock.advance(seconds * 1_000);

describe('A capture whose sound stalls', () => {
  it('should say so within 3 s, try to get it back, and say when it is', async () => {
    await page.start();
    page.hear(2_048);
    silentFor(2.5);
    expect(page.state()?.frames).toBe('stalled');
    expect(page.audio.recoveries).toBe(1);
    silentFor(2);
    expect(page.audio.recoveries).toBe(2);
    page.hear(32);
    expect(page.state()?.frames).toBe('arriving');
  });

  it('should say so even before the microphone is decided', async () => {
    const { worker, clock, service } = page;
    worker.latest.say(startFrame('call_1'));
    await vi.waitFor(() => expect(service.connections).toHaveLength(1));
    clock.advance(2_500);
    expect(page.state()).toMatchObject({ frames: 'stalled' });
  });

  it('should fill a short stall with silence and tell it as a gap, so that times go on', async () => {
    await page.start();
    page.hear(1_024);
    silentFor(1.6);
    page.hear(1_024);
    expect(page.events()).toEqual([{ type: 'gap', startMs: 1_024, endMs: 2_624 }]);
    expect(page.service.latest.sent.filter((sent) => sent === 0)).toHaveLength(50);
    page.say('on', 2.7);
    expect(page.events().at(-1)).toMatchObject({ text: 'on', startMs: 2_700, endMs: 3_100 });
  });

  it('should go on behind a long one on the same line, with the words before it and the right times', async () => {
    await page.start();
    page.hear(1_024);
    silentFor(64);
    page.hear(1_024);
    expect(page.service.connections).toHaveLength(1);
    const silent = page.service.latest.sent.filter((sent) => sent === 0).length;
    expect(silent).toBeLessThan(70);
    expect(page.events()).toEqual([{ type: 'gap', startMs: 1_024, endMs: 65_024 }]);
    // What was said before is made final by the silence.
    page.say('before', 0.5);
    const behindSec = (1_024 + silent * 32) / 1_000;
    page.service.latest.listener.heard(
      results({ start: 1.024, words: [['behind', behindSec + 0.1, behindSec + 0.5]], speechFinal: true }),
    );
    expect(page.events().slice(1)).toMatchObject([
      { text: 'before', startMs: 500, endMs: 900 },
      { text: 'behind', startMs: 65_124, endMs: 65_524 },
    ]);
    page.service.latest.listener.heard({ type: 'UtteranceEnd', channel: [1, 2], last_word_end: behindSec + 0.5 });
    page.service.latest.listener.heard(
      results({
        start: behindSec + 0.5,
        duration: 1,
        isFinal: false,
        words: [['and', behindSec + 0.6, behindSec + 1]],
      }),
    );
    expect(page.worker.got('interim').at(-1)?.interim).toMatchObject({ startMs: 65_624, endMs: 66_024 });
  });

  it('should tell at the end what was missing at the end', async () => {
    await page.start();
    page.hear(1_024);
    silentFor(9.6);
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    expect(page.events()[0]).toEqual({ type: 'gap', startMs: 1_024, endMs: 10_624 });
  });

  it('should leave the line for a fresh one after a sleep, and tell the sleep as a gap', async () => {
    await page.start();
    page.hear(1_024);
    page.clock.sleep(600_000);
    silentFor(1);
    page.hear(32);
    expect(page.service.connections[0]?.wasClosedByUs).toBe(true);
    page.clock.advance(500);
    expect(page.service.connections).toHaveLength(2);
    page.service.latest.open();
    // All that was never final goes out again: the second before, the silence, and what follows.
    expect(page.service.latest.sent[0]).toBe(1);
    const [gap] = page.events();
    expect(gap).toMatchObject({ type: 'gap', startMs: 1_024 });
    expect(page.events()).toHaveLength(1);
    page.service.latest.listener.heard(results({ words: [['before', 0.2, 0.6]] }));
    expect(page.events().at(-1)).toMatchObject({ text: 'before', startMs: 200 });
  });

  it('should take silence for sound: a headset that gates noise gives nothing but zeros', async () => {
    await page.start();
    for (let i = 0; i < 30; i++) page.hear(1_024);
    expect(page.state()).toMatchObject({ frames: 'arriving', microphone: 'on' });
    expect(page.audio.recoveries).toBe(0);
    expect(page.events()).toEqual([]);
  });

  it('should say that the browser muted the tab, and that it gives its sound again', async () => {
    await page.start();
    page.sound().tab('muted');
    expect(page.state()?.tab).toBe('muted');
    page.sound().tab('on');
    expect(page.state()).toMatchObject({ tab: 'on', frames: 'arriving' });
  });
});

describe('A capture that goes on where another was lost', () => {
  it('should go on with its times, number events from 1, and tell gaps in the call’s time', async () => {
    await page.start('call_2', 60_000);
    page.hear(1_024);
    page.say('on', 0.2);
    silentFor(3.2);
    page.hear(32);
    expect(page.worker.got('events')[0]?.events[0]).toMatchObject({ seq: 1, event: { startMs: 60_200 } });
    expect(page.events()[1]).toEqual({ type: 'gap', startMs: 61_024, endMs: 64_224 });
    page.worker.latest.say({ type: 'stop', captureId: 'call_2' });
    page.clock.advance(3_000);
    // The frame behind the stall was never answered for; the silence is the gap that was told.
    expect(page.events().slice(2)).toEqual([]);
  });
});
