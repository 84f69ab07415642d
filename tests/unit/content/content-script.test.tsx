// @vitest-environment-options { "url": "https://meet.google.com/abc-defg-hij" }
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallReport } from '../../../src/protocol/messages';

const sendMessage = vi.fn<(message: unknown) => Promise<unknown>>();
let runtime: { id: string | undefined; sendMessage: (message: unknown) => Promise<unknown> };

beforeEach(() => {
  vi.resetModules();
  sendMessage.mockReset().mockResolvedValue({ ok: true, value: null });
  // A promise of its own: the mock's counts as caught, and a rejection that nobody caught would go unseen.
  runtime = { id: 'extension', sendMessage: (message) => sendMessage(message).then((reply) => reply) };
  vi.stubGlobal('chrome', { runtime });
});
afterEach(() => {
  window.dispatchEvent(new Event('pagehide'));
  vi.unstubAllGlobals();
});

describe('the content script', () => {
  it('should send call facts that the worker takes, and nothing else of the page', async () => {
    document.body.innerHTML =
      '<div data-participant-id="1" data-self-name="Ada Secret">Ada Secret</div><button data-is-muted="true" aria-label="Turn on microphone"></button>';
    await import('../../../src/content/index');
    expect(sendMessage).toHaveBeenCalledTimes(1);
    const sent = sendMessage.mock.calls[0]?.[0];
    expect(sent).toEqual({
      to: 'background',
      type: 'report-call',
      site: 'google-meet',
      state: 'connected',
      muted: true,
    });
    expect(CallReport.safeParse(sent).success).toBe(true);
  });

  it('should say of a call that nobody left that it may be rejoined', async () => {
    document.body.innerHTML = '<div data-participant-id="1"></div>';
    await import('../../../src/content/index');
    document.body.innerHTML = '<button aria-label="Rejoin"></button>';
    await vi.waitFor(() => expect(sendMessage).toHaveBeenCalledTimes(2));
    const sent = sendMessage.mock.calls[1]?.[0];
    expect(sent).toEqual({
      to: 'background',
      type: 'report-call',
      site: 'google-meet',
      state: 'ended',
      mayRejoin: true,
    });
    expect(CallReport.parse(sent)).toEqual(sent);
  });

  it.each<[string, () => void]>([
    ['is gone', () => (runtime.id = undefined)],
    [
      'throws that its context is invalidated',
      () =>
        sendMessage.mockImplementation(() => {
          throw new Error('Extension context invalidated.');
        }),
    ],
    ['answers nobody', () => sendMessage.mockRejectedValue(new Error('Receiving end does not exist.'))],
  ])('should not trouble the page when the extension %s', async (_, arrange) => {
    document.body.innerHTML = '<div data-participant-id="1"></div>';
    arrange();
    await expect(import('../../../src/content/index')).resolves.toBeDefined();
  });
});
