/** Chrome around the worker's real entry: each worker is a fresh load of it, over storage that stays. */
import { vi } from 'vitest';
import { englishInterface } from '../support/english-interface';
import { AreaDoor, SimulatedArea } from './simulated-area';
import { type Delivery, portPair, SimulatedEvent, type SimulatedPort, type Sender } from './simulated-events';

/** The extension's. Not `chrome-extension:`, of which Node's URL knows no origin. */
const ORIGIN = 'https://extension.test';
export const POPUP: Sender = { origin: ORIGIN, url: `${ORIGIN}/src/popup/index.html` };
export const PANEL: Sender = { origin: ORIGIN, url: `${ORIGIN}/src/sidepanel/index.html` };
export const OFFSCREEN: Sender = { origin: ORIGIN, url: `${ORIGIN}/src/offscreen/index.html` };
export const CALL_TAB = { id: 7, url: 'https://dialer.example/call', title: 'Dialer', active: true, windowId: 1 };

interface WorkerLife {
  readonly onConnect: SimulatedEvent<[SimulatedPort]>;
  readonly onMessage: SimulatedEvent<[unknown, Sender, (answer: unknown) => void]>;
  readonly onStorageChanged: SimulatedEvent<[Record<string, unknown>, string]>;
  readonly doors: readonly AreaDoor[];
  readonly ports: Set<SimulatedPort>;
}

export class SimulatedBrowser {
  readonly session = new SimulatedArea();
  readonly local = new SimulatedArea();
  /** Workers that ever started. */
  lives = 0;
  /** Parts of `chrome` that the worker asked for and this browser doesn't have: they do nothing. */
  readonly unknown = new Set<string>();
  /** What becomes of the offscreen page: set by who plays it. */
  onOffscreen: (change: 'created' | 'closed') => void = () => undefined;
  #hasOffscreen = false;
  #life: WorkerLife | undefined;
  readonly #landsAtDeath: () => boolean;

  /** @param landsAtDeath whether a write under way as a worker dies is still done. */
  constructor(landsAtDeath: () => boolean) {
    this.#landsAtDeath = landsAtDeath;
    vi.stubGlobal('DEFAULT_COACHING_MODE', 'guidance');
    vi.stubGlobal('self', new EventTarget());
  }

  /** Load the worker's entry. Time stands still meanwhile. */
  async startWorker(): Promise<void> {
    this.lives += 1;
    const life: WorkerLife = {
      onConnect: new SimulatedEvent(),
      onMessage: new SimulatedEvent(),
      onStorageChanged: new SimulatedEvent(),
      doors: [
        new AreaDoor(this.session, this.#landsAtDeath),
        new AreaDoor(
          this.local,
          () => false,
          (changes) => life.onStorageChanged.dispatch(changes, 'local'),
        ),
      ],
      ports: new Set(),
    };
    this.#life = life;
    const api = this.#apiOf(life);
    vi.stubGlobal('chrome', api);
    vi.resetModules();
    vi.doMock('../../src/background/browser', () => ({ browser: api }));
    await import('../../src/background/index');
  }

  /** Chrome ends the worker and, since pages connect again at once, starts it anew. */
  async killWorker(): Promise<void> {
    const life = this.#life;
    if (!life) throw new Error('No worker runs.');
    for (const door of life.doors) door.shut();
    for (const port of life.ports) port.disconnect();
    await this.startWorker();
  }

  /** A page opens a port. */
  connect(name: string, sender: Sender, toWorker?: Delivery): SimulatedPort {
    const life = this.#life;
    const { page, worker } = portPair(name, sender, toWorker);
    if (!life) throw new Error('No worker runs.');
    life.ports.add(worker);
    // Ahead of any message, which is a while on its way.
    life.onConnect.dispatch(worker);
    return page;
  }

  /** A page asks the worker, and is answered. */
  request(message: unknown, sender: Sender = POPUP): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const answered = this.#life?.onMessage.dispatch(message, sender, resolve) ?? [];
      if (!answered.includes(true)) reject(new Error('Nobody answers this request.'));
    });
  }

  /** Change settings as options would. */
  changeSettings(patch: Record<string, unknown>): void {
    const before = this.local.items['settings'];
    const settings = { ...(typeof before === 'object' ? before : {}), ...patch };
    this.local.write({ settings });
    this.#life?.onStorageChanged.dispatch({ settings }, 'local');
  }

  #apiOf(life: WorkerLife): object {
    const [session, local] = life.doors;
    return this.#lenient('chrome', {
      runtime: this.#lenient('chrome.runtime', {
        id: 'abcdefghijklmnopabcdefghijklmnop',
        getURL: (path: string) => `${ORIGIN}/${path}`,
        onConnect: life.onConnect,
        onMessage: life.onMessage,
        ContextType: { OFFSCREEN_DOCUMENT: 'OFFSCREEN_DOCUMENT' },
        getContexts: async () => (this.#hasOffscreen ? [{ contextType: 'OFFSCREEN_DOCUMENT' }] : []),
        getManifest: () => ({ version: '0.0.0' }),
      }),
      storage: this.#lenient('chrome.storage', {
        AccessLevel: { TRUSTED_CONTEXTS: 'TRUSTED_CONTEXTS' },
        session,
        local,
        managed: new AreaDoor(new SimulatedArea()),
        onChanged: life.onStorageChanged,
      }),
      tabs: this.#lenient('chrome.tabs', {
        get: async () => CALL_TAB,
        query: async () => [CALL_TAB],
      }),
      offscreen: {
        Reason: { USER_MEDIA: 'USER_MEDIA' },
        createDocument: async () => {
          this.#hasOffscreen = true;
          this.onOffscreen('created');
        },
        closeDocument: async () => {
          this.#hasOffscreen = false;
          this.onOffscreen('closed');
        },
      },
      tabCapture: { getMediaStreamId: async () => 'stream' },
      action: this.#lenient('chrome.action', {}),
      alarms: this.#lenient('chrome.alarms', {}),
      commands: this.#lenient('chrome.commands', {}),
      i18n: englishInterface,
    });
  }

  /** What isn't here does nothing: events never come, calls give nothing. */
  #lenient<T extends object>(path: string, known: T): T {
    const made = new Map<string, unknown>();
    return new Proxy(known, {
      get: (target, name) => {
        if (typeof name === 'symbol' || name in target || name === 'then') return Reflect.get(target, name);
        this.unknown.add(`${path}.${name}`);
        if (!made.has(name)) made.set(name, /^on[A-Z]/.test(name) ? new SimulatedEvent() : async () => undefined);
        return made.get(name);
      },
    });
  }
}
