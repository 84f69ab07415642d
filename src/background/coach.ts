/**
 * The worker's wiring: sessions in the middle, the offscreen page on one side, panels and Claude on the other.
 * It performs what the core asks for and brings back what came of it; it decides nothing about the call.
 */
import type { Services } from '../coaching/notices';
import type { DecideContext, Effect } from '../coaching/session-inputs';
import type { SessionEvent } from '../coaching/session-events';
import type { SessionState } from '../coaching/session-state';
import { defaultPlaybook } from '../playbooks/default';
import type { CaptureProblem, OffscreenToWorker } from '../protocol/capture-port';
import type { PanelCommand, PanelFrame } from '../protocol/panel-port';
import { defaultSettings, isLoopback } from '../settings/settings';
import { showBadge, type Badge } from './badge';
import { browser, type Runtime } from './browser';
import { CaptureLink } from './capture-link';
import { CaptureReception } from './capture-reception';
import { ModelLink } from './model-link';
import { closeOffscreenPage } from './offscreen-page';
import { framesOf, snapshotFrame, viewFrame } from './panel-frames';
import { PanelLink } from './panel-link';
import type { SessionActor, SessionShell } from './session-actor';
import { Sessions } from './sessions';
import { loadSettings, type LoadedSettings } from './settings-store';

export class Coach implements SessionShell {
  readonly sessions = new Sessions(this, browser.storage.session);
  readonly capture = new CaptureLink();
  readonly panels = new PanelLink();
  private readonly model: ModelLink;
  private readonly reception: CaptureReception;
  /** Tabs in whose call the rep is muted, as content scripts tell. */
  private readonly muted = new Set<number>();
  private loaded: LoadedSettings = {
    settings: defaultSettings,
    flags: { coaching_mode: 'suggestions', guidance_version: 'v1' },
    invalid: [],
  };
  /** Why the last start failed, for the panel that opened with it. */
  private startProblem: string | undefined;
  /** Starts under way: the offscreen page must stay. */
  starting = 0;

  constructor() {
    this.reception = new CaptureReception({
      sessions: this.sessions,
      capture: this.capture,
      panels: this.panels,
      settings: () => this.loaded.settings,
      changed: (actor) => this.settled(actor),
    });
    this.model = new ModelLink({
      access: () => this.loaded.settings,
      take: (actor, input) => this.sessions.take(actor, input),
      tell: (actor, frames) => this.panels.tell(actor.state.sessionId, frames),
    });
  }

  get settings(): LoadedSettings {
    return this.loaded;
  }

  /** Rebuild everything after the worker (re)started. */
  async restore(): Promise<void> {
    this.loaded = await loadSettings();
    await this.sessions.restore();
    const atMs = Date.now();
    const mode = this.loaded.flags.coaching_mode;
    for (const actor of this.sessions.running()) {
      // The request that was in flight died with the worker.
      const { pending } = actor.state;
      if (pending) {
        this.sessions.take(actor, { type: 'model-failed', requestId: pending.requestId, failure: 'interrupted', atMs });
      }
      this.sessions.take(actor, { type: 'choose-mode', mode, atMs });
    }
    await this.reception.restore();
  }

  async refreshSettings(): Promise<void> {
    const before = this.loaded;
    this.loaded = await loadSettings();
    const { settings, flags } = this.loaded;
    const atMs = Date.now();
    const accessChanged = (['anthropicKey', 'anthropicUrl', 'claudeModel'] as const).some(
      (field) => before.settings[field] !== settings[field],
    );
    for (const actor of this.sessions.running()) {
      if (accessChanged) this.sessions.take(actor, { type: 'change-model-access', atMs });
      this.sessions.take(actor, { type: 'choose-mode', mode: flags.coaching_mode, atMs });
    }
    if (flags.coaching_mode !== before.flags.coaching_mode) this.panels.broadcast({ type: 'feature-flags', flags });
  }

  // What sessions need of the shell.

  context(): DecideContext {
    const { anthropicKey, anthropicUrl } = this.loaded.settings;
    // A gateway on this machine answers without a network.
    const offline = isOffline() && localHost(anthropicUrl) === undefined;
    return { playbook: defaultPlaybook, modelReady: anthropicKey !== '', offline };
  }

  /** Frames of the input being taken: the view goes first, so that stage and guidance change on the panel as one. */
  private told: PanelFrame[] = [];

  tell(_actor: SessionActor, event: SessionEvent, after: SessionState): void {
    this.told.push(...framesOf(event, after));
  }

  settled(actor: SessionActor): void {
    const { state } = actor;
    const view = viewFrame(state, defaultPlaybook, this.services(state));
    this.panels.tell(state.sessionId, [view, ...this.told.splice(0)]);
    void showBadge(state.tabId, badgeOf(state));
    if (actor.isOver) void this.afterEnd(state.sessionId);
  }

