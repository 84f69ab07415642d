/** A page of the extension with a scene at its border: its own code, and the worker's end of every line played to it. */
import type { BrowserContext, Page } from 'playwright-core';
import type { PageRequest } from '../../src/protocol/messages.ts';
import type { PanelFrame } from '../../src/protocol/panel-port.ts';
import type { Scene } from './scene.ts';

declare global {
  interface Window {
    /** Hands the panel a frame, as the worker's end of its port would. */
    playFrame?: (frame: PanelFrame) => void;
  }
}

/** How loud the microphone's steady sound is: an amplitude of a voice at ease. */
const VOICE = 0.05;
/** What tsx wraps named functions in; the page, which gets their text, doesn’t have it. */
const TSX_NAMES = 'globalThis.__name = (named) => named;';
const SHOWN_WITHIN_MS = 12_000;

/**
 * Opens a page in a tab of its own, plays the scene to it and waits until it is shown.
 *
 * @throws Error with what went wrong in the page, where that kept the scene from being shown.
 */
export async function stagePage(context: BrowserContext, extensionId: string, scene: Scene): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(SHOWN_WITHIN_MS);
  const wrong: Error[] = [];
  page.on('pageerror', (error) => wrong.push(error));
  try {
    await play(page, extensionId, scene);
  } catch (error) {
    const { message } = wrong[0] ?? (error instanceof Error ? error : new Error(String(error)));
    await page.close();
    throw new Error(`isn’t shown: ${message}`, { cause: error });
  }
  return page;
}

async function play(page: Page, extensionId: string, scene: Scene): Promise<void> {
  await page.addInitScript({ content: TSX_NAMES });
  await page.addInitScript((nowMs) => Object.assign(Date, { now: () => nowMs }), scene.nowMs);
  await page.addInitScript(playWorker, { replies: scene.replies ?? {} });
  await page.addInitScript(playMicrophone, { permission: scene.microphone ?? 'granted', voice: VOICE });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`chrome-extension://${extensionId}/src/${scene.page}/index.html`);
  if (scene.page === 'sidepanel') {
    await page.locator('main').waitFor();
    for (const frame of scene.frames ?? []) {
      // oxlint-disable-next-line no-await-in-loop -- frames come in order
      await page.evaluate((each) => window.playFrame?.(each), frame);
    }
  }
  await page.locator(scene.until).first().waitFor();
  await scene.act?.(page);
}

/** In the page: the port is ours, and so are the answers. Frozen into text, so it holds no name of this file. */
function playWorker({ replies }: { readonly replies: Scene['replies'] }): void {
  const listeners: ((frame: unknown) => void)[] = [];
  const deaf = { addListener: () => undefined, removeListener: () => undefined, hasListener: () => false };
  window.playFrame = (frame) => listeners.forEach((listen) => listen(frame));
  const worker = {
    connect: () => ({
      name: 'panel',
      postMessage: () => undefined,
      disconnect: () => undefined,
      onMessage: { addListener: (listen: (frame: unknown) => void) => listeners.push(listen) },
      onDisconnect: deaf,
    }),
    sendMessage: (request: PageRequest, done?: (reply: unknown) => void) => {
      const reply = replies?.[request.type];
      // A worker that is busy: the page waits.
      if (reply === undefined) return new Promise(() => undefined);
      done?.(reply);
      return Promise.resolve(reply);
    },
  };
  Object.assign(chrome.runtime, worker);
  // Newer Chromes have the standard's namespace too, and then the polyfill leaves it alone.
  const standard = (globalThis as { browser?: { runtime?: object } }).browser?.runtime;
  if (standard) Object.assign(standard, worker);
}

/** In the page: the microphone's permission, and one steady sound. */
function playMicrophone({ permission, voice }: { readonly permission: string; readonly voice: number }): void {
  Object.assign(Permissions.prototype, {
    query: () => Promise.resolve(Object.assign(new EventTarget(), { state: permission })),
  });
  Object.assign(MediaDevices.prototype, {
    getUserMedia: () => {
      if (permission === 'denied') return Promise.reject(new DOMException('Denied', 'NotAllowedError'));
      const sound = new AudioContext();
      const source = new ConstantSourceNode(sound, { offset: voice });
      const heard = sound.createMediaStreamDestination();
      source.connect(heard);
      source.start();
      return Promise.resolve(heard.stream);
    },
  });
}
