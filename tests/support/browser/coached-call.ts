/** A call coached as a rep does it: settings made, the call's tab open, the icon clicked, "Start coaching" pressed. */
import type { Page } from 'playwright-core';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { replay } from '../../../src/coaching/session-fold';
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
  const before = sessionOf(await journalOf(browser));
  await pressInPopup(await openPopup(browser, tab), 'Start coaching');
  const panel = await findSidePanel(browser);
  await capturing(browser, before);
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

/**
 * When the recogniser is connected and the microphone's state is known: from here on sound is heard.
 * @param before the session there was: its capture isn't meant.
 */
export function capturing(browser: BrowserWithExtension, before?: string): Promise<true> {
  return eventually('capture to run', async () => {
    const journal = await journalOf(browser);
    if (before !== undefined && sessionOf(journal) === before) return undefined;
    const changed = journal.findLast((event) => event.type === 'capture-changed');
    return changed?.state.recogniser === 'open' ? true : undefined;
  });
}

const sessionOf = ([first]: readonly SessionEvent[]): string | undefined =>
  first?.type === 'session-started' ? first.sessionId : undefined;

/** What was said is complete and Claude is asked nothing: what comes next comes from the test. */
export const callIsQuiet = (browser: BrowserWithExtension): Promise<true> =>
  eventually('the call to be quiet', async () => {
    const { conversation, pending } = replay(await journalOf(browser));
    return conversation.open[0] || conversation.open[1] || pending ? undefined : true;
  });

/**
 * Starts the customer's voice; resolves with the epoch ms at which it plays.
 * @param stream what the recogniser hears of the rep, whose file began with it: the customer joins where the rep is by now, so that
 *   the order of what both say is the call's, however slow the machine. Without it the voice starts from its beginning.
 */
export const playCall = (tab: Page, stream?: { readonly audioMs: number }): Promise<number> =>
  tab.evaluate(
    async (beganAtMs) => {
      await window.playCall?.(beganAtMs);
      return Date.now();
    },
    stream && Date.now() - stream.audioMs,
  );

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
