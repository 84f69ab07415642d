/** The one page-side door to the extension's API. `chrome.*` where the polyfill has nothing. */
import browser from 'webextension-polyfill';
import { askThrough } from './ask';

export { browser };

/** Asks the worker. */
export const ask = askThrough((request) => browser.runtime.sendMessage(request));

/** Opens the coach beside a tab. Must be called in the turn of a click, before any await. */
export const openSidePanel = (tabId: number): Promise<void> => chrome.sidePanel.open({ tabId });

/** Opens the options page in a tab. */
export const openOptions = (): void => void browser.runtime.openOptionsPage();

/** Opens the first-run page in a tab. */
export const openWelcome = (): void =>
  void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') });
