import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RETRY_MS, WRITE_DELAY_MS } from '../../../src/background/kept-calls';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import { replay } from '../../../src/coaching/session-fold';
import { START_MS } from '../../support/session';
import { afterCrash, keptJournal, PlayedCall, refusal, setUpKeeping, type KeepingWorker } from './kept-calls-set-up';

let worker: KeepingWorker;

beforeEach(() => {
  worker = setUpKeeping();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('keeping a call', () => {
  it('should write it within half a second, and read it back whole', async () => {
    await worker.talk(30);
    worker.kept.changed(worker.call);
    expect(await afterCrash().read('call_test')).toBeUndefined();
    await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS);
    await worker.kept.flush();
    const read = await afterCrash().read('call_test');
    expect(read).toMatchObject({ journal: worker.call.played.journal, unread: 0 });
    expect(replay(read?.journal ?? [])).toEqual(worker.call.state);
  });

  it('should keep nothing of an incognito window', async () => {
    await worker.talk(3);
    const { state, journal } = worker.call;
    worker.kept.changed({ state: { ...state, isPrivate: true }, journal });
    await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS);
    await worker.kept.flush();
    expect(await afterCrash().list()).toEqual([]);
  });

  it('should not wait longer because more is said', async () => {
    const put = vi.spyOn(KeptCallsStore.prototype, 'put');
    for (let n = 0; n < 5; n += 1) {
      await worker.talk(1);
      worker.kept.changed(worker.call);
      await vi.advanceTimersByTimeAsync(WRITE_DELAY_MS / 5);
    }
    await worker.kept.flush();
    expect(put).toHaveBeenCalled();
    expect(worker.call.played.journal.length).toBe((await afterCrash().read('call_test'))?.journal.length);
  });

  it('should write a growing call piece by piece, over chunks, each event once', async () => {
    for (let n = 0; n < 40; n += 1) {
      await worker.talk(2);
      worker.kept.changed(worker.call);
      await worker.kept.flush();
    }
    expect(worker.call.played.journal.length).toBeGreaterThan(EVENTS_PER_CHUNK * 2);
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should keep the call so far when it is switched on in mid-call', async () => {
    worker.isOn = false;
    await worker.talk(60);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await indexedDB.databases()).toEqual([]);
    worker.isOn = true;
    await worker.talk(1);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should write nothing more once it is switched off, keep what there is, and go on without a hole when on again', async () => {
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    const before = worker.call.played.journal;
    await worker.talk(2);
    worker.kept.changed(worker.call);
    worker.isOn = false;
    await worker.kept.flush();
    await worker.talk(1);
    worker.kept.changed(worker.call);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    expect(await keptJournal()).toEqual(before);
    worker.isOn = true;
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should touch no disk when there is nothing to list, read or erase', async () => {
    worker.isOn = false;
    expect(await worker.kept.list()).toEqual([]);
    expect(await worker.kept.read('call_test')).toBeUndefined();
    await worker.kept.forget('call_test');
    expect(await indexedDB.databases()).toEqual([]);
  });

  it('should keep what storage.session refuses', async () => {
    await worker.talk(3);
    worker.area.quotaBytes = await worker.area.getBytesInUse();
    await worker.talk(80);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
    await worker.talk(1);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should keep the same call where its journal was condensed before it was kept', async () => {
    worker.isOn = false;
    await worker.talk(200);
    expect(await worker.call.journal.condense()).toBe(true);
    worker.isOn = true;
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    const journal = await keptJournal();
    expect(journal.length).toBeLessThan(worker.call.played.journal.length);
    expect(replay(journal)).toEqual(worker.call.state);
  });
});

describe('kept calls', () => {
  it('should list a call that the browser’s crash cut off without an end, and say how far it goes', async () => {
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await afterCrash().list()).toEqual([
      {
        sessionId: 'call_test',
        tabTitle: 'Dialer',
        startedAtMs: START_MS,
        endedAtMs: undefined,
        lastAtMs: worker.call.state.lastAtMs,
        utteranceCount: 3,
        unreadable: undefined,
      },
    ]);
  });

  it('should list what was just said, and the newest call first', async () => {
    await worker.talk(1);
    worker.kept.changed(worker.call);
    const second = new PlayedCall(worker.area, 'call_later', START_MS + 1);
    worker.kept.changed(second);
    expect((await worker.kept.list()).map(({ sessionId }) => sessionId)).toEqual(['call_later', 'call_test']);
  });

  it('should be gone when forgotten, and not be brought back by a write under way or a later one', async () => {
    await worker.talk(3);
    worker.kept.changed(worker.call);
    const writing = worker.kept.flush();
    const forgotten = worker.kept.forget('call_test');
    await Promise.all([writing, forgotten]);
    await worker.talk(1);
    worker.kept.changed(worker.call);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await worker.kept.flush();
    expect(await afterCrash().list()).toEqual([]);
    expect(await afterCrash().read('call_test')).toBeUndefined();
  });

  it('should leave the others when one is forgotten', async () => {
    const other = new PlayedCall(worker.area, 'call_test2');
    await other.stored;
    worker.kept.changed(worker.call);
    worker.kept.changed(other);
    await worker.kept.flush();
    await worker.kept.forget('call_test');
    expect((await worker.kept.list()).map(({ sessionId }) => sessionId)).toEqual(['call_test2']);
    expect((await worker.kept.read('call_test2'))?.journal).toEqual(other.played.journal);
  });

  it('should say so when erasing failed', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'remove').mockRejectedValue(refusal('UnknownError'));
    await expect(worker.kept.forget('call_test')).rejects.toThrow('refused');
  });
});
