import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { CaptureState } from '../../../src/coaching/capture-state';
import type { FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';
import { connect, heard, hears, lastView, openPanel, restart, settled, startCall } from '../../support/worker-call';

const key = vi.hoisted(() => ({ tries: 0, found: 'works' as 'works' | 'refused' | 'unreachable' }));
vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);
vi.mock('../../../src/background/deepgram-key-check', async (original) => ({
  ...(await original<typeof import('../../../src/background/deepgram-key-check')>()),
  tryDeepgramKey: () => {
    key.tries += 1;
    return Promise.resolve(key.found);
  },
}));

let worker: Worker;
let offscreen: FakeRuntimePort;
let panel: FakeRuntimePort;
let captureId: string;

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  Object.assign(key, { tries: 0, found: 'works' });
  worker = await startWorker({ deepgramKey: 'key', deepgramKeyKind: 'token' });
  ({ captureId, offscreen } = await startCall(worker));
  panel = await openPanel(worker);
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a recogniser lost in mid-call', () => {
  beforeEach(async () => {
    offscreen.deliver(heard(captureId, 1, 'Hello.'));
    await settled();
  });

  it('should say that the key may have run out once that was found, and only while it holds', async () => {
    key.found = 'refused';
    await tell('reconnecting');
    expect(said()).toEqual({ key: 'notice_recogniser_reconnecting' });
    await vi.advanceTimersByTimeAsync(9_900);
    expect(key.tries).toBe(0);
    await vi.advanceTimersByTimeAsync(200);
    expect(said()).toEqual({ key: 'notice_recogniser_turned_away' });
    await tell('open');
    expect(said()).toBeUndefined();
  });

  it('should try the key once in an outage, however often its state is told', async () => {
    key.found = 'refused';
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(6_000);
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(4_100);
    expect(key.tries).toBe(1);
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(key.tries).toBe(1);
  });

  it('should try nothing for a blip', async () => {
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(5_000);
    await tell('open');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(key.tries).toBe(0);
  });

  it('should say no more than that it can’t be reached where nobody answers, and look again: the key may have run out too', async () => {
    key.found = 'unreachable';
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(10_100);
    expect([key.tries, said()]).toEqual([1, { key: 'notice_recogniser_reconnecting' }]);
    key.found = 'refused';
    await vi.advanceTimersByTimeAsync(10_100);
    expect([key.tries, said()]).toEqual([2, { key: 'notice_recogniser_turned_away' }]);
  });

  it('should try a key that was changed meanwhile, and forget what was found of the old one', async () => {
    key.found = 'refused';
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(10_100);
    await worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: 'other' } });
    expect(said()).toEqual({ key: 'notice_recogniser_reconnecting' });
    await vi.advanceTimersByTimeAsync(10_100);
    expect([key.tries, said()]).toEqual([2, { key: 'notice_recogniser_turned_away' }]);
  });

  it('should find it anew where the worker restarted amid the outage', async () => {
    key.found = 'refused';
    await tell('reconnecting');
    const again = await restart();
    connect(again, [captureId]).deliver(stateFrame('reconnecting'));
    await vi.advanceTimersByTimeAsync(10_100);
    const { state } = again.sessions.all()[0]!;
    expect(again.services(state).recogniserVerdict).toEqual({ key: 'notice_recogniser_turned_away' });
  });

  it('should try nothing for a call that is over', async () => {
    await tell('reconnecting');
    offscreen.deliver({ type: 'stopped', captureId });
    await vi.advanceTimersByTimeAsync(60_000);
    expect(key.tries).toBe(0);
  });
});

describe('a recogniser that was never reached', () => {
  it.each([
    ['refused', 'check_deepgram_refused'],
    ['unreachable', 'check_deepgram_unreachable'],
  ] as const)('should have its key tried at once, and what was found said: %s', async (found, text) => {
    key.found = found;
    await tell('reconnecting');
    await vi.advanceTimersByTimeAsync(1);
    expect(said()).toMatchObject({ key: 'notice_recogniser_verdict', values: { found: { key: text } } });
  });
});

// Helpers

const stateFrame = (recogniser: CaptureState['recogniser']) => ({
  ...hears(captureId),
  state: { ...hears(captureId).state, recogniser },
});

async function tell(recogniser: CaptureState['recogniser']): Promise<void> {
  offscreen.deliver(stateFrame(recogniser));
  await settled();
}

const said = () => lastView(panel)?.notices.find(({ id }) => id === 'recogniser')?.text;
