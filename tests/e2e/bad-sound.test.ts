/** Sides of a call that make no sound, in real Chromium: the rep is told which, and the other side is coached. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeWav } from '../support/browser/audio';
import { startCallPage, type CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, putSettings, startCoaching } from '../support/browser/coached-call';
import type { ExtensionPage } from '../support/browser/extension-page';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { transcriptShows } from '../support/browser/panel-transcript';
import { encodeCall, type SpokenCall, type SpokenLine } from '../support/browser/spoken-call';
import { startDeepgramStandIn, type DeepgramStandIn } from '../support/standins/deepgram-server';
import { tonePairHearing } from '../support/standins/tone-pair-hearing';
import type { Page } from 'playwright-core';

const CUSTOMER: SpokenLine = { speaker: 'customer', atMs: 300, text: 'we miss ten calls per week' };
const RATE_HZ = 16_000;
/** Longer than a tab may be silent before the rep is told. */
const SILENCE_SEC = 30;

let call: SpokenCall;
let recogniser: DeepgramStandIn;
let callPage: CallPage;
let silentPage: CallPage;
let browser: BrowserWithExtension;
let silentTab: Page;
let panel: ExtensionPage;

beforeAll(async () => {
  call = await encodeCall([CUSTOMER]);
  recogniser = await startDeepgramStandIn({ hearing: tonePairHearing(call.vocabulary), keys: ['call-key'] });
  callPage = await startCallPage({ wav: call.customerWav, title: 'Acme call' });
  const silence = writeWav({ sampleRateHz: RATE_HZ, channels: [new Int16Array(SILENCE_SEC * RATE_HZ)] });
  silentPage = await startCallPage({ wav: silence, title: 'Silent call' });
  // Without a file for the microphone, Chrome refuses it.
  browser = await launchWithExtension({ extensionDir: 'dist' });
  await putSettings(browser, { deepgramKey: 'call-key', deepgramUrl: recogniser.url });
});

afterAll(async () => {
  await browser?.close();
  await callPage?.close();
  await silentPage?.close();
  await recogniser?.stop();
  await call?.remove();
});

// The silent tab is started first, so that its silence lasts while the other call is coached.
describe.sequential('a call with a silent side', () => {
  it('should say that the rep isn’t heard without a microphone, and coach the tab alone', async () => {
    silentTab = await openCallTab(browser, silentPage.autoplayUrl);
    panel = await startCoaching(browser, silentTab);
    const tab = await openCallTab(browser, callPage.url);
    await startCoaching(browser, tab);
    await panel.page.getByRole('banner').getByText('Acme call', { exact: true }).waitFor();
    await panel.page
      .getByText('Your side isn’t heard: the microphone isn’t allowed. Allow it in options; the customer is heard.')
      .waitFor();
    await playCall(tab);
    await transcriptShows(panel.page, [CUSTOMER]);
    await panel.page
      .getByRole('region', { name: 'Suggestion', exact: true })
      .getByText(/Local coach/)
      .waitFor();
    expect(await panel.page.getByText(/No sound from this tab/).count()).toBe(0);
  });

  it('should say that a tab makes no sound, once it has been silent for long enough', async () => {
    await silentTab.bringToFront();
    await panel.page.getByRole('banner').getByText('Silent call', { exact: true }).waitFor();
    await panel.page
      .getByText('No sound from this tab yet. Is the call playing in it, and is the tab unmuted?')
      .waitFor();
    await transcriptShows(panel.page, []);
  });
});
