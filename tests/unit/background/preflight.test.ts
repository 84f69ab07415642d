import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreflightSound, PreflightView } from '../../../src/coaching/preflight';
import { fakeBrowser } from '../../support/fake-browser';
import { fakeRuntimePort, type FakeRuntimePort } from '../../support/fake-runtime-port';
import { contentScript, startWorker, type Worker } from '../../support/worker';

const keys = vi.hoisted(() => ({ tries: 0 }));
vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);
vi.mock('../../../src/background/deepgram-key-check', () => ({
  tryDeepgramKey: () => {
    keys.tries += 1;
    return Promise.resolve('works');
  },
}));
vi.mock('../../../src/background/anthropic-key-check', () => ({
  tryAnthropicKey: () => Promise.resolve('works'),
}));

const ALL_HEARD: PreflightSound = { microphone: 'heard', tab: 'heard', echo: 'none' };

let worker: Worker;
let offscreen: FakeRuntimePort;
let panel: FakeRuntimePort;

beforeEach(async () => {
  keys.tries = 0;
  worker = await startWorker({ deepgramKey: 'test-deepgram-key' });
  vi.spyOn(console, 'info').mockReturnValue();
  vi.spyOn(console, 'warn').mockReturnValue();
  offscreen = worker.connectOffscreen();
  panel = await openPanel();
});

describe('the check before a call', () => {
  it('should listen to the tab and show what is found as it comes', async () => {
    await check();
    expect(probes()).toEqual([{ type: 'probe', probeId: expect.any(String), streamId: 'stream-1' }]);
    expect(shown()).toMatchObject({ tabId: 7, tabTitle: 'Dialer', isChecking: true, canStart: true });
    expect(states()).toEqual(['checking', 'checking', 'checking', 'good', 'good']);
    hear(ALL_HEARD);
    expect(states()).toEqual(['good', 'good', 'good', 'good', 'good']);
    expect(shown()).toMatchObject({ isChecking: false, levelsDb: [-20, -30] });
    over();
    expect(shown()).toMatchObject({ isChecking: false, levelsDb: [-100, -100] });
    await vi.waitFor(() => expect(fakeBrowser.offscreenPages).toBe(0));
  });

  it('should show a panel that opens later what is known', async () => {
    await check();
    hear(ALL_HEARD);
    const later = await openPanel();
    expect(later.sent.at(-1)).toMatchObject({ type: 'preflight', preflight: { isChecking: false } });
    const elsewhere = await openPanel(2);
    expect(elsewhere.sent.map(typeOf)).not.toContain('preflight');
  });

  it('should know a call that the site’s content script sees', async () => {
    fakeBrowser.tabs = [{ id: 7, url: 'https://meet.google.com/abc-defg-hij', windowId: 1, active: true }];
    await check();
    expect(rowText('page')).toEqual({ key: 'preflight_page_no_call', values: { site: 'Google Meet' } });
    const report = { to: 'background', type: 'report-call', site: 'google-meet', state: 'connected' };
    await worker.ask(report, contentScript('https://meet.google.com/abc-defg-hij'));
    await check();
    expect(rowText('page')).toEqual({ key: 'preflight_page_call', values: { site: 'Google Meet' } });
  });

  it('should listen to the microphone alone on a page that Chrome keeps to itself', async () => {
    fakeBrowser.tabs = [{ id: 7, windowId: 1, active: true }];
    await check();
    expect(probes()).toEqual([{ type: 'probe', probeId: expect.any(String) }]);
    hear({ microphone: 'heard', tab: 'not-captured', echo: 'unknown' });
    over();
    expect(states()).toEqual(['good', 'problem', 'unknown', 'good', 'problem']);
    expect(shown()?.canStart).toBe(false);
    // Without a new click the address is gone too where the tab has moved on.
    await worker.ask({ to: 'background', type: 'start-preflight', tabId: 7, again: true });
    expect(rowText('page')).toEqual({ key: 'preflight_page_hidden' });
  });

  it.each([
    ['Extension has not been invoked for the current page', 'preflight_tab_not_invoked'],
    ['Cannot capture a tab with an active stream.', 'preflight_tab_already_captured'],
    ['Something else', 'preflight_tab_not_capturable'],
  ])('should name why Chrome gives no stream: %s', async (why, key) => {
    fakeBrowser.streamId = new Error(why);
    await check();
    await vi.waitFor(() => expect(rowText('tab')).toEqual({ key }));
    expect(probes()).toEqual([{ type: 'probe', probeId: expect.any(String) }]);
  });

  it('should end, and have the tab let go, before coaching starts', async () => {
    await check();
    const starting = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    await vi.waitFor(() => expect(offscreen.sent.at(-1)).toMatchObject({ type: 'end-probe' }));
    expect(panel.sent.at(-1)).toEqual({ type: 'preflight', preflight: undefined });
    over();
    expect(await starting).toMatchObject({ ok: true });
    expect(offscreen.sent.map(typeOf)).toEqual(['probe', 'end-probe', 'start']);
  });

  it('should start all the same when the offscreen page never says that it has let go', async () => {
    await check();
    vi.useFakeTimers();
    const starting = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    await vi.advanceTimersByTimeAsync(2_000);
    vi.useRealTimers();
    expect(await starting).toMatchObject({ ok: true });
  });

  it('should not be offered, nor done, while a call is coached', async () => {
    expect(await tabStatus()).toMatchObject({ value: { canCheck: true } });
    await worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    expect(await tabStatus()).toMatchObject({ value: { canCheck: false } });
    expect(await worker.ask({ to: 'background', type: 'start-preflight', tabId: 7, again: false })).toEqual({
      ok: false,
      error: { code: 'coaching', message: { key: 'error_preflight_coaching' } },
    });
    expect(probes()).toEqual([]);
  });

  it('should end when its panel is closed', async () => {
    const later = await openPanel();
    await check();
    later.close();
    worker.coach.preflight.panelClosed();
    expect(offscreen.sent.map(typeOf)).toEqual(['probe']);
    panel.close();
    worker.coach.preflight.panelClosed();
    expect(offscreen.sent.map(typeOf)).toEqual(['probe', 'end-probe']);
    over();
    await vi.waitFor(() => expect(fakeBrowser.offscreenPages).toBe(0));
  });

  it('should go on while the panel that it is for isn’t open yet', async () => {
    panel.close();
    await check();
    worker.coach.preflight.panelClosed();
    expect(offscreen.sent.map(typeOf)).toEqual(['probe']);
  });

  it('should say what can’t be told when the offscreen page goes away', async () => {
    await check();
    fakeBrowser.offscreenPages = 0;
    offscreen.close();
    await vi.waitFor(() => expect(states()).toEqual(['unknown', 'unknown', 'unknown', 'good', 'good']));
  });

  it('should take the place of one that runs, and not listen to what that one still tells', async () => {
    await check();
    const [first] = probes();
    const closed = vi.spyOn(chrome.offscreen, 'closeDocument');
    const again = worker.ask({ to: 'background', type: 'start-preflight', tabId: 7, again: true });
    await vi.waitFor(() => expect(offscreen.sent.at(-1)).toMatchObject({ type: 'end-probe' }));
    over();
    await again;
    await vi.waitFor(() => expect(probes()).toHaveLength(2));
    offscreen.deliver({ type: 'probed', probeId: first?.probeId, sound: ALL_HEARD, levelsDb: [-20, -30] });
    expect(states()?.slice(0, 3)).toEqual(['checking', 'checking', 'checking']);
    // No moment without a check in between, nor without the page that listens.
    expect(panel.sent).not.toContainEqual({ type: 'preflight', preflight: undefined });
    expect(closed).not.toHaveBeenCalled();
    expect(fakeBrowser.offscreenPages).toBe(1);
  });

  it('should be one of several that are asked for at once', async () => {
    const request = { to: 'background', type: 'start-preflight', tabId: 7, again: true };
    await Promise.all([worker.ask(request), worker.ask(request), worker.ask(request)]);
    await vi.waitFor(() => expect(probes()).toHaveLength(1));
    expect(keys.tries).toBe(1);
    hear(ALL_HEARD);
    expect(states()).toEqual(['good', 'good', 'good', 'good', 'good']);
  });
});

