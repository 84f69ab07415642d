/** The offscreen page dies in mid-call, in real Chromium: coaching goes on by itself where Chrome allows it, and no word said before is lost. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  journalOf,
  openCallTab,
  playCall,
  pressInPopup,
  putSettings,
  startCoaching,
} from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import type { ExtensionPage } from '../support/browser/extension-page';
import { shownTranscript } from '../support/browser/panel-transcript';
import type { SpokenLine } from '../support/browser/spoken-call';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { openPopup } from '../support/browser/toolbar';
import { replay } from '../support/session';

/** The customer alone: the fake microphone would say its lines again in the second capture. */
const line = (atMs: number, text: string): SpokenLine => ({ speaker: 'customer', atMs, text });
const BEFORE = [line(1_500, 'alpha bravo charlie'), line(4_000, 'delta echo foxtrot')];
const AFTER = [line(16_000, 'golf hotel india'), line(18_500, 'juliet kilo lima')];

/** A page takes a second to open, on a loaded machine more, and the second one isn't as quick as the first. */
const TIME_SLACK_MS = 4_000;

let staged: StagedCall;
let tab: Page;
let panel: ExtensionPage;

beforeAll(async () => {
  staged = await stageCall({ lines: [...BEFORE, ...AFTER], deepgramKey: 'call-key', claudeKey: 'claude-key' });
  await putSettings(staged.browser, { deepgramKey: 'call-key', deepgramUrl: staged.recogniser.url });
  tab = await openCallTab(staged.browser, staged.callPage.url);
  panel = await startCoaching(staged.browser, tab);
  await playCall(tab);
});

afterAll(() => staged?.close());

// One call: each step goes on from the one before.
describe.sequential('a call whose offscreen page dies', () => {
  it('should be heard again without a click, and say what nobody heard', async () => {
    await shows(BEFORE);
    await closeOffscreenPage();
    await panel.page
      .getByText(/^\d+ s not heard$/)
      .first()
      .waitFor();
    await panel.page.getByText('Listening', { exact: true }).waitFor();
    await shows([...BEFORE, ...AFTER]);
    const { conversation } = replay(await journalOf(staged.browser));
    const heardAtMs = (text: string) =>
      conversation.utterances.find((said) => sameWords(said.text, text))?.startMs ?? NaN;
    // Between what was said before and after; a loaded machine may miss a second elsewhere. It may begin within the last words
    // heard: the page tells once a second how far it heard both sides.
    const [before, after] = [heardAtMs(BEFORE[1]!.text), heardAtMs(AFTER[0]!.text)];
    expect(conversation.gaps.some(({ startMs, endMs }) => endMs > before && startMs < after)).toBe(true);
    // Where the words stand in the call's time, as they did before: times that began anew would be off by ten seconds.
    const late = heardAtMs(AFTER[0]!.text) - AFTER[0]!.atMs - (heardAtMs(BEFORE[0]!.text) - BEFORE[0]!.atMs);
    expect(Math.abs(late)).toBeLessThan(TIME_SLACK_MS);
  });

  it('should wait for one click where Chrome wants one, with the conversation whole', async () => {
    // Another site in the tab takes the click's permission back.
    const { href } = Object.assign(new URL(staged.callPage.url), { hostname: 'localhost' });
    await tab.goto(href);
    const worker = await staged.browser.serviceWorker();
    const refused = worker.waitForEvent('console', (message) => message.text().includes('waits for a click'));
    await closeOffscreenPage();
    // A click before that would help the try that is under way.
    await refused;
    await panel.page.getByText('The call isn’t heard any more.', { exact: false }).waitFor();
    await pressInPopup(await openPopup(staged.browser, tab), 'Hear the call again');
    await panel.page.getByText('Listening', { exact: true }).waitFor();
    await playCall(tab);
    await shows([...BEFORE, ...AFTER, ...BEFORE]);
    expect((await journalOf(staged.browser)).filter(({ type }) => type === 'capture-resumed')).toHaveLength(2);
  });
});

// Helpers

const sameWords = (heard: string, said: string): boolean => heard.toLowerCase().replaceAll(/[.,?!]/g, '') === said;

/** The panel's transcript holds these lines, in this order and once. */
async function shows(lines: readonly SpokenLine[]): Promise<void> {
  const wanted = lines.map(({ text }) => `customer: ${text}`);
  let shown: readonly string[] = [];
  try {
    await eventually(
      'the transcript',
      async () => {
        shown = (await shownTranscript(panel.page)).filter((text) => text.startsWith('customer:'));
        return shown.join() === wanted.join() ? true : undefined;
      },
      40_000,
    );
  } catch (error) {
    throw new Error(`The transcript shows ${shown.join(' / ')}`, { cause: error });
  }
}

async function closeOffscreenPage(): Promise<void> {
  const worker = await staged.browser.serviceWorker();
  await worker.evaluate(() => chrome.offscreen.closeDocument());
}
