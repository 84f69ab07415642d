/** Ways about a page for whoever has no mouse. */
import type { Locator } from 'playwright-core';

/** More stops than any of our pages has. */
const MOST_STOPS = 120;

/** Presses Tab until the element has the focus. @throws Error when it is no stop on the way round the page. */
export async function tabTo(target: Locator): Promise<void> {
  await target.waitFor();
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    // oxlint-disable-next-line no-await-in-loop -- one key after the other
    if (await target.evaluate((element) => element === document.activeElement)) return;
    // oxlint-disable-next-line no-await-in-loop
    await target.page().keyboard.press('Tab');
  }
  throw new Error(`Tab doesn't lead to ${String(target)}.`);
}

/** Goes to the element by Tab and presses a key there. */
export async function pressAt(target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(target);
  await target.page().keyboard.press(key);
}

/** Goes to a field by Tab, which marks what is in it, and types in its place. */
export async function typeAt(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.page().keyboard.type(text);
}
