/** A call coached from the click to the end, in real Chromium, with real sound, on stand-ins for the two services. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CoachingGuidance } from '../../src/coaching/guidance';
import { Suggestion } from '../../src/coaching/suggestion';
import type { PanelFrame } from '../../src/protocol/panel-port';
import type { CallPage } from '../support/browser/call-page';
import {
  callIsQuiet,
  journalOf,
  openCallTab,
  playCall,
  putSettings,
  startCoaching,
} from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { layoutShifts, watchLayoutShifts } from '../support/browser/layout-shifts';
import type { ExtensionPage } from '../support/browser/extension-page';
import { killServiceWorker } from '../support/browser/kill-service-worker';
import type { BrowserWithExtension } from '../support/browser/launch';
import type { SpokenLine } from '../support/browser/spoken-call';
import { stageCall, type StagedCall } from '../support/browser/staged-call';
import { transcriptShows } from '../support/browser/panel-transcript';
import { openPopup } from '../support/browser/toolbar';
import type { AnthropicStandIn } from '../support/standins/anthropic-server';
import type { DeepgramStandIn } from '../support/standins/deepgram-server';
import type { Page } from 'playwright-core';

const LINES: readonly SpokenLine[] = [
  { speaker: 'rep', atMs: 1_500, text: 'hello how are you today' },
  { speaker: 'customer', atMs: 4_200, text: 'fine thanks what is this about' },
  { speaker: 'rep', atMs: 7_000, text: 'how many calls do you get per week' },
  { speaker: 'customer', atMs: 10_600, text: 'about forty and we miss ten of them' },
  { speaker: 'rep', atMs: 14_200, text: 'we answer every call for you' },
  { speaker: 'customer', atMs: 17_200, text: 'that is too expensive for us' },
];
/** Said after the worker was killed. */
const LATER: readonly SpokenLine[] = [
  { speaker: 'rep', atMs: 24_000, text: 'i understand' },
  { speaker: 'customer', atMs: 26_000, text: 'so how many calls do you answer' },
];
const ALL = [...LINES, ...LATER];

let staged: StagedCall;
let recogniser: DeepgramStandIn;
let claude: AnthropicStandIn;
let callPage: CallPage;
let browser: BrowserWithExtension;
let tab: Page;
let panel: ExtensionPage;
let writing: Promise<unknown>;

beforeAll(async () => {
  staged = await stageCall({ lines: ALL, deepgramKey: 'call-key', claudeKey: 'claude-key' });
  ({ recogniser, claude, callPage, browser } = staged);
  await putSettings(browser, {
    deepgramKey: 'call-key',
    deepgramUrl: recogniser.url,
    anthropicKey: 'claude-key',
    anthropicUrl: claude.url,
    coachingMode: 'guidance',
  });
});

afterAll(() => staged?.close());

