/** How each fault is done to a call in real Chromium, and how one knows that it happened. */
import { setTimeout as pause } from 'node:timers/promises';
import { killServiceWorker } from '../browser/kill-service-worker';
import { eventually } from '../browser/eventually';
import { FAILURES, type FailureName } from '../standins/anthropic-outcomes';
import type { ListenMessage, Results } from '../standins/deepgram-messages';
import { CLAUDE_KEYS, reopenPanel, type BrowserCall } from './browser-call';
import type { Dice } from './dice';
import type { Fault, FaultKind } from './faults';

/** A connection must have stood this long before it is broken again: what it had to catch up with is told by then. */
const SETTLED_MS = 2_500;
/** A dead peer is noticed after 8 s of audio without an answer, by a look each second. */
const NOTICED_WITHIN_MS = 20_000;
/** Longer than it is to the next fault, so that a worker dies over it too. */
const FULL_MS = 5_000;
/** Left free when the store is full: less than any write of a journal. */
const SLACK_BYTES = 100;
const JUNK_KEY = 'junk';

export const CLAUDE_FAILURES = Object.keys(FAILURES) as [FailureName, ...FailureName[]];

/** One at a time of each of these: they share what they break. */
export class BrowserFaults {
  readonly #call: BrowserCall;
  readonly #dice: Dice;
  readonly #nextFailure: () => FailureName;
  #keyInUse = 0;
  #settledAtMs = 0;
  #isFull = false;
  readonly #inHand = new Set<Promise<void>>();

  constructor(call: BrowserCall, dice: Dice, nextFailure: () => FailureName) {
    this.#call = call;
    this.#dice = dice;
    this.#nextFailure = nextFailure;
  }

  isPossible(kind: FaultKind): boolean {
    switch (kind) {
      case 'socket dropped':
      case 'handshake refused':
      case 'socket silent':
      case 'delivery doubled':
      case 'delivery reordered':
        return Date.now() >= this.#settledAtMs && this.#open !== undefined;
      case 'quota full':
        return !this.#isFull;
      default:
        return true;
    }
  }

