/**
 * The worker's wiring: sessions in the middle, the offscreen page on one side, panels and Claude on the other.
 * It performs what the core asks for and brings back what came of it; it decides nothing about the call.
 */
import { problemText, type Services } from '../coaching/notices';
import { interimLine } from '../coaching/panel-view';
import type { DecideContext, Effect } from '../coaching/session';
import type { SessionEvent } from '../coaching/session-events';
import type { SessionState } from '../coaching/session-state';
import { defaultPlaybook } from '../playbooks/default';
import type { CaptureProblem, OffscreenToWorker } from '../protocol/capture-port';
import type { PanelCommand, PanelFrame } from '../protocol/panel-port';
import { defaultSettings, isLoopback } from '../settings/settings';
import { showBadge, type Badge } from './badge';
import { browser, type Runtime } from './browser';
import { CaptureLink } from './capture-link';
import { checkDeepgramKey } from './deepgram-key-check';
import { ModelLink } from './model-link';
import { closeOffscreenPage } from './offscreen-page';
import { framesOf, snapshotFrame, viewFrame } from './panel-frames';
import { PanelLink } from './panel-link';
import type { SessionActor, SessionShell } from './session-actor';
import { Sessions } from './sessions';
import { loadSettings, type LoadedSettings } from './settings-store';
import { SoundWatch } from './sound-watch';

/** So long may the last finals take at a stop before the session ends without them. The offscreen page waits 3 s itself. */
const CLOSE_LIMIT_MS = 6_000;

