/**
 * The keys are planted, a call is held with everything that can go wrong with them, and then they are looked for: wherever a
 * content script, a log, a page, a journal, an address or another host could have them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openCallTab, putSettings } from '../support/browser/coached-call';
import { inContentScript } from '../support/browser/content-script';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { holdCall, LINES, type HeldCall } from '../support/hostile-held-call';
import {
  answersTo,
  answersToAnotherExtension,
  contentsOf,
  storedBesideSettings,
  toPlace,
} from '../support/hostile-places';
import { COMMANDS, FRAMES, REQUESTS } from '../support/hostile-samples';
import { leaksOf } from '../support/hostile-secrets';
import { tapBrowser, type SentRequest, type Wiretap } from '../support/hostile-wiretap';
import type { Page } from 'playwright-core';

/** Of the length and signs that the services give theirs. */
const KEYS = {
  'the Deepgram key': 'd33p9ra4pl4n7ed5ecre7f0ra11t0f1nd0n17q8w',
  'the Claude key': 'sk-ant-api03-Pl4nT3d_S3cReT-tHaT_n0b0dY.mAy~fInD-wXyZ0987',
};
const { 'the Deepgram key': deepgramKey, 'the Claude key': claudeKey } = KEYS;

let staged: StagedCall;
let tap: Wiretap;
let meet: Page;
let call: HeldCall;
const ownPages: { readonly name: string; readonly page: Page }[] = [];

beforeAll(async () => {
  staged = await stageCall({ lines: LINES, deepgramKey, claudeKey });
  const { browser, recogniser, claude } = staged;
  tap = await tapBrowser(browser.debuggerUrl);
  await browser.context.route('https://meet.google.com/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>Meet</title><p>A call</p>' }),
  );
  meet = await openCallTab(browser, 'https://meet.google.com/abc-defg-hij');
  await inMeet(
    `chrome.storage.onChanged.addListener((changes, area) => (globalThis.heard ??= []).push({ changes, area }));
     chrome.runtime.onMessage.addListener((message) => void (globalThis.heard ??= []).push(message)); 0`,
  );
  await putSettings(browser, {
    deepgramKey,
    deepgramUrl: recogniser.url,
    anthropicKey: claudeKey,
    anthropicUrl: claude.url,
    coachingMode: 'guidance',
    keepCalls: true,
  });
  const own = async (name: string) => {
    const page = await openCallTab(browser, `chrome-extension://${browser.extensionId}/src/${name}/index.html`);
    ownPages.push({ name, page });
  };
  await own('options');
  await own('welcome');
  call = await holdCall(staged);
});

afterAll(async () => {
  tap?.close();
  await staged?.close();
});