  perform(actor: SessionActor, effect: Effect): void {
    switch (effect.type) {
      case 'ask-model':
        void this.model.ask(actor, effect);
        return;
      case 'abort-model':
        this.model.abort(effect.requestId);
        return;
      case 'close-capture':
        this.reception.close(actor);
        return;
    }
  }

  private async afterEnd(sessionId: string): Promise<void> {
    this.model.abortAll(sessionId);
    this.reception.forget(sessionId);
    await this.closeIdleCapture();
  }

  makeRoom(): Promise<boolean> {
    return this.sessions.forgetEnded();
  }

  /** An idle offscreen page would keep the worker awake and the recording mark in the tab strip. */
  closeIdleCapture(): Promise<void> {
    return closeOffscreenPage(() => this.starting > 0 || this.sessions.running().length > 0);
  }

  services({ sessionId, tabId, conversation }: SessionState): Services {
    const { deepgramUrl, anthropicUrl, anthropicKey } = this.loaded.settings;
    return {
      atMs: Date.now(),
      modelReady: anthropicKey !== '',
      localRecogniser: localHost(deepgramUrl),
      localModel: localHost(anthropicUrl),
      mutedInCall: this.muted.has(tabId),
      ...this.reception.seenOf(sessionId, conversation),
    };
  }

  /** The browser has a network again: what was lost with it is asked again. */
  networkReturned(): void {
    for (const actor of this.sessions.running()) {
      this.sessions.take(actor, { type: 'network-returned', atMs: Date.now() });
    }
  }

  /** The rep is (or isn't any more) muted in the call of a tab. */
  setMuted(tabId: number, muted: boolean): void {
    if (this.muted.has(tabId) === muted) return;
    if (muted) this.muted.add(tabId);
    else this.muted.delete(tabId);
    const actor = this.sessions.ofTab(tabId);
    if (actor && !actor.isOver) this.settled(actor);
  }

  onCaptureFrame(frame: OffscreenToWorker): void {
    this.reception.take(frame);
  }

  onCapturePortLost(): void {
    this.reception.portLost();
  }

  /** A capture ended by itself, or never began: its session ends with what it has, and says why. */
  captureFailed(actor: SessionActor, problem: CaptureProblem): void {
    this.reception.fail(actor, problem);
  }

  // Panels.

  async onPanelCommand(port: Runtime.Port, command: PanelCommand): Promise<void> {
    const atMs = Date.now();
    switch (command.type) {
      case 'follow-window':
        this.panels.setWindow(port, command.windowId);
        await this.refreshPanels(command.windowId);
        return;
      case 'stop-session': {
        const actor = this.sessions.get(command.sessionId);
        if (actor) this.sessions.take(actor, { type: 'stop', reason: 'rep-stopped', atMs });
        return;
      }
      case 'request-guidance': {
        const actor = this.sessions.get(command.sessionId);
        if (actor) this.sessions.take(actor, { type: 'ask-for-guidance', atMs });
        return;
      }
    }
  }

  /** Say why a start failed, or (undefined) that the next one is on its way. */
  async setStartProblem(problem: string | undefined): Promise<void> {
    this.startProblem = problem;
    await this.refreshPanels();
  }

  /** Look again which session each window's panel is to show. */
  async refreshPanels(again?: number): Promise<void> {
    for (const windowId of this.panels.windowIds) {
      // oxlint-disable-next-line no-await-in-loop -- one or two windows, and their order must hold
      const [tab] = await browser.tabs.query({ active: true, windowId });
      const actor = this.sessions.toShow(tab?.id);
      const { flags } = this.loaded;
      // A failed start is what the rep wants to know about, not the call before it.
      if (!actor || (this.startProblem !== undefined && actor.isOver)) {
        this.panels.follow(windowId, undefined, { type: 'no-session', flags, problem: this.startProblem }, false);
      } else {
        const services = this.services(actor.state);
        const first = snapshotFrame(actor.state, { playbook: defaultPlaybook, services, flags });
        this.panels.follow(windowId, actor.state.sessionId, first, windowId === again);
      }
    }
  }
}

/** Only a clear no counts: where the browser can't tell, it is taken to have a network. */
const isOffline = (): boolean => globalThis.navigator?.onLine === false;

function badgeOf({ status, capture }: SessionState): Badge {
  if (status !== 'live') return 'off';
  const wrong = capture?.recogniser === 'reconnecting' || capture?.recogniser === 'refused';
  return wrong || (capture && capture.microphone !== 'on') ? 'problem' : 'listening';
}

function localHost(url: string): string | undefined {
  const { hostname, host } = new URL(url);
  return isLoopback(hostname) ? host : undefined;
}
