import { describe, expect, it } from 'vitest';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import { deleteJournal, loadJournals } from '../../../src/background/journal-store';
import { FakeArea } from '../../support/fake-area';
import { DyingArea, events, reopened, stored, storeOf } from './journal-store-set-up';

describe('journal store', () => {
  it('should store a journal over several chunks and give it back', async () => {
    const area = new FakeArea();
    await storeOf(area, events(150)).flush();
    expect(Object.keys(area.items)).toHaveLength(3);
    expect((await loadJournals(area)).get('call_a')).toMatchObject({ journal: events(150), unread: 0 });
  });

  it('should store what was added while a write was under way', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(1));
    area.hold();
    const first = store.flush();
    await area.started;
    for (const event of events(2, 1)) store.push(event);
    const second = store.flush();
    area.release();
    await Promise.all([first, second]);
    expect(await stored(area)).toEqual(events(3));
  });

  it('should say that storage refused, and make good with the next write', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(2));
    area.failNext = true;
    await expect(store.flush()).rejects.toThrow('quota');
    await store.flush();
    expect(await stored(area)).toEqual(events(2));
  });

  it('should rewrite only the last chunk as a call grows, and hold no more than that in its heap', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(130));
    await store.flush();
    area.written.length = 0;
    store.push(events(1, 130)[0]!);
    await store.flush();
    expect(area.written).toEqual(['journal:call_a:000002']);
    expect(JSON.stringify({ ...store, area: undefined })).not.toContain('"atMs":127');
  });

  it('should go on from storage as if it had never stopped, wherever it stopped', async () => {
    for (const cut of [0, 1, EVENTS_PER_CHUNK - 1, EVENTS_PER_CHUNK, EVENTS_PER_CHUNK + 1, 2 * EVENTS_PER_CHUNK]) {
      const area = new FakeArea();
      await storeOf(area, events(cut)).flush();
      const again = await reopened(area);
      expect(again.restored).toBe(cut);
      for (const event of events(100, cut)) again.push(event);
      await again.flush();
      expect(await stored(area)).toEqual(events(cut + 100));
    }
  });

  it('should leave the start of a journal, whenever the worker dies', async () => {
    for (let writes = 0; writes <= 4; writes += 1) {
      const area = new DyingArea(writes);
      await storeOf(area, events(3 * EVENTS_PER_CHUNK + 5))
        .flush()
        .catch(() => undefined);
      const count = Math.min(writes * EVENTS_PER_CHUNK, 3 * EVENTS_PER_CHUNK + 5);
      expect(await stored(area)).toEqual(events(count));
    }
  });

  it('should write nothing once it is closed, nor after a write that was under way', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(100));
    area.hold();
    const write = store.flush();
    await area.started;
    const closed = store.close();
    area.release();
    await Promise.all([write, closed]);
    await deleteJournal(area, 'call_a');
    store.push(events(1, 100)[0]!);
    await Promise.all([store.flush(), store.condense()]);
    expect(area.items).toEqual({});
    expect(await store.since(0)).toEqual({ pieces: [], total: 0 });
  });

  it('should erase one session and leave the others', async () => {
    const area = new FakeArea();
    await storeOf(area, events(70)).flush();
    await storeOf(area, events(1), 'call_b').flush();
    await deleteJournal(area, 'call_a');
    expect([...(await loadJournals(area)).keys()]).toEqual(['call_b']);
  });

  it('should read up to the first event that can’t be read, and count the rest', async () => {
    const area = new FakeArea();
    await storeOf(area, events(3)).flush();
    const chunk = area.items['journal:call_a:000000'] as { events: unknown[] };
    chunk.events[1] = { type: 'from-the-future' };
    expect((await loadJournals(area)).get('call_a')).toMatchObject({ journal: events(1), unread: 2 });
  });

  it('should read nothing past a chunk that is missing', async () => {
    const area = new FakeArea();
    await storeOf(area, events(3 * EVENTS_PER_CHUNK)).flush();
    await area.remove(['journal:call_a:000001']);
    const loaded = (await loadJournals(area)).get('call_a');
    expect(loaded?.journal).toEqual(events(EVENTS_PER_CHUNK));
    expect(loaded?.unread).toBeGreaterThan(0);
    expect(loaded?.end).toEqual({ chunk: 1, tail: [] });
  });
});

describe('journal store, giving the journal on', () => {
  it('should give what is newer than an event, from the heap', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(70));
    await store.flush();
    expect(await store.since(66)).toEqual({ pieces: [{ from: 66, events: events(4, 66) }], total: 70 });
    expect(await store.since(70)).toEqual({ pieces: [], total: 70 });
  });

  it('should give chunks that are filled as they are stored, from their start', async () => {
    const area = new FakeArea();
    const store = storeOf(area, events(130));
    await store.flush();
    const { pieces, total } = await store.since(70);
    expect(total).toBe(130);
    expect(pieces).toEqual([
      { from: 64, events: events(64, 64) },
      { from: 128, events: events(2, 128) },
    ]);
  });

  it('should give what storage refuses too, cut where chunks begin', async () => {
    const area = new FakeArea();
    area.quotaBytes = 0;
    const store = storeOf(area, events(100));
    await expect(store.flush()).rejects.toThrow('quota');
    const { pieces } = await store.since(10);
    expect(pieces.map(({ from, events }) => [from, events.length])).toEqual([
      [10, 54],
      [64, 36],
    ]);
  });
});
