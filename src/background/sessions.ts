/** Every tab's session. Rebuilt from storage when the worker starts; the newest session of a tab is the tab's. */
import type { SessionEvent } from '../coaching/session-events';
import type { SessionInput } from '../coaching/session-inputs';
import { errorName } from './error-name';
import { JournalRoom } from './journal-room';
import { deleteJournal, JournalStore, loadJournals, type JournalArea, type JournalEnd } from './journal-store';
import type { KeptCalls } from './kept-calls';
import { countRefused } from './refusals';
import { SessionActor, type JournalWatch, type SessionShell } from './session-actor';

/** What sessions need of the calls that are kept beyond the browser session. */
type Keeper = Pick<KeptCalls, 'changed' | 'flush' | 'forget'>;

/** Ended calls kept readable in the panel until the browser closes. */
const MAX_ENDED_KEPT = 5;

export class Sessions {
  private readonly actors = new Map<string, SessionActor>();
  private readonly shell: SessionShell;
  private readonly area: JournalArea;
  private readonly kept: Keeper;
  private readonly room: JournalRoom;
  private makingRoom: Promise<boolean> | undefined;

  /** @param kept where calls are kept beyond the browser session, if the rep wants that. */
  constructor(shell: SessionShell, area: JournalArea, kept: Keeper) {
    this.shell = shell;
    this.area = area;
    this.kept = kept;
    this.room = new JournalRoom(area, () => this.all().map(({ journal }) => journal));
  }

  /** Rebuild what was running. Call once, before anything else. */
  async restore(): Promise<void> {
    for (const [sessionId, { journal, unread, lostOffers, end }] of await loadJournals(this.area)) {
      if (unread + lostOffers > 0) {
        console.error('session', sessionId, 'stored events that could not be read:', unread + lostOffers);
        countRefused('stored-journal', unread + lostOffers);
      }
      if (unread > 0) {
        // The journal goes on where it could be read; what stood after that must not be taken for its sequel.
        // oxlint-disable-next-line no-await-in-loop -- never more than one, if any
        await deleteJournal(this.area, sessionId, journal.length === 0 ? 0 : end.chunk + 1);
      }
      if (journal.length === 0) continue;
      // What an earlier worker stored may not have been kept yet.
      this.kept.changed(this.add(sessionId, journal, end));
    }
  }

  /** The setting to keep calls was switched on: the running ones are kept from their start. */
  keepRunning(): void {
    for (const actor of this.running()) this.kept.changed(actor);
  }

  private add(sessionId: string, journal: readonly SessionEvent[], end?: JournalEnd): SessionActor {
    const watch: JournalWatch = {
      grew: (actor) => this.kept.changed(actor),
      wrote: (eventCount) => void this.room.wrote(eventCount),
    };
    const actor = new SessionActor(journal, new JournalStore(sessionId, this.area, end), this.shell, watch);
    this.actors.set(sessionId, actor);
    return actor;
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
    const actor = this.add(input.sessionId, []);
    this.take(actor, input);
    this.forgetOldest();
    return actor;
  }

  /** Take an input whose storing nobody waits for: what storage refuses now is stored with the next. */
  take(actor: SessionActor, input: SessionInput): void {
    actor.take(input).catch((error: unknown) => {
      console.error('session', actor.state.sessionId, 'could not be stored:', errorName(error));
    });
  }

  /**
   * Storage refused a write: condense every journal, or, where nothing is left to condense, give up the calls that have ended
   * and aren't being stored.
   *
   * @returns whether there was anything to give up.
   */
  makeRoom(): Promise<boolean> {
    // Several writes are refused at once: what one of them frees serves all, or ended calls would go for nothing.
    this.makingRoom ??= this.room
      .condense()
      .then((shrank) => shrank || this.giveUpEnded())
      .finally(() => {
        this.makingRoom = undefined;
      });
    return this.makingRoom;
  }

  /**
   * Erase a call's every trace: what runs of it here, its journal, and what was kept of it. Nothing that comes for it later is
   * taken. End its capture first.
   *
   * @throws when some storage couldn't erase it.
   */
  async forget(sessionId: string): Promise<void> {
    await Promise.all([this.kept.forget(sessionId), this.erase(sessionId)]);
  }

  private async giveUpEnded(): Promise<boolean> {
    // One whose end was refused just now asks for room itself: it must not be what goes for it.
    const ended = this.all().filter((actor) => actor.isOver && !actor.isWriting);
    await Promise.all(ended.map(({ state }) => this.giveUp(state.sessionId)));
    return ended.length > 0;
  }

  private forgetOldest(): void {
    const ended = this.all().filter((actor) => actor.isOver);
    for (const { state } of ended.slice(0, Math.max(0, ended.length - MAX_ENDED_KEPT)))
      void this.giveUp(state.sessionId);
  }

  /** Let go of a session in this browser session; what was kept of it stays. */
  private async giveUp(sessionId: string): Promise<void> {
    // Its last words may be on their way to where calls are kept.
    await this.kept.flush();
    await this.erase(sessionId);
  }

  private async erase(sessionId: string): Promise<void> {
    const actor = this.actors.get(sessionId);
    this.actors.delete(sessionId);
    // A write under way would bring a chunk back.
    await actor?.forget();
    await deleteJournal(this.area, sessionId);
  }
}