describe('the keys', () => {
  it('should be where they belong, and heard on their way, or all this shows nothing', async () => {
    const worker = await staged.browser.serviceWorker();
    const stored = JSON.stringify(await worker.evaluate(() => chrome.storage.local.get()));
    expect(leaksOf(KEYS, [{ where: 'storage.local', text: stored }])).toHaveLength(2);
    const sentTo = (url: string) => tap.requests.filter((sent) => hostOf(sent.url) === hostOf(url));
    expect(sentTo(staged.recogniser.url).some(({ headers }) => headers['sec-websocket-protocol'] !== undefined)).toBe(
      true,
    );
    expect(sentTo(staged.claude.url).some(({ headers }) => (headers['authorization'] ?? '').includes(claudeKey))).toBe(
      true,
    );
    expect(tap.logs.some(({ text }) => /session.*starts/.test(text))).toBe(true);
    expect(staged.recogniser.connections[0]?.auth).toEqual({ scheme: 'token', via: 'subprotocol' });
    for (const path of ['offscreen', 'sidepanel', 'popup', 'options', 'welcome']) {
      expect(tap.heard).toContain(`chrome-extension://${staged.browser.extensionId}/src/${path}/index.html`);
    }
  });

  it('should be out of reach of a content script, and of whoever took its page over', async () => {
    const found = await inMeet(`(async () => {
      const areas = {};
      for (const area of ['local', 'session', 'sync', 'managed']) {
        areas[area] = await chrome.storage[area].get().catch(String);
      }
      const replies = [];
      for (const message of ${JSON.stringify([...REQUESTS, ...COMMANDS, ...FRAMES])}) {
        // However late it comes.
        replies.push(await chrome.runtime.sendMessage(message).then((answer) => answer ?? 'no answer', String));
      }
      const ports = [];
      for (const name of ['panel', 'capture', 'other']) {
        const port = chrome.runtime.connect({ name });
        port.onMessage.addListener((frame) => ports.push(frame));
        await new Promise((gone) => port.onDisconnect.addListener(() => gone(ports.push(name + ' closed'))));
      }
      return { areas, replies, ports, heard: globalThis.heard ?? [], dom: document.documentElement.outerHTML };
    })()`);
    const { areas, replies, ports, heard } = found as {
      readonly areas: Readonly<Record<string, unknown>>;
      readonly replies: readonly unknown[];
      readonly ports: readonly unknown[];
      readonly heard: readonly unknown[];
    };
    expect(leaksOf(KEYS, [{ where: 'the content script', text: JSON.stringify(found) }])).toEqual([]);
    for (const area of ['local', 'session']) expect(String(areas[area])).toMatch(/not allowed/);
    const refused = { ok: false, error: expect.objectContaining({ code: 'not-allowed' }) as unknown };
    // What goes over a port in other hands is nobody's message.
    expect(replies).toEqual([...REQUESTS.map(() => refused), ...[...COMMANDS, ...FRAMES].map(() => 'no answer')]);
    expect(ports).toEqual(['panel closed', 'capture closed', 'other closed']);
    expect(heard).toEqual([]);
  });

  it('should be out of reach of another extension', async () => {
    const answers = await answersToAnotherExtension(staged.browser, REQUESTS);
    expect(answers).toHaveLength(REQUESTS.length + 2);
    expect(answers.filter((answer) => !/^Error: .*(does not exist|closed)/.test(answer))).toEqual([]);
  });

  it('should be in no answer of the worker to its own pages', async () => {
    const answers = await answersTo(call.panel.page, staged.browser);
    expect(answers.length).toBeGreaterThan(8);
    expect(leaksOf(KEYS, answers)).toEqual([]);
  });

  it('should be in no page: not in what it shows, holds in fields or keeps', async () => {
    const pages = [
      ...ownPages,
      { name: 'panel', page: call.panel.page },
      { name: 'popup', page: call.popup.page },
      { name: 'call', page: call.tab },
      { name: 'meet', page: meet },
    ];
    const places = await Promise.all(pages.map(({ name, page }) => contentsOf(name, page)));
    expect(places.every(({ text }) => text.length > 100)).toBe(true);
    expect(leaksOf(KEYS, places)).toEqual([]);
  });

  it('should be in no journal, kept call or anything else that is stored beside the settings', async () => {
    const text = JSON.stringify(await storedBesideSettings(staged.browser));
    expect(text).toContain('session-started');
    expect(leaksOf(KEYS, [{ where: 'storage', text }])).toEqual([]);
  });

  it('should be in no log of any context', () => {
    expect(tap.logs.length).toBeGreaterThan(2);
    expect(leaksOf(KEYS, tap.logs)).toEqual([]);
  });

  it('should be in no address', async () => {
    const { targetInfos } = await staged.browser.browserCdp.send('Target.getTargets');
    const addresses = [
      ...tap.addresses,
      ...tap.requests.map(({ url }) => ({ where: 'a request’s address', text: url })),
      ...targetInfos.map(({ url, title }) => ({ where: 'a target', text: `${url} ${title}` })),
      ...staged.recogniser.refusals.map(({ url }) => ({ where: 'a refused handshake', text: url })),
      ...staged.claude.calls.map(({ path }) => ({ where: 'a call of Claude', text: path })),
    ];
    expect(leaksOf(KEYS, addresses)).toEqual([]);
  });

  it('should go to their own host only, each in its one header', () => {
    const { recogniser, claude } = staged;
    const places = tap.requests.map((sent) => {
      const { headers, ...rest } = sent;
      const own = ownHeadersOf(sent, { recogniserUrl: recogniser.url, claudeUrl: claude.url });
      const others = Object.entries(headers).filter(([name]) => !own.includes(name));
      return { where: `a request to ${hostOf(sent.url)}`, text: JSON.stringify({ ...rest, others }) };
    });
    expect(leaksOf(KEYS, places)).toEqual([]);
    const crossed = [
      ...tap.requests.filter(({ url }) => hostOf(url) === hostOf(claude.url)).map((sent) => toPlace('Claude', sent)),
      ...claude.calls.map((call) => toPlace('Claude', [call.headers, call.request?.body])),
    ];
    expect(leaksOf({ 'the Deepgram key': deepgramKey }, crossed)).toEqual([]);
    expect(
      leaksOf(
        KEYS,
        claude.calls.map(({ request }) => toPlace('Claude’s bodies', request?.body)),
      ),
    ).toEqual([]);
    const toRecogniser = tap.requests.filter(({ url }) => hostOf(url) === hostOf(recogniser.url));
    // The offscreen page's sockets, and the check's of the worker.
    expect(new Set(toRecogniser.map(({ from }) => from))).toEqual(new Set(['other', 'service_worker']));
    expect(
      leaksOf(
        { 'the Claude key': claudeKey },
        toRecogniser.map((sent) => toPlace('Deepgram', sent)),
      ),
    ).toEqual([]);
  });

  it('should be all that connects: no host but those that settings name and the pages themselves', () => {
    const { recogniser, claude, callPage, browser } = staged;
    const known = [
      recogniser.url,
      claude.url,
      callPage.url,
      'https://meet.google.com',
      `chrome-extension://${browser.extensionId}`,
    ].map(hostOf);
    const others = tap.requests.filter(({ url }) => /^(https?|wss?):/.test(url) && !known.includes(hostOf(url)));
    expect(others.map(({ from, url }) => `${from} ${url}`)).toEqual([]);
  });

  it('should leave the disk when they are kept for this browser session only', async () => {
    const worker = await staged.browser.serviceWorker();
    await call.panel.page.evaluate(() =>
      chrome.runtime.sendMessage({ to: 'background', type: 'update-settings', patch: { keepKeys: 'session' } }),
    );
    const { local, session } = await worker.evaluate(async () => ({
      local: await chrome.storage.local.get(),
      session: await chrome.storage.session.get(),
    }));
    expect(leaksOf(KEYS, [toPlace('storage.local', local)])).toEqual([]);
    // In memory, apart from every journal.
    const beside = Object.fromEntries(Object.entries(session).filter(([name]) => name !== 'keys'));
    expect(leaksOf(KEYS, [toPlace('storage.session', session)])).toHaveLength(2);
    expect(leaksOf(KEYS, [toPlace('the journals', beside)])).toEqual([]);
  });
});

// Helpers

/** The headers in which a host may be sent its own key. */
function ownHeadersOf(
  { url }: SentRequest,
  { recogniserUrl, claudeUrl }: { recogniserUrl: string; claudeUrl: string },
) {
  if (hostOf(url) === hostOf(recogniserUrl) && url.startsWith('ws')) return ['sec-websocket-protocol'];
  return hostOf(url) === hostOf(claudeUrl) ? ['authorization', 'x-api-key'] : [];
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const inMeet = (expression: string): Promise<unknown> => inContentScript(meet, staged.browser.extensionId, expression);
