import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settled, setUpCaptures, startFrame } from './capture-set-up';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

let page: ReturnType<typeof setUpCaptures>;

beforeEach(() => {
  page = setUpCaptures();
});

describe('When the worker dies', () => {
  it('should connect again, say what runs, where it stands, and what was not acknowledged, in order', async () => {
    await page.start();
    for (const [i, word] of ['one', 'two', 'three'].entries()) page.say(word, i);
    page.worker.latest.say({ type: 'acknowledge', captureId: 'call_1', seq: 1 });
    page.worker.latest.die();
    page.say('four', 3);
    page.clock.advance(1_000);
    expect(page.worker.connections).toHaveLength(2);
    expect(page.worker.latest.frames.map(({ type }) => type).slice(0, 3)).toEqual(['hello', 'state', 'events']);
    expect(page.worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
    expect(page.worker.got('events').flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2, 3, 4]);
    page.say('five', 4);
    expect(
      page.worker
        .got('events')
        .at(-1)
        ?.events.map(({ seq }) => seq),
    ).toEqual([5]);
  });

  it('should say again that a capture ended, after each reconnect, until the worker releases it', async () => {
    await page.start();
    page.say('one', 0);
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    page.worker.latest.die();
    page.service.latest.listener.ended('dropped');
    await settled();
    page.clock.advance(1_000);
    expect(page.worker.latest.frames.map(({ type }) => type)).toEqual(['hello', 'state', 'events', 'stopped']);
    // A new worker takes what isn't named for gone, and its session for over: the last words would be dropped.
    expect(page.worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
    page.worker.latest.say({ type: 'acknowledge', captureId: 'call_1', seq: 1 });
    page.worker.latest.die();
    page.clock.advance(1_000);
    expect(page.worker.latest.frames.map(({ type }) => type)).toEqual(['hello', 'state', 'stopped']);
    page.worker.latest.say({ type: 'release', captureId: 'call_1' });
    page.worker.latest.die();
    page.clock.advance(1_000);
    expect(page.worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
  });

  it('should say again that a capture failed, until the worker releases it', async () => {
    await page.start();
    page.service.latest.listener.ended('unauthorized');
    await settled();
    for (let i = 0; i < 2; i++) {
      page.worker.latest.die();
      page.clock.advance(1_000);
      expect(page.worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
      expect(page.worker.latest.frames.map(({ type }) => type)).toEqual(['hello', 'state', 'failed']);
    }
    page.worker.latest.say({ type: 'release', captureId: 'call_1' });
    page.worker.latest.die();
    page.clock.advance(1_000);
    expect(page.worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
  });

  it('should go on with a capture that is released though it runs, and not mind one that it does not know', async () => {
    await page.start();
    for (const captureId of ['call_1', 'call_9']) page.worker.latest.say({ type: 'release', captureId });
    page.say('one', 0);
    expect(page.events()).toMatchObject([{ text: 'one' }]);
    expect(page.captures.unknownFrames).toBe(0);
    page.worker.latest.die();
    page.clock.advance(1_000);
    expect(page.worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
  });

  it('should hold no more than twenty ended captures for a worker that releases none', async () => {
    page.audio.failure = new Error('no audio device');
    for (let i = 0; i < 30; i++) page.worker.latest.say(startFrame(`call_${String(i)}`));
    await settled();
    page.worker.latest.die();
    page.clock.advance(1_000);
    const [hello] = page.worker.got('hello');
    expect(hello?.captureIds).toHaveLength(20);
    expect(hello?.captureIds.at(-1)).toBe('call_29');
  });

  it('should back off from a worker that dies at every start', () => {
    for (let i = 0; i < 8; i++) {
      page.worker.latest.die();
      page.clock.advance(2_000);
    }
    const before = page.worker.connections.length;
    page.worker.latest.die();
    page.clock.advance(1_000);
    expect(page.worker.connections).toHaveLength(before);
  });
});
