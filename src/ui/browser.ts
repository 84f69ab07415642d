/** The one page-side door to the extension's API. `chrome.*` where the polyfill has nothing. */
import browser from 'webextension-polyfill';
import { askThrough } from './ask';
import { t } from './messages';

export { browser };

/** Asks the worker. */
export const ask = askThrough((request) => browser.runtime.sendMessage(request));

/** Opens the coach beside a tab. Must be called in the turn of a click, before any await. */
export const openSidePanel = (tabId: number): Promise<void> => chrome.sidePanel.open({ tabId });

/** Opens the options page in a tab. */
export const openOptions = (): void => void browser.runtime.openOptionsPage();

/** Opens the options page in a tab of its own, at one of its sections. */
export const openOptionsAt = (section: 'keys' | 'microphone'): void =>
  void browser.tabs.create({ url: browser.runtime.getURL(`src/options/index.html#${section}`) });

/** Opens the first-run page in a tab. */
export const openWelcome = (): void =>
  void browser.tabs.create({ url: browser.runtime.getURL('src/welcome/index.html') });

/** The keys that Chrome listens for in any tab, as the rep has them set. */
export async function chromeKeys(): Promise<readonly { readonly text: string; readonly keys: string }[]> {
  const commands = await browser.commands.getAll();
  return commands.map(({ name, description = '', shortcut = '' }) => ({
    // Chrome keeps the words of its own command to itself.
    text: name === '_execute_action' ? t('extension_command_open') : description,
    keys: shortcut,
  }));
}
