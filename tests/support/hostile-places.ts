/** Where a key could be read by somebody: pages, storage, what the worker answers. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { journalOf } from './browser/coached-call';
import type { BrowserWithExtension } from './browser/launch';
import type { Place } from './hostile-secrets';

export const toPlace = (where: string, value: unknown): Place => ({ where, text: JSON.stringify(value) ?? '' });

/** All that a page shows, holds in its fields, and keeps. */
export async function contentsOf(name: string, page: Page): Promise<Place> {
  const contents = await page.evaluate(() => [
    document.documentElement.outerHTML,
    [...document.querySelectorAll('input, textarea, select')].map((field) => (field as HTMLInputElement).value),
    [location.href, document.title, document.cookie],
    Object.entries(localStorage),
    Object.entries(sessionStorage),
  ]);
  return toPlace(`the page ${name}`, contents);
}

/** All that the extension stores but its settings: journals, reports, kept calls. */
export async function storedBesideSettings(browser: BrowserWithExtension): Promise<unknown> {
  const worker = await browser.serviceWorker();
  return worker.evaluate(async () => {
    const bases = await indexedDB.databases();
    const kept = await Promise.all(
      bases.map(
        ({ name = '' }) =>
          new Promise<unknown[]>((resolve, reject) => {
            const opening = indexedDB.open(name);
            opening.addEventListener('error', () => reject(opening.error));
            opening.addEventListener('success', () => {
              const base = opening.result;
              const stores = [...base.objectStoreNames];
              if (stores.length === 0) return resolve([]);
              const reading = base.transaction(stores);
              const found: unknown[] = [];
              for (const store of stores) {
                const all = reading.objectStore(store).getAll();
                all.addEventListener('success', () => found.push(all.result));
              }
              reading.addEventListener('complete', () => {
                base.close();
                resolve(found);
              });
            });
          }),
      ),
    );
    const { settings: _settings, ...local } = await chrome.storage.local.get();
    return { local, session: await chrome.storage.session.get(), sync: await chrome.storage.sync.get(), kept };
  });
}

/** What the worker answers a page of ours: everything that asks, and an update. */
export async function answersTo(page: Page, browser: BrowserWithExtension): Promise<readonly Place[]> {
  const [first] = await journalOf(browser);
  const sessionId = first?.type === 'session-started' ? first.sessionId : 'none';
  const messages = [
    { type: 'get-settings' },
    { type: 'get-feature-flags' },
    { type: 'get-tab-status', tabId: 1 },
    { type: 'get-kept-calls' },
    { type: 'get-kept-call', sessionId },
    { type: 'check-key', service: 'deepgram' },
    { type: 'check-key', service: 'anthropic' },
    { type: 'update-settings', patch: { language: 'en' } },
    { type: 'update-settings', patch: { deepgramUrl: 'nonsense' } },
    { type: 'start-session', tabId: 999_999 },
  ];
  const places: Place[] = [];
  for (const message of messages) {
    const reply = await page.evaluate(
      (sent) => chrome.runtime.sendMessage({ to: 'background', ...sent }) as Promise<unknown>,
      message,
    );
    places.push(toPlace(`the answer to ${message.type}`, reply));
  }
  return places;
}

/** What another extension in the same browser gets for its messages, and for a port. */
export async function answersToAnotherExtension(
  { browserCdp, context, extensionId }: BrowserWithExtension,
  messages: readonly object[],
): Promise<readonly string[]> {
  const folder = await mkdtemp(join(tmpdir(), 'another-extension-'));
  try {
    const background = { service_worker: 'worker.js' };
    await writeFile(
      join(folder, 'manifest.json'),
      JSON.stringify({ manifest_version: 3, name: 'Another', version: '1', background }),
    );
    await writeFile(join(folder, 'worker.js'), '');
    const starts = context.waitForEvent('serviceworker', (worker) => worker.url().endsWith('/worker.js'));
    await browserCdp.send('Extensions.loadUnpacked', { path: folder });
    const another = await starts;
    return await another.evaluate(
      async ({ target, sent }) => {
        const answers: string[] = [];
        for (const message of sent) {
          answers.push(await chrome.runtime.sendMessage<object, unknown>(target, message).then(JSON.stringify, String));
        }
        for (const name of ['panel', 'capture']) {
          const port = chrome.runtime.connect(target, { name });
          port.onMessage.addListener((frame) => answers.push(JSON.stringify(frame)));
          await new Promise<void>((resolve) => port.onDisconnect.addListener(() => resolve()));
          answers.push(`Error: ${chrome.runtime.lastError?.message ?? 'closed'}`);
        }
        return answers;
      },
      { target: extensionId, sent: messages },
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
