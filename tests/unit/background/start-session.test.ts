import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isCapturable, startSession } from '../../../src/background/start-session';
import { fakeBrowser } from '../../support/fake-browser';
import { startWorker, type Worker } from '../../support/worker';
import { inWords } from '../../support/said';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

let worker: Worker;
beforeEach(async () => {
  worker = await startWorker({ deepgramKey: 'test-deepgram-key', coachingMode: 'guidance' });
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
});

describe('isCapturable', () => {
  it.each([
    ['https://meet.google.com/abc', true],
    ['http://127.0.0.1:8080/call', true],
    ['file:///home/rep/call.html', true],
    // Without an invocation Chrome doesn't tell the address: it decides itself.
    ['', true],
    [undefined, true],
    ['chrome://extensions', false],
    ['chrome-extension://abcdefghijklmnop/page.html', false],
    ['https://chromewebstore.google.com/detail/x', false],
    ['about:blank', false],
    ['devtools://devtools/bundled/inspector.html', false],
    ['not an address', false],
  ])('should know of %s: %s', (url, capturable) => {
    expect(isCapturable(url)).toBe(capturable);
  });
});

describe('startSession', () => {
  it('should open capture and have a live session in the mode in force', async () => {
    const offscreen = worker.connectOffscreen();
    const sessionId = await startSession(worker.coach, 7);
    const { state } = worker.coach.sessions.get(sessionId)!;
    expect(state).toMatchObject({ status: 'live', tabId: 7, tabTitle: 'Dialer', mode: 'guidance' });
    expect(fakeBrowser.offscreenPages).toBe(1);
    expect(offscreen.sent).toEqual([
      {
        type: 'start',
        captureId: state.captureId,
        tabId: 7,
        streamId: 'stream-1',
        fromMs: 0,
        deepgram: {
          key: 'test-deepgram-key',
          keyKind: 'key',
          url: 'wss://api.deepgram.com',
          language: 'en',
          keyterms: expect.arrayContaining([expect.any(String)]),
        },
      },
    ]);
  });

  it('should make one session of two starts, at once or one after the other', async () => {
    const offscreen = worker.connectOffscreen();
    const [first, second] = await Promise.all([startSession(worker.coach, 7), startSession(worker.coach, 7)]);
    const third = await startSession(worker.coach, 7);
    expect([second, third]).toEqual([first, first]);
    expect(offscreen.sent).toHaveLength(1);
    expect(worker.coach.sessions.all()).toHaveLength(1);
  });

  it('should coach two tabs at once', async () => {
    worker.connectOffscreen();
    fakeBrowser.tabs = [...fakeBrowser.tabs, { id: 8, url: 'https://dialer.example/other' }];
    const [first, second] = await Promise.all([startSession(worker.coach, 7), startSession(worker.coach, 8)]);
    expect(first).not.toBe(second);
    expect(worker.coach.sessions.running()).toHaveLength(2);
    expect(fakeBrowser.offscreenPages).toBe(1);
  });

  it.each<[string, string, () => void | Promise<unknown>]>([
    ['tab-gone', 'closed', () => void (fakeBrowser.tabs = [])],
    ['tab-not-capturable', 'hear this page', () => void (fakeBrowser.tabs = [{ id: 7, url: 'chrome://settings' }])],
    ['no-deepgram-key', 'No Deepgram key', withoutKey],
    ['no-deepgram-key', 'kept only until Chrome closed', withoutKeySinceChromeClosed],
    [
      'not-invoked',
      'Click the Sales Coach icon',
      () => refuseStream('Extension has not been invoked for the current page'),
    ],
    ['already-captured', 'Another recording', () => refuseStream('Cannot capture a tab with an active stream.')],
    ['tab-not-capturable', 'hear this page', () => refuseStream('Chrome pages cannot be captured.')],
  ])('should say why it refuses: %s', async (code, words, spoil) => {
    const offscreen = worker.connectOffscreen();
    await spoil();
    expect(inWords(await worker.ask({ to: 'background', type: 'start-session', tabId: 7 }))).toEqual({
      ok: false,
      error: { code, message: expect.stringContaining(words) },
    });
    expect(worker.coach.sessions.all()).toEqual([]);
    expect(worker.coach.starting).toBe(0);
    expect(offscreen.sent).toEqual([]);
  });

  it('should say so when the offscreen page never comes, and start at the next try', async () => {
    vi.useFakeTimers();
    const refusal = expect(startSession(worker.coach, 7)).rejects.toMatchObject({ code: 'failed' });
    await vi.advanceTimersByTimeAsync(8_000);
    await refusal;
    vi.useRealTimers();
    worker.connectOffscreen();
    await expect(startSession(worker.coach, 7)).resolves.toMatch(/^call_/);
  });
});

// Helpers

const withoutKey = () => worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: '' } });

const withoutKeySinceChromeClosed = () =>
  worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: '', keepKeys: 'session' } });

const refuseStream = (text: string): void => {
  fakeBrowser.streamId = new Error(text);
};
