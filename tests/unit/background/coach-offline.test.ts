import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

/** A network that is gone: each request is lost at once. */
const request = vi.fn<typeof fetch>(() => Promise.reject(new TypeError('Failed to fetch')));

let worker: Worker;
let offscreen: FakeRuntimePort;

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', request);
  vi.stubGlobal('navigator', { onLine: false });
  request.mockClear();
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the worker, offline', () => {
  it('should ask no more until the network is back, and then by itself', async () => {
    await startCall({ anthropicKey: 'key' });
    hear(1, 'Well, go on then please.');
    await vi.waitFor(() => expect(state()).toMatchObject({ pending: undefined, breaker: { offline: true } }));
    hear(2, 'Are you still there then?');
    expect(state().conversation.utterances).toHaveLength(2);
    expect(request).toHaveBeenCalledTimes(1);

    vi.stubGlobal('navigator', { onLine: true });
    worker.coach.networkReturned();
    expect(state().pending).toMatchObject({ answers: 'customer-2' });
    await vi.waitFor(() => expect(request).toHaveBeenCalledTimes(2));
    await vi.waitFor(() => expect(state().breaker).toMatchObject({ offline: false, failuresInARow: 1 }));
  });

  it('should not take a gateway on this machine to be offline', async () => {
    await startCall({ anthropicKey: 'key', anthropicUrl: 'http://127.0.0.1:9' });
    expect(worker.coach.context(state().sessionId).offline).toBe(false);
    vi.stubGlobal('navigator', undefined);
    expect(worker.coach.context(state().sessionId).offline).toBe(false);
  });
});

// Helpers

async function startCall(settings: Record<string, unknown>): Promise<void> {
  worker = await startWorker({ deepgramKey: 'key', ...settings });
  const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
  offscreen = worker.connectOffscreen();
  await started;
  offscreen.deliver({
    type: 'state',
    captureId: state().captureId,
    state: { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' },
  });
}

const state = () => worker.coach.sessions.ofTab(7)!.state;

function hear(seq: number, text: string): void {
  const times = { startMs: seq * 1_000, endMs: seq * 1_000 + 800 };
  offscreen.deliver({
    type: 'events',
    captureId: state().captureId,
    events: [{ seq, event: { type: 'final', channel: 1, text, ...times, speechFinal: true } }],
  });
}
