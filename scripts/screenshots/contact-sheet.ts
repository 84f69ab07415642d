/** Pictures side by side on one page, photographed by the browser itself. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserContext } from 'playwright-core';
import type { Picture } from './camera.ts';

/** How a contact sheet is laid out. */
export interface SheetLayout {
  readonly title: string;
  /** Of the pictures; the sheet is written beside them, as `NAME.html` and `NAME.png`. */
  readonly folder: string;
  readonly name: string;
  /** Of the pictures' own size. */
  readonly scale?: number;
  /** CSS pixels. */
  readonly widthPx?: number;
}

const STYLE = `
  body { margin: 0; padding: 16px; font: 12px system-ui, sans-serif; background: #d6d9de; color: #16181d; display: flow-root }
  h1 { font-size: 18px; margin: 0 0 12px }
  h2 { font-size: 13px; margin: 0 0 4px }
  main { display: flex; flex-wrap: wrap; gap: 20px; align-items: start }
  section { display: flex; flex-wrap: wrap; gap: 8px; align-items: start }
  h2 { flex-basis: 100% }
  figure { margin: 0 }
  img { display: block; border: 1px solid #9aa0a8 }
  figcaption { color: #4b515a; margin-top: 2px }
`;

/** Lays the pictures out by scene, in the order given; returns the sheet's picture. */
export async function makeContactSheet(
  context: BrowserContext,
  pictures: readonly Picture[],
  { title, folder, name, scale = 0.5, widthPx = 1560 }: SheetLayout,
): Promise<string> {
  const scenes = [...new Set(pictures.map(({ scene }) => scene))];
  const sections = scenes.map((scene) => {
    const figures = pictures
      .filter((picture) => picture.scene === scene)
      .map(
        ({ file, widthPx: width, look }) =>
          `<figure><img src="${file}" width="${String(width * scale)}" alt=""><figcaption>${String(width)} ${look}</figcaption></figure>`,
      );
    return `<section><h2>${scene}</h2>${figures.join('')}</section>`;
  });
  const html = `<!doctype html><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style><h1>${title}</h1><main>${sections.join('')}</main>`;
  const address = join(folder, `${name}.html`);
  const path = join(folder, `${name}.png`);
  await writeFile(address, html);
  const page = await context.newPage();
  await page.setViewportSize({ width: widthPx, height: 800 });
  await page.goto(pathToFileURL(address).href);
  await page.screenshot({ path, fullPage: true });
  await page.close();
  return path;
}
