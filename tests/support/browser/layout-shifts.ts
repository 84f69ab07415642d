/** What moved on a page by itself, as Chrome sees it: https://web.dev/articles/cls. */
import type { Page } from 'playwright-core';

export interface MovedPart {
  /** `p.why`. */
  readonly part: string;
  readonly from: string;
  readonly to: string;
}

declare global {
  interface Window {
    movedParts?: { readonly node: Element; readonly moved: MovedPart }[];
    shiftObserver?: PerformanceObserver;
    noteShifts?: (entries: PerformanceEntryList) => void;
  }
}

/** Chrome counts nothing that moves so soon after a click, a key or a new size of the page: someone wanted it. */
const WANTED_MS = 500;

/** Start noting what moves, once what was done to the page before can't excuse it any more. */
export async function watchLayoutShifts(page: Page): Promise<void> {
  const askedAtMs = await page.evaluate(() => performance.now());
  await page.waitForFunction((untilMs) => performance.now() > untilMs, askedAtMs + WANTED_MS);
  await page.evaluate(() => {
    interface LayoutShift extends PerformanceEntry {
      readonly hadRecentInput: boolean;
      readonly sources: readonly {
        readonly node?: Node | null;
        readonly previousRect: DOMRectReadOnly;
        readonly currentRect: DOMRectReadOnly;
      }[];
    }
    window.movedParts = [];
    // No named function in here: tsx would wrap it in a helper that the page doesn't have.
    const observer = new PerformanceObserver((list) => window.noteShifts?.(list.getEntries()));
    window.noteShifts = (entries) => {
      for (const entry of entries as LayoutShift[]) {
        if (entry.hadRecentInput) continue;
        for (const { node, previousRect, currentRect } of entry.sources) {
          const element = node instanceof Element ? node : node?.parentElement;
          if (!element) continue;
          const [from = '', to = ''] = [previousRect, currentRect].map(
            ({ x, y, width, height }) => `${String(x)},${String(y)} ${String(width)}x${String(height)}`,
          );
          const part = `${element.tagName.toLowerCase()}.${[...element.classList].join('.')}`;
          window.movedParts?.push({ node: element, moved: { part, from, to } });
        }
      }
    };
    window.shiftObserver = observer;
    observer.observe({ type: 'layout-shift' });
  });
}

/**
 * What moved since, of what a selector names and what is in it; an empty list is a sum of 0.
 *
 * @throws Error when the selector names nothing, of which nothing can move.
 */
export const layoutShifts = (page: Page, within: string): Promise<readonly MovedPart[]> =>
  page.evaluate(async (selector) => {
    // Entries come with the frame after.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    // A busy page has been told of them only later.
    window.noteShifts?.(window.shiftObserver?.takeRecords() ?? []);
    const part = document.querySelector(selector);
    if (!part || !window.movedParts) throw new Error(part ? 'nobody watches what moves' : `nothing is ${selector}`);
    return window.movedParts.filter(({ node }) => part.contains(node)).map(({ moved }) => moved);
  }, within);
