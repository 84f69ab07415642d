import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RETRY_MS, WRITE_DELAY_MS, KeptCalls, type GrowingCall } from '../../../src/background/kept-calls';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import { JournalStore } from '../../../src/background/journal-store';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { replay } from '../../../src/coaching/session-state';
import { FakeArea } from '../../support/fake-area';
import { play, say, start, START_MS, withoutModel, type Played } from '../../support/session';

let area: FakeArea;
let call: PlayedCall;
let kept: KeptCalls;
let isOn: boolean;
const problemChanged = vi.fn();

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  vi.stubGlobal('indexedDB', new IDBFactory());
  vi.spyOn(console, 'warn').mockReturnValue();
  problemChanged.mockReset();
  area = new FakeArea();
  isOn = true;
  kept = newWorker();
  call = new PlayedCall();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('keeping a call', () => {
  it('should write it within half a second, and read it back whole', async () => {
    await talk(30);
    kept.changed(call);
    expect(await afterCrash().read('call_test')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS);
    await kept.flush();
    const read = await afterCrash().read('call_test');
    expect(read).toMatchObject({ journal: call.played.journal, unread: 0 });
    expect(replay(read?.journal ?? [])).toEqual(call.state);
  });

  it('should keep nothing of an incognito window', async () => {
    await talk(3);
    const { state, journal } = call;
    kept.changed({ state: { ...state, isPrivate: true }, journal });
    await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS);
    await kept.flush();
    expect(await afterCrash().list()).toEqual([]);
  });

  it('should not wait longer because more is said', async () => {
    const put = vi.spyOn(KeptCallsStore.prototype, 'put');
    for (let n = 0; n < 5; n += 1) {
      await talk(1);
      kept.changed(call);
      await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS / 5);
    }
    await kept.flush();
    expect(put).toHaveBeenCalled();
    expect(call.played.journal.length).toBe((await afterCrash().read('call_test'))?.journal.length);
  });

  it('should write a growing call piece by piece, over chunks, each event once', async () => {
    for (let n = 0; n < 40; n += 1) {
      await talk(2);
      kept.changed(call);
      await kept.flush();
    }
    expect(call.played.journal.length).toBeGreaterThan(EVENTS_PER_CHUNK * 2);
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should keep the call so far when it is switched on in mid-call', async () => {
    isOn = false;
    await talk(60);
    kept.changed(call);
    await kept.flush();
    expect(await indexedDB.databases()).toEqual([]);
    isOn = true;
    await talk(1);
    kept.changed(call);
    await kept.flush();
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should write nothing more once it is switched off, keep what there is, and go on without a hole when on again', async () => {
    await talk(3);
    kept.changed(call);
    await kept.flush();
    const before = call.played.journal;
    await talk(2);
    kept.changed(call);
    isOn = false;
    await kept.flush();
    await talk(1);
    kept.changed(call);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(await keptJournal()).toEqual(before);
    isOn = true;
    kept.changed(call);
    await kept.flush();
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should touch no disk when there is nothing to list, read or erase', async () => {
    isOn = false;
    expect(await kept.list()).toEqual([]);
    expect(await kept.read('call_test')).toBeUndefined();
    await kept.forget('call_test');
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('should keep what storage.session refuses', async () => {
    await talk(3);
    area.quotaBytes = await area.getBytesInUse();
    await talk(80);
    kept.changed(call);
    await kept.flush();
    expect(await keptJournal()).toEqual(call.played.journal);
    await talk(1);
    kept.changed(call);
    await kept.flush();
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should keep the same call where its journal was condensed before it was kept', async () => {
    isOn = false;
    await talk(200);
    expect(await call.journal.condense()).toBe(true);
    isOn = true;
    kept.changed(call);
    await kept.flush();
    await talk(3);
    kept.changed(call);
    await kept.flush();
    const journal = await keptJournal();
    expect(journal.length).toBeLessThan(call.played.journal.length);
    expect(replay(journal)).toEqual(call.state);
  });
});

describe('keeping a call, when a worker dies', () => {
  it('should go on where the call is kept', async () => {
    await talk(50);
    kept.changed(call);
    await kept.flush();
    await talk(2);
    const put = vi.spyOn(KeptCallsStore.prototype, 'put');
    await restart();
    expect(await keptJournal()).toEqual(call.played.journal);
    expect(put.mock.calls[0]?.[1][0]?.from).toBeGreaterThan(0);
  });

  it('should take back what was kept and never stored, since it was decided anew', async () => {
    await talk(50);
    const storedUntil = call.played;
    area.quotaBytes = await area.getBytesInUse();
    await talk(80);
    kept.changed(call);
    await kept.flush();
    expect((await keptJournal()).length).toBeGreaterThan(storedUntil.journal.length);
    area.quotaBytes = Infinity;
    await restart(storedUntil);
    expect(await keptJournal()).toEqual(storedUntil.journal);
    await call.take(say(call.state.lastSeq + 1, 'customer', 'Something else, as it was heard again.'));
    kept.changed(call);
    await kept.flush();
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should not begin to keep a call that ended while calls weren’t kept', async () => {
    await talk(3);
    await call.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    await restart();
    expect(await kept.list()).toEqual([]);
  });

  it('should write the end of a call that an earlier worker couldn’t', async () => {
    await talk(3);
    kept.changed(call);
    await kept.flush();
    await call.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    await restart();
    expect(await kept.list()).toMatchObject([{ sessionId: 'call_test', endedAtMs: START_MS + 60_000 }]);
  });
});

