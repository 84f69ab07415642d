/**
 * The check before a call: keys tried, page named, tab and microphone listened to for ten seconds. Its findings go to the panels
 * of the tab's window. It lives in the heap alone: with the worker it is gone, and the panel says that it was broken off.
 */
import { headOf, plainText } from '../coaching/plain-text';
import {
  canHear,
  nothingFound,
  pageOf,
  preflightView,
  type CaptureRefusal,
  type PageFinding,
  type PreflightFindings,
  type PreflightView,
} from '../coaching/preflight';
import type { ProbeFrame } from '../protocol/capture-port';
import type { CallState } from '../protocol/messages';
import type { Settings } from '../settings/settings';
import { tryAnthropicKey } from './anthropic-key-check';
import { browser, type Tabs } from './browser';
import type { CaptureLink } from './capture-link';
import { tryDeepgramKey } from './deepgram-key-check';
import { ensureOffscreenPage } from './offscreen-page';
import type { PanelLink } from './panel-link';
import { RequestRefused } from './request-refused';
import { MAX_TITLE_CHARS, OFFSCREEN_LIMIT_MS, streamIdOf } from './start-session';

/** Streams are let go within milliseconds; a page that doesn't answer must not hold up a start. */
const RELEASE_LIMIT_MS = 2_000;
const SILENT: readonly [number, number] = [-100, -100];

interface PreflightParts {
  readonly capture: CaptureLink;
  readonly panels: PanelLink;
  settings(): Settings;
  isCoaching(): boolean;
  /** The offscreen page isn't needed for the check any more. */
  released(): Promise<void>;
}

interface Run {
  readonly probeId: string;
  readonly tabId: number;
  readonly windowId: number | undefined;
  readonly tabTitle: string;
  findings: PreflightFindings;
  levelsDb: readonly [number, number];
  /** A panel showed it. */
  wasShown: boolean;
}

export class Preflight {
  private readonly parts: PreflightParts;
  private run: Run | undefined;
  /** Starts under way; the offscreen page must stay from one to the next. */
  private starting = 0;
  /** Counts starts and ends: the last one asked for holds. */
  private turn = 0;
  private releasing: Promise<void> = Promise.resolve();
  private readonly waiting = new Set<() => void>();

  constructor(parts: PreflightParts) {
    this.parts = parts;
  }

  /** The offscreen page is needed. */
  get isListening(): boolean {
    return this.starting > 0 || (this.run?.findings.isListening ?? false);
  }

  /**
   * Check a tab, in place of a check that runs. What is found is told to the panels.
   *
   * @param again without a new click on the icon, so that Chrome may have taken the tab's address back.
   * @throws RequestRefused while a call is coached.
   */
  async start(tabId: number, { call, again }: { call: CallState | undefined; again: boolean }): Promise<void> {
    if (this.parts.isCoaching()) throw new RequestRefused('coaching', { key: 'error_preflight_coaching' });
    const turn = ++this.turn;
    this.starting++;
    try {
      await this.releaseRun();
      const tab = await browser.tabs.get(tabId).catch(() => undefined);
      // Another start, or the end, came meanwhile.
      if (turn === this.turn) this.begin(tabId, tab, findPage(tab, { call, again }));
    } finally {
      this.starting--;
    }
    if (turn !== this.turn) await this.parts.released();
  }

  private begin(tabId: number, tab: Tabs.Tab | undefined, page: PageFinding): void {
    const run: Run = {
      probeId: crypto.randomUUID(),
      tabId,
      windowId: tab?.windowId,
      tabTitle: headOf(plainText(tab?.title ?? ''), MAX_TITLE_CHARS),
      findings: { ...nothingFound, page },
      levelsDb: SILENT,
      wasShown: false,
    };
    this.run = run;
    this.tell(run);
    const settings = this.parts.settings();
    const { anthropicKey: key, anthropicUrl: url, claudeModel: model } = settings;
    void tryDeepgramKey(settings).then((deepgram) => this.found(run, { deepgram }));
    void tryAnthropicKey({ key, url, model }).then((claude) => this.found(run, { claude }));
    void this.listen(run);
  }

