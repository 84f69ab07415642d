/**
 * `npm run screenshots [-- --only SHEET[/SCENE] --widths 320,420 --builds english,german,pseudo --docs]`: photographs the built
 * extension in real Chromium, page by page and state by state, as contact sheets in screenshots/. What doesn't fit, and what the
 * pseudo-locale doesn't reach, is listed; then the exit code is 1. `--docs` renews the pictures of docs/images instead.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { launchWithExtension, type BrowserWithExtension } from '../tests/support/browser/launch.ts';
import { ensureSystem } from '../tests/support/browser/system-packages.ts';
import { photographScene, type Fault, type Look, type Picture, type Takes } from './screenshots/camera.ts';
import { makeContactSheet } from './screenshots/contact-sheet.ts';
import { takeDocsPictures } from './screenshots/docs-pictures.ts';
import { panelCard, panelOpened, panelRecord, panelStart } from './screenshots/panel-scenes.ts';
import { popups } from './screenshots/popup-scenes.ts';
import { WIDTHS, type Sheet } from './screenshots/scene.ts';
import { firstRun, optionsOpened, optionsPage } from './screenshots/setup-scenes.ts';
import { stagePage } from './screenshots/stage-page.ts';
import { panelProblems, preflight } from './screenshots/trouble-scenes.ts';

const PANEL: readonly Sheet[] = [panelStart, panelCard, panelOpened, panelRecord, panelProblems, preflight];
const SHEETS: readonly Sheet[] = [...PANEL, popups, firstRun, optionsPage, optionsOpened];
const FOLDER = resolve('screenshots');

/** A build of the extension and the language it is seen in. */
interface Build {
  readonly name: 'english' | 'german' | 'pseudo';
  readonly mode: 'production' | 'pseudo';
  readonly language: string;
  readonly sheets: readonly Sheet[];
  readonly looks: readonly Look[];
}

const BUILDS: readonly Build[] = [
  { name: 'english', mode: 'production', language: 'en', sheets: SHEETS, looks: ['light', 'dark', 'forced'] },
  { name: 'german', mode: 'production', language: 'de', sheets: PANEL, looks: ['light'] },
  { name: 'pseudo', mode: 'pseudo', language: 'en', sheets: SHEETS, looks: ['light'] },
];

const { values: options } = parseArgs({
  options: {
    only: { type: 'string', default: '' },
    widths: { type: 'string', default: WIDTHS.join(',') },
    builds: { type: 'string', default: BUILDS.map(({ name }) => name).join(',') },
    docs: { type: 'boolean' },
  },
});
const widths = options.widths.split(',').map(Number);
const builds = BUILDS.filter(({ name }) => options.builds.split(',').includes(name));
const [onlySheet = '', onlyScene = ''] = options.only.split('/');
// Times of day are worded by the machine's clock.
process.env['TZ'] = 'UTC';

ensureSystem({ needs: ['chromium'] });
if (options.docs) {
  await withBuild('production', 'en', (browser) => takeDocsPictures(browser));
} else {
  const faults: Fault[] = [];
  for (const build of builds) faults.push(...(await withBuild(build.mode, build.language, takeSheets(build))));
  for (const [text, [shot = '', ...others]] of byText(faults)) {
    console.log(`${text}\n    ${shot}${others.length === 0 ? '' : ` and ${String(others.length)} more`}`);
  }
  console.log(`Contact sheets are in ${FOLDER}. ${String(faults.length)} faults.`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

/** Builds the extension, once for each mode, and shows it in a browser. */
async function withBuild<T>(
  mode: Build['mode'],
  language: string,
  work: (browser: BrowserWithExtension) => Promise<T>,
): Promise<T> {
  const extensionDir = `out/screenshots-${mode}`;
  const args = ['vite', 'build', '--mode', mode, '--outDir', extensionDir, '--emptyOutDir', '--logLevel', 'warn'];
  const { status } = spawnSync('npx', args, { stdio: 'inherit', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(`The extension could not be built (${mode}).`);
  const browser = await launchWithExtension({ extensionDir, language });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** All of a build's pictures, and a sheet of them for each view. */
function takeSheets(build: Build): (browser: BrowserWithExtension) => Promise<readonly Fault[]> {
  return async (browser) => {
    const faults: Fault[] = [];
    for (const sheet of build.sheets.filter(({ name }) => name.startsWith(onlySheet))) {
      const prefix = build.name === 'english' ? sheet.name : `${sheet.name}-${build.name}`;
      const takes: Takes = {
        folder: FOLDER,
        prefix,
        widths: sheet.widths ?? widths,
        looks: build.looks,
        isPseudo: build.mode === 'pseudo',
      };
      if (onlyScene === '') rmSync(resolve(FOLDER, prefix), { recursive: true, force: true });
      const pictures: Picture[] = [];
      for (const scene of sheet.scenes.filter(({ name }) => name.startsWith(onlyScene))) {
        try {
          const page = await stagePage(browser.context, browser.extensionId, scene);
          const taken = await photographScene(page, scene, takes);
          pictures.push(...taken.pictures);
          faults.push(...taken.faults);
          await page.close();
        } catch (error) {
          // The others are worth a look all the same.
          faults.push({
            shot: `${prefix}/${scene.name}`,
            text: error instanceof Error ? error.message : String(error),
          });
        }
      }
      if (pictures.length > 0) {
        await makeContactSheet(browser.context, pictures, { title: prefix, folder: FOLDER, name: prefix });
      }
    }
    return faults;
  };
}

/** Each fault once, with the shots that have it. */
function byText(faults: readonly Fault[]): ReadonlyMap<string, readonly string[]> {
  const shots = new Map<string, string[]>();
  for (const { text, shot } of faults) shots.set(text, [...(shots.get(text) ?? []), shot]);
  return shots;
}
