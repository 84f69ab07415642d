/**
 * The browser as the worker knows it, in the hands of a test: storage, tabs, badges and the offscreen page.
 *
 *   vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);
 */
import { vi } from 'vitest';
import { englishInterface } from './english-interface';
import { FakeArea } from './fake-area';

interface FakeTab {
  readonly id: number;
  readonly url?: string;
  readonly title?: string;
  readonly active?: boolean;
  readonly windowId?: number;
}

class FakeBrowser {
  session = new FakeArea();
  local = new FakeArea();
  policy: Record<string, unknown> = {};
  tabs: readonly FakeTab[] = [];
  /** Each tab's badge text. */
  readonly badges = new Map<number, string>();
  offscreenPages = 0;
  /** What `getMediaStreamId` says; an error refuses. */
  streamId: string | Error = 'stream-1';

  reset(): void {
    this.session = new FakeArea();
    this.local = new FakeArea();
    this.policy = {};
    this.tabs = [];
    this.badges.clear();
    this.offscreenPages = 0;
    this.streamId = 'stream-1';
  }

  /** Put `chrome.*`, and what the build defines, where the worker looks for them. */
  install(): void {
    vi.stubGlobal('DEFAULT_COACHING_MODE', '');
    vi.stubGlobal('chrome', {
      i18n: englishInterface,
      tabCapture: {
        getMediaStreamId: async () => {
          if (this.streamId instanceof Error) throw this.streamId;
          return this.streamId;
        },
      },
      offscreen: {
        Reason: { USER_MEDIA: 'USER_MEDIA' },
        createDocument: async () => {
          this.offscreenPages += 1;
        },
        closeDocument: async () => {
          this.offscreenPages -= 1;
        },
      },
      runtime: {
        ContextType: { OFFSCREEN_DOCUMENT: 'OFFSCREEN_DOCUMENT' },
        getContexts: async () => Array.from({ length: this.offscreenPages }),
      },
    });
  }
}

export const fakeBrowser = new FakeBrowser();

const area = (of: () => FakeArea) => ({
  get: (keys?: string | string[]) => of().get(typeof keys === 'string' ? [keys] : keys),
  set: (items: Record<string, unknown>) => of().set(items),
  remove: (keys: string[]) => of().remove(keys),
  getBytesInUse: () => of().getBytesInUse(),
});

/** Stands for src/background/browser. */
export const browserModule = {
  browser: {
    storage: {
      session: area(() => fakeBrowser.session),
      local: area(() => fakeBrowser.local),
      managed: { get: async () => fakeBrowser.policy },
    },
    tabs: {
      get: async (tabId: number) => {
        const tab = fakeBrowser.tabs.find(({ id }) => id === tabId);
        if (!tab) throw new Error(`No tab with id: ${String(tabId)}.`);
        return tab;
      },
      query: async ({ windowId }: { windowId: number }) =>
        fakeBrowser.tabs.filter((tab) => tab.active && tab.windowId === windowId),
    },
    action: {
      setBadgeText: async ({ tabId, text }: { tabId: number; text: string }) => {
        fakeBrowser.badges.set(tabId, text);
      },
      setBadgeBackgroundColor: async () => undefined,
      setTitle: async () => undefined,
    },
  },
};
