/**
 * One session as it runs: takes inputs one at a time, folds what they decide, tells its watchers at once, stores the journal,
 * and performs the effects. Its heap is only a cache of the journal: it holds the state and what isn't in a filled chunk yet.
 */
import { decide, effectsOf } from '../coaching/session';
import type { DecideContext, Effect, SessionInput } from '../coaching/session-inputs';
import type { SessionEvent } from '../coaching/session-events';
import { evolve, replay } from '../coaching/session-fold';
import type { SessionState } from '../coaching/session-state';
import type { JournalStore } from './journal-store';

/** What a session needs of the shell. */
export interface SessionShell {
  /** What a call is decided by; each is coached by the playbook it began with. */
  context(sessionId: string): DecideContext;
  perform(actor: SessionActor, effect: Effect): void;
  /** Each event with the state after it, before it is stored: the panel doesn't wait for storage. */
  tell(actor: SessionActor, event: SessionEvent, after: SessionState): void;
  /** After the events of one input, and when {@link SessionActor.isStorageFull} changed. */
  settled(actor: SessionActor): void;
  /** The call is over, and the whole of it is stored. */
  endStored(actor: SessionActor): void;
  /** Storage refused: give up what can be spared. @returns whether anything was. */
  makeRoom(): Promise<boolean>;
}

/** Who else wants to know that a journal grows. */
export interface JournalWatch {
  /** Events were added, and may not be stored yet. */
  grew(actor: SessionActor): void;
  wrote(eventCount: number): void;
}

const NOBODY: JournalWatch = { grew: () => undefined, wrote: () => undefined };

export class SessionActor {
  readonly journal: JournalStore;
  private folded: SessionState;
  private readonly shell: SessionShell;
  private readonly watch: JournalWatch;
  private storageFull = false;
  /** Writes under way. */
  private writes = 0;
  private forgotten = false;

  constructor(journal: readonly SessionEvent[], store: JournalStore, shell: SessionShell, watch = NOBODY) {
    this.folded = replay(journal);
    this.journal = store;
    this.shell = shell;
    this.watch = watch;
  }

  get state(): SessionState {
    return this.folded;
  }

  get isOver(): boolean {
    return this.folded.status === 'ended';
  }

  /** Storage takes no more of this call, whatever was given up for it: if the worker ends, what it last heard may be lost. */
  get isStorageFull(): boolean {
    return this.storageFull;
  }

  /** Something of it is on its way to storage. */
  get isWriting(): boolean {
    return this.writes > 0;
  }

  /** Take and store nothing any more: the call is being erased. @returns when no write is under way. */
  forget(): Promise<void> {
    this.forgotten = true;
    return this.journal.close();
  }

  /**
   * Take an input. Decided, folded and told before this returns.
   *
   * @returns when the journal is stored: what came in may then be acknowledged. @throws when storage refused it.
   */
  take(input: SessionInput): Promise<void> {
    // What still comes for an erased call has nobody to go to, and must not bring it back.
    if (this.forgotten) return Promise.resolve();
    const context = this.shell.context(input.type === 'start' ? input.sessionId : this.folded.sessionId);
    const events = decide(this.folded, input, context);
    const effects: Effect[] = [];
    for (const event of events) {
      this.journal.push(event);
      this.folded = evolve(this.folded, event);
      effects.push(...effectsOf(event, this.folded, context));
      this.shell.tell(this, event, this.folded);
    }
    if (events.length > 0) this.shell.settled(this);
    for (const effect of effects) this.shell.perform(this, effect);
    if (events.length > 0) this.watch.grew(this);
    return this.store(events.length);
  }

  private async store(eventCount: number): Promise<void> {
    this.writes += 1;
    try {
      await this.flush();
    } catch (error) {
      this.setStorageFull(true);
      throw error;
    } finally {
      this.writes -= 1;
    }
    this.setStorageFull(false);
    if (eventCount > 0) this.watch.wrote(eventCount);
    if (this.isOver && this.journal.isStored && !this.forgotten) this.shell.endStored(this);
  }

  /** Store the journal; where storage refuses, as often as room can be made for it. */
  private async flush(): Promise<void> {
    try {
      await this.journal.flush();
    } catch (error) {
      if (!(await this.shell.makeRoom())) throw error;
      await this.flush();
    }
  }

  private setStorageFull(full: boolean): void {
    if (this.storageFull === full) return;
    this.storageFull = full;
    if (!this.forgotten) this.shell.settled(this);
  }
}
