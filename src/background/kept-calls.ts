/**
 * Calls that the rep keeps: while the setting is on, a journal is also written to this device as it grows, so that a crash of the
 * browser costs the last second at most. Switched on in mid-call, the call so far is kept too; switched off, nothing more is
 * written, and what was kept stays until it is deleted.
 *
 *   journal grew ─▶ due ─half a second─▶ what isn't kept yet is fetched from the journal and written, in one transaction
 *                    ▲                        └─ refused: stays due, tried again with the next and by itself
 *                    └──────────────────────────────┘
 *
 * Nothing is held here: what is missing is always fetched from the journal, so a worker that died, a disk that was full for an hour
 * and a setting switched on late are all the same case.
 */
import { summaryOf } from '../coaching/call-export';
import { EVENTS_PER_CHUNK, type ReadJournal } from '../coaching/journal';
import type { SessionState } from '../coaching/session-state';
import { errorName } from './error-name';
import { oneAfterAnother } from './in-turn';
import { chunkOfEvent, type JournalStore } from './journal-store';
import { KeptCallsStore, type StoredCall } from './kept-calls-store';

/** Half of the second that a crash may cost; the other half is for the write. */
export const WRITE_DELAY_MS = 500;
/** A disk doesn't empty itself within seconds, but a call may end before anything else is said. */
export const RETRY_MS = 5_000;

/** So long may somebody wait for what is due to be written: room is wanted for a call that runs. */
const FLUSH_LIMIT_MS = 2_000;

/** Why calls aren't kept although they should be: no room on the device, or something else. */
export type KeepingProblem = 'full' | 'failed';

/** A session whose journal grows. */
export interface GrowingCall {
  readonly state: SessionState;
  readonly journal: Pick<JournalStore, 'restored' | 'total' | 'since'>;
}

interface KeptCallsParts {
  /** The rep wants calls to be kept. */
  isOn(): boolean;
  /** {@link KeptCalls.problem} changed. */
  problemChanged(): void;
}

export class KeptCalls {
  private readonly parts: KeptCallsParts;
  private readonly store = new KeptCallsStore();
  /** Calls that have grown since they were last written. */
  private readonly due = new Set<GrowingCall>();
  /** How many events of each call are kept, as far as this worker knows. */
  private readonly kept = new Map<string, number>();
  private readonly forgotten = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly inTurn = oneAfterAnother();
  private current: KeepingProblem | undefined;

  constructor(parts: KeptCallsParts) {
    this.parts = parts;
  }

  /** Why the latest write was refused, until one succeeds. */
  get problem(): KeepingProblem | undefined {
    return this.parts.isOn() ? this.current : undefined;
  }

  /** A call's journal has grown, or was rebuilt. Never throws, and nothing waits for it. */
  changed(call: GrowingCall): void {
    const { sessionId, isPrivate } = call.state;
    if (!this.parts.isOn() || isPrivate || this.forgotten.has(sessionId)) return;
    this.due.add(call);
    this.writeIn(WRITE_DELAY_MS);
  }

  /** Write what is due now. Never rejects, and takes no longer than {@link FLUSH_LIMIT_MS}: what isn't written stays due. */
  async flush(): Promise<void> {
    let limit: ReturnType<typeof setTimeout> | undefined;
    const tooLong = new Promise<void>((resolve) => {
      limit = setTimeout(resolve, FLUSH_LIMIT_MS);
    });
    await Promise.race([this.inTurn(() => this.writeDue()), tooLong]);
    clearTimeout(limit);
  }

  /** Every kept call, newest first; one that the browser's crash cut off has no end. @throws when the device's storage fails. */
  list(): Promise<readonly StoredCall[]> {
    return this.inTurn(async () => {
      await this.writeDue();
      return this.store.list();
    });
  }

  /** A kept call's journal, as far as it can be read; undefined where it isn't kept. @throws when the device's storage fails. */
  read(sessionId: string): Promise<ReadJournal | undefined> {
    return this.inTurn(async () => {
      await this.writeDue();
      return this.store.read(sessionId);
    });
  }

  /** Erase a call, and take nothing of it any more. @throws when the device's storage fails. */
  forget(sessionId: string): Promise<void> {
    this.forgotten.add(sessionId);
    // A write under way comes before this in turn, and none comes after.
    return this.inTurn(() => this.store.remove(sessionId));
  }

  private writeIn(delayMs: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = undefined;
      void this.flush();
    }, delayMs);
  }

  private async writeDue(): Promise<void> {
    if (!this.parts.isOn()) this.due.clear();
    const due = [...this.due];
    this.due.clear();
    for (const call of due) {
      const { sessionId } = call.state;
      if (this.forgotten.has(sessionId)) continue;
      try {
        // oxlint-disable-next-line no-await-in-loop -- one transaction at a time; there is hardly ever more than one call
        await this.write(call);
        this.setProblem(undefined);
      } catch (error) {
        const name = errorName(error);
        console.warn('session', sessionId, 'could not be kept:', name);
        this.due.add(call);
        this.setProblem(name === 'QuotaExceededError' ? 'full' : 'failed');
        this.writeIn(RETRY_MS);
      }
    }
  }

  private async write(call: GrowingCall): Promise<void> {
    const { sessionId } = call.state;
    const from = this.kept.get(sessionId) ?? (await this.firstMissing(call));
    const { pieces, total } = await call.journal.since(from);
    if (pieces.length > 0) await this.store.put(summaryOf(call.state), pieces, total);
    this.kept.set(sessionId, total);
  }

  /**
   * From where a call is to be written that this worker hasn't written yet. An earlier worker may have kept what it never stored:
   * that was decided anew, so it isn't so any more.
   */
  private async firstMissing({ state, journal }: GrowingCall): Promise<number> {
    const count = await this.store.eventCount(state.sessionId);
    // It ended while calls weren't kept.
    if (count === 0 && state.status === 'ended' && journal.restored === journal.total) return journal.total;
    return chunkOfEvent(Math.min(count, journal.restored)) * EVENTS_PER_CHUNK;
  }

  private setProblem(problem: KeepingProblem | undefined): void {
    if (this.current === problem) return;
    this.current = problem;
    this.parts.problemChanged();
  }
}
