/** The check before a call, in real Chromium: each fault provoked, and named with the one thing to do. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/browser/accessibility';
import { writeWav } from '../support/browser/audio';
import { startCallPage, type CallPage } from '../support/browser/call-page';
import { capturing, openCallTab, pressInPopup, putSettings } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { findSidePanel, type ExtensionPage } from '../support/browser/extension-page';
import { extensionTab, OPTIONS_PATH } from '../support/browser/extension-tab';
import { killServiceWorker } from '../support/browser/kill-service-worker';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { startSoundCard, type SoundCard } from '../support/browser/sound-card';
import { openPopup } from '../support/browser/toolbar';
import { sampleSpeech, SPEECH_RATE_HZ } from '../support/sample-speech';
import { startAnthropicStandIn, type AnthropicStandIn } from '../support/standins/anthropic-server';
import { startDeepgramStandIn, type DeepgramStandIn } from '../support/standins/deepgram-server';
import { stretchHearing } from '../support/standins/stretch-hearing';
import type { Page } from 'playwright-core';

const SILENCE_SEC = 60;

let folder: string;
let speaking: string;
let silent: string;
let recogniser: DeepgramStandIn;
let claude: AnthropicStandIn;
let talkingPage: CallPage;
let silentPage: CallPage;
let browser: BrowserWithExtension;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'preflight-'));
  const [rep, customer] = await Promise.all([sampleSpeech('rep'), sampleSpeech('customer')]);
  const silence = wav(new Int16Array(SILENCE_SEC * SPEECH_RATE_HZ));
  speaking = await microphone('rep.wav', wav(rep));
  silent = await microphone('silence.wav', silence);
  recogniser = await startDeepgramStandIn({ hearing: stretchHearing([[], []]), keys: ['call-key'] });
  claude = await startAnthropicStandIn({ keys: ['claude-key'] });
  talkingPage = await startCallPage({ wav: wav(customer), title: 'Acme call' });
  silentPage = await startCallPage({ wav: silence, title: 'Silent call' });
});

afterEach(() => browser?.close());

afterAll(async () => {
  await Promise.all([talkingPage?.close(), silentPage?.close(), recogniser?.stop(), claude?.stop()]);
  await rm(folder, { recursive: true, force: true });
});

describe('the check before a call', () => {
  it('should find all well and start, though it still listens', async () => {
    browser = await launchWithExtension({ extensionDir: 'dist', microphoneWav: speaking });
    await settings({ anthropicKey: 'claude-key' });
    const tab = await openCallTab(browser, talkingPage.autoplayUrl);
    const panel = await check(tab);
    await checkOnceMoreUnless(panel, 'Ready for the call.');
    // The summary doesn't wait for Claude: a call can be coached without.
    await panel.page.getByText(/Claude answers\.$/).waitFor();
    expect(await verdicts(panel, 'Ready for the call.')).toEqual([
      'Your microphone Good: Your voice is heard.',
      'Sound of the tab Good: The tab is heard.',
      'Echo Good: Your microphone doesn’t hear the tab.',
      'Keys Good: Deepgram accepts the key. Claude answers.',
      expect.stringMatching(/^Page Good: 127\.0\.0\.1:\d+: any web dialer works/),
    ]);
    expect(await accessibilityFaults(panel.page)).toEqual([]);
    // Nothing of the sound went to the recogniser.
    expect(audioSent()).toBe(0);
    await released();

    await panel.page.getByRole('button', { name: 'Check again' }).click();
    await panel.page.getByText('Checking. This takes about ten seconds.').waitFor();
    await panel.page.getByRole('button', { name: 'Start coaching' }).click();
    await capturing(browser);
    await panel.page.getByText('Listening', { exact: true }).waitFor();

    const popup = await openPopup(browser, tab);
    await popup.page.getByRole('button', { name: 'Stop coaching' }).waitFor();
    expect(await popup.page.getByRole('button', { name: 'Check before the call' }).count()).toBe(0);
  });

  it('should name a microphone that isn’t allowed, a silent tab, a key that doesn’t hold and a page without a call', async () => {
    const sentBefore = audioSent();
    browser = await launchWithExtension({ extensionDir: 'dist' });
    await settings({ deepgramKey: 'wrong-key', anthropicKey: 'wrong-key' });
    const panel = await check(await openCallTab(browser, silentPage.autoplayUrl));
    expect((await verdicts(panel, '3 things to fix.')).slice(0, 4)).toEqual([
      'Your microphone Problem: The microphone isn’t allowed, so your side wouldn’t be heard. Allow it.',
      'Sound of the tab Problem: No sound came from the tab in ten seconds. Play any sound in it and check again.',
      'Echo Can’t tell: This needs some seconds of speech from the tab and an open microphone.',
      'Keys Problem: Deepgram refused the key. Copy it again from console.deepgram.com. Claude refused its key: local guidance only until you replace it.',
    ]);
    expect(await accessibilityFaults(panel.page)).toEqual([]);
    await panel.page.getByRole('button', { name: 'Allow the microphone' }).press('Enter');
    const options = await extensionTab(browser, `${OPTIONS_PATH}#microphone`);
    await eventually('the focus', async () =>
      (await options.evaluate(() => document.activeElement?.textContent)) === 'Allow the microphone' ? true : undefined,
    );

    await settings({ deepgramKey: '' });
    const settingsTab = await browser.context.newPage();
    await settingsTab.goto('chrome://version');
    const onChrome = await check(settingsTab);
    expect(await verdicts(onChrome, '4 things to fix.')).toEqual([
      expect.stringContaining('isn’t allowed'),
      'Sound of the tab Problem: Chrome doesn’t let extensions hear this tab. Open the call’s tab and check there.',
      expect.stringContaining('Can’t tell'),
      'Keys Problem: No Deepgram key is stored, and without it nothing is transcribed. Add one. No Claude key: local guidance only.',
      'Page Problem: This is one of Chrome’s own pages, which can’t be heard. Open the call’s tab and check there.',
    ]);
    expect(await onChrome.page.getByRole('button', { name: 'Start coaching' }).isDisabled()).toBe(true);
    expect(audioSent()).toBe(sentBefore);
  });

  it('should name a silent microphone, a service that isn’t there and the call site, and survive its worker', async () => {
    browser = await launchWithExtension({ extensionDir: 'dist', microphoneWav: silent });
    await settings({ ...(await addressesOfNobody()), anthropicKey: 'claude-key' });
    const meeting = 'https://meet.google.com/abc-defg-hij';
    await browser.context.route(`${meeting}*`, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: '<title>Meet</title><button data-is-muted="false">Mic</button>',
      }),
    );
    const tab = await openCallTab(browser, meeting);
    const panel = await check(tab);
    expect(await verdicts(panel, '3 things to fix.')).toEqual([
      'Your microphone Problem: Your microphone gives no sound at all. Turn it on at its switch, or choose another in the system’s sound settings.',
      expect.stringContaining('No sound came from the tab'),
      expect.stringContaining('Echo Can’t tell'),
      'Keys Problem: Deepgram can’t be reached. Check your internet connection. Claude can’t be reached now: local guidance until it can.',
      'Page Good: Google Meet: no call yet. Join it in this tab.',
    ]);

    await tab.evaluate(() => document.body.insertAdjacentHTML('beforeend', '<div data-participant-id="1"></div>'));
    const again = panel.page.getByRole('button', { name: 'Check again' });
    const site = panel.page.getByText('Google Meet: you are in a call.');
    await eventually('the call to be seen', async () => {
      // As an impatient rep does.
      await again.click();
      return (await site.count()) > 0 ? true : undefined;
    });
    await panel.page.getByText('Checking. This takes about ten seconds.').waitFor();
    await killServiceWorker(browser);
    await panel.page.getByText('The check was interrupted. Check again.').waitFor();
    await again.click();
    await panel.page.getByText('Checking. This takes about ten seconds.').waitFor();
    await panel.close();
    await released();
  });

  it('should hear the tab come back through the microphone, and advise headphones', async () => {
    const soundCard: SoundCard = await startSoundCard();
    try {
      browser = await launchWithExtension({ extensionDir: 'dist', pulse: soundCard, hearsItself: true });
      await settings({});
      const panel = await check(await openCallTab(browser, talkingPage.autoplayUrl));
      await checkOnceMoreUnless(panel, '1 thing to fix.');
      expect((await verdicts(panel, '1 thing to fix.')).slice(1, 3)).toEqual([
        'Sound of the tab Good: The tab is heard.',
        'Echo Problem: The customer is heard through your microphone. Put on headphones.',
      ]);
    } finally {
      await browser.close();
      await soundCard.close();
    }
  });
});

// Helpers

const settings = (fields: Readonly<Record<string, unknown>>) =>
  putSettings(browser, { deepgramKey: 'call-key', deepgramUrl: recogniser.url, anthropicUrl: claude.url, ...fields });

/** Where services were until now. Not any port: Chrome blocks some (9, for one) and then tries no connection. */
async function addressesOfNobody() {
  const goneRecogniser = await startDeepgramStandIn({ hearing: stretchHearing([[], []]) });
  const goneClaude = await startAnthropicStandIn();
  await Promise.all([goneRecogniser.stop(), goneClaude.stop()]);
  return { deepgramUrl: goneRecogniser.url, anthropicUrl: goneClaude.url };
}

