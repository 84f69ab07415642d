import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { fakeBrowser } from '../../support/fake-browser';
import { fakeRuntimePort, type FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';
import type { Coach } from '../../../src/background/coach';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const { Coach: NewCoach } = await import('../../../src/background/coach');

let worker: Worker;
let offscreen: FakeRuntimePort;

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  worker = await startWorker({ deepgramKey: 'key' });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('the worker, on a call', () => {
  it('should acknowledge only what is stored, however slow storage is', async () => {
    const captureId = await startCall();
    fakeBrowser.session.hold();
    offscreen.deliver(heard(captureId, 1, 'First.'));
    await fakeBrowser.session.started;
    offscreen.deliver(heard(captureId, 2, 'Second.'));
    fakeBrowser.session.release();
    await settled();
    expect(acknowledged()).toEqual([1, 2]);
  });

  it('should not acknowledge what storage refused, and keep it for the next write', async () => {
    const captureId = await startCall();
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    fakeBrowser.session.failNext = true;
    offscreen.deliver(heard(captureId, 1, 'First.'));
    await settled();
    expect(acknowledged()).toEqual([]);
    offscreen.deliver(heard(captureId, 2, 'Second.'));
    await settled();
    expect(acknowledged()).toEqual([2]);
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

  it('should end the call, and say why, when the offscreen page is gone for good', async () => {
    const captureId = await startCall();
    offscreen.deliver(heard(captureId, 1, 'Hello.'));
    const panel = await openPanel();
    fakeBrowser.offscreenPages = 0;
    offscreen.close();
    await vi.advanceTimersByTimeAsync(6_000);
    expect(lastView(panel)?.status).toBe('ended');
    expect(lastView(panel)?.notices.map(({ text }) => text)).toEqual([
      'The call’s sound couldn’t be opened. Reload the tab and start again.',
    ]);
    expect(wordsOf(worker.coach)).toEqual(['Hello.']);
  });

  it('should go on when the offscreen page is back at once', async () => {
    const captureId = await startCall();
    offscreen.close();
    offscreen = connect(worker.coach, [captureId]);
    await vi.advanceTimersByTimeAsync(6_000);
    expect(worker.coach.sessions.all()[0]?.state.status).toBe('live');
  });

  it('should end a call whose offscreen page died with the worker', async () => {
    await startCall();
    fakeBrowser.offscreenPages = 0;
    const restarted = await restart();
    await settled();
    expect(restarted.sessions.all()[0]?.state).toMatchObject({ status: 'ended', endProblem: 'capture-failed' });
  });

  it('should say on the panel why a capture failed', async () => {
    const captureId = await startCall();
    const panel = await openPanel();
    offscreen.deliver({ type: 'failed', captureId, problem: 'deepgram-unauthorized' });
    await settled();
    expect(lastView(panel)?.notices[0]?.text).toMatch(/refused the Deepgram key/);
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

  it('should end a start whose offscreen page went away before it could be told', async () => {
    const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    offscreen = worker.connectOffscreen();
    offscreen.closeSilently();
    expect(await started).toMatchObject({ ok: true });
    expect(worker.coach.sessions.all()[0]?.state).toMatchObject({ status: 'ended', endProblem: 'capture-failed' });
  });

  it('should change stage and guidance on the panel as one: the view comes before the offers', async () => {
    const captureId = await startCall();
    const panel = await openPanel();
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
      page.deliver({ type: 'health', captureId, levelsDb: [-100, -100], framesSent: second });
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
    expect(acknowledged()).toEqual([1]);
    expect(worker.coach.sessions.all()).toHaveLength(1);
  });
});

// Helpers

/** Promises run out; timers don't move. */
const settled = () => vi.advanceTimersByTimeAsync(0);

/** Start coaching tab 7, with the offscreen page connected and reporting. @returns the capture's id. */
async function startCall(): Promise<string> {
  const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
  offscreen = worker.connectOffscreen();
  await started;
  const { captureId } = worker.coach.sessions.ofTab(7)!.state;
  offscreen.deliver({ type: 'state', captureId, state: { microphone: 'on', recogniser: 'open' } });
  await settled();
  return captureId;
}

const heard = (captureId: string, seq: number, text: string, channel: 0 | 1 = 1) => ({
  type: 'events',
  captureId,
  events: [
    {
      seq,
      event: { type: 'final', channel, text, startMs: seq * 1_000, endMs: seq * 1_000 + 800, speechFinal: true },
    },
  ],
});

const acknowledged = (): readonly number[] =>
  offscreen.sent.flatMap((frame) => {
    const { type, seq } = frame as { type: string; seq?: number };
    return type === 'acknowledge' && seq !== undefined && seq > 0 ? [seq] : [];
  });

/** The worker's heap is gone; storage stays. */
async function restart(): Promise<Coach> {
  const coach = new NewCoach();
  await coach.restore();
  return coach;
}

function connect(coach: Coach, captureIds: readonly string[]): FakeRuntimePort {
  const fake = fakeRuntimePort('capture');
  coach.capture.attach(fake.port, {
    frame: (frame) => coach.onCaptureFrame(frame),
    lost: () => coach.onCapturePortLost(),
  });
  fake.deliver({ type: 'hello', captureIds });
  return fake;
}

async function openPanel(): Promise<FakeRuntimePort> {
  const fake = fakeRuntimePort('panel');
  worker.coach.panels.add(fake.port);
  await worker.coach.onPanelCommand(fake.port, { type: 'follow-window', windowId: 1 });
  return fake;
}

const lastView = (panel: FakeRuntimePort) =>
  (panel.sent as PanelFrame[])
    .flatMap((frame) => (frame.type === 'view' || frame.type === 'snapshot' ? [frame.view] : []))
    .at(-1);

const wordsOf = (coach: Coach): readonly string[] =>
  coach.sessions.all().flatMap(({ state }) => state.conversation.utterances.map(({ text }) => text));