  /** End it, and forget what was found. @returns when tab and microphone are let go. */
  async end(): Promise<void> {
    this.turn++;
    const windowId = this.run?.windowId;
    if (windowId !== undefined) this.parts.panels.tellWindow(windowId, GONE);
    await this.releaseRun();
    await this.parts.released();
  }

  /** What is known of a check in a window. */
  viewIn(windowId: number): PreflightView | undefined {
    if (this.run?.windowId !== windowId) return undefined;
    this.run.wasShown = true;
    return viewOf(this.run);
  }

  take(frame: ProbeFrame): void {
    const { run } = this;
    const isOver = frame.type === 'probe-over';
    if (run?.probeId === frame.probeId) {
      run.levelsDb = isOver ? SILENT : frame.levelsDb;
      this.found(run, isOver ? { isListening: false } : { sound: frame.sound });
    }
    if (!isOver) return;
    for (const wake of this.waiting) wake();
    this.waiting.clear();
    void this.parts.released();
  }

  /** The offscreen page is gone, or has lost its line; either way it has stopped listening. */
  captureLost(): void {
    if (this.run?.findings.isListening) this.found(this.run, { isListening: false });
  }

  /** A panel was closed: without anybody to see it, nothing is listened to. */
  panelClosed(): void {
    const { run } = this;
    if (run?.wasShown && !this.isPanelOpen(run)) void this.end();
  }

  private isPanelOpen({ windowId }: Run): boolean {
    return windowId !== undefined && this.parts.panels.windowIds.includes(windowId);
  }

  private releaseRun(): Promise<void> {
    const { run } = this;
    this.run = undefined;
    if (run?.findings.isListening && this.parts.capture.post({ type: 'end-probe', probeId: run.probeId })) {
      this.releasing = this.isReleased();
    }
    return this.releasing;
  }

  private async listen(run: Run): Promise<void> {
    try {
      await ensureOffscreenPage();
      await this.parts.capture.connected(OFFSCREEN_LIMIT_MS);
      const streamId = canHear(run.findings.page) ? await this.streamOf(run) : undefined;
      if (this.run !== run) return;
      const isSent = this.parts.capture.post({
        type: 'probe',
        probeId: run.probeId,
        ...(streamId !== undefined && { streamId }),
      });
      if (!isSent) this.captureLost();
    } catch (error) {
      console.warn('check before the call: sound not heard', error instanceof Error ? error.name : '');
      this.found(run, { isListening: false });
    }
  }

  private async streamOf(run: Run): Promise<string | undefined> {
    try {
      return await streamIdOf(run.tabId);
    } catch (error) {
      this.found(run, { refusal: toRefusal(error) });
      return undefined;
    }
  }

  private found(run: Run, more: Partial<PreflightFindings>): void {
    if (this.run !== run) return;
    run.findings = { ...run.findings, ...more };
    this.tell(run);
  }

  private tell(run: Run): void {
    if (run.windowId === undefined) return;
    run.wasShown ||= this.isPanelOpen(run);
    this.parts.panels.tellWindow(run.windowId, { type: 'preflight', preflight: viewOf(run) });
  }

  private isReleased(): Promise<void> {
    return new Promise((resolve) => {
      const wake = () => {
        clearTimeout(limit);
        resolve();
      };
      const limit = setTimeout(() => {
        this.waiting.delete(wake);
        resolve();
      }, RELEASE_LIMIT_MS);
      this.waiting.add(wake);
    });
  }
}

const GONE = { type: 'preflight', preflight: undefined } as const;

const viewOf = ({ findings, tabId, tabTitle, levelsDb }: Run): PreflightView =>
  preflightView(findings, { tabId, tabTitle, levelsDb });

function findPage(
  tab: Tabs.Tab | undefined,
  { call, again }: { readonly call: CallState | undefined; readonly again: boolean },
): PageFinding {
  if (!tab) return { kind: 'gone' };
  if (again && tab.url === undefined) return { kind: 'hidden' };
  return pageOf(tab.url, call === 'connected' || call === 'hold');
}

function toRefusal(error: unknown): CaptureRefusal {
  const code = error instanceof RequestRefused ? error.code : '';
  return code === 'not-invoked' || code === 'already-captured' ? code : 'not-capturable';
}
