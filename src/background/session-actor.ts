/**
 * One session as it runs: takes inputs one at a time, folds what they decide, tells its watchers at once, stores the journal,
 * and performs the effects. Its heap is only a cache of the journal.
 */
import { decide, effectsOf } from '../coaching/session';
import type { DecideContext, Effect, SessionInput } from '../coaching/session-inputs';
import type { SessionEvent } from '../coaching/session-events';
import { evolve, replay, type SessionState } from '../coaching/session-state';
import type { JournalStore } from './journal-store';

/** What a session needs of the shell. */
export interface SessionShell {
  context(): DecideContext;
  perform(actor: SessionActor, effect: Effect): void;
  /** Each event with the state after it, before it is stored: the panel doesn't wait for storage. */
  tell(actor: SessionActor, event: SessionEvent, after: SessionState): void;
  /** After the events of one input. */
  settled(actor: SessionActor): void;
  /** Storage refused: give up what can be spared. @returns whether anything was. */
  makeRoom(): Promise<boolean>;
}

export class SessionActor {
  private events: SessionEvent[];
  private folded: SessionState;
  private readonly store: JournalStore;
  private readonly shell: SessionShell;

  constructor(journal: readonly SessionEvent[], store: JournalStore, shell: SessionShell) {
    this.events = [...journal];
    this.folded = replay(journal);
    this.store = store;
    this.shell = shell;
  }

  get state(): SessionState {
    return this.folded;
  }

  get isOver(): boolean {
    return this.folded.status === 'ended';
  }

  /** When no write is under way any more, however it ended. */
  stored(): Promise<void> {
    return this.store.idle();
  }

  /**
   * Take an input. Decided, folded and told before this returns.
   *
   * @returns when the journal is stored: what came in may then be acknowledged. @throws when storage refused it.
   */
  take(input: SessionInput): Promise<void> {
    const context = this.shell.context();
    const events = decide(this.folded, input, context);
    const effects: Effect[] = [];
    for (const event of events) {
      this.events.push(event);
      this.folded = evolve(this.folded, event);
      effects.push(...effectsOf(event, this.folded, context));
      this.shell.tell(this, event, this.folded);
    }
    if (events.length > 0) this.shell.settled(this);
    for (const effect of effects) this.shell.perform(this, effect);
    return this.store.save(this.events).catch(async (error: unknown) => {
      if (!(await this.shell.makeRoom())) throw error;
      await this.store.save(this.events);
    });
  }
}
