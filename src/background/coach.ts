/**
 * The worker's wiring: sessions in the middle, the offscreen page on one side, panels and Claude on the other.
 * It performs what the core asks for and brings back what came of it; it decides nothing about the call.
 */
import type { Services } from '../coaching/notices';
import type { CallReader } from '../coaching/reader/call-reader';
import { wakeAt } from '../coaching/offer-cards';
import type { DecideContext, Effect } from '../coaching/session-inputs';
import type { SessionEvent } from '../coaching/session-events';
import type { SessionState } from '../coaching/session-state';
import type { OffscreenToWorker } from '../protocol/capture-port';
import type { PanelFrame } from '../protocol/panel-port';
import { announcementOf } from '../settings/announcement';
import { defaultSettings } from '../settings/settings';
import { deepgramAccess, isSameDeepgramAccess } from './access';
import { AskCall } from './ask-call';
import { badgeOf, showBadge } from './badge';
import { browser } from './browser';
import { CaptureLink } from './capture-link';
import { CaptureReception } from './capture-reception';
import { KeptCalls } from './kept-calls';
import { ModelLink } from './model-link';
import { closeOffscreenPage } from './offscreen-page';
import { framesOf, viewFrame } from './panel-frames';
import { PanelFollowing } from './panel-following';
import { PanelLink } from './panel-link';
import { Playbooks } from './playbooks';
import { isModelCutOff, isModelReady, localHost } from './reach';
import { Preflight } from './preflight';
import { refusalLine } from './refusals';
import type { SessionActor, SessionShell } from './session-actor';
import { Sessions } from './sessions';
import { loadSettings, type LoadedSettings } from './settings-store';
import { WakeUps } from './wake-ups';
import { resumeCapture } from './start-session';

export class Coach implements SessionShell {
  readonly kept = new KeptCalls({
    isOn: () => this.loaded.settings.keepCalls,
    problemChanged: () => {
      for (const actor of this.sessions.running()) this.settled(actor);
    },
  });
  readonly sessions = new Sessions(this, browser.storage.session, this.kept);
  readonly playbooks = new Playbooks();
  readonly capture = new CaptureLink();
  readonly panels = new PanelLink();
  readonly following = new PanelFollowing({
    panels: this.panels,
    sessions: this.sessions,
    playbook: (state) => this.playbooks.of(state),
    flags: () => this.loaded.flags,
    services: (state) => this.services(state),
    preflight: (windowId) => this.preflight.viewIn(windowId),
    ask: (actor, question) => this.questions.ask(actor, question),
    forget: (sessionId) => this.forgetCall(sessionId),
  });
  readonly preflight = new Preflight({
    capture: this.capture,
    panels: this.panels,
    settings: () => this.loaded.settings,
    isCoaching: () => this.sessions.running().length > 0,
    released: () => this.closeIdleCapture(),
  });
  readonly reception: CaptureReception;
  private readonly model: ModelLink;
  private readonly questions = new AskCall({
    access: () => this.loaded.settings,
    context: (sessionId) => this.context(sessionId),
    take: (actor, input) => this.sessions.take(actor, input),
    tell: (actor, frames) => this.panels.tell(actor.state.sessionId, frames),
  });
  private readonly wakeUps = new WakeUps((actor) => {
    void this.sessions.take(actor, { type: 'time-passed', atMs: Date.now() });
  });
  /** Tabs in whose call the rep is muted, as content scripts tell. */
  private readonly muted = new Set<number>();
  private loaded: LoadedSettings = {
    settings: defaultSettings,
    flags: { coaching_mode: 'suggestions', guidance_version: 'v1' },
    invalid: [],
    locked: [],
  };
  /** The learned reader, once it was loaded; the rules read without it. */
  reader: CallReader | undefined;
  /** Starts under way: the offscreen page must stay. */
  starting = 0;
  private readonly callEnded: () => void;

