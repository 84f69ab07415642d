/** A worker that keeps a call as it is said. */
import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { vi } from 'vitest';
import { JournalStore } from '../../../src/background/journal-store';
import { KeptCalls, type GrowingCall } from '../../../src/background/kept-calls';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { FakeArea } from '../../support/fake-area';
import { play, say, start, START_MS, withoutModel, type Played } from '../../support/session';

/** On a device that has nothing yet. Afterwards: real timers, mocks restored. */
export function setUpKeeping(): KeepingWorker {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.spyOn(console, 'warn').mockReturnValue();
  return new KeepingWorker();
}

export class KeepingWorker {
  readonly area = new FakeArea();
  readonly call = new PlayedCall(this.area);
  readonly problemChanged = vi.fn();
  isOn = true;
  kept = this.newKeeper();

  /** So many lines more, by both in turn. */
  async talk(lines: number): Promise<void> {
    for (let n = 0; n < lines; n += 1) {
      const seq = this.call.state.lastSeq + 1;
      await this.call.take(say(seq, seq % 2 === 0 ? 'rep' : 'customer', `Line ${String(seq)} of the call.`));
    }
  }

  /** A new worker, which knows what storage.session holds. */
  async restart(stored: Played = this.call.played): Promise<void> {
    const chunk = Math.floor(stored.journal.length / EVENTS_PER_CHUNK);
    const tail = stored.journal.slice(chunk * EVENTS_PER_CHUNK);
    this.call.journal = new JournalStore('call_test', this.area, { chunk, tail });
    this.call.played = stored;
    this.kept = this.newKeeper();
    this.kept.changed(this.call);
    await this.kept.flush();
  }

  private newKeeper(): KeptCalls {
    return new KeptCalls({ isOn: () => this.isOn, problemChanged: this.problemChanged });
  }
}

/** A session as the worker runs it, as far as keeping it goes. */
export class PlayedCall implements GrowingCall {
  journal: JournalStore;
  played: Played = { journal: [], state: play([]).state };
  stored: Promise<void>;
  constructor(area: FakeArea, sessionId = 'call_test', atMs = START_MS) {
    this.journal = new JournalStore(sessionId, area);
    this.stored = this.take({ ...start(), sessionId, atMs } as SessionInput);
  }
  get state() {
    return this.played.state;
  }
  take(input: SessionInput): Promise<void> {
    const next = play([input], withoutModel, this.played);
    for (const event of next.journal.slice(this.played.journal.length)) this.journal.push(event);
    this.played = next;
    return this.journal.flush().catch(() => undefined);
  }
}

/** What is on the disk, as another process would see it. */
export const afterCrash = (): KeptCallsStore => new KeptCallsStore();

export const keptJournal = async () => (await afterCrash().read('call_test'))?.journal ?? [];

/** What storage rejects with, by its name. */
export const refusal = (name: string): Error => Object.assign(new Error('refused'), { name });
