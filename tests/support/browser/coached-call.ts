/** A call coached as a rep does it: settings made, the call's tab open, the icon clicked, "Start coaching" pressed. */
import type { Page } from 'playwright-core';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { eventually } from './eventually';
import { findSidePanel, type ExtensionPage } from './extension-page';
import type { BrowserWithExtension } from './launch';
import { openPopup } from './toolbar';

/** Put settings where the worker keeps them, as the options page would have it do. */
export async function putSettings(
  browser: BrowserWithExtension,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  const worker = await browser.serviceWorker();
  await worker.evaluate(async (fields) => {
    await chrome.storage.local.set({ settings: { welcomed: true, ...fields } });
  }, settings);
}

/** Open the call's page; it plays when told to (see {@link playCall}). */
export async function openCallTab(browser: BrowserWithExtension, url: string): Promise<Page> {
  const tab = await browser.context.newPage();
  await tab.goto(url);
  return tab;
}

/** Click the icon, press "Start coaching", and wait until capture runs. */
export async function startCoaching(browser: BrowserWithExtension, tab: Page): Promise<ExtensionPage> {
  await pressInPopup(await openPopup(browser, tab), 'Start coaching');
  const panel = await findSidePanel(browser);
  await capturing(browser);
  return panel;
}

/** Press a button of the popup, once or more; what comes of it is to be waited for. */
export async function pressInPopup({ page }: ExtensionPage, button: string, clickCount = 1): Promise<void> {
  try {
    await page.getByRole('button', { name: button }).click({ clickCount, noWaitAfter: true });
  } catch (error) {
    // The popup dies as the panel opens, at times before it has answered for the click.
    if (!page.isClosed()) throw error;
  }
}

/** When the recogniser is connected and the microphone's state is known: from here on sound is heard. */
export function capturing(browser: BrowserWithExtension): Promise<true> {
  return eventually('capture to run', async () => {
    const changed = (await journalOf(browser)).findLast((event) => event.type === 'capture-changed');
    return changed?.state.recogniser === 'open' ? true : undefined;
  });
}

/** Starts the customer's voice; resolves with the epoch ms at which it plays. */
export const playCall = (tab: Page): Promise<number> =>
  tab.evaluate(async () => {
    await window.playCall?.();
    return Date.now();
  });

/** The journal of the latest session, as storage.session holds it. */
export async function journalOf(browser: BrowserWithExtension): Promise<readonly SessionEvent[]> {
  const worker = await browser.serviceWorker();
  const stored = await worker.evaluate(() => chrome.storage.session.get());
  const journals = new Map<string, SessionEvent[]>();
  for (const key of Object.keys(stored).toSorted()) {
    const [kind, sessionId = ''] = key.split(':');
    if (kind !== 'journal') continue;
    const { events } = stored[key] as { events: SessionEvent[] };
    journals.set(sessionId, [...(journals.get(sessionId) ?? []), ...events]);
  }
  return [...journals.values()].toSorted((a, b) => (a[0]?.atMs ?? 0) - (b[0]?.atMs ?? 0)).at(-1) ?? [];
}