// Helpers

async function openPanel(windowId = 1): Promise<FakeRuntimePort> {
  const fake = fakeRuntimePort('panel');
  worker.coach.panels.add(fake.port);
  await worker.coach.following.onCommand(fake.port, { type: 'follow-window', windowId });
  return fake;
}

async function check(): Promise<void> {
  const before = probes().length;
  if (before > 0) over();
  expect(await worker.ask({ to: 'background', type: 'start-preflight', tabId: 7, again: false })).toEqual({
    ok: true,
    value: null,
  });
  await vi.waitFor(() => expect(probes()).toHaveLength(before + 1));
}

const typeOf = (frame: unknown) => (frame as { type: string }).type;

const probes = () =>
  offscreen.sent.filter((frame): frame is { type: 'probe'; probeId: string } => typeOf(frame) === 'probe');

const hear = (sound: PreflightSound) =>
  offscreen.deliver({ type: 'probed', probeId: probes().at(-1)?.probeId, sound, levelsDb: [-20, -30] });

const over = () => offscreen.deliver({ type: 'probe-over', probeId: probes().at(-1)?.probeId });

const shown = (): PreflightView | undefined => {
  const told = panel.sent.findLast((frame) => typeOf(frame) === 'preflight');
  return (told as { preflight: PreflightView | undefined } | undefined)?.preflight;
};

const states = () => shown()?.rows.map(({ state }) => state);
const rowText = (id: string) => shown()?.rows.find((row) => row.id === id)?.text;

const tabStatus = () => worker.ask({ to: 'background', type: 'get-tab-status', tabId: 7 });
