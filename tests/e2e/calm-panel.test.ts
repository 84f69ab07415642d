/** The panel in real Chromium while a call goes on: whatever comes, nothing that is being read moves. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PanelView } from '../../src/coaching/panel-view';
import type { PanelFrame } from '../../src/protocol/panel-port';
import { accessibilityFaults } from '../support/browser/accessibility';
import { SIDE_PANEL_PATH } from '../support/browser/extension-page';
import { extensionTab, WELCOME_PATH } from '../support/browser/extension-tab';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { layoutShifts, watchLayoutShifts } from '../support/browser/layout-shifts';
import { buildGuidance, buildLine, buildSnapshot, buildView } from '../support/build-panel';
import { said } from '../support/said';

declare global {
  interface Window {
    /** Hands the panel a frame, as the worker's end of its port would. */
    deliver?: (frame: PanelFrame) => void;
  }
}

const LONG_WHAT = 'Find out what each of the calls that nobody answers on a busy day costs them over a whole year';
const LONG_WHY = 'They named the problem twice and never its price; the price is what makes a nuisance urgent.';

let browser: BrowserWithExtension;
let page: Page;

beforeAll(async () => {
  browser = await launchWithExtension({ extensionDir: 'dist' });
  // It greets in a tab of its own, which would come to the front.
  const welcome = await extensionTab(browser, WELCOME_PATH);
  // Chrome leaves every page without texts when this one is closed while it reads them: see languages.test.ts.
  await welcome.getByRole('heading').first().waitFor();
  await welcome.close();
  page = await browser.context.newPage();
  // The worker's end of the port in the hands of the test: real pages and real layout, frames at will.
  await page.addInitScript(() => {
    const listeners: ((frame: unknown) => void)[] = [];
    window.deliver = (frame) => listeners.forEach((listen) => listen(frame));
    const deaf = { addListener: () => undefined };
    const port = {
      name: 'panel',
      postMessage: () => undefined,
      disconnect: () => undefined,
      onMessage: { addListener: (listen: (frame: unknown) => void) => listeners.push(listen) },
      onDisconnect: deaf,
    };
    Object.assign(chrome.runtime, { connect: () => port });
  });
});

afterAll(() => browser?.close());

beforeEach(async () => {
  await page.goto(`chrome-extension://${browser.extensionId}/${SIDE_PANEL_PATH}`);
  // Chrome draws a tab that is behind another once a second.
  await page.bringToFront();
  await page.getByText('Connecting…').waitFor();
});

