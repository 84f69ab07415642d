/** The few pictures that are committed, for README and docs: the pages, and a sheet of the panel's states. */
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserWithExtension } from '../../tests/support/browser/launch.ts';
import { photographScene, type Picture } from './camera.ts';
import { makeContactSheet } from './contact-sheet.ts';
import { panelCard, panelOpened, panelRecord } from './panel-scenes.ts';
import { popups } from './popup-scenes.ts';
import type { Scene, Sheet } from './scene.ts';
import { firstRun, optionsPage } from './setup-scenes.ts';
import { stagePage } from './stage-page.ts';
import { panelProblems } from './trouble-scenes.ts';

const FOLDER = new URL('../../docs/images/', import.meta.url).pathname;
/** Long pages are shown as far as a screen reaches. */
const MAX_HEIGHT_PX = 900;

const SINGLE: readonly {
  readonly file: string;
  readonly sheet: Sheet;
  readonly scene: string;
  readonly widthPx: number;
  /** Pixels to the CSS pixel: two where README shows it large. */
  readonly sharpness: 1 | 2;
}[] = [
  { file: 'panel.png', sheet: panelCard, scene: 'claude', widthPx: 420, sharpness: 2 },
  { file: 'popup.png', sheet: popups, scene: 'ready', widthPx: 300, sharpness: 2 },
  { file: 'options.png', sheet: optionsPage, scene: 'filled', widthPx: 720, sharpness: 1 },
  { file: 'welcome.png', sheet: firstRun, scene: '3-consent', widthPx: 720, sharpness: 1 },
];

const STATES: readonly (readonly [Sheet, string])[] = [
  [panelCard, 'streaming'],
  [panelCard, 'critical'],
  [panelRecord, 'gap-and-evidence'],
  [panelOpened, 'toolkit'],
  [panelOpened, 'measures'],
  [panelProblems, 'microphone-lost'],
];

/** Writes docs/images anew. */
export async function takeDocsPictures({ context, extensionId }: BrowserWithExtension): Promise<void> {
  for (const { file, sheet, scene, widthPx, sharpness } of SINGLE) {
    const page = await stagePage(context, extensionId, sceneOf(sheet, scene));
    const cdp = await context.newCDPSession(page);
    const resize = (height: number) =>
      cdp.send('Emulation.setDeviceMetricsOverride', {
        width: widthPx,
        height,
        deviceScaleFactor: sharpness,
        mobile: false,
      });
    await resize(MAX_HEIGHT_PX);
    const height = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().height));
    await resize(Math.min(MAX_HEIGHT_PX, height));
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'png' });
    await writeFile(join(FOLDER, file), data, 'base64');
    await page.close();
  }
  const folder = await mkdtemp(join(tmpdir(), 'panel-states-'));
  try {
    const pictures: Picture[] = [];
    for (const [sheet, name] of STATES) {
      const scene = sceneOf(sheet, name);
      const page = await stagePage(context, extensionId, scene);
      const takes = { folder, prefix: sheet.name, widths: [320], looks: ['light', 'dark'], isPseudo: false } as const;
      pictures.push(...(await photographScene(page, scene, takes)).pictures);
      await page.close();
    }
    const layout = { title: 'The side panel', folder, name: 'panel-states', scale: 0.5, widthPx: 1060 };
    await copyFile(await makeContactSheet(context, pictures, layout), join(FOLDER, 'panel-states.png'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function sceneOf({ name: sheet, scenes }: Sheet, name: string): Scene {
  const scene = scenes.find((each) => each.name === name);
  if (!scene) throw new Error(`${sheet} has no scene ${name}.`);
  return scene;
}
