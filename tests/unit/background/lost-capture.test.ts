/** The offscreen page dies in the midst of a call: the conversation stays whole and the call is heard again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from '../../support/fake-browser';
import type { FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';
import {
  acknowledged,
  connect,
  heard,
  hears,
  lastView,
  openPanel,
  restart,
  settled,
  startCall,
  wordsOf,
} from '../../support/worker-call';
import { startSession } from '../../../src/background/start-session';
import { say } from '../../../src/ui/messages';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const START_MS = 1_760_000_000_000;

let worker: Worker;

beforeEach(async () => {
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'], now: START_MS });
  worker = await startWorker({ deepgramKey: 'key' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a call whose offscreen page died', () => {
  it('should be heard again by itself, with its conversation whole and the stretch in between a gap', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    await vi.advanceTimersByTimeAsync(60_000);
    offscreen.deliver(health(captureId, 56_000));
    const again = await loseAndComeBack(offscreen);
    const { state } = worker.coach.sessions.ofTab(7)!;
    expect(state.captureId).not.toBe(captureId);
    expect(again.sent).toContainEqual(
      expect.objectContaining({ type: 'start', captureId: state.captureId, fromMs: 60_000 }),
    );
    again.deliver(hears(state.captureId));
    again.deliver({
      type: 'events',
      captureId: state.captureId,
      events: [
        {
          seq: 1,
          event: { type: 'final', channel: 1, text: 'After.', startMs: 61_000, endMs: 62_000, speechFinal: true },
        },
      ],
    });
    await settled();
    expect(acknowledged(again)).toEqual([1]);
    expect(wordsOf(worker.coach)).toEqual(['Before.', 'After.']);
    expect(worker.coach.sessions.ofTab(7)!.state.conversation.gaps).toEqual([{ startMs: 56_000, endMs: 60_000 }]);
    expect(wordsOf(await restart())).toEqual(['Before.', 'After.']);
  });

  it('should ask for one click where Chrome wants one, and go on with it', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    const panel = await openPanel(worker);
    fakeBrowser.streamId = new Error('Extension has not been invoked for the current page');
    await loseAndComeBack(offscreen);
    expect(lastView(panel)).toMatchObject({ status: 'reconnecting' });
    expect(lastView(panel)?.notices.map(({ text }) => say(text))).toEqual([
      expect.stringContaining('press “Hear the call again”; what was said so far is kept'),
    ]);
    expect(await tabStatus()).toMatchObject({ value: { canResume: true } });
    expect(fakeBrowser.offscreenPages).toBe(0);

    fakeBrowser.streamId = 'stream-2';
    const { sessionId } = worker.coach.sessions.ofTab(7)!.state;
    const click = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    worker.connectOffscreen();
    expect(await click).toEqual({ ok: true, value: { sessionId } });
    expect(await tabStatus()).toMatchObject({ value: { canResume: false } });
    expect(lastView(panel)?.notices.filter(({ id }) => id === 'capture')).toEqual([]);
    expect(wordsOf(worker.coach)).toEqual(['Before.']);
  });

  it('should keep what was still being said', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver({
      type: 'events',
      captureId,
      events: [
        {
          seq: 1,
          event: { type: 'final', channel: 1, text: 'We would need', startMs: 0, endMs: 900, speechFinal: false },
        },
      ],
    });
    await loseAndComeBack(offscreen);
    expect(wordsOf(worker.coach)).toEqual(['We would need']);
  });

  it('should keep a guess that no final will replace any more, and none that one has', async () => {
    const { captureId, offscreen } = await startCall(worker);
    const interim = (channel: 0 | 1, text: string, startMs: number) => ({
      type: 'interim',
      captureId,
      interim: { type: 'interim', channel, text, startMs, endMs: startMs + 500 },
    });
    offscreen.deliver(interim(1, 'We', 1_000));
    offscreen.deliver(heard(captureId, 1, 'We would.'));
    offscreen.deliver(interim(0, 'And how', 2_000));
    offscreen.deliver(interim(0, 'And how many calls', 2_000));
    await loseAndComeBack(offscreen);
    expect(wordsOf(worker.coach)).toEqual(['We would.', 'And how many calls']);
  });

  it('should end at once when the rep stops it while nobody hears it', async () => {
    const { offscreen } = await startCall(worker);
    fakeBrowser.streamId = new Error('Extension has not been invoked for the current page');
    await loseAndComeBack(offscreen);
    await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 });
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ status: 'ended', endReason: 'rep-stopped' });
  });

  it('should have what nobody heard on record when it is stopped later', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(health(captureId, 0));
    fakeBrowser.streamId = new Error('Extension has not been invoked for the current page');
    await loseAndComeBack(offscreen);
    await vi.advanceTimersByTimeAsync(300_000);
    await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 });
    expect(gaps()).toEqual([{ startMs: 0, endMs: 300_000 }]);
  });

  it('should miss what the recogniser had not answered yet as the page died, in the midst of its last words too', async () => {
    const { captureId, offscreen } = await startCall(worker);
    await vi.advanceTimersByTimeAsync(30_000);
    offscreen.deliver(health(captureId, 12_000));
    await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 });
    await vi.advanceTimersByTimeAsync(2_000);
    fakeBrowser.offscreenPages = 0;
    offscreen.close();
    await settled();
    expect(worker.coach.sessions.ofTab(7)?.state.status).toBe('ended');
    expect(gaps()).toEqual([{ startMs: 12_000, endMs: 30_000 }]);
  });

  it('should be heard again by itself after a long silence, in which the page lived', async () => {
    const { captureId, offscreen } = await startCall(worker);
    for (let second = 0; second < 180; second += 1) {
      offscreen.deliver(health(captureId, second * 1_000));
      await vi.advanceTimersByTimeAsync(1_000);
    }
    await loseAndComeBack(offscreen);
    expect(worker.coach.sessions.ofTab(7)?.state.captureLostAtMs).toBeUndefined();
  });

  it('should not be given up while the page still answers', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.close();
    connect(worker.coach, [captureId]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ captureLostAtMs: undefined, captureId });
  });

  it('should make room for a new page when the old one is there and does not answer', async () => {
    const { offscreen } = await startCall(worker);
    offscreen.close();
    await vi.advanceTimersByTimeAsync(5_000);
    await settled();
    worker.connectOffscreen();
    await settled();
    expect(fakeBrowser.offscreenPages).toBe(1);
    expect(worker.coach.sessions.ofTab(7)?.state.captureLostAtMs).toBeUndefined();
  });
});

describe('a call whose offscreen page died with the worker', () => {
  it('should be heard again by itself if it was on just now', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    await settled();
    fakeBrowser.offscreenPages = 0;
    const restarted = await restart();
    connect(restarted, []);
    await settled();
    expect(restarted.sessions.all()[0]?.state).toMatchObject({ status: 'live', captureLostAtMs: undefined });
    expect(wordsOf(restarted)).toEqual(['Before.']);
  });

  it('should wait for a click if it was on long ago: nobody is listened to unawares', async () => {
    await startCall(worker);
    fakeBrowser.offscreenPages = 0;
    vi.setSystemTime(START_MS + 600_000);
    const restarted = await restart();
    await settled();
    expect(restarted.sessions.all()[0]?.state).toMatchObject({
      status: 'live',
      captureLostAtMs: START_MS + 600_000,
    });
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should wait for a click too if Claude was being asked as the worker died', async () => {
    worker = await startWorker({ deepgramKey: 'key', anthropicKey: 'key', anthropicUrl: 'http://127.0.0.1:1' });
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'How much is it for a team of forty people?'));
    expect(worker.coach.sessions.ofTab(7)?.state.pending).toBeDefined();
    await worker.coach.sessions.ofTab(7)!.journal.flush();
    fakeBrowser.offscreenPages = 0;
    vi.setSystemTime(START_MS + 600_000);
    const restarted = await restart();
    await settled();
    expect(restarted.sessions.all()[0]?.state.captureLostAtMs).toBe(START_MS + 600_000);
    expect(restarted.sessions.all()[0]?.state.pending).toBeUndefined();
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should miss all since its last words, not only since somebody noticed', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    await settled();
    fakeBrowser.offscreenPages = 0;
    vi.setSystemTime(START_MS + 600_000);
    const restarted = await restart();
    const actor = restarted.sessions.all()[0]!;
    vi.setSystemTime(START_MS + 610_000);
    const click = startSession(restarted, 7);
    connect(restarted, []);
    await click;
    expect(actor.state.conversation.gaps).toEqual([{ startMs: 1_800, endMs: 610_000 }]);
  });
});

describe('a worker that started before the page was connected again', () => {
  it('should still be told the last words of a call that is stopped just then', async () => {
    const { captureId } = await startCall(worker);
    const restarted = await restart();
    const actor = restarted.sessions.ofTab(7)!;
    await actor.take({ type: 'stop', reason: 'rep-stopped', atMs: Date.now() });
    const again = connect(restarted, [captureId]);
    expect(again.sent).toContainEqual({ type: 'stop', captureId });
    again.deliver(heard(captureId, 1, 'Goodbye.'));
    again.deliver({ type: 'stopped', captureId });
    await settled();
    expect(actor.state.status).toBe('ended');
    expect(wordsOf(restarted)).toEqual(['Goodbye.']);
  });

  it('should give up on last words that never come', async () => {
    await startCall(worker);
    const restarted = await restart();
    const actor = restarted.sessions.ofTab(7)!;
    await actor.take({ type: 'stop', reason: 'rep-stopped', atMs: Date.now() });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(actor.state.status).toBe('ended');
  });

  it('should tell the page a key that was changed meanwhile', async () => {
    const { captureId } = await startCall(worker);
    const restarted = await restart();
    await fakeBrowser.local.set({ settings: { deepgramKey: 'fresh-token' } });
    await restarted.refreshSettings();
    const again = connect(restarted, [captureId]);
    expect(again.sent).toContainEqual({
      type: 'access',
      captureId,
      deepgram: expect.objectContaining({ key: 'fresh-token' }),
    });
  });
});

describe('a capture that ended by itself', () => {
  const failed = (captureId: string, problem: string, heardUntilMs: number) => ({
    type: 'failed',
    captureId,
    problem,
    heardUntilMs,
  });

  it('should leave the call to one click when the second could not be opened', async () => {
    const { offscreen } = await startCall(worker);
    await vi.advanceTimersByTimeAsync(1_000);
    const again = await loseAndComeBack(offscreen);
    const { captureId } = worker.coach.sessions.ofTab(7)!.state;
    await vi.advanceTimersByTimeAsync(1_000);
    again.deliver(failed(captureId, 'tab-not-capturable', 0));
    await settled();
    expect(again.sent).toContainEqual({ type: 'release', captureId });
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ status: 'live', captureLostAtMs: expect.anything() });
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should end a call that was never heard', async () => {
    const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    const offscreen = worker.connectOffscreen();
    await started;
    const { captureId } = worker.coach.sessions.ofTab(7)!.state;
    offscreen.deliver(failed(captureId, 'tab-not-capturable', 0));
    await settled();
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ status: 'ended', endProblem: 'tab-not-capturable' });
  });

  it('should be started again while its tab lives, thrice at most, and miss only what nobody heard', async () => {
    const { offscreen } = await startCall(worker);
    const endTrack = async () => {
      await vi.advanceTimersByTimeAsync(5_000);
      const { captureId, startedAtMs } = worker.coach.sessions.ofTab(7)!.state;
      offscreen.deliver(failed(captureId, 'tab-ended', Date.now() - startedAtMs - 1_000));
      await settled();
      expect(offscreen.sent).toContainEqual({ type: 'release', captureId });
      return worker.coach.sessions.ofTab(7)!.state;
    };
    for (let times = 1; times <= 3; times += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      expect(await endTrack()).toMatchObject({ status: 'live', captureLostAtMs: undefined });
    }
    expect(gaps()?.[0]).toEqual({ startMs: 4_000, endMs: 5_000 });
    expect(await endTrack()).toMatchObject({ status: 'live', captureLostAtMs: START_MS + 20_000 });
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should end the call with its tab', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    fakeBrowser.tabs = [];
    offscreen.deliver(failed(captureId, 'tab-ended', 1_800));
    await settled();
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ status: 'ended', endReason: 'tab-closed' });
    expect(gaps()).toEqual([]);
  });

  it('should tell it again in vain, when the worker has lost it already', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver(heard(captureId, 1, 'Before.'));
    fakeBrowser.streamId = new Error('Extension has not been invoked for the current page');
    for (let times = 0; times < 2; times += 1) {
      offscreen.deliver(failed(captureId, 'tab-ended', 1_800));
      // oxlint-disable-next-line no-await-in-loop -- one after the other
      await settled();
    }
    expect(offscreen.sent.filter((frame) => (frame as { type: string }).type === 'release')).toHaveLength(2);
    expect(worker.coach.sessions.ofTab(7)?.state).toMatchObject({ status: 'live', captureLostAtMs: START_MS });
  });
});

describe('the end of a capture', () => {
  it('should be confirmed when it is stored, and for calls that are known no more', async () => {
    const { captureId, offscreen } = await startCall(worker);
    offscreen.deliver({ type: 'stopped', captureId });
    await settled();
    expect(offscreen.sent).toContainEqual({ type: 'release', captureId });
    offscreen.deliver({ type: 'failed', captureId: 'of-yesterday', problem: 'tab-ended', heardUntilMs: 0 });
    expect(offscreen.sent).toContainEqual({ type: 'release', captureId: 'of-yesterday' });
  });
});

describe('new access to the recogniser', () => {
  it('should be told to the capture that runs', async () => {
    const { captureId, offscreen } = await startCall(worker);
    await worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: 'fresh-token' } });
    expect(offscreen.sent).toContainEqual({
      type: 'access',
      captureId,
      deepgram: expect.objectContaining({ key: 'fresh-token' }),
    });
    const { length } = offscreen.sent;
    await worker.ask({ to: 'background', type: 'update-settings', patch: { productContext: 'Forms.' } });
    expect(offscreen.sent).toHaveLength(length);
  });
});

// Helpers

/** The frame of a second in which a capture ran. */
const health = (captureId: string, heardUntilMs: number) => ({
  type: 'health',
  captureId,
  levelsDb: [-30, -30],
  heardUntilMs,
});

const gaps = () => worker.coach.sessions.ofTab(7)?.state.conversation.gaps;

/** The page crashes, its death is noticed, and the page that takes its place connects. */
async function loseAndComeBack(offscreen: FakeRuntimePort): Promise<FakeRuntimePort> {
  fakeBrowser.offscreenPages = 0;
  offscreen.close();
  await settled();
  const again = worker.connectOffscreen();
  await settled();
  return again;
}

const tabStatus = () => worker.ask({ to: 'background', type: 'get-tab-status', tabId: 7 });