// One call from start to end: each step goes on from the one before, as the call does.
describe.sequential('a coached call', () => {
  it('should start with a click on the icon and show local guidance before a word is said', async () => {
    tab = await openCallTab(browser, callPage.url);
    panel = await startCoaching(browser, tab);
    await region('Focus')
      .getByText(/Local coach/)
      .waitFor();
    await panel.page
      .getByText('Demo recogniser')
      .or(panel.page.getByText(/Recogniser on this machine/))
      .first()
      .waitFor();
    await panel.page.getByText(/Stand-in for Claude on this machine/).waitFor();
  });

  it('should send both events of each guidance to whoever listens on the panel’s port', async () => {
    const frames = listen(panel.page);
    await watchLayoutShifts(panel.page);
    // Seen in every frame: it is written in less than a second.
    writing = panel.page.waitForFunction(() => document.querySelector('.card.writing') !== null, undefined, {
      timeout: 60_000,
    });
    await playCall(tab, recogniser.connections.at(-1));
    const seen = await frames;
    const guidance = seen.find((frame) => frame.type === 'coaching_guidance');
    const after = seen[seen.findIndex((frame) => frame === guidance) + 1];
    expect(guidance?.type === 'coaching_guidance' && CoachingGuidance.safeParse(guidance.guidance).success).toBe(true);
    expect(after?.type === 'suggestion' && Suggestion.safeParse(after.suggestion).success).toBe(true);
  });

  it('should show Claude’s focus while it streams, then its guidance', async () => {
    await writing;
    await region('Focus')
      .getByText(/^Claude ·/)
      .waitFor();
    await eventually('Claude’s answer to the customer, on record', async () =>
      (await journalOf(browser)).find(
        (event) =>
          event.type === 'guidance-offered' &&
          event.source.kind === 'claude' &&
          event.answers?.startsWith('customer-') === true,
      ),
    );
    expect(await layoutShifts(panel.page, '.now')).toEqual([]);
  });

  it('should show what was said, by whom, in order, as it was sent', async () => {
    await transcriptShows(panel.page, LINES);
    expect(recogniser.connections).toHaveLength(1);
    await region('Stage')
      .locator('[aria-current="step"]', { hasText: /objection/i })
      .waitFor();
    await region('Objectives').getByRole('button', { name: 'More', exact: true }).click();
    await region('Objectives').getByText('Qualify call volume').waitFor();
  });

  it('should change the rendering at once when the mode is changed in the popup', async () => {
    const popup = await openPopup(browser, tab);
    await popup.page.getByRole('radio', { name: 'Suggestions' }).check();
    await region('Suggestion').waitFor();
    await panel.page.getByRole('button', { name: /^Toolkit/ }).click();
    await region('Toolkit').waitFor();
    expect(await region('Focus').count()).toBe(0);
    await popup.page.getByRole('radio', { name: 'Guidance' }).check();
    await region('Focus').waitFor();
    expect(await region('Suggestion').count()).toBe(0);
    await popup.close();
  });

  it('should go on when the worker is killed, nothing twice and nothing missing', async () => {
    const before = await journalOf(browser);
    await killServiceWorker(browser);
    await transcriptShows(panel.page, ALL);
    const after = await journalOf(browser);
    expect(after.slice(0, before.length)).toEqual(before);
    const seqs = after.flatMap((event) => (event.type === 'transcript-heard' ? [event.seq] : []));
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(recogniser.connections).toHaveLength(1);
  });

  it('should coach locally, and say why, when Claude fails', async () => {
    await callIsQuiet(browser);
    claude.failNext('overloaded', 1);
    await panel.page.getByRole('button', { name: 'Help me now' }).click();
    await panel.page.getByText('Claude is overloaded. Coaching locally for now.').waitFor();
    await region('Focus')
      .getByText(/Local coach/)
      .waitFor();
  });

  it('should end with one click and keep what was said', async () => {
    await panel.page.getByRole('button', { name: 'Stop', exact: true }).click();
    await eventually('the session to end', async () =>
      (await journalOf(browser)).at(-1)?.type === 'session-ended' ? true : undefined,
    );
    await panel.page.getByText(/ended/i).first().waitFor();
    await transcriptShows(panel.page, ALL);
    expect(recogniser.connections[0]?.controls).toContain('CloseStream');
  });
});

// Helpers

const region = (name: string) => panel.page.getByRole('region', { name, exact: true });

/** Frames of a second panel connection, up to the first guidance that answers the customer and what follows it. */
function listen(page: Page): Promise<readonly PanelFrame[]> {
  return page.evaluate(
    async () =>
      new Promise<PanelFrame[]>((resolve) => {
        const port = chrome.runtime.connect({ name: 'panel' });
        const frames: PanelFrame[] = [];
        port.onMessage.addListener((frame: PanelFrame) => {
          frames.push(frame);
          const last = frames.at(-2);
          if (last?.type === 'coaching_guidance' && last.answers?.startsWith('customer-')) {
            port.disconnect();
            resolve(frames);
          }
        });
        void chrome.windows.getCurrent().then(({ id }) => port.postMessage({ type: 'follow-window', windowId: id }));
      }),
  );
}