export class Coach implements SessionShell {
  readonly sessions = new Sessions(this, browser.storage.session);
  readonly capture = new CaptureLink();
  readonly panels = new PanelLink();
  private readonly model: ModelLink;
  private readonly sounds = new Map<string, SoundWatch>();
  /** What a check found for sessions whose capture never got through to the recogniser. */
  private readonly verdicts = new Map<string, string>();
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
    await this.refreshSettings();
    await this.sessions.restore();
    const atMs = Date.now();
    for (const actor of this.sessions.running()) {
      // The request that was in flight died with the worker.
      const { pending } = actor.state;
      if (pending) {
        this.sessions.take(actor, { type: 'model-failed', requestId: pending.requestId, failure: 'interrupted', atMs });
      }
    }
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
    return { playbook: defaultPlaybook, modelReady: this.loaded.settings.anthropicKey !== '' };
  }

  /** Frames of the input being taken: the view goes first, so that stage and guidance change on the panel as one. */
  private told: PanelFrame[] = [];

  tell(_actor: SessionActor, event: SessionEvent, after: SessionState): void {
    this.told.push(...framesOf(event, after));
  }

  settled(actor: SessionActor): void {
    const { state } = actor;
    const view = viewFrame(state, defaultPlaybook, this.services(state.sessionId));
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
        this.closeCapture(actor, effect.captureId);
        return;
    }
  }

  private closeCapture(actor: SessionActor, captureId: string): void {
    const end = () => {
      if (!actor.isOver) this.sessions.take(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs: Date.now() });
    };
    if (this.capture.post({ type: 'stop', captureId })) setTimeout(end, CLOSE_LIMIT_MS);
    else end();
  }

  private async afterEnd(sessionId: string): Promise<void> {
    this.model.abortAll(sessionId);
    this.sounds.delete(sessionId);
    this.verdicts.delete(sessionId);
    // An idle offscreen page would keep the worker awake and the recording mark in the tab strip.
    if (this.starting === 0 && this.sessions.running().length === 0) await closeOffscreenPage();
  }

  services(sessionId: string): Services {
    const { deepgramUrl, anthropicUrl, anthropicKey } = this.loaded.settings;
    return {
      modelReady: anthropicKey !== '',
      localRecogniser: localHost(deepgramUrl),
      localModel: localHost(anthropicUrl),
      recogniserVerdict: this.verdicts.get(sessionId),
      silent: this.sounds.get(sessionId)?.silent ?? [false, false],
    };
  }

  // The offscreen page.

  onCaptureFrame(frame: OffscreenToWorker): void {
    const atMs = Date.now();
    if (frame.type === 'hello') {
      this.matchCaptures(frame.captureIds);
      return;
    }
    const actor = this.sessions.byCapture(frame.captureId);
    if (!actor || actor.isOver) {
      // Of a session that is no more: nobody would ever acknowledge or stop it.
      if (frame.type !== 'stopped' && frame.type !== 'failed')
        this.capture.post({ type: 'stop', captureId: frame.captureId });
      if (frame.type === 'events') this.acknowledge(frame.captureId, frame.events.at(-1)?.seq ?? 0);
      return;
    }
    const { sessionId } = actor.state;
    switch (frame.type) {
      case 'events':
        actor.take({ type: 'transcript-arrived', events: frame.events, atMs }).then(
          () => this.acknowledge(frame.captureId, actor.state.lastSeq),
          () => console.error('session', sessionId, 'transcript not stored; it will be sent again'),
        );
        return;
      case 'interim':
        this.panels.tell(sessionId, [
          { type: 'transcription', line: interimLine(actor.state.conversation, frame.interim) },
        ]);
        return;
      case 'state':
        // A browser isn't told why a socket was refused: where none ever opened, the key is tried by itself.
        if (actor.state.capture?.recogniser === 'connecting' && frame.state.recogniser === 'reconnecting') {
          void this.findWhy(actor);
        }
        if (frame.state.recogniser === 'open') this.verdicts.delete(sessionId);
        this.sessions.take(actor, { type: 'capture-reported', state: frame.state, atMs });
        return;
      case 'health': {
        const sound = this.sounds.get(sessionId) ?? new SoundWatch();
        this.sounds.set(sessionId, sound);
        const changed = sound.take(frame.levelsDb);
        this.panels.tell(sessionId, [{ type: 'levels', levelsDb: frame.levelsDb }]);
        if (changed) this.settled(actor);
        return;
      }
      case 'failed':
        this.captureFailed(actor, frame.problem);
        return;
      case 'stopped':
        this.sessions.take(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs });
        return;
    }
  }

  private async findWhy(actor: SessionActor): Promise<void> {
    const { valid, text } = await checkDeepgramKey(this.loaded.settings);
    if (valid || actor.isOver || actor.state.capture?.recogniser === 'open') return;
    this.verdicts.set(actor.state.sessionId, `${text} What is said meanwhile is kept for 30 s.`);
    this.settled(actor);
  }

  private acknowledge(captureId: string, seq: number): void {
    this.capture.post({ type: 'acknowledge', captureId, seq });
  }

  /** After either side restarted: captures without a session stop, sessions without a capture end with what they have. */
  private matchCaptures(captureIds: readonly string[]): void {
    for (const captureId of captureIds) {
      const actor = this.sessions.byCapture(captureId);
      if (!actor || actor.state.status !== 'live') this.capture.post({ type: 'stop', captureId });
    }
    if (this.starting > 0) return;
    for (const actor of this.sessions.running()) {
      if (!captureIds.includes(actor.state.captureId)) this.captureFailed(actor, 'capture-failed');
    }
  }

  captureFailed(actor: SessionActor, problem: CaptureProblem): void {
    const reason = problem === 'tab-ended' ? ('tab-closed' as const) : ('capture-failed' as const);
    if (problem !== 'tab-ended') this.startProblem = problemText(problem);
    this.sessions.take(actor, { type: 'capture-ended', reason, atMs: Date.now() });
    void this.refreshPanels();
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
      if (!actor || (this.startProblem !== undefined && actor.isOver && actor.state.endReason !== 'capture-failed')) {
        this.panels.follow(windowId, undefined, { type: 'no-session', flags, problem: this.startProblem }, false);
      } else {
        const services = this.services(actor.state.sessionId);
        const first = snapshotFrame(actor.state, { playbook: defaultPlaybook, services, flags });
        this.panels.follow(windowId, actor.state.sessionId, first, windowId === again);
      }
    }
  }
}

function badgeOf({ status, capture }: SessionState): Badge {
  if (status !== 'live') return 'off';
  const wrong = capture?.recogniser === 'reconnecting' || capture?.recogniser === 'refused';
  return wrong || (capture && capture.microphone !== 'on') ? 'problem' : 'listening';
}

function localHost(url: string): string | undefined {
  const { hostname, host } = new URL(url);
  return isLoopback(hostname) ? host : undefined;
}
