/** The extension's own pages in real Chromium: set up by hand from the first run on, and fit for everybody's eyes and tools. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../support/browser/accessibility';
import type { CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, startCoaching } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { findSidePanel, type ExtensionPage } from '../support/browser/extension-page';
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
    welcome = await tabAt('welcome');
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

  it('should lead on to the options, where an address that would leak the key is refused by name', async () => {
    await welcome.getByRole('button', { name: 'All options' }).click();
    options = await tabAt('options');
    await options.getByText('Set, ends in …wxyz').waitFor();
    const address = options.getByLabel('Deepgram address');
    await address.fill('ws://elsewhere.example');
    await saveOptions('Not saved: see the marked fields.');
    await options.getByText('Must start with wss:// (ws:// is for this machine only) and hold no query.').waitFor();
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

  it('should tell every page the mode that was chosen in one', async () => {
    tab = await openCallTab(browser, callPage.url);
    const popup = await openPopup(browser, tab);
    await popup.page.getByText('Not coaching this tab.').waitFor();
    await chosen(popup.page, 'Guidance').waitFor();
    expect(await accessibilityFaults(popup.page)).toEqual([]);
    await popup.page.getByRole('radio', { name: 'Suggestions' }).check();
    await popup.page.getByText('Words you could say next.').waitFor();
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
});

// Helpers

const region = (name: string) => panel.page.getByRole('region', { name, exact: true });

const keyField = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

const chosen = (page: Page, mode: string) => page.getByRole('radio', { name: mode, checked: true });

/** The tab that shows a page of the extension. */
const tabAt = (name: 'welcome' | 'options'): Promise<Page> =>
  eventually(`the ${name} page`, () =>
    browser.context
      .pages()
      .find((page) => page.url() === `chrome-extension://${browser.extensionId}/src/${name}/index.html`),
  );

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
