/** Sessions as a worker holds them, on storage of their own; what else there is of the worker is mocked. */
import { vi } from 'vitest';
import type { SessionActor, SessionShell } from '../../../src/background/session-actor';
import { Sessions } from '../../../src/background/sessions';
import type { SessionState } from '../../../src/coaching/session-state';
import { FakeArea } from '../../support/fake-area';
import { say, START_MS, withoutModel } from '../../support/session';

export class GivenSessions {
  readonly area = new FakeArea();
  readonly kept = {
    changed: vi.fn(),
    flush: vi.fn(async () => undefined),
    forget: vi.fn(async (_sessionId: string) => undefined),
  };
  /** Is told each time whether storage takes no more of the session that settled. */
  readonly settled = vi.fn();
  readonly endStored = vi.fn();
  private readonly shell: SessionShell = {
    context: () => withoutModel,
    perform: () => undefined,
    tell: () => undefined,
    settled: (actor) => this.settled(actor.isStorageFull),
    endStored: (actor) => this.endStored(actor),
    makeRoom: () => this.sessions.makeRoom(),
  };
  readonly sessions = new Sessions(this.shell, this.area, this.kept);

  begin(sessionId: string, tabId: number, order: number): SessionActor {
    return this.sessions.start({
      type: 'start',
      sessionId,
      tabId,
      tabTitle: '',
      captureId: `capture-${sessionId}`,
      mode: 'guidance',
      atMs: START_MS + order,
    });
  }

  /** One that began and has ended. */
  end(sessionId: string, tabId: number, order: number): void {
    this.sessions.take(this.begin(sessionId, tabId, order), {
      type: 'capture-ended',
      reason: 'rep-stopped',
      atMs: START_MS + order,
    });
  }

  /** So many lines more, each stored before the next. */
  async talk(actor: SessionActor, lines: number): Promise<void> {
    for (let n = 0; n < lines; n += 1) {
      const seq = actor.state.lastSeq + 1;
      const line = `How many calls do you get in week ${String(seq)}?`;
      await actor.take(say(seq, seq % 2 === 0 ? 'rep' : 'customer', line));
    }
  }

  /** What a new worker makes of what is stored. */
  async restart(): Promise<Sessions> {
    const again = new Sessions(this.shell, this.area, this.kept);
    await again.restore();
    return again;
  }

  async restored(sessionId: string): Promise<SessionState | undefined> {
    return (await this.restart()).get(sessionId)?.state;
  }

  /** When all that was taken is written: an input that says nothing new still waits for the store. */
  async stored(): Promise<void> {
    const input = { type: 'change-model-access' as const, atMs: START_MS + 100 };
    await Promise.all(this.sessions.all().map((actor) => actor.take(input)));
  }
}
