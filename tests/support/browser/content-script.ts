/** Code run where the extension's content script runs: what a page that took it over could do. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually';

interface World {
  readonly id: number;
  readonly origin: string;
}

/**
 * Evaluates an expression in the content script's world of a page, awaiting it; the value must survive JSON.
 *
 * @throws Error when the page has no content script, or with what the expression threw.
 */
export async function inContentScript(page: Page, extensionId: string, expression: string): Promise<unknown> {
  const cdp = await page.context().newCDPSession(page);
  try {
    const worlds: World[] = [];
    cdp.on('Runtime.executionContextCreated', ({ context }) => worlds.push(context));
    await cdp.send('Runtime.enable');
    const contextId = await eventually(
      'the content script',
      () => worlds.find(({ origin }) => origin === `chrome-extension://${extensionId}`)?.id,
    );
    const { result, exceptionDetails } = await cdp.send('Runtime.evaluate', {
      contextId,
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value as unknown;
  } finally {
    await cdp.detach();
  }
}
