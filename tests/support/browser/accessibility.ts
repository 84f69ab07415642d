/** What axe finds wrong with an open page, contrast included, in both colour schemes. */
import { readFile } from 'node:fs/promises';
import type { AxeResults, RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

declare global {
  // oxlint-disable-next-line no-var -- a global that a script makes
  var axe: { run(context: Document, options: RunOptions): Promise<AxeResults> } | undefined;
}

/** One line a finding, with its scheme; an empty list is what a page should have. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await loadAxe(page);
  const faults: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    // oxlint-disable-next-line no-await-in-loop -- a page has one scheme at a time
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // oxlint-disable-next-line no-await-in-loop
    const found = await page.evaluate(async () => {
      const results = await axe?.run(document, { resultTypes: ['violations'] });
      return (results?.violations ?? []).map(
        ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('; ')}`,
      );
    });
    faults.push(...found.map((fault) => `${colorScheme}: ${fault}`));
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return faults;
}

/** Through DevTools: the extension's policy refuses scripts that aren't its own. */
async function loadAxe(page: Page): Promise<void> {
  if (await page.evaluate(() => globalThis.axe !== undefined)) return;
  const expression = await readFile(new URL(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
  const cdp = await page.context().newCDPSession(page);
  const { exceptionDetails } = await cdp.send('Runtime.evaluate', { expression });
  await cdp.detach();
  if (exceptionDetails) throw new Error(`axe could not be loaded: ${exceptionDetails.text}`);
}
