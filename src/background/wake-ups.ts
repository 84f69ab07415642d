/** A timer a session: it says that time has passed, so that a card held back comes up. */
import type { SessionActor } from './session-actor';

export class WakeUps {
  private readonly timers = new WeakMap<SessionActor, ReturnType<typeof setTimeout>>();
  private readonly wake: (actor: SessionActor) => void;

  constructor(wake: (actor: SessionActor) => void) {
    this.wake = wake;
  }

  /** Wake a session at this epoch ms, and not at the time set before. */
  set(actor: SessionActor, atMs: number): void {
    clearTimeout(this.timers.get(actor));
    const timer = setTimeout(() => this.wake(actor), Math.max(0, atMs - Date.now()));
    this.timers.set(actor, timer);
  }
}
