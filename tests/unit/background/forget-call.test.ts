import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { fakeBrowser } from '../../support/fake-browser';
import { startWorker } from '../../support/worker';
import { openPanel, settled, startCall } from '../../support/worker-call';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('"Forget this call", where the device doesn’t erase it', () => {
  it('should say so on the panel, which shows the call no more', async () => {
    const worker = await startWorker({ deepgramKey: 'key', keepCalls: true });
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const { captureId, offscreen } = await startCall(worker);
    const panel = await openPanel(worker);
    const { sessionId } = worker.coach.sessions.ofTab(7)!.state;
    vi.spyOn(KeptCallsStore.prototype, 'remove').mockRejectedValue(new DOMException('', 'UnknownError'));
    await worker.coach.following.onCommand(panel.port, { type: 'forget-session', sessionId });
    await settled();
    expect((panel.sent as PanelFrame[]).at(-1)).toMatchObject({
      type: 'no-session',
      problem: { key: 'error_call_not_erased' },
    });
    expect(offscreen.sent).toContainEqual({ type: 'stop', captureId });
    expect(worker.coach.sessions.all()).toEqual([]);
    expect(fakeBrowser.badges.get(7)).toBe('');
    expect(warned).toHaveBeenCalledWith('session', sessionId, 'could not be erased:', expect.any(String));
  });
});