  /** @param callEnded a call is over, stored, and, where calls are kept, kept. */
  constructor(callEnded: () => void = () => undefined) {
    this.callEnded = callEnded;
    this.reception = new CaptureReception({
      sessions: this.sessions,
      capture: this.capture,
      panels: this.panels,
      settings: () => this.loaded.settings,
      access: (state) => deepgramAccess(this.loaded.settings, this.playbooks.of(state)),
      changed: (actor) => this.settled(actor),
      resume: (actor) => resumeCapture(this, actor),
      closeIdle: () => this.closeIdleCapture(),
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
    await this.playbooks.restore();
    await this.sessions.restore();
    this.forgetPlaybooks();
    // First: when a call was last heard of is seen by its last event, and what follows here adds some.
    await this.reception.restore();
    const atMs = Date.now();
    const mode = this.loaded.flags.coaching_mode;
    for (const actor of this.sessions.running()) {
      // The request that was in flight died with the worker.
      const { pending } = actor.state;
      if (pending) {
        this.sessions.take(actor, { type: 'model-failed', requestId: pending.requestId, failure: 'interrupted', atMs });
      }
      this.sessions.take(actor, { type: 'choose-mode', mode, atMs });
      // The timer died with the worker too.
      const due = wakeAt(actor.state, this.playbooks.of(actor.state));
      if (due !== undefined) this.wakeUps.set(actor, due);
    }
  }

  async refreshSettings(): Promise<void> {
    const before = this.loaded;
    this.loaded = await loadSettings();
    const { settings, flags } = this.loaded;
    const atMs = Date.now();
    if (!isSameDeepgramAccess(before.settings, settings)) {
      this.reception.changeAccess();
    }
    const accessChanged = (['anthropicKey', 'anthropicUrl', 'claudeModel'] as const).some(
      (field) => before.settings[field] !== settings[field],
    );
    for (const actor of this.sessions.running()) {
      if (accessChanged) this.sessions.take(actor, { type: 'change-model-access', atMs });
      this.sessions.take(actor, { type: 'choose-mode', mode: flags.coaching_mode, atMs });
    }
    if (settings.keepCalls && !before.settings.keepCalls) this.sessions.keepRunning();
    if (flags.coaching_mode !== before.flags.coaching_mode) this.panels.broadcast({ type: 'feature-flags', flags });
  }

  /** Nothing would be missed if the extension reloaded now. */
  get isIdle(): boolean {
    return (
      this.starting === 0 && !this.preflight.isListening && this.sessions.running().length === 0 && this.panels.isEmpty
    );
  }

  // What sessions need of the shell.

  context(sessionId: string): DecideContext {
    const { settings } = this.loaded;
    const playbook = this.playbooks.of({ sessionId, playbookId: this.sessions.get(sessionId)?.state.playbookId ?? '' });
    return {
      playbook,
      reader: this.reader,
      modelReady: isModelReady(settings),
      offline: isModelCutOff(settings),
      product: settings.productContext,
    };
  }

  /** Frames of the input being taken: the view goes first, so that stage and guidance change on the panel as one. */
  private told: PanelFrame[] = [];

  tell(_actor: SessionActor, event: SessionEvent, after: SessionState): void {
    this.told.push(...framesOf(event, after, this.playbooks.of(after)));
  }

  settled(actor: SessionActor): void {
    const { state } = actor;
    const view = viewFrame(state, this.playbooks.of(state), this.services(state));
    this.panels.tell(state.sessionId, [view, ...this.told.splice(0)]);
    void showBadge(state.tabId, badgeOf(state));
    if (actor.isOver) this.letGo(state.sessionId);
  }

  endStored(): void {
    void this.afterEnd();
  }

  perform(actor: SessionActor, effect: Effect): void {
    switch (effect.type) {
      case 'ask-model':
        void this.model.ask(actor, effect);
        return;
      case 'wake-at':
        this.wakeUps.set(actor, effect.atMs);
        return;
      case 'abort-model':
        this.model.abort(effect.requestId);
        return;
      case 'close-capture':
        this.reception.close(actor);
        return;
    }
  }

  /**
   * Erase a call's every trace; one that runs ends at once, without waiting for its last words.
   *
   * @throws when some storage couldn't erase it; here nothing is left of it even so.
   */
  async forgetCall(sessionId: string): Promise<void> {
    const actor = this.sessions.get(sessionId);
    this.model.abortAll(sessionId);
    this.questions.forget(sessionId);
    if (actor && !actor.isOver) this.capture.post({ type: 'stop', captureId: actor.state.captureId });
    try {
      await this.sessions.forget(sessionId);
    } finally {
      this.forgetPlaybooks();
      this.reception.forget(sessionId);
      if (actor) void showBadge(actor.state.tabId, 'off');
      await this.following.refresh();
      await this.closeIdleCapture();
    }
  }

  /** The call is over: nothing is asked or found for it any more. */
  private letGo(sessionId: string): void {
    const refused = refusalLine();
    if (refused !== undefined) console.warn('refused since the worker started:', refused);
    this.model.abortAll(sessionId);
    this.reception.forget(sessionId);
  }

  private async afterEnd(): Promise<void> {
    // Until now the page could tell the end again.
    await this.closeIdleCapture();
    await this.kept.flush();
    this.callEnded();
  }

  /** Let go of the playbooks of calls that are gone. */
  forgetPlaybooks(): void {
    this.playbooks.keepOnly(this.sessions.all().map(({ state }) => state.sessionId));
  }

  makeRoom(): Promise<boolean> {
    return this.sessions.makeRoom();
  }

  /** An idle offscreen page would keep the worker awake and the recording mark in the tab strip. */
  closeIdleCapture(): Promise<void> {
    return closeOffscreenPage(
      () => this.starting > 0 || this.preflight.isListening || this.sessions.all().some(needsPage),
    );
  }

  services({ sessionId, tabId, conversation }: SessionState): Services {
    const { settings } = this.loaded;
    return {
      atMs: Date.now(),
      modelReady: isModelReady(settings),
      localRecogniser: localHost(settings.deepgramUrl),
      localModel: localHost(settings.anthropicUrl),
      mutedInCall: this.muted.has(tabId),
      announcement: announcementOf(settings),
      storageFull: this.sessions.get(sessionId)?.isStorageFull ?? false,
      keepingProblem: this.kept.problem,
      ...this.reception.findings.of(sessionId, conversation),
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
    if (frame.type === 'probed' || frame.type === 'probe-over') this.preflight.take(frame);
    else this.reception.take(frame);
  }

  onCapturePortLost(): Promise<void> {
    this.preflight.captureLost();
    return this.reception.portLost();
  }
}

/** It is captured, or its end isn't stored yet: until then the page tells it again, to whichever worker is there. */
const needsPage = ({ state, isOver, journal }: SessionActor): boolean =>
  isOver ? !journal.isStored : state.captureLostAtMs === undefined;
