/** Every tab's session. Rebuilt from storage when the worker starts; the newest session of a tab is the tab's. */
import type { SessionInput } from '../coaching/session-inputs';
import { SessionActor, type SessionShell } from './session-actor';
import { deleteJournal, JournalStore, loadJournals, type JournalArea } from './journal-store';

/** Ended calls kept readable in the panel until the browser closes. */
const MAX_ENDED_KEPT = 5;

export class Sessions {
  private readonly actors = new Map<string, SessionActor>();
  private readonly shell: SessionShell;

  private readonly area: JournalArea;

  constructor(shell: SessionShell, area: JournalArea) {
    this.shell = shell;
    this.area = area;
  }

  /** Rebuild what was running. Call once, before anything else. */
  async restore(): Promise<void> {
    for (const [sessionId, { journal, unread }] of await loadJournals(this.area)) {
      if (unread > 0) console.error('session', sessionId, 'stored events that could not be read:', unread);
      if (journal.length === 0) continue;
      this.actors.set(
        sessionId,
        new SessionActor(journal, new JournalStore(sessionId, journal.length, this.area), this.shell),
      );
    }
  }

  all(): readonly SessionActor[] {
    return [...this.actors.values()].toSorted((a, b) => a.state.startedAtMs - b.state.startedAtMs);
  }

  running(): readonly SessionActor[] {
    return this.all().filter((actor) => !actor.isOver);
  }

  get(sessionId: string): SessionActor | undefined {
    return this.actors.get(sessionId);
  }

  byCapture(captureId: string): SessionActor | undefined {
    return this.all().find((actor) => actor.state.captureId === captureId);
  }

  /** The session of a tab that runs, or else its last one. */
  ofTab(tabId: number): SessionActor | undefined {
    const own = this.all().filter((actor) => actor.state.tabId === tabId);
    return own.findLast((actor) => !actor.isOver) ?? own.at(-1);
  }

  /** The session that a window's panel shows while `tabId` is its active tab: a rep who looks something up keeps the coach. */
  toShow(tabId: number | undefined): SessionActor | undefined {
    const own = tabId === undefined ? undefined : this.ofTab(tabId);
    if (own && !own.isOver) return own;
    return this.running().at(-1) ?? own ?? this.lastEnded();
  }

  private lastEnded(): SessionActor | undefined {
    return this.all()
      .toSorted((a, b) => (a.state.endedAtMs ?? 0) - (b.state.endedAtMs ?? 0))
      .at(-1);
  }

  start(input: Extract<SessionInput, { type: 'start' }>): SessionActor {
    const actor = new SessionActor([], new JournalStore(input.sessionId, 0, this.area), this.shell);
    this.actors.set(input.sessionId, actor);
    this.take(actor, input);
    this.forgetOldest();
    return actor;
  }

  /** Take an input whose storing nobody waits for: what storage refuses now is stored with the next. */
  take(actor: SessionActor, input: SessionInput): void {
    actor.take(input).catch((error: unknown) => {
      console.error(
        'session',
        actor.state.sessionId,
        'could not be stored:',
        error instanceof Error ? error.name : 'unknown',
      );
    });
  }

  /** Erase every ended call: the running one needs the room. @returns whether there was one. */
  async forgetEnded(): Promise<boolean> {
    const ended = this.all().filter((actor) => actor.isOver);
    await Promise.all(ended.map((actor) => this.forget(actor)));
    return ended.length > 0;
  }

  private forgetOldest(): void {
    const ended = this.all().filter((actor) => actor.isOver);
    for (const actor of ended.slice(0, Math.max(0, ended.length - MAX_ENDED_KEPT))) void this.forget(actor);
  }

  private async forget(actor: SessionActor): Promise<void> {
    this.actors.delete(actor.state.sessionId);
    // A write under way would bring a chunk back.
    await actor.stored();
    await deleteJournal(this.area, actor.state.sessionId);
  }
}