describe.each([320, 420, 720])('the panel, %d px wide', (width) => {
  beforeEach(async () => {
    await page.setViewportSize({ width, height: 760 });
    await deliver(buildSnapshot({ view: view() }));
    await page.getByRole('region', { name: 'Focus' }).waitFor();
    await watchLayoutShifts(page);
  });

  it('should be seen to move when something pushes it', async () => {
    await page.evaluate(() => {
      const block = document.createElement('div');
      block.style.height = '40px';
      document.querySelector('.now')?.before(block);
    });
    expect(await layoutShifts(page, '.now')).not.toEqual([]);
  });

  it('should hold still while a card is written, and when it is there', async () => {
    await deliver({ type: 'view', view: view({ asking: 'call_1/1' }) });
    await deliverOneAFrame([...written(LONG_WHAT, ''), ...written(LONG_WHAT, LONG_WHY)]);
    await page.getByText('Claude is writing…').waitFor();
    const guidance = buildGuidance({ what: LONG_WHAT, why: LONG_WHY, urgency: 'critical' });
    await deliver({ type: 'coaching_guidance', guidance, ...ORIGIN });
    await page.getByText('Critical').waitFor();
    // The transcript goes on, as it should; all else is where it was.
    for (const part of ['header', '.now', '.objectives']) expect(await layoutShifts(page, part)).toEqual([]);
  });

  it('should hold still for whatever else a call brings', async () => {
    const { objectives } = view();
    const [first, ...rest] = objectives.remaining;
    const met = { id: first?.id ?? '', text: first?.text ?? '', byRep: false, evidence: undefined };
    const happenings: readonly PanelFrame[] = [
      {
        type: 'view',
        view: view({ notices: [{ kind: 'problem', id: 'microphone', text: said('Your side isn’t heard.') }] }),
      },
      {
        type: 'view',
        view: view({ nudge: { text: said('You’ve talked for 80 s: ask something.'), untilMs: Date.now() + 60_000 } }),
      },
      { type: 'view', view: view({ card: { kind: 'x', pinned: true, helped: true, waiting: 'critical' } }) },
      {
        type: 'view',
        view: view({ objectives: { ...objectives, completed: [...objectives.completed, met], remaining: rest } }),
      },
      { type: 'view', view: view({ guidance: undefined, card: undefined }) },
      { type: 'view', view: view({ status: 'reconnecting' }) },
      { type: 'view', view: view({ status: 'ended', endedAtMs: Date.now() }) },
    ];
    await deliverOneAFrame(happenings);
    expect(await layoutShifts(page, '.now')).toEqual([]);
  });

  it('should hold still as the announcement is asked for, noted and taken back, and goes two minutes into the call', async () => {
    const card = page.getByRole('region', { name: 'Tell the customer' });
    const justStarted = { startedAtMs: Date.now() - 60_000, announcedAtMs: undefined };
    await deliver({ type: 'view', view: view(justStarted) });
    await card.waitFor();
    // Seen without scrolling, however narrow the panel is.
    const box = await card.boundingBox();
    expect(box && box.y > 0 && box.y + box.height <= 760).toBe(true);
    await deliver({ type: 'view', view: view({ ...justStarted, announcedAtMs: Date.now() }) });
    await page.getByRole('region', { name: 'Noted: the customer was told.' }).waitFor();
    await deliver({ type: 'view', view: view(justStarted) });
    await card.waitFor();
    await deliver({ type: 'view', view: view({ ...justStarted, startedAtMs: almostTwoMinutesAgo() }) });
    await card.waitFor({ state: 'detached' });
    await page.getByText('Not announced.').waitFor();
    for (const part of ['.now', '.record', 'footer']) expect(await layoutShifts(page, part)).toEqual([]);
  });

  it('should be where it was, scrolled to its end, when the announcement goes', async () => {
    await deliver({ type: 'view', view: view({ startedAtMs: Date.now() - 60_000, announcedAtMs: undefined }) });
    const card = page.getByRole('region', { name: 'Tell the customer' });
    await card.waitFor();
    await page.evaluate(() => window.scrollTo(0, document.documentElement.scrollHeight));
    const place = () => page.evaluate(() => document.querySelector('.objectives')?.getBoundingClientRect().top);
    const before = await place();
    await deliver({ type: 'view', view: view({ startedAtMs: almostTwoMinutesAgo(), announcedAtMs: undefined }) });
    await card.waitFor({ state: 'detached' });
    expect(await place()).toBe(before);
  });

  it('should have nothing that axe finds, in any colours', async () => {
    for (const key of ['q', 'o', 'ArrowLeft']) await page.keyboard.press(key);
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const forcedColors of ['none', 'active'] as const) {
        await page.emulateMedia({ colorScheme, forcedColors });
        expect(await accessibilityFaults(page)).toEqual([]);
      }
    }
    await page.emulateMedia({ colorScheme: null, forcedColors: null });
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('Alt+Shift+H').waitFor();
    expect(await accessibilityFaults(page)).toEqual([]);
  });
});

// Helpers

const ORIGIN = { source: { kind: 'local' }, answers: undefined, atMs: Date.now() } as const;

const view = (changes: Partial<PanelView> = {}): PanelView =>
  buildView({
    startedAtMs: Date.now() - 300_000,
    announcedAtMs: Date.now() - 200_000,
    ...changes,
  });

/** The panel's clock does the rest. */
const almostTwoMinutesAgo = (): number => Date.now() - 118_500;

const deliver = (frame: PanelFrame): Promise<void> => page.evaluate((each) => window.deliver?.(each), frame);

/** A text as it grows by a word at a time, what is said going on meanwhile. */
const written = (what: string, why: string): readonly PanelFrame[] =>
  (why || what).split(' ').flatMap((_, at, words) => {
    const soFar = words.slice(0, at + 1).join(' ');
    const line = buildLine({ id: 'customer-9', text: soFar, startMs: 9_000, status: 'interim' });
    return [
      { type: 'guidance-progress', requestId: 'call_1/1', what: why ? what : soFar, why: why ? soFar : '' },
      { type: 'transcription', line },
    ] as const;
  });

/** Each is drawn before the next comes. */
const deliverOneAFrame = (frames: readonly PanelFrame[]): Promise<void> =>
  page.evaluate(async (each) => {
    for (const frame of each) {
      window.deliver?.(frame);
      // oxlint-disable-next-line no-await-in-loop -- in this order
      await new Promise((resolve) => requestAnimationFrame(resolve));
    }
  }, frames);
