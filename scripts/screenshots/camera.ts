/** Takes the pictures of a scene: each width, light and dark, forced colours where asked; and looks for what doesn't fit. */
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Page } from 'playwright-core';
import { unfitTexts } from '../../tests/support/browser/unfit-texts.ts';
import { overflows } from './overflow.ts';
import type { Scene } from './scene.ts';

export type Look = 'light' | 'dark' | 'forced';

export interface Picture {
  /** From the folder of the pictures. */
  readonly file: string;
  readonly scene: string;
  readonly widthPx: number;
  readonly look: Look;
}

/** How a scene is photographed. */
export interface Takes {
  /** Where pictures go. */
  readonly folder: string;
  /** The sheet's name and what tells its pictures apart from another build's. */
  readonly prefix: string;
  readonly widths: readonly number[];
  readonly looks: readonly Look[];
  /** All words of the page's own stand in the pseudo-locale's brackets. */
  readonly isPseudo: boolean;
}

/** Something that is wrong in a picture, such as what doesn't fit or isn't translated. */
export interface Fault {
  readonly shot: string;
  readonly text: string;
}

export interface Taken {
  readonly pictures: readonly Picture[];
  readonly faults: readonly Fault[];
}

/** A window on a laptop; a longer page is photographed to its end. */
const HEIGHT_PX = 760;

/** Photographs a page that shows a scene. */
export async function photographScene(page: Page, scene: Scene, takes: Takes): Promise<Taken> {
  const pictures: Picture[] = [];
  const faults: Fault[] = [];
  for (const widthPx of takes.widths) {
    await page.setViewportSize({ width: widthPx, height: HEIGHT_PX });
    const shot = `${takes.prefix}/${scene.name} at ${String(widthPx)} px`;
    // Before the window grows to the whole page: the scroll bar takes its share of the width.
    faults.push(...(await overflows(page)).map((text) => ({ shot, text })));
    if (takes.isPseudo && widthPx === takes.widths[0]) {
      const { untranslated } = await unfitTexts(page);
      const words = untranslated.filter((text) => !isTime(text));
      faults.push(...words.map((text) => ({ shot, text: `not translated: ${text}` })));
    }
    await page.setViewportSize({ width: widthPx, height: await heightOf(page, scene) });
    // Narrower lines are longer lists: what the rep is at stays in sight, as it does without a change of width.
    await page.evaluate(() => document.activeElement?.scrollIntoView({ block: 'nearest' }));
    for (const look of takes.looks) {
      if (look === 'forced' && !scene.forcedColors) continue;
      const file = `${takes.prefix}/${scene.name}-${String(widthPx)}-${look}.png`;
      await page.emulateMedia({
        colorScheme: look === 'dark' ? 'dark' : 'light',
        forcedColors: look === 'forced' ? 'active' : 'none',
        reducedMotion: 'reduce',
      });
      const path = join(takes.folder, file);
      await mkdir(dirname(path), { recursive: true });
      await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
      pictures.push({ file, scene: scene.name, widthPx, look });
    }
  }
  return { pictures, faults };
}

/** A page's whole height in px; at least a window's, but for a popup, which is as high as what is in it. */
async function heightOf(page: Page, scene: Scene): Promise<number> {
  const [bodyPx, pagePx] = await page.evaluate(() => [
    Math.ceil(document.body.getBoundingClientRect().bottom),
    document.documentElement.scrollHeight,
  ]);
  return scene.page === 'popup' ? (bodyPx ?? HEIGHT_PX) : Math.max(HEIGHT_PX, pagePx ?? 0);
}

/** Dates and ages are worded by the browser, in the language of the interface. */
const isTime = (text: string): boolean => !Number.isNaN(Date.parse(text)) || /^\d+ .* ago$/.test(text);
