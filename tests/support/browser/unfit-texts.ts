import type { Page } from 'playwright-core';

/** What stands on a page and isn't of the pseudo-locale, and what doesn't fit in its place. */
export interface UnfitTexts {
  readonly untranslated: readonly string[];
  readonly cutOff: readonly string[];
}

/** Looks over a page of a build of the pseudo-locale (see scripts/pseudo-locale.ts): every text of ours stands in brackets there. */
export function unfitTexts(page: Page): Promise<UnfitTexts> {
  return page.evaluate(() => {
    const untranslated: string[] = [];
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const { textContent, parentElement } = texts.currentNode;
      const text = (textContent ?? '').trim();
      // What others wrote says so: a title of a tab, words that were spoken, a playbook's.
      const isOurs = parentElement !== null && parentElement.closest('[dir="auto"], option, kbd') === null;
      if (isOurs && /\p{L}{2}/u.test(text) && !/^[·\s]*\[.*\]$/su.test(text)) untranslated.push(text);
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder]')) {
      for (const name of ['aria-label', 'title', 'placeholder']) {
        const text = element.getAttribute(name) ?? '';
        const isOurs = element.closest('[dir="auto"]') === null;
        if (isOurs && /\p{L}{2}/u.test(text) && !text.startsWith('[')) untranslated.push(text);
      }
    }
    const cutOff = [...document.querySelectorAll('body, body *')]
      .filter(
        (element) =>
          element.checkVisibility({ visibilityProperty: true }) && element.scrollWidth > element.clientWidth + 1,
      )
      .filter((element) => !/^(inline|contents)$/.test(getComputedStyle(element).display))
      // A field's own text scrolls, and what only a screen reader reads is one pixel wide.
      .filter((element) => element.closest('input, textarea, select, .unseen, svg') === null)
      .map(
        (element) =>
          `${element.tagName.toLowerCase()}.${element.className}: ${(element.textContent ?? '').slice(0, 60)}`,
      );
    return { untranslated, cutOff };
  });
}