  /** Do it. What takes long goes on in the background; see {@link done}. */
  async cause(kind: FaultKind): Promise<Fault> {
    const fault: Fault = { kind, how: '', seen: false };
    try {
      const how = await this.#do(kind, () => {
        fault.seen = true;
      });
      return Object.assign(fault, { how });
    } catch (error) {
      // It stays unseen, which ends the run with 1.
      return Object.assign(fault, { how: error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'failed' });
    }
  }

  /** When everything that goes on in the background has ended. */
  async done(): Promise<void> {
    await Promise.all(this.#inHand);
  }

  get #open() {
    return this.#call.recogniser.connections.findLast((connection) => connection.isOpen);
  }

  async #do(kind: FaultKind, seen: () => void): Promise<string> {
    switch (kind) {
      case 'worker killed':
        return this.#killWorker(seen);
      case 'panel closed and opened':
        await reopenPanel(this.#call);
        await this.#call.panel.page.getByRole('heading', { name: 'Transcript' }).waitFor();
        seen();
        return 'from the popup';
      case 'socket dropped':
        return this.#breakSocket(0, seen);
      case 'handshake refused':
        return this.#breakSocket(this.#dice.between(1, 3), seen);
      case 'socket silent':
        return this.#silenceSocket(seen);
      case 'Claude failed':
        return this.#failClaude(seen);
      case 'delivery doubled':
        return this.#repeat(1, seen);
      case 'delivery reordered':
        return this.#repeat(this.#dice.between(2, 4), seen);
      case 'quota full':
        return this.#fillQuota(seen);
    }
  }

  async #killWorker(seen: () => void): Promise<string> {
    const { browser } = this.#call;
    await (await browser.serviceWorker()).evaluate(() => Object.assign(globalThis, { beforeTheKill: true }));
    await killServiceWorker(browser);
    // Waits until it runs again; a heap that still knew would be the old one.
    const isNew = await (await browser.serviceWorker()).evaluate(() => !('beforeTheKill' in globalThis));
    if (isNew) seen();
    return 'stopped, and started by its pages';
  }

  #breakSocket(refusals: number, seen: () => void): string {
    const { recogniser } = this.#call;
    const before = { connections: recogniser.connections.length, refusals: recogniser.refusals.length };
    recogniser.refuseNext(refusals, 503);
    recogniser.dropConnections();
    this.#cutOff();
    this.#goOn(async () => {
      await recogniser.until(
        ({ connections, refusals: refused }) =>
          connections.length > before.connections && refused.length === before.refusals + refusals,
        NOTICED_WITHIN_MS,
      );
      this.#reconnected();
      seen();
    });
    return `${String(refusals)} refusals`;
  }

  #silenceSocket(seen: () => void): string {
    const { recogniser } = this.#call;
    const silent = this.#open;
    const before = recogniser.connections.length;
    silent?.fallSilent();
    this.#cutOff();
    this.#goOn(async () => {
      await recogniser.until(
        ({ connections }) => silent?.isOpen === false && connections.length > before,
        NOTICED_WITHIN_MS,
      );
      this.#reconnected();
      seen();
    });
    return 'for good';
  }

  async #failClaude(seen: () => void): Promise<string> {
    const { browser, claude, panel } = this.#call;
    const failure = this.#nextFailure();
    const before = claude.calls.length;
    claude.failNext(failure);
    this.#keyInUse = (this.#keyInUse + 1) % CLAUDE_KEYS.length;
    // Another key, and Claude is asked again whatever was held against it.
    await (
      await browser.serviceWorker()
    ).evaluate(async (anthropicKey) => {
      const { settings } = await chrome.storage.local.get('settings');
      await chrome.storage.local.set({ settings: { ...(settings as object), anthropicKey } });
    }, CLAUDE_KEYS[this.#keyInUse]);
    await panel.page.getByRole('button', { name: 'Help me now' }).click();
    // A request that is answered well would leave the failure waiting: the first one after it is the one that fails.
    await claude.until(({ calls }) => calls.length > before);
    seen();
    return failure;
  }

  /** The latest final with words, or one of some time ago, once more. */
  async #repeat(fromLast: number, seen: () => void): Promise<string> {
    const connection = this.#open;
    const finals = () => connection?.sent.filter(isFinalWithWords) ?? [];
    await this.#call.recogniser.until(
      () => finals().length >= fromLast || connection?.isOpen !== true,
      NOTICED_WITHIN_MS,
    );
    const again = finals().at(-fromLast);
    if (!connection?.isOpen || !again) return 'cut off meanwhile';
    connection.sendRaw(JSON.stringify(again));
    const sentCount = connection.sent.length;
    // What comes after it over the same socket is shown in the end, so that this has come too.
    this.#goOn(async () => {
      await this.#call.recogniser.until(() => connection.sent.length > sentCount, NOTICED_WITHIN_MS);
      seen();
    });
    return `final ${String(fromLast)} from the last`;
  }

  async #fillQuota(seen: () => void): Promise<string> {
    this.#isFull = true;
    const worker = await this.#call.browser.serviceWorker();
    const refusal = await worker.evaluate(
      async ({ key, slack }) => {
        const { session } = chrome.storage;
        // The journal grows meanwhile: what is free is filled in steps until nothing of this size goes in.
        for (let step = 0; step < 40; step += 1) {
          const free = session.QUOTA_BYTES - (await session.getBytesInUse());
          try {
            await session.set({ [`${key}-${String(step)}`]: 'x'.repeat(Math.max(slack, free - slack)) });
          } catch (error) {
            if (free <= 4 * slack) return String(error);
          }
        }
        return undefined;
      },
      { key: JUNK_KEY, slack: SLACK_BYTES },
    );
    this.#goOn(async () => {
      await pause(FULL_MS);
      const junk = Array.from({ length: 40 }, (_, step) => `${JUNK_KEY}-${String(step)}`);
      // A worker that is killed meanwhile leaves it full.
      await eventually('room in the store', async () => {
        const worker = await this.#call.browser.serviceWorker();
        return worker
          .evaluate((keys) => chrome.storage.session.remove(keys), junk)
          .then(
            () => true as const,
            () => undefined,
          );
      });
      this.#isFull = false;
    });
    if (refusal !== undefined && /quota/i.test(refusal)) seen();
    return `for ${String(FULL_MS)} ms`;
  }

  #cutOff(): void {
    this.#settledAtMs = Infinity;
  }

  #reconnected(): void {
    this.#settledAtMs = Date.now() + SETTLED_MS;
  }

  /** What fails here leaves its fault unseen, which ends the run with 1. */
  #goOn(run: () => Promise<void>): void {
    const going = run()
      .catch(() => undefined)
      .finally(() => this.#inHand.delete(going));
    this.#inHand.add(going);
  }
}

const isFinalWithWords = (message: ListenMessage): message is Results =>
  message.type === 'Results' && message.is_final === true && (message.channel.alternatives[0]?.words.length ?? 0) > 0;

/** Waits until a call of the browser has ended by itself. */
export const callEnded = (call: BrowserCall, limitMs: number): Promise<true> =>
  eventually('the last word', async () => ((await call.isOver()) ? true : undefined), limitMs);
