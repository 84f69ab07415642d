import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { fakeBrowser } from '../../support/fake-browser';
import type { FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';
import {
  acknowledged,
  connect,
  heard,
  lastView,
  openPanel,
  restart,
  settled,
  startCall as startCallOn,
  wordsOf,
} from '../../support/worker-call';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

let worker: Worker;
let offscreen: FakeRuntimePort;
const callEnded = vi.fn();

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  callEnded.mockClear();
  worker = await startWorker({ deepgramKey: 'key' }, callEnded);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function startCall(): Promise<string> {
  const started = await startCallOn(worker);
  offscreen = started.offscreen;
  return started.captureId;
}

describe('the worker, on a call', () => {
  it('should acknowledge only what is stored, however slow storage is', async () => {
    const captureId = await startCall();
    fakeBrowser.session.hold();
    offscreen.deliver(heard(captureId, 1, 'First.'));
    await fakeBrowser.session.started;
    offscreen.deliver(heard(captureId, 2, 'Second.'));
    fakeBrowser.session.release();
    await settled();
    expect(acknowledged(offscreen)).toEqual([1, 2]);
  });

  it('should not acknowledge what storage refused, and keep it for the next write', async () => {
    const captureId = await startCall();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fakeBrowser.session.failNext = true;
    offscreen.deliver(heard(captureId, 1, 'First.'));
    await settled();
    expect(acknowledged(offscreen)).toEqual([]);
    offscreen.deliver(heard(captureId, 2, 'Second.'));
    await settled();
    expect(acknowledged(offscreen)).toEqual([2]);
    const restarted = await restart();
    expect(wordsOf(restarted)).toEqual(['First.', 'Second.']);
  });

  it('should keep the last words of a call that was ending as the worker died', async () => {
    const captureId = await startCall();
    offscreen.deliver(heard(captureId, 1, 'Hello.'));
    await settled();
    await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 });
    await settled();
    const restarted = await restart();
    const page = connect(restarted, [captureId]);
    page.deliver(heard(captureId, 2, 'Yes, I buy.'));
    page.deliver({ type: 'stopped', captureId });
    await settled();
    expect(wordsOf(restarted)).toEqual(['Hello.', 'Yes, I buy.']);
    expect(restarted.sessions.all()[0]?.state).toMatchObject({ status: 'ended', endReason: 'rep-stopped' });
  });

  it('should go on when the offscreen page is back at once', async () => {
    const captureId = await startCall();
    offscreen.close();
    offscreen = connect(worker.coach, [captureId]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(worker.coach.sessions.all()[0]?.state.status).toBe('live');
  });

  it('should say on the panel why a capture failed', async () => {
    const captureId = await startCall();
    const panel = await openPanel(worker);
    offscreen.deliver({ type: 'failed', captureId, problem: 'deepgram-unauthorized', heardUntilMs: 0 });
    await settled();
    expect(lastView(panel)?.notices[0]?.text).toEqual({ key: 'capture_deepgram_unauthorized' });
  });

  it('should leave no offscreen page behind when a start is refused, or the call ended', async () => {
    fakeBrowser.streamId = new Error('Extension has not been invoked for the current page');
    const refused = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    offscreen = worker.connectOffscreen();
    expect(await refused).toMatchObject({ ok: false, error: { code: 'not-invoked' } });
    expect(fakeBrowser.offscreenPages).toBe(0);
    fakeBrowser.streamId = 'stream-2';
    const captureId = await startCall();
    expect(fakeBrowser.offscreenPages).toBe(1);
    offscreen.deliver({ type: 'stopped', captureId });
    await settled();
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should leave the offscreen page, and the end with it, until storage has taken the end', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const captureId = await startCall();
    fakeBrowser.session.quotaBytes = await fakeBrowser.session.getBytesInUse();
    offscreen.deliver({ type: 'stopped', captureId });
    await settled();
    expect(worker.coach.sessions.all()[0]?.isOver).toBe(true);
    expect(offscreen.sent).not.toContainEqual({ type: 'release', captureId });
    expect(fakeBrowser.offscreenPages).toBe(1);
    fakeBrowser.session.quotaBytes = Infinity;
    const page = connect(await restart(), [captureId]);
    page.deliver({ type: 'stopped', captureId });
    await settled();
    expect(page.sent).toContainEqual({ type: 'release', captureId });
    expect(fakeBrowser.offscreenPages).toBe(0);
  });

  it('should say when a call is over and kept: an update waits for that', async () => {
    const captureId = await startCall();
    const keptAs: unknown[] = [];
    vi.spyOn(worker.coach.kept, 'flush').mockImplementation(async () => {
      keptAs.push(worker.coach.sessions.all()[0]?.state.status, callEnded.mock.calls.length);
    });
    await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 });
    expect(callEnded).not.toHaveBeenCalled();
    offscreen.deliver({ type: 'stopped', captureId });
    await settled();
    expect(keptAs).toEqual(['ended', 0]);
    expect(callEnded).toHaveBeenCalledTimes(1);
  });

  it('should end a start whose offscreen page went away before it could be told', async () => {
    const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    offscreen = worker.connectOffscreen();
    offscreen.closeSilently();
    expect(await started).toMatchObject({ ok: true });
    expect(worker.coach.sessions.all()[0]?.state).toMatchObject({ status: 'ended', endProblem: 'capture-failed' });
  });

  it('should change stage and guidance on the panel as one: the view comes before the offers', async () => {
    const captureId = await startCall();
    const panel = await openPanel(worker);
    offscreen.deliver(heard(captureId, 1, 'That is way too expensive for us.', 1));
    await settled();
    const types = (panel.sent as PanelFrame[]).map(({ type }) => type);
    expect(types.lastIndexOf('view')).toBeLessThan(types.lastIndexOf('suggestion'));
  });

  it('should not call a side silent that was heard before the worker restarted', async () => {
    const captureId = await startCall();
    offscreen.deliver(heard(captureId, 1, 'Hello.', 1));
    await settled();
    const restarted = await restart();
    const page = connect(restarted, [captureId]);
    for (let second = 0; second < 20; second += 1) {
      page.deliver({
        type: 'health',
        captureId,
        levelsDb: [-100, -100],
        heardUntilMs: second * 1_000,
      });
    }
    const { state } = restarted.sessions.all()[0]!;
    expect(restarted.services(state).silent).toEqual([true, false]);
  });

  it('should make room for the running call by giving up ended ones', async () => {
    const first = await startCall();
    offscreen.deliver({ type: 'stopped', captureId: first });
    await settled();
    const captureId = await startCall();
    fakeBrowser.session.failNext = true;
    offscreen.deliver(heard(captureId, 1, 'Hello.'));
    await settled();
    expect(acknowledged(offscreen)).toEqual([1]);
    expect(worker.coach.sessions.all()).toHaveLength(1);
  });
});
