/** Calls and their tabs, in real Chromium: two at once, the panel closed and opened, a tab closed in mid-call. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCallPage, type CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, pressInPopup, putSettings, startCoaching } from '../support/browser/coached-call';
import { findSidePanel, type ExtensionPage } from '../support/browser/extension-page';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { transcriptShows } from '../support/browser/panel-transcript';
import { encodeCall, wordsOf, type SpokenCall, type SpokenLine } from '../support/browser/spoken-call';
import { openPopup } from '../support/browser/toolbar';
import { startDeepgramStandIn, type DeepgramStandIn } from '../support/standins/deepgram-server';
import { tonePairHearing } from '../support/standins/tone-pair-hearing';
import type { Page } from 'playwright-core';

const REP: SpokenLine = { speaker: 'rep', atMs: 1_000, text: 'hello there' };
const FIRST: SpokenLine = { speaker: 'customer', atMs: 300, text: 'we miss ten calls per week' };
const SECOND: SpokenLine = { speaker: 'customer', atMs: 300, text: 'please send me the price' };

let calls: readonly SpokenCall[];
let recogniser: DeepgramStandIn;
let pages: readonly CallPage[];
let browser: BrowserWithExtension;
let tab: Page;
let panel: ExtensionPage;

beforeAll(async () => {
  const vocabulary = wordsOf([REP, FIRST, SECOND]);
  calls = await Promise.all([FIRST, SECOND].map((line) => encodeCall([REP, line], vocabulary)));
  recogniser = await startDeepgramStandIn({ hearing: tonePairHearing(vocabulary), keys: ['call-key'] });
  pages = await Promise.all(
    calls.map(({ customerWav }, i) => startCallPage({ wav: customerWav, title: `Call ${String(i + 1)}` })),
  );
  browser = await launchWithExtension({ extensionDir: 'dist', microphoneWav: calls[0]!.repWav });
  await putSettings(browser, { deepgramKey: 'call-key', deepgramUrl: recogniser.url });
});

afterAll(async () => {
  await browser?.close();
  await Promise.all([...(pages ?? []).map((page) => page.close()), ...(calls ?? []).map((call) => call.remove())]);
  await recogniser?.stop();
});

// One call and then a second beside it: each step goes on from the one before.
describe.sequential('calls in their tabs', () => {
  it('should show the whole call again when the panel was closed and opened', async () => {
    tab = await openCallTab(browser, pages[0]!.url);
    panel = await startCoaching(browser, tab);
    await transcriptShows(panel.page, [REP]);
    await playCall(tab);
    await transcriptShows(panel.page, [REP, FIRST]);
    await panel.close();
    await pressInPopup(await openPopup(browser, tab), 'Show the coach');
    panel = await findSidePanel(browser, { except: [panel] });
    await transcriptShows(panel.page, [REP, FIRST]);
    await panel.page.getByText('Listening', { exact: true }).waitFor();
  });

  it('should keep two calls apart, and show that of the tab in front', async () => {
    const other = await openCallTab(browser, pages[1]!.url);
    await startCoaching(browser, other);
    await title('Call 2').waitFor();
    await playCall(other);
    // The page that captures opens the microphone once for all its calls: a file that has played isn't heard again.
    await transcriptShows(panel.page, [SECOND]);
    expect(await panel.page.getByText(/Your side isn’t heard/).count()).toBe(0);
    expect(recogniser.connections).toHaveLength(2);
    await tab.bringToFront();
    await title('Call 1').waitFor();
    await transcriptShows(panel.page, [REP, FIRST]);
    await other.close();
  });

  it('should end with its tab, keep the words and let the recogniser go', async () => {
    await title('Call 1').waitFor();
    await tab.close();
    await panel.page.getByText('The call’s tab was closed, so coaching ended.').waitFor();
    await title('Call 1').waitFor();
    await transcriptShows(panel.page, [REP, FIRST]);
    await recogniser.until(({ connections }) => connections.every(({ isOpen }) => !isOpen));
    expect(recogniser.connections.map(({ controls }) => controls.at(-1))).toEqual(['CloseStream', 'CloseStream']);
  });
});

// Helpers

const title = (text: string) => panel.page.getByRole('banner').getByText(text, { exact: true });
