import type { BrowserWithExtension } from './launch.ts';

/** A worker that has neither started nor stopped by then won't. */
const LIMIT_MS = 10_000;

/**
 * Ends the extension's service worker as Chrome does when it has been idle: its heap is gone, its ports disconnect, and the
 * next message starts it anew (open pages may have done so when this returns). Needs an open tab. A Playwright `Worker` of
 * it stays valid: evaluations wait until it runs again.
 * @throws Error when it doesn't run, or doesn't stop within 10 s.
 */
export async function killServiceWorker(browser: BrowserWithExtension): Promise<void> {
  const page = browser.context.pages()[0];
  if (!page) throw new Error('Open a tab first: workers are stopped through the DevTools session of a page.');
  const cdp = await browser.context.newCDPSession(page);
  // Not by looking at the target list: a worker that is started again at once keeps its target id, and one that is asked
  // to close while it starts ignores it.
  const states = new EventTarget();
  let current: { readonly versionId: string; readonly runningStatus: string } | undefined;
  cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
    for (const version of versions) {
      if (new URL(version.scriptURL).host !== browser.extensionId) continue;
      current = version;
      states.dispatchEvent(new Event(version.runningStatus));
    }
  });
  try {
    const running = reached(states, 'running');
    await cdp.send('ServiceWorker.enable');
    await running;
    if (!current) throw new Error('Chrome told of no version of the worker.');
    const stopped = reached(states, 'stopped');
    await cdp.send('ServiceWorker.stopWorker', { versionId: current.versionId });
    await stopped;
  } finally {
    await cdp.detach();
  }
}

function reached(states: EventTarget, state: 'running' | 'stopped'): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(
      () => reject(new Error(`The service worker was not ${state} within ${LIMIT_MS} ms.`)),
      LIMIT_MS,
    );
    states.addEventListener(
      state,
      () => {
        clearTimeout(limit);
        resolve();
      },
      { once: true },
    );
  });
}
