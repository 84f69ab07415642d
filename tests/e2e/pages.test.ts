/** The extension's own pages in real Chromium: set up by hand from the first run on, and fit for everybody's eyes and tools. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/browser/accessibility';
import type { CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, startCoaching } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { findSidePanel, type ExtensionPage } from '../support/browser/extension-page';
import { extensionTab, OPTIONS_PATH, WELCOME_PATH } from '../support/browser/extension-tab';
import type { BrowserWithExtension } from '../support/browser/launch';
import { transcriptShows } from '../support/browser/panel-transcript';
import type { SpokenLine } from '../support/browser/spoken-call';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { openPopup } from '../support/browser/toolbar';
import type { AnthropicStandIn } from '../support/standins/anthropic-server';
import type { DeepgramStandIn } from '../support/standins/deepgram-server';
import type { Page } from 'playwright-core';

const DEEPGRAM_KEY = 'secret-of-deepgram-wxyz';
const CLAUDE_KEY = 'secret-of-claude-6789';
const LINES: readonly SpokenLine[] = [
  { speaker: 'rep', atMs: 1_000, text: 'how many calls do you get' },
  { speaker: 'customer', atMs: 300, text: 'that is too expensive for us' },
];

let staged: StagedCall;
let recogniser: DeepgramStandIn;
let claude: AnthropicStandIn;
let callPage: CallPage;
let browser: BrowserWithExtension;
let tab: Page;
let welcome: Page;
let options: Page;
let panel: ExtensionPage;

beforeAll(async () => {
  staged = await stageCall({ lines: LINES, deepgramKey: DEEPGRAM_KEY, claudeKey: CLAUDE_KEY });
  ({ recogniser, claude, callPage, browser } = staged);
});

afterAll(() => staged?.close());

// From the installation to the end of the first call: each step finds what the one before set.
describe.sequential('the pages', () => {
  it('should greet at the installation and take the first key', async () => {
    welcome = await extensionTab(browser, WELCOME_PATH);
    const save = welcome.getByRole('button', { name: 'Save keys' });
    await welcome.getByText('Save a Deepgram key first.').waitFor();
    expect(await accessibilityFaults(welcome)).toEqual([]);
    await keyField(welcome, 'Deepgram key').fill(DEEPGRAM_KEY);
    await save.click();
    await welcome.getByText('Set, ends in …wxyz').waitFor();
    await save.waitFor({ state: 'detached' });
    expect(await secretsIn(welcome)).toEqual([]);
    expect(await accessibilityFaults(welcome)).toEqual([]);
  });

  it('should ask whether calls are kept, and keep none unasked', async () => {
    const consent = welcome.getByRole('region', { name: 'Consent' });
    expect(await consent.getByRole('radio', { checked: true }).count()).toBe(0);
    await consent.getByText(/many ask for everyone’s consent/).waitFor();
    await consent.getByRole('radio', { name: 'Yes, until I delete them' }).check();
    await consent.getByText('Done', { exact: true }).waitFor();
    expect(await accessibilityFaults(welcome)).toEqual([]);
  });

  it('should lead on to the options, where an address that would leak the key is refused by name', async () => {
    await welcome.getByRole('button', { name: 'All options' }).click();
    options = await extensionTab(browser, OPTIONS_PATH);
    await options.getByText('Set, ends in …wxyz').waitFor();
    const address = options.getByLabel('Deepgram address');
    await address.fill('ws://elsewhere.example');
    await saveOptions('Not saved: see the marked fields.');
    await options
      .getByText('Must be an address that starts with wss:// (ws:// is for this machine only) and holds no query.')
      .waitFor();
    expect(await address.getAttribute('aria-invalid')).toBe('true');
    expect(await accessibilityFaults(options)).toEqual([]);
  });

  it('should store what is set, try the keys, and never show one', async () => {
    await options.getByLabel('Deepgram address').fill(recogniser.url);
    await options.getByLabel('Claude address').fill(claude.url);
    await keyField(options, 'Claude key').fill(CLAUDE_KEY);
    await options.getByRole('radio', { name: 'Guidance' }).check();
    await saveOptions('Saved.');
    await options.getByText('Set, ends in …6789').waitFor();
    await options.getByRole('button', { name: 'Check Deepgram key' }).click();
    await options.getByText('Deepgram accepts this key.').waitFor();
    await options.getByRole('button', { name: 'Check Claude key' }).click();
    await options.locator('.notice.good').nth(1).waitFor();
    expect(await secretsIn(options)).toEqual([]);
    expect(await accessibilityFaults(options)).toEqual([]);
    await options.reload();
    await options.getByText('Set, ends in …6789').waitFor();
    await chosen(options, 'Guidance').waitFor();
    expect(await options.getByLabel('Deepgram address').inputValue()).toBe(recogniser.url);
    expect(await secretsIn(options)).toEqual([]);
  });

  it('should take the keys off the disk when they are to last for the browser session only', async () => {
    await options.getByRole('radio', { name: 'For this browser session only' }).check();
    await saveOptions('Saved.');
    await options.reload();
    await options.getByRole('radio', { name: 'For this browser session only', checked: true }).waitFor();
    await options.getByText('Set, ends in …wxyz').waitFor();
    const worker = await browser.serviceWorker();
    expect(JSON.stringify(await worker.evaluate(() => chrome.storage.local.get()))).not.toContain('secret-of');
    expect(await worker.evaluate(() => chrome.storage.session.get('keys'))).toEqual({
      keys: { deepgramKey: DEEPGRAM_KEY, anthropicKey: CLAUDE_KEY },
    });
  });

  it('should tell every page the mode that was chosen in one', async () => {
    tab = await openCallTab(browser, callPage.url);
    const popup = await openPopup(browser, tab);
    await popup.page.getByText('Not coaching this tab.').waitFor();
    await chosen(popup.page, 'Guidance').waitFor();
    await popup.page.getByText(/Recording laws differ/).waitFor();
    expect(await accessibilityFaults(popup.page)).toEqual([]);
    await popup.page.getByRole('radio', { name: 'Suggestions' }).check();
    await popup.page.getByText('Words you could say next.').waitFor();
    // The popup says so before it is stored.
    const worker = await browser.serviceWorker();
    await eventually('the mode to be stored', async () => {
      const { settings } = await worker.evaluate(() => chrome.storage.local.get('settings'));
      return (settings as { coachingMode?: string }).coachingMode === 'suggestions' ? true : undefined;
    });
    await options.reload();
    await chosen(options, 'Suggestions').waitFor();
    await popup.close();
  });

  it('should say in the panel how to start', async () => {
    await options.evaluate(async () => {
      const { id = chrome.windows.WINDOW_ID_NONE } = await chrome.windows.getCurrent();
      await chrome.sidePanel.open({ windowId: id });
    });
    panel = await findSidePanel(browser);
    await panel.page.getByRole('heading', { name: 'Start coaching' }).waitFor();
    expect(await accessibilityFaults(panel.page)).toEqual([]);
  });

  it('should show a call in suggestions, in guidance and at its end', async () => {
    panel = await startCoaching(browser, tab);
    const announcement = region('Tell the customer');
    await announcement.getByText(/^Before we start/).waitFor();
    expect(await accessibilityFaults(panel.page)).toEqual([]);
    await announcement.getByRole('button', { name: 'Done' }).click();
    await panel.page.getByText(/^Customer told at 0:/).waitFor();
    expect(await announcement.count()).toBe(0);
    await transcriptShows(panel.page, LINES.slice(0, 1));
    await playCall(tab);
    await transcriptShows(panel.page, LINES);
    await region('Suggestion')
      .getByText(/^Claude ·/)
      .waitFor();
    expect(await accessibilityFaults(panel.page)).toEqual([]);

    const popup = await openPopup(browser, tab);
    await popup.page.getByText('Coaching this tab.').waitFor();
    expect(await accessibilityFaults(popup.page)).toEqual([]);
    await popup.page.getByRole('radio', { name: 'Guidance' }).check();
    await region('Focus')
      .getByText(/^Claude ·/)
      .waitFor();
    await popup.close();
    expect(await accessibilityFaults(panel.page)).toEqual([]);

    await panel.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await panel.page.getByText('The call has ended. This is where it stood.').waitFor();
    await region('Transcript')
      .getByText(/expensive/)
      .waitFor();
    expect(await accessibilityFaults(panel.page)).toEqual([]);
    expect(await secretsIn(panel.page)).toEqual([]);
  });

  it('should list the kept call in options, open it and save it as a file, without a key', async () => {
    await options.bringToFront();
    await options.reload();
    const calls = options.getByRole('region', { name: 'Kept calls' });
    await calls.getByRole('heading', { name: 'Acme call' }).waitFor();
    await calls.getByRole('button', { name: /^Open/ }).click();
    await calls.getByRole('listitem').filter({ hasText: 'too expensive' }).first().waitFor();
    expect(await accessibilityFaults(options)).toEqual([]);
    const { name, text } = await downloadedBy(() => calls.getByRole('button', { name: /^Export/ }).click());
    expect(name).toMatch(/^sales-coach-call-\d{4}-\d\d-\d\d-\d{4}\.json$/);
    expect(JSON.parse(text)).toMatchObject({ format: 'sales-coach-call', call: { tabTitle: 'Acme call' } });
    expect(text).toContain('too expensive');
    expect(text).not.toContain('secret-of');
  });

  it('should erase every trace of a call that is to be forgotten, and not before it was confirmed', async () => {
    await panel.page.getByRole('button', { name: 'Forget this call' }).click();
    const question = panel.page.getByRole('group', { name: /^Erase every trace of this call\?/ });
    await question.waitFor();
    expect(await accessibilityFaults(panel.page)).toEqual([]);
    await question.getByRole('button', { name: 'Erase it' }).click();
    await panel.page.getByRole('heading', { name: 'Start coaching' }).waitFor();
    const worker = await browser.serviceWorker();
    const stored = await worker.evaluate(async () => [
      await chrome.storage.session.get(),
      await chrome.storage.local.get(),
    ]);
    expect(JSON.stringify(stored)).not.toContain('expensive');
    await options.reload();
    await options.getByText(/^No call has been kept yet/).waitFor();
    expect(await accessibilityFaults(options)).toEqual([]);
  });
});

// Helpers

const region = (name: string) => panel.page.getByRole('region', { name, exact: true });

const keyField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const chosen = (page: Page, mode: string) => page.getByRole('radio', { name: mode, checked: true });

/** The file that a click has Chrome save. Not Playwright's download: a second connection, such as the panel's, takes its folder away. */
async function downloadedBy(click: () => Promise<void>): Promise<{ name: string; text: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'sales-coach-download-'));
  try {
    await browser.browserCdp.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath: folder });
    await click();
    return await eventually('the file', async () => {
      const [name] = (await readdir(folder)).filter((each) => each.endsWith('.json'));
      return name === undefined ? undefined : { name, text: await readFile(join(folder, name), 'utf8') };
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function saveOptions(said: string): Promise<void> {
  await options.getByRole('button', { name: 'Save', exact: true }).click();
  await options.getByText(said, { exact: true }).waitFor();
}

/** Keys that stand anywhere in a page: its markup, its fields, or what the worker tells it. */
const secretsIn = async (page: Page): Promise<readonly string[]> => {
  const all = await page.evaluate(async () => {
    const settings: unknown = await chrome.runtime.sendMessage({ to: 'background', type: 'get-settings' });
    const values = [...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value);
    return JSON.stringify([document.documentElement.outerHTML, values, settings]);
  });
  return [DEEPGRAM_KEY, CLAUDE_KEY].filter((secret) => all.includes(secret));
};
