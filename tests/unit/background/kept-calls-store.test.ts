import { IDBFactory } from 'fake-indexeddb';
import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import { summaryOf } from '../../../src/coaching/call-export';
import { JOURNAL_VERSION } from '../../../src/coaching/journal';
import { play, say, start } from '../../support/session';

const call = play([start(), say(1, 'customer', 'Hello there.')]);
const summary = summaryOf(call.state);

let store: KeptCallsStore;
beforeEach(() => {
  vi.stubGlobal('indexedDB', new IDBFactory());
  store = new KeptCallsStore();
});

describe('kept calls on the device', () => {
  it('should hold a call for the next time the browser runs', async () => {
    await store.put(summary, [{ from: 0, events: call.journal }], call.journal.length);
    const next = new KeptCallsStore();
    expect(await next.eventCount('call_test')).toBe(call.journal.length);
    expect((await next.read('call_test'))?.journal).toEqual(call.journal);
  });

  it('should put pieces in the place of what stood from the first of them on', async () => {
    const [first, ...rest] = call.journal;
    await store.put(summary, [{ from: 0, events: [first!] }], 1);
    await store.put(
      summary,
      [
        { from: 1, events: call.journal },
        { from: 64, events: rest },
      ],
      70,
    );
    await store.put(summary, [{ from: 1, events: rest }], call.journal.length);
    expect((await store.read('call_test'))?.journal).toEqual(call.journal);
  });

  it('should write without waiting for the disk: a crash of the browser loses none of it', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await store.put(summary, [{ from: 0, events: call.journal }], 1);
    expect(transaction).toHaveBeenCalledWith(['calls', 'chunks'], 'readwrite', { durability: 'relaxed' });
    transaction.mockRestore();
  });

  it('should put all of it or nothing, and say why', async () => {
    await store.put(summary, [{ from: 0, events: call.journal }], call.journal.length);
    const put = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => {
      throw new DOMException('no clone', 'DataCloneError');
    });
    await expect(store.put(summary, [{ from: 0, events: [] }], 0)).rejects.toThrow('no clone');
    put.mockRestore();
    expect((await store.read('call_test'))?.journal).toEqual(call.journal);
  });

  it('should read a call of version 1', async () => {
    const v1 = JSON.parse(readFileSync('tests/fixtures/journals/v1-call.json', 'utf8')) as unknown[];
    await putRaw('chunks', v1[0], ['call_test', 0]);
    const read = await store.read('call_test');
    expect(read?.unread).toBe(0);
    expect(read?.journal).toHaveLength(60);
  });

  it('should say that a newer version wrote a call, and leave it as it is', async () => {
    const newer = { v: JOURNAL_VERSION + 1, ...summary, eventCount: 2, mood: 'good' };
    const chunk = { v: JOURNAL_VERSION + 1, events: [{ type: 'something-new' }] };
    await putRaw('calls', newer, 'call_test');
    await putRaw('chunks', chunk, ['call_test', 0]);
    expect(await store.list()).toMatchObject([{ sessionId: 'call_test', tabTitle: 'Dialer', unreadable: 'newer' }]);
    expect(await store.read('call_test')).toMatchObject({ journal: [], unread: 1, isNewer: true });
    expect(await raw('calls', 'call_test')).toEqual(newer);
    expect(await raw('chunks', ['call_test', 0])).toEqual(chunk);
  });

  it('should list what it can’t make sense of, so that it can be deleted', async () => {
    await putRaw('calls', 'nonsense', 'call_a');
    await putRaw('calls', { v: JOURNAL_VERSION + 5, everything: 'else' }, 'call_b');
    expect((await store.list()).map(({ sessionId, unreadable }) => [sessionId, unreadable])).toEqual([
      ['call_a', 'damaged'],
      ['call_b', 'newer'],
    ]);
    expect(await store.eventCount('call_a')).toBe(0);
    await store.remove('call_a');
    expect((await store.list()).map(({ sessionId }) => sessionId)).toEqual(['call_b']);
  });

  it('should connect anew after the browser closed the database under it', async () => {
    await store.put(summary, [{ from: 0, events: call.journal }], call.journal.length);
    const broken = vi.spyOn(indexedDB, 'open').mockImplementationOnce(() => {
      throw new DOMException('disk trouble', 'UnknownError');
    });
    const again = new KeptCallsStore();
    await expect(again.read('call_test')).rejects.toThrow('disk trouble');
    broken.mockRestore();
    expect((await again.read('call_test'))?.journal).toEqual(call.journal);
  });
});

// Helpers

/** The database as another version of the program left it. */
async function putRaw(name: 'calls' | 'chunks', value: unknown, key: IDBValidKey): Promise<void> {
  await store.put({ ...summary, sessionId: 'call_other' }, [], 0);
  await store.remove('call_other');
  const database = await openDB('sales-coach-calls');
  await database.put(name, value, key);
  database.close();
}

async function raw(name: 'calls' | 'chunks', key: IDBValidKey): Promise<unknown> {
  const database = await openDB('sales-coach-calls');
  const value: unknown = await database.get(name, key);
  database.close();
  return value;
}