async function check(tab: Page): Promise<ExtensionPage> {
  await pressInPopup(await openPopup(browser, tab), 'Check before the call');
  return findSidePanel(browser);
}

/** What each row says, once the summary is there. */
async function verdicts({ page }: ExtensionPage, summary: string): Promise<readonly string[]> {
  await page.getByText(summary, { exact: true }).waitFor();
  const rows = await page.getByRole('list', { name: 'Check before the call' }).getByRole('listitem').all();
  return Promise.all(
    rows.map(async (row) => {
      const heading = await row.getByRole('heading').textContent();
      const words = await row.getByRole('paragraph').allTextContents();
      return `${heading ?? ''}: ${words.join(' ')}`;
    }),
  );
}

/** A machine that stutters while it listens may come to another verdict, as a rep's may: a check is there to be made again. */
async function checkOnceMoreUnless({ page }: ExtensionPage, summary: string): Promise<void> {
  const said = await eventually('the check to end', async () => {
    const words = await page.locator('.preflight-summary').innerText();
    return words.startsWith('Checking') ? undefined : words;
  });
  if (said !== summary) await page.getByRole('button', { name: 'Check again' }).click();
}

/** The page that holds tab and microphone is gone. */
const released = () =>
  eventually('tab and microphone to be let go', async () => {
    const { targetInfos } = await browser.browserCdp.send('Target.getTargets', { filter: [{}] });
    return targetInfos.some(({ url }) => url.endsWith('/src/offscreen/index.html')) ? undefined : true;
  });

/** How much sound the recogniser was ever sent. */
const audioSent = (): number => recogniser.connections.reduce((sum, { audioMs }) => sum + audioMs, 0);

async function microphone(name: string, sound: Buffer): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, sound);
  return path;
}

const wav = (samples: Int16Array): Buffer => writeWav({ sampleRateHz: SPEECH_RATE_HZ, channels: [samples] });