describe('keeping a call, when the disk refuses', () => {
  it('should say why, try again by itself, and lose nothing', async () => {
    const put = vi.spyOn(KeptCallsStore.prototype, 'put').mockRejectedValueOnce(named('QuotaExceededError'));
    await talk(3);
    kept.changed(call);
    await kept.flush();
    expect([kept.problem, kept.refusedWrites]).toEqual(['full', 1]);
    expect(problemChanged).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await kept.flush();
    expect(put).toHaveBeenCalledTimes(2);
    expect(kept.problem).toBeUndefined();
    expect(problemChanged).toHaveBeenCalledTimes(2);
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should make good with the next write', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'put').mockRejectedValueOnce(named('UnknownError'));
    await talk(3);
    kept.changed(call);
    await kept.flush();
    expect(kept.problem).toBe('failed');
    await talk(1);
    kept.changed(call);
    await kept.flush();
    expect(kept.problem).toBeUndefined();
    expect(await keptJournal()).toEqual(call.played.journal);
  });

  it('should let nobody wait longer than two seconds', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'put').mockReturnValue(new Promise(() => undefined));
    await talk(1);
    kept.changed(call);
    const flushed = kept.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(flushed).resolves.toBeUndefined();
  });
});

describe('kept calls', () => {
  it('should list a call that the browser’s crash cut off without an end, and say how far it goes', async () => {
    await talk(3);
    kept.changed(call);
    await kept.flush();
    expect(await afterCrash().list()).toEqual([
      {
        sessionId: 'call_test',
        tabTitle: 'Dialer',
        startedAtMs: START_MS,
        endedAtMs: undefined,
        lastAtMs: call.state.lastAtMs,
        utteranceCount: 3,
        unreadable: undefined,
      },
    ]);
  });

  it('should list what was just said, and the newest call first', async () => {
    await talk(1);
    kept.changed(call);
    const second = new PlayedCall('call_later', START_MS + 1);
    kept.changed(second);
    expect((await kept.list()).map(({ sessionId }) => sessionId)).toEqual(['call_later', 'call_test']);
  });

  it('should be gone when forgotten, and not be brought back by a write under way or a later one', async () => {
    await talk(3);
    kept.changed(call);
    const writing = kept.flush();
    const forgotten = kept.forget('call_test');
    await Promise.all([writing, forgotten]);
    await talk(1);
    kept.changed(call);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await kept.flush();
    expect(await afterCrash().list()).toEqual([]);
    expect(await afterCrash().read('call_test')).toBeUndefined();
  });

  it('should leave the others when one is forgotten', async () => {
    const other = new PlayedCall('call_test2', START_MS);
    await other.stored;
    kept.changed(call);
    kept.changed(other);
    await kept.flush();
    await kept.forget('call_test');
    expect((await kept.list()).map(({ sessionId }) => sessionId)).toEqual(['call_test2']);
    expect((await kept.read('call_test2'))?.journal).toEqual(other.played.journal);
  });

  it('should say so when erasing failed', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'remove').mockRejectedValue(named('UnknownError'));
    await expect(kept.forget('call_test')).rejects.toThrow('refused');
  });
});

// Helpers

const newWorker = (): KeptCalls => new KeptCalls({ isOn: () => isOn, problemChanged });

/** What is on the disk, as another process would see it. */
const afterCrash = (): KeptCallsStore => new KeptCallsStore();

const keptJournal = async () => (await afterCrash().read('call_test'))?.journal ?? [];

const named = (name: string): Error => Object.assign(new Error('refused'), { name });

/** A session as the worker runs it, as far as keeping it goes. */
class PlayedCall implements GrowingCall {
  journal: JournalStore;
  played: Played = { journal: [], state: play([]).state };
  stored: Promise<void>;
  constructor(sessionId = 'call_test', atMs = START_MS) {
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

async function talk(lines: number): Promise<void> {
  for (let n = 0; n < lines; n += 1) {
    const seq = call.state.lastSeq + 1;
    await call.take(say(seq, seq % 2 === 0 ? 'rep' : 'customer', `Line ${String(seq)} of the call.`));
  }
}

/** A new worker, which knows what storage.session holds. */
async function restart(stored: Played = call.played): Promise<void> {
  const { chunk, tail } = endOf(stored);
  call.journal = new JournalStore('call_test', area, { chunk, tail });
  call.played = stored;
  kept = newWorker();
  kept.changed(call);
  await kept.flush();
}

function endOf({ journal }: Played) {
  const chunk = Math.floor(journal.length / EVENTS_PER_CHUNK);
  return { chunk, tail: journal.slice(chunk * EVENTS_PER_CHUNK) };
}
