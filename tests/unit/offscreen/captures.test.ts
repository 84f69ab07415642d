import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TabNotCapturable } from '../../../src/offscreen/call-audio';
import { settled, setUpCaptures, startFrame } from './capture-set-up';
import { frame, results } from './fake-ports';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

let page: ReturnType<typeof setUpCaptures>;

beforeEach(() => {
  page = setUpCaptures();
});

describe('A capture', () => {
  it('should begin with hello, and tell its state as it changes', async () => {
    expect(page.worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
    await page.start();
    expect(page.worker.got('state').map(({ state }) => state)).toEqual([
      { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'connecting' },
      { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' },
    ]);
    page.audio.listener?.microphone('lost');
    expect(page.worker.got('state').at(-1)?.state).toEqual({
      frames: 'arriving',
      tab: 'on',
      microphone: 'lost',
      recogniser: 'open',
    });
  });

  it('should tell the worker of a microphone that comes back by itself', async () => {
    await page.start();
    for (const state of ['missing', 'on'] as const) page.audio.listener?.microphone(state);
    expect(page.worker.got('state').map(({ state }) => state.microphone)).toEqual(['on', 'on', 'missing', 'on']);
  });

  it('should send finals numbered, interims as they are', async () => {
    await page.start();
    page.say('one', 0);
    page.service.latest.listener.heard(results({ start: 1, isFinal: false, words: [['tw', 1, 1.2]] }));
    page.say('two', 1);
    expect(page.worker.got('events').flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([1, 2]);
    expect(page.worker.got('interim')).toMatchObject([{ interim: { text: 'tw' } }]);
  });

  it('should tell its health every second', async () => {
    await page.start();
    page.audio.listener?.frame(frame({ squares: [512, 5.12] }));
    page.clock.advance(1_000);
    page.clock.advance(1_000);
    const [first, second] = page.worker.got('health');
    expect(first?.levelsDb[0]).toBeCloseTo(0);
    expect(first?.levelsDb[1]).toBeCloseTo(-20);
    expect(second?.levelsDb).toEqual([-100, -100]);
  });

  it('should tell with its health up to where all was heard, and no further while the recogniser is away', async () => {
    await page.start('call_1', 60_000);
    page.hear(1_024);
    for (const channel of [0, 1] as const) page.service.latest.listener.heard(results({ channel, duration: 0.96 }));
    page.hear(1_024);
    page.service.latest.listener.ended('dropped');
    page.hear(5_024);
    expect(page.worker.got('health').map(({ heardUntilMs }) => heardUntilMs)).toEqual([
      60_000, 60_960, 60_960, 60_960, 60_960, 60_960, 60_960,
    ]);
  });

  it('should not start a second time for a second start', async () => {
    await page.start();
    page.worker.latest.say(startFrame('call_1'));
    await settled();
    expect(page.service.connections).toHaveLength(1);
    expect(page.worker.got('failed')).toEqual([]);
  });

  it('should run beside another and keep the numbers apart', async () => {
    await page.start('call_1');
    const first = page.service.latest;
    await page.start('call_2');
    page.say('two', 0);
    first.listener.heard(results({ words: [['one', 0, 0.4]] }));
    expect(page.worker.got('events').map(({ captureId, events }) => [captureId, events[0]?.seq])).toEqual([
      ['call_2', 1],
      ['call_1', 1],
    ]);
  });

  it('should let go of the tab at stop, deliver the last finals, and only then say stopped', async () => {
    await page.start();
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    expect(page.audio.stops).toBe(1);
    expect(page.service.latest.sent).toEqual(['CloseStream']);
    page.say('bye', 0);
    page.service.latest.listener.ended('dropped');
    await settled();
    expect(page.worker.latest.frames.slice(-2).map(({ type }) => type)).toEqual(['events', 'stopped']);
    const count = page.worker.latest.frames.length;
    page.clock.advance(10_000);
    expect(page.worker.latest.frames).toHaveLength(count);
  });

  it('should stop even if told before its audio is open', async () => {
    page.worker.latest.say(startFrame('call_1'));
    page.worker.latest.say({ type: 'stop', captureId: 'call_1' });
    await settled();
    expect(page.audio.stops).toBe(1);
    expect(page.service.connections).toEqual([]);
    expect(page.worker.got('stopped')).toHaveLength(1);
  });

  it('should say stopped for a capture that it does not know', () => {
    page.worker.latest.say({ type: 'stop', captureId: 'call_9' });
    expect(page.worker.got('stopped')).toEqual([{ type: 'stopped', captureId: 'call_9' }]);
  });

  it.each([
    [new TabNotCapturable(new DOMException('no', 'AbortError')), 'tab-not-capturable'],
    [new Error('no audio device'), 'capture-failed'],
  ])('should say why it could not start: %s', async (failure, problem) => {
    page.audio.failure = failure;
    page.worker.latest.say(startFrame('call_1'));
    await settled();
    expect(page.worker.got('failed')).toEqual([{ type: 'failed', captureId: 'call_1', problem, heardUntilMs: 0 }]);
    expect(page.service.connections).toEqual([]);
  });

  it('should say that a second one which could not start heard nothing', async () => {
    page.audio.failure = new TabNotCapturable(new DOMException('no', 'AbortError'));
    page.worker.latest.say(startFrame('call_1', 60_000));
    await settled();
    expect(page.worker.got('failed')).toMatchObject([{ problem: 'tab-not-capturable', heardUntilMs: 60_000 }]);
  });

  it('should deliver the last finals of a closed tab before it fails', async () => {
    await page.start();
    page.audio.listener?.tabEnded();
    page.say('bye', 0);
    page.service.latest.listener.ended('dropped');
    await settled();
    expect(page.worker.latest.frames.slice(-2)).toMatchObject([
      { type: 'events' },
      { type: 'failed', problem: 'tab-ended' },
    ]);
  });

  it('should end, with its reason, when the recogniser refuses it', async () => {
    await page.start();
    page.service.latest.listener.ended('unauthorized');
    await settled();
    expect(page.audio.stops).toBe(1);
    expect(page.worker.got('state').at(-1)?.state.recogniser).toBe('refused');
    expect(page.worker.latest.frames.at(-1)).toEqual({
      type: 'failed',
      captureId: 'call_1',
      problem: 'deepgram-unauthorized',
      heardUntilMs: 0,
    });
  });
});

describe('A frame that is not the worker’s language', () => {
  it('should be counted and change nothing', () => {
    for (const message of [undefined, { type: 'pause', captureId: 'call_1' }, { type: 'start' }]) {
      page.worker.latest.say(message);
    }
    expect(page.captures.unknownFrames).toBe(3);
    expect(page.worker.latest.frames).toHaveLength(1);
  });
});
