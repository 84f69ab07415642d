/** Pages of the extension that are tabs; popup and panel are none, see extension-page.ts. */
import type { Page } from 'playwright-core';
import { eventually } from './eventually';
import type { BrowserWithExtension } from './launch';

export const WELCOME_PATH = 'src/welcome/index.html';
export const OPTIONS_PATH = 'src/options/index.html';

/** The tab that shows a page of the extension, once it is open; a path may end in `#part`. */
export const extensionTab = ({ context, extensionId }: BrowserWithExtension, path: string): Promise<Page> =>
  eventually(`a tab with ${path}`, () =>
    context.pages().find((page) => page.url() === `chrome-extension://${extensionId}/${path}`),
  );
