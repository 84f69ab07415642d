import type { Page } from 'playwright-core';
import { findPopup, type ExtensionPage } from './extension-page.ts';
import type { BrowserWithExtension } from './launch.ts';

/**
 * Clicks the extension's toolbar icon on a tab as its user would: grants activeTab, and with it tab capture, and opens the popup.
 * @throws Error when no tab or more than one has the address.
 */
export async function clickToolbarIcon(browser: BrowserWithExtension, tab: Page | string): Promise<void> {
  if (typeof tab !== 'string') await tab.bringToFront();
  const address = typeof tab === 'string' ? tab : tab.url();
  // The click goes to a *tab* target; those that getTargets lists unasked are the pages inside.
  const { targetInfos } = await browser.browserCdp.send('Target.getTargets', { filter: [{ type: 'tab' }] });
  const matching = targetInfos.filter(({ url }) => url === address);
  const [target] = matching;
  if (!target || matching.length > 1) throw new Error(`${matching.length} tabs have the address ${address}, not one.`);
  await browser.browserCdp.send('Extensions.triggerAction', { id: browser.extensionId, targetId: target.targetId });
}

/** Clicks the toolbar icon on a tab and waits for the popup that it opens. */
export async function openPopup(browser: BrowserWithExtension, tab: Page | string): Promise<ExtensionPage> {
  await clickToolbarIcon(browser, tab);
  return findPopup(browser);
}
