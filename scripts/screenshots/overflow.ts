/** What doesn't fit on a page: wider than the window, or cut off without a sign that there is more. */
import type { Page } from 'playwright-core';

/** One text each: the innermost element, what is wrong with it, and its first words. */
export const overflows = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const found = new Map<Element, string>();
    const seen = { visibilityProperty: true };
    // Children before parents: what sticks out of one often sticks out of all around it.
    for (const element of [...document.querySelectorAll<HTMLElement>('body, body *')].toReversed()) {
      // A field's own text scrolls, and what only a screen reader reads is one pixel wide.
      if (!element.checkVisibility(seen) || element.closest('input, textarea, select, svg') !== null) continue;
      if (element.clientWidth <= 1 || [...found.keys()].some((inner) => element.contains(inner))) continue;
      const style = getComputedStyle(element);
      if (/^(inline|contents)$/.test(style.display)) continue;
      const { right } = element.getBoundingClientRect();
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      const endsInDots = style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none';
      const wrong: string[] = [];
      let holder = element.parentElement;
      while (holder && holder !== document.body && getComputedStyle(holder).overflowX === 'visible') {
        holder = holder.parentElement;
      }
      const isHeld = holder !== null && holder !== document.body;
      if (!isHeld && right > innerWidth + 1) wrong.push('beyond the window');
      const words = document.createRange();
      words.selectNodeContents(element);
      const hasOwnWords = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE);
      // What isn't seen may be as wide as it likes.
      const isSeenBeyond =
        (hasOwnWords && words.getBoundingClientRect().right > right + 1) ||
        [...element.querySelectorAll('*')].some(
          (inner) =>
            inner.checkVisibility(seen) && inner.clientWidth !== 1 && inner.getBoundingClientRect().right > right + 1,
        );
      if (scrollWidth > clientWidth + 1 && isSeenBeyond && !endsInDots) {
        wrong.push(
          /hidden|clip/.test(style.overflowX)
            ? 'cut off'
            : style.overflowX === 'visible'
              ? 'sticks out'
              : 'scrolls sideways',
        );
      }
      if (scrollHeight > clientHeight + 1 && /hidden|clip/.test(style.overflowY) && !endsInDots) {
        wrong.push('cut off below');
      }
      if (wrong.length === 0) continue;
      const name = `${element.tagName.toLowerCase()}${[...element.classList].map((each) => `.${each}`).join('')}`;
      found.set(element, `${name} ${wrong.join(', ')}: ${(element.textContent ?? '').trim().slice(0, 60)}`);
    }
    return [...found.values()];
  });
