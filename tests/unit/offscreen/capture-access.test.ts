import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settled, setUpCaptures, startFrame } from './capture-set-up';
import { ACCESS, results } from './fake-ports';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

let page: ReturnType<typeof setUpCaptures>;

beforeEach(() => {
  page = setUpCaptures();
});

const changeKey = (key: string) =>
  page.worker.latest.say({ type: 'access', captureId: 'call_1', deepgram: { ...ACCESS, key } });

/** The first connection is lost after words were heard, and the next is refused. */
async function refuseLater() {
  await page.start();
  page.hear(1_024);
  page.say('one', 0);
  page.service.latest.listener.ended('dropped');
  page.clock.advance(250);
  page.service.latest.listener.ended('unauthorized');
  await settled();
}

describe('New access to the recogniser', () => {
  it('should leave a line that is open alone, and be used for the next', async () => {
    await page.start();
    changeKey('new-key');
    page.clock.advance(10_000);
    expect(page.service.keys).toEqual([ACCESS.key]);
    page.service.latest.listener.ended('dropped');
    page.clock.advance(1_000);
    expect(page.service.keys).toEqual([ACCESS.key, 'new-key']);
  });

  it('should be tried at once while the recogniser waits for its next try, and only once', async () => {
    await page.start();
    for (let i = 0; i < 6; i++) {
      page.service.latest.listener.ended('dropped');
      page.clock.advance(i < 5 ? 8_000 : 0);
    }
    const before = page.service.keys.length;
    changeKey('new-key');
    expect(page.service.keys.slice(before)).toEqual(['new-key']);
    page.clock.advance(9_000);
    expect(page.service.keys).toHaveLength(before + 1);
    page.service.latest.open();
    expect(page.state()?.recogniser).toBe('open');
  });

  it('should not be tried again where it is the same that was refused', async () => {
    await refuseLater();
    const before = page.service.keys.length;
    changeKey(ACCESS.key);
    expect(page.service.keys).toHaveLength(before);
    expect(page.state()?.recogniser).toBe('refused');
    changeKey('new-key');
    expect(page.service.keys.at(-1)).toBe('new-key');
  });

  it('should take the place of a handshake with the old one, but not of one with the same', async () => {
    page.worker.latest.say(startFrame('call_1'));
    await settled();
    const [old] = page.service.connections;
    changeKey(ACCESS.key);
    expect(page.service.keys).toHaveLength(1);
    changeKey('new-key');
    expect(page.service.keys).toEqual([ACCESS.key, 'new-key']);
    expect(old?.wasClosedByUs).toBe(true);
    old?.listener.opened();
    expect(old?.sent).toEqual([]);
  });

  it('should be used by a capture whose audio is not open yet, and ignored by one that has ended', async () => {
    page.worker.latest.say(startFrame('call_1'));
    changeKey('new-key');
    expect(page.service.keys).toEqual([]);
    await settled();
    expect(page.service.keys).toEqual(['new-key']);
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    page.clock.advance(3_000);
    await settled();
    changeKey('newer-key');
    page.worker.latest.say({ type: 'access', captureId: 'call_9', deepgram: ACCESS });
    expect(page.worker.got('stopped')).toHaveLength(1);
    expect(page.service.keys).not.toContain('newer-key');
    expect(page.captures.unknownFrames).toBe(0);
  });
});

describe('A refusal', () => {
  it('should end a capture that never began, with its reason', async () => {
    await page.start();
    page.service.latest.listener.ended('rejected');
    await settled();
    expect(page.worker.got('failed')).toEqual([
      { type: 'failed', captureId: 'call_1', problem: 'deepgram-rejected', heardUntilMs: 0 },
    ]);
    expect(page.audio.stops).toBe(1);
  });

  it('should not end a call under way: its audio is kept, and goes out with new access', async () => {
    await refuseLater();
    expect(page.worker.got('failed')).toEqual([]);
    expect(page.audio.stops).toBe(0);
    expect(page.state()?.recogniser).toBe('refused');
    page.hear(20_000);
    expect(page.service.connections).toHaveLength(2);
    changeKey('new-key');
    expect(page.state()?.recogniser).toBe('reconnecting');
    expect(page.service.keys.at(-1)).toBe('new-key');
    page.service.latest.open();
    expect(page.state()?.recogniser).toBe('open');
    expect(page.service.latest.sent.filter((sent) => typeof sent === 'number').at(-1)).toBe(32 + 625);
    page.service.latest.listener.heard(results({ start: 1, words: [['two', 1.5, 1.9]] }));
    expect(page.events().map((event) => event.type)).toEqual(['final', 'final']);
  });

  it('should not end a capture that goes on where another was lost', async () => {
    await page.start('call_1', 60_000);
    page.service.latest.listener.ended('unauthorized');
    await settled();
    expect(page.worker.got('failed')).toEqual([]);
    expect(page.state()?.recogniser).toBe('refused');
  });

  it('should let the rep stop at once, telling what was not heard', async () => {
    await refuseLater();
    page.hear(1_024);
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    await settled();
    expect(page.events().at(-1)).toMatchObject({ type: 'gap', endMs: 2_048 });
    expect(page.worker.got('stopped')).toHaveLength(1);
  });

  it('should tell as a gap what the refusal outlasted', async () => {
    await refuseLater();
    page.hear(60_000);
    changeKey('new-key');
    page.service.latest.open();
    const [gap] = page.events().filter((event) => event.type === 'gap');
    // The rep's side of the first second was never answered for.
    expect(gap?.startMs).toBe(0);
    expect(gap?.endMs).toBeLessThanOrEqual(61_024 - 44_000);
  });
});
