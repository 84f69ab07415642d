import { beforeEach, describe, expect, it, vi } from 'vitest';
import { refusalCounts } from '../../../src/background/refusals';
import { FAILED } from '../../../src/background/requests';
import { fakeBrowser } from '../../support/fake-browser';
import { contentScript, OWN_ORIGIN, OWN_PAGE, startWorker, type Worker } from '../../support/worker';
import { inWords } from '../../support/said';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const REFUSED = { ok: false, error: { code: 'not-allowed', message: { key: 'error_not_understood' } } };
const MEET = 'https://meet.google.com/abc-defg-hij';
const report = { to: 'background', type: 'report-call', site: 'google-meet', state: 'connected' };

let worker: Worker;
beforeEach(async () => {
  worker = await startWorker({ deepgramKey: 'dg-secret-1234', anthropicKey: 'sk-ant-secret-5678' });
});

describe('requests that storage refuses', () => {
  it('should stop the coaching all the same', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    vi.spyOn(console, 'info').mockImplementation(() => undefined);
    const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
    worker.connectOffscreen();
    await started;
    vi.spyOn(fakeBrowser.session, 'set').mockRejectedValue(new Error('QUOTA_BYTES'));
    expect(await worker.ask({ to: 'background', type: 'stop-session', tabId: 7 })).toEqual({ ok: true, value: null });
    expect(worker.coach.sessions.ofTab(7)?.state.status).toBe('stopping');
  });

  it('should be answered in words', () => {
    expect(inWords(FAILED.error.message)).toMatch(/^Something went wrong here\./);
  });
});

describe('requests from content scripts', () => {
  it.each([MEET, 'https://phone.aircall.io/', 'https://workspace.aircall.io/calls?x=1'])(
    'should let one on %s report a call',
    async (url) => {
      expect(await worker.ask(report, contentScript(url))).toEqual({ ok: true, value: null });
      expect(worker.reports.of(7)).toBe('connected');
    },
  );

  it.each([
    'https://evil.example/',
    'https://meet.google.com.evil.example/',
    'https://evil.example/?meet.google.com',
    'http://meet.google.com/abc',
  ])('should take no report from %s', async (url) => {
    expect(await worker.ask(report, contentScript(url))).toEqual(REFUSED);
    expect(worker.reports.of(7)).toBeUndefined();
  });

  it('should take no report that comes from no tab, or from nowhere', async () => {
    expect(await worker.ask(report, { url: MEET, origin: new URL(MEET).origin })).toEqual(REFUSED);
    expect(await worker.ask(report, { tab: { id: 7 } })).toEqual(REFUSED);
    expect(await worker.ask(report, { url: 'not an address', tab: { id: 7 } })).toEqual(REFUSED);
    expect(await worker.ask(report, OWN_PAGE)).toEqual(REFUSED);
  });

  it.each([
    { type: 'start-session', tabId: 7 },
    { type: 'stop-session', tabId: 7 },
    { type: 'get-tab-status', tabId: 7 },
    { type: 'get-feature-flags' },
    { type: 'set-coaching-mode', mode: 'guidance' },
    { type: 'get-settings' },
    { type: 'update-settings', patch: { anthropicUrl: 'https://evil.example' } },
    { type: 'check-key', service: 'deepgram' },
  ])('should not let a site, not even a call site, ask for $type', async (request) => {
    const before = worker.standing();
    expect(await worker.ask({ to: 'background', ...request }, contentScript(MEET))).toEqual(REFUSED);
    expect(worker.standing()).toEqual(before);
  });

  it('should know a page by its origin, whatever its address looks like', async () => {
    const settings = { to: 'background', type: 'get-settings' };
    for (const origin of ['null', 'https://evil.example', `${OWN_ORIGIN}.evil.example`]) {
      expect(await worker.ask(settings, { origin, url: OWN_PAGE.url })).toEqual(REFUSED);
    }
    expect(await worker.ask(settings, {})).toEqual(REFUSED);
  });
});

