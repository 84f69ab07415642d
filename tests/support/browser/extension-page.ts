import { writeFile } from 'node:fs/promises';
import { chromium, type Browser, type Page } from 'playwright-core';
import { eventually } from './eventually.ts';
import type { BrowserWithExtension } from './launch.ts';

/** Paths of the pages that aren't tabs, inside the built extension. */
export const POPUP_PATH = 'src/popup/index.html';
export const SIDE_PANEL_PATH = 'src/sidepanel/index.html';

/** A panel on a laptop's screen; a longer one is photographed to its end. */
const PANEL_HEIGHT_PX = 700;

/** A popup or side panel, driven as a Playwright page. */
export interface ExtensionPage {
  readonly page: Page;
  /** Its DevTools target, which tells two panels with one address apart. */
  readonly targetId: string;
  /** Closes the page as its user would; harmless when it has closed itself. */
  close(): Promise<void>;
}

/** Which page of the extension to wait for. */
export interface WhichPage {
  /** Path inside the extension, without a leading slash. */
  readonly path: string;
  /** Tells apart pages of one path, by their address. */
  readonly where?: (url: URL) => boolean;
  /** Targets that are not meant: those already at hand. */
  readonly except?: readonly ExtensionPage[];
  readonly limitMs?: number;
}

/** The popup that a toolbar click opened. */
export function findPopup(browser: BrowserWithExtension): Promise<ExtensionPage> {
  return findExtensionPage(browser, { path: POPUP_PATH });
}

/** The side panel, once it is open. */
export function findSidePanel(
  browser: BrowserWithExtension,
  which: Omit<WhichPage, 'path'> = {},
): Promise<ExtensionPage> {
  return findExtensionPage(browser, { ...which, path: SIDE_PANEL_PATH });
}

/**
 * Waits for a page of the extension that is no tab and connects to it.
 *
 * Playwright's first connection never lists popups and panels, and a later one lists those that are open when it connects
 * (playwright-core 1.65, Chromium 156), so each page gets a connection of its own, which ends with the page.
 * @throws Error when none appears within `limitMs`.
 */
export async function findExtensionPage(browser: BrowserWithExtension, which: WhichPage): Promise<ExtensionPage> {
  const targetId = await eventually(
    `${which.path} to open`,
    async () => (await openTargets(browser, which))[0],
    which.limitMs,
  );
  const connection = await chromium.connectOverCDP(browser.debuggerUrl);
  const page = await pageOf(connection, targetId);
  if (!page) {
    await connection.close();
    throw new Error(`${which.path} closed before it could be driven.`);
  }
  page.once('close', () => void connection.close());
  return {
    page,
    targetId,
    close: async () => {
      if (!page.isClosed()) await page.close();
      await connection.close();
    },
  };
}

/** Target ids of the extension's open pages of a path: empty when the popup or panel isn't there. */
export async function openTargets(browser: BrowserWithExtension, which: WhichPage): Promise<string[]> {
  const address = `chrome-extension://${browser.extensionId}/${which.path}`;
  const { targetInfos } = await browser.browserCdp.send('Target.getTargets');
  return targetInfos
    .filter(({ type, url }) => type === 'page' && url.split(/[?#]/, 1)[0] === address)
    .filter(({ url }) => which.where?.(new URL(url)) ?? true)
    .map(({ targetId }) => targetId)
    .filter((targetId) => !which.except?.some((known) => known.targetId === targetId));
}

/** How a page is photographed. */
export interface Photograph {
  /** File to write, PNG. */
  readonly path: string;
  /** CSS pixels; a side panel is at least 320 wide. */
  readonly widthPx?: number;
  readonly colorScheme?: 'light' | 'dark';
}

/**
 * Writes a picture of a whole page at a width and colour scheme, two pixels to the CSS pixel, and leaves the page as it was. A popup takes the width of
 * its content whatever is asked: Chrome refuses to override it.
 */
export async function photograph(
  page: Page,
  { path, widthPx = 320, colorScheme = 'light' }: Photograph,
): Promise<void> {
  const isPopup = new URL(page.url()).pathname === `/${POPUP_PATH}`;
  const cdp = await page.context().newCDPSession(page);
  const usualWidth = await page.evaluate(() => innerWidth);
  const resize = (heightPx: number) =>
    cdp.send('Emulation.setDeviceMetricsOverride', {
      width: widthPx,
      height: heightPx,
      deviceScaleFactor: 2,
      mobile: false,
    });
  try {
    await page.emulateMedia({ colorScheme });
    if (!isPopup) {
      await resize(PANEL_HEIGHT_PX);
      await page.waitForFunction((width) => innerWidth === width, widthPx);
      await resize(await page.evaluate(() => document.documentElement.scrollHeight));
    }
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png' });
    await writeFile(path, data, 'base64');
  } finally {
    if (!isPopup) await cdp.send('Emulation.clearDeviceMetricsOverride');
    await page.emulateMedia({ colorScheme: null });
    await cdp.detach();
    await page.waitForFunction((width) => innerWidth === width, usualWidth);
  }
}

async function pageOf(connection: Browser, targetId: string): Promise<Page | undefined> {
  for (const page of connection.contexts().flatMap((context) => context.pages())) {
    // One that closes meanwhile, as the popup does while the panel opens, isn't the one.
    if ((await targetIdOf(page).catch(() => undefined)) === targetId) return page;
  }
  return undefined;
}

async function targetIdOf(page: Page): Promise<string> {
  const cdp = await page.context().newCDPSession(page);
  const { targetInfo } = await cdp.send('Target.getTargetInfo');
  await cdp.detach();
  return targetInfo.targetId;
}
