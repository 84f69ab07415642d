/** Which session each window's panel shows, what it shows first, and what it may ask for. */
import type { SessionState } from '../coaching/session-state';
import type { Services } from '../coaching/notices';
import type { PreflightView } from '../coaching/preflight';
import type { Playbook } from '../coaching/playbook';
import type { PanelCommand } from '../protocol/panel-port';
import type { FeatureFlags } from '../settings/feature-flags';
import { browser, type Runtime } from './browser';
import { errorName } from './error-name';
import { snapshotFrame } from './panel-frames';
import type { PanelLink } from './panel-link';
import type { SessionActor } from './session-actor';
import type { Sessions } from './sessions';
import type { Message } from '../coaching/message';

interface FollowingParts {
  readonly panels: PanelLink;
  readonly sessions: Sessions;
  /** What a call is coached by. */
  playbook(state: SessionState): Playbook;
  flags(): FeatureFlags;
  services(state: SessionState): Services;
  /** The check before a call in a window, if there is one. */
  preflight(windowId: number): PreflightView | undefined;
  /** Answer a question about a call. */
  ask(actor: SessionActor, question: string): Promise<void>;
  /** Erase a call's every trace. */
  forget(sessionId: string): Promise<void>;
}

export class PanelFollowing {
  private readonly parts: FollowingParts;
  /** Why the last start failed, for the panel that opened with it, or that a call couldn't be erased. */
  private startProblem: Message | undefined;

  constructor(parts: FollowingParts) {
    this.parts = parts;
  }

  /** Do what a panel asks; what comes of it is seen in later frames. */
  async onCommand(port: Runtime.Port, command: PanelCommand): Promise<void> {
    const { panels, sessions } = this.parts;
    const atMs = Date.now();
    if (command.type === 'follow-window') {
      panels.setWindow(port, command.windowId);
      await this.refresh(command.windowId);
      const preflight = this.parts.preflight(command.windowId);
      if (preflight) panels.tellWindow(command.windowId, { type: 'preflight', preflight });
      return;
    }
    const actor = sessions.get(command.sessionId);
    if (!actor) return;
    switch (command.type) {
      case 'stop-session':
        sessions.take(actor, { type: 'stop', reason: 'rep-stopped', atMs });
        return;
      case 'request-guidance':
        sessions.take(actor, { type: 'ask-for-guidance', atMs });
        return;
      case 'announce-listening':
        sessions.take(actor, { type: 'announce-listening', told: command.told, atMs });
        return;
      case 'edit-objective':
        sessions.take(actor, { type: 'edit-objective', id: command.id, met: command.met, atMs });
        return;
      case 'dismiss-guidance':
        sessions.take(actor, { type: 'dismiss-guidance', kind: command.kind, atMs });
        return;
      case 'pin-card':
        sessions.take(actor, { type: 'pin-card', kind: command.kind, pinned: command.pinned, atMs });
        return;
      case 'mark-helped':
        sessions.take(actor, { type: 'mark-helped', kind: command.kind, helped: command.helped, atMs });
        return;
      case 'ask-call':
        await this.parts.ask(actor, command.question);
        return;
      case 'forget-session':
        await this.forget(command.sessionId);
        return;
    }
  }

  private async forget(sessionId: string): Promise<void> {
    try {
      await this.parts.forget(sessionId);
    } catch (error) {
      console.warn('session', sessionId, 'could not be erased:', errorName(error));
      await this.setStartProblem({ key: 'error_call_not_erased' });
    }
  }

  /** Say why a start failed or what is left of the last call, or (undefined) that the next one is on its way. */
  async setStartProblem(problem: Message | undefined): Promise<void> {
    this.startProblem = problem;
    await this.refresh();
  }

  /**
   * Look again which session each window's panel is to show.
   *
   * @param again a window whose panels are given everything anew, even if they follow the right one.
   */
  async refresh(again?: number): Promise<void> {
    const { panels, sessions } = this.parts;
    for (const windowId of panels.windowIds) {
      // oxlint-disable-next-line no-await-in-loop -- one or two windows, and their order must hold
      const [tab] = await browser.tabs.query({ active: true, windowId });
      const actor = sessions.toShow(tab?.id);
      const flags = this.parts.flags();
      // What failed is what the rep wants to know about, not the call before it.
      if (!actor || (this.startProblem !== undefined && actor.isOver)) {
        panels.follow(windowId, undefined, { type: 'no-session', flags, problem: this.startProblem }, false);
      } else {
        const services = this.parts.services(actor.state);
        const playbook = this.parts.playbook(actor.state);
        const first = snapshotFrame(actor.state, { playbook, services, flags });
        panels.follow(windowId, actor.state.sessionId, first, windowId === again);
      }
    }
  }
}
