import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { chromium, type BrowserContext, type CDPSession, type Worker } from 'playwright-core';
import { eventually } from './eventually.ts';
import { ensureSystem, findChromium } from './system-packages.ts';

/** How to start the browser that a test or the demo drives. */
export interface LaunchOptions {
  /** The built extension: a folder with a manifest.json. */
  readonly extensionDir: string;
  /** A WAV file that plays once, from its start, each time the microphone is opened; without it the microphone is refused. */
  readonly microphoneWav?: string;
  /** The sound card to play to (see sound-card.ts); without it, the machine's own. */
  readonly pulse?: { readonly env: Readonly<Record<string, string>> };
  /** The microphone is the sound card's, which hears what is played; needs `pulse`. */
  readonly hearsItself?: boolean;
  /** No window on a screen; true unless told otherwise. */
  readonly headless?: boolean;
  /** What the browser speaks, as BCP 47; English unless told otherwise, whatever the machine speaks. */
  readonly language?: string;
  /** Width of the window in CSS pixels, side panel included. */
  readonly width?: number;
}

/** A running browser with the extension in it and a profile of its own. */
export interface BrowserWithExtension {
  /** Its tabs. Popup and side panel aren't among them: see extension-page.ts. */
  readonly context: BrowserContext;
  readonly extensionId: string;
  /** CDP at the level of the browser, for Target.* and Extensions.*. */
  readonly browserCdp: CDPSession;
  /** Address of the browser's DevTools socket, for a second connection. */
  readonly debuggerUrl: string;
  /** The extension's service worker, once it runs; it doesn't wake one that sleeps. */
  serviceWorker(): Promise<Worker>;
  /** Ends the browser and removes its profile; may be called twice. */
  close(): Promise<void>;
}

const DEFAULT_LANGUAGE = 'en';
const DEFAULT_WIDTH = 1280;
const WINDOW_HEIGHT = 800;
const WORKER_LIMIT_MS = 20_000;

/**
 * Starts the system's Chromium or Chrome with the built extension in a fresh profile.
 * @throws Error with Chrome's own words when the extension can't be loaded, or naming the command that installs a browser.
 */
export async function launchWithExtension(options: LaunchOptions): Promise<BrowserWithExtension> {
  const executablePath = chromiumPath();
  const profile = await mkdtemp(join(tmpdir(), 'sales-coach-'));
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });

  let context: BrowserContext | undefined;
  try {
    context = await chromium.launchPersistentContext(profile, {
      executablePath,
      // Playwright's own headless is another build and can't load extensions; --headless=new can.
      headless: false,
      viewport: null,
      // Whether Linux lets the sandbox start depends on the machine (root, containers); elsewhere it always can.
      chromiumSandbox: process.platform !== 'linux',
      ignoreDefaultArgs: ['--mute-audio', '--disable-extensions'],
      args: switches(options),
      // Linux takes the language from the environment, other systems from the switch.
      env: { ...environment(), LANGUAGE: options.language ?? DEFAULT_LANGUAGE, ...options.pulse?.env },
    });
    const open = context;
    const browser = open.browser();
    if (!browser) throw new Error('This browser has no browser-level DevTools session.');
    const browserCdp = await browser.newBrowserCDPSession();
    const extensionId = await load(browserCdp, options.extensionDir);
    const serviceWorker = () => workerOf(open, extensionId);
    // It comes to the front, and in the middle of a test it would be the tab that is asked about.
    await eventually('the welcome page', () =>
      open.pages().find((page) => page.url() === `chrome-extension://${extensionId}/src/welcome/index.html`),
    );
    await serviceWorker();
    return {
      context: open,
      extensionId,
      browserCdp,
      debuggerUrl: await debuggerUrlOf(profile),
      serviceWorker,
      close: async () => {
        await open.close();
        await removeProfile();
      },
    };
  } catch (error) {
    await context?.close();
    await removeProfile();
    throw error;
  }
}

function chromiumPath(): string {
  ensureSystem({ needs: ['chromium'] });
  const path = findChromium();
  if (path === undefined) throw new Error('Chromium was there a moment ago and is gone.');
  return path;
}

function switches(options: LaunchOptions): string[] {
  const { headless = true, language = DEFAULT_LANGUAGE, width = DEFAULT_WIDTH, microphoneWav, hearsItself } = options;
  return [
    ...(headless ? ['--headless=new'] : []),
    `--lang=${language}`,
    '--disable-gpu',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--enable-unsafe-extension-debugging',
    '--autoplay-policy=no-user-gesture-required',
    // Popup and side panel are driven over a second connection; Chrome picks the port and writes it into the profile.
    '--remote-debugging-port=0',
    `--window-size=${width},${WINDOW_HEIGHT}`,
    // A microphone that every machine has. Never --use-fake-ui-for-media-stream beside it: tab capture then fails with
    // NotFoundError (Chromium 156).
    ...(hearsItself ? ['--auto-accept-camera-and-microphone-capture'] : fakeMicrophone(microphoneWav)),
  ];
}

function fakeMicrophone(microphoneWav: string | undefined): string[] {
  return [
    '--use-fake-device-for-media-stream',
    ...(microphoneWav === undefined
      ? ['--deny-permission-prompts']
      : [
          `--use-file-for-fake-audio-capture=${resolve(microphoneWav)}%noloop`,
          '--auto-accept-camera-and-microphone-capture',
        ]),
  ];
}

function environment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}

/** Not --load-extension: Chrome-branded builds ignore it since 137, and it skips a broken manifest without a word. */
async function load(browserCdp: CDPSession, extensionDir: string): Promise<string> {
  const path = resolve(extensionDir);
  try {
    return (await browserCdp.send('Extensions.loadUnpacked', { path })).id;
  } catch (error) {
    throw new Error(`The extension in ${path} could not be loaded. ${error instanceof Error ? error.message : ''}`, {
      cause: error,
    });
  }
}

async function workerOf(context: BrowserContext, extensionId: string): Promise<Worker> {
  const isOurs = (worker: Worker) => new URL(worker.url()).host === extensionId;
  return (
    context.serviceWorkers().find(isOurs) ??
    context.waitForEvent('serviceworker', { predicate: isOurs, timeout: WORKER_LIMIT_MS })
  );
}

async function debuggerUrlOf(profile: string): Promise<string> {
  const [port, path] = await eventually('the DevTools port', async () => {
    const lines = (await readFile(join(profile, 'DevToolsActivePort'), 'utf8').catch(() => '')).trim().split('\n');
    return lines.length === 2 ? lines : undefined;
  });
  return `ws://127.0.0.1:${port}${path}`;
}