describe('requests from our pages', () => {
  it('should answer with the flags, and change the mode', async () => {
    expect(await worker.ask({ to: 'background', type: 'get-feature-flags' })).toEqual({
      ok: true,
      value: { coaching_mode: 'suggestions', guidance_version: 'v1' },
    });
    expect(await worker.ask({ to: 'background', type: 'set-coaching-mode', mode: 'guidance' })).toEqual({
      ok: true,
      value: { coaching_mode: 'guidance', guidance_version: 'v1' },
    });
    expect(fakeBrowser.local.items['settings']).toMatchObject({
      coachingMode: 'guidance',
      deepgramKey: 'dg-secret-1234',
    });
  });

  it('should never give a key back, only how it ends', async () => {
    const update = { to: 'background', type: 'update-settings', patch: { anthropicKey: 'sk-ant-fresh-9999' } };
    for (const request of [{ to: 'background', type: 'get-settings' }, update]) {
      const reply = JSON.stringify(await worker.ask(request));
      expect(reply).not.toMatch(/secret|fresh/);
      expect(reply).toContain('"deepgramKey":{"set":true,"hint":"…1234"}');
    }
    expect(await worker.ask({ to: 'background', type: 'get-settings' })).toMatchObject({
      ok: true,
      value: { settings: { anthropicKey: { set: true, hint: '…9999' } } },
    });
    expect(worker.coach.settings.settings.anthropicKey).toBe('sk-ant-fresh-9999');
  });

  it('should leave what a patch does not name, and take a key away by an empty one', async () => {
    await worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: '' } });
    expect(worker.coach.settings.settings).toMatchObject({ deepgramKey: '', anthropicKey: 'sk-ant-secret-5678' });
  });

  it.each([
    ['nothing', undefined],
    ['no object', 'start-session'],
    ['no type', { to: 'background' }],
    ['an unknown type', { to: 'background', type: 'erase-everything' }],
    ['a type of Object’s own', { to: 'background', type: 'constructor' }],
    ['another’s mail', { to: 'sidepanel', type: 'get-settings' }],
    ['a tab that is none', { to: 'background', type: 'start-session', tabId: '7' }],
    ['a tab below zero', { to: 'background', type: 'stop-session', tabId: -1 }],
    ['an unknown mode', { to: 'background', type: 'set-coaching-mode', mode: 'shout' }],
    [
      'an address that is plain',
      { to: 'background', type: 'update-settings', patch: { deepgramUrl: 'ws://x.example' } },
    ],
    ['an unknown service', { to: 'background', type: 'check-key', service: 'other' }],
  ])('should refuse %s, count it and change nothing', async (_, message) => {
    const before = worker.standing();
    const { request: count } = refusalCounts();
    expect(await worker.ask(message)).toEqual({
      ok: false,
      error: { code: 'bad-message', message: { key: 'error_not_understood' } },
    });
    expect(refusalCounts().request).toBe(count + 1);
    expect(worker.standing()).toEqual(before);
  });

  it('should say how a tab stands, and what is missing in words', async () => {
    const status = async (tabId: number) =>
      inWords(await worker.ask({ to: 'background', type: 'get-tab-status', tabId }));
    expect(await status(7)).toEqual({
      ok: true,
      value: { canStart: true, canResume: false, canCheck: true, session: 'none', call: undefined, missing: [] },
    });
    fakeBrowser.tabs = [{ id: 8, url: 'chrome://extensions' }];
    await worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: '', anthropicKey: '' } });
    expect(await status(8)).toMatchObject({
      value: {
        canStart: false,
        canResume: false,
        canCheck: true,
        missing: [
          { kind: 'problem', id: 'tab', text: expect.stringContaining('hear this page') },
          { kind: 'problem', id: 'deepgram-key', text: expect.stringContaining('Deepgram key') },
          { kind: 'note', id: 'claude-key', text: expect.stringContaining('locally') },
        ],
      },
    });
  });

  it('should say that a key is missing when asked to check it', async () => {
    await worker.ask({ to: 'background', type: 'update-settings', patch: { deepgramKey: '', anthropicKey: '' } });
    for (const service of ['deepgram', 'anthropic']) {
      expect(inWords(await worker.ask({ to: 'background', type: 'check-key', service }))).toMatchObject({
        ok: true,
        value: { valid: false, text: expect.stringContaining('key') },
      });
    }
  });
});
