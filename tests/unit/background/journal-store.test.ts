import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/coaching/condense';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { replay } from '../../../src/coaching/session-state';
import { deleteJournal, JournalStore, loadJournals } from '../../../src/background/journal-store';
import { FakeArea } from '../../support/fake-area';
import { play, say, start, withoutModel } from '../../support/session';

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

describe('journal store, condensing', () => {
  const { journal, state } = longCall();

  it('should make a long call smaller in its place, and leave its end whole', async () => {
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    const before = await area.getBytesInUse();
    expect(await store.condense()).toBe(true);
    expect(await area.getBytesInUse()).toBeLessThan(before / 2);
    const after = await stored(area, 'call_test');
    expect(replay(after)).toEqual(state);
    expect(after.slice(-EVENTS_PER_CHUNK)).toEqual(journal.slice(-EVENTS_PER_CHUNK));
    expect(await store.condense()).toBe(false);
  });

  it('should fold to the same call after a crash at any step, and go on being stored', async () => {
    const whole = new FakeArea();
    const first = storeOf(whole, journal, 'call_test');
    await first.flush();
    whole.written.length = 0;
    const items = structuredClone(whole.items);
    await first.condense();
    expect(whole.written.length).toBeGreaterThan(5);
    for (let writes = 0; writes <= whole.written.length; writes += 1) {
      const area = new DyingArea(writes);
      area.items = structuredClone(items);
      const store = await reopened(area, 'call_test');
      await store.condense().catch(() => undefined);
      area.writesLeft = Infinity;
      expect(replay(await stored(area, 'call_test'))).toEqual(state);
      // The next worker goes on: nothing is doubled, nothing lost, and what a crash left over is condensed then.
      const next = await reopened(area, 'call_test');
      expect(next.total).toBe(journal.length);
      next.push({ type: 'model-access-changed', atMs: state.lastAtMs + 1 });
      await next.flush();
      await next.condense();
      const after = await stored(area, 'call_test');
      expect(after.at(-1)).toEqual({ type: 'model-access-changed', atMs: state.lastAtMs + 1 });
      expect(replay(after.slice(0, -1))).toEqual(state);
    }
  });

  it('should rest on what is stored only: guidance isn’t given up for guidance that may still be lost', async () => {
    const area = new FakeArea();
    const atMs = state.lastAtMs;
    const lines = Array.from({ length: 120 }, (_, n) =>
      say(state.lastSeq + 1 + n, 'customer', `Go on, line ${String(n)}.`),
    );
    const suggested = play([{ type: 'choose-mode', mode: 'suggestions', atMs }, ...lines], withoutModel, {
      journal,
      state,
    });
    const store = storeOf(area, suggested.journal, 'call_test');
    await store.flush();
    // The only guidance that replaces the last one of long ago is not stored yet.
    const back = play([{ type: 'choose-mode', mode: 'guidance', atMs }], withoutModel, suggested);
    for (const event of back.journal.slice(suggested.journal.length)) store.push(event);
    expect(await store.condense()).toBe(true);
    expect(replay(await stored(area, 'call_test'))).toEqual(suggested.state);
  });

  it('should succeed where storage is full to the last byte', async () => {
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    area.quotaBytes = await area.getBytesInUse();
    store.push({ type: 'model-access-changed', atMs: state.lastAtMs });
    await expect(store.flush()).rejects.toThrow('quota');
    expect(await store.condense()).toBe(true);
    await store.flush();
    expect((await stored(area, 'call_test')).at(-1)?.type).toBe('model-access-changed');
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

  it('should number events alike whether a chunk is condensed or not', async () => {
    const { journal } = longCall();
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    await store.condense();
    const { pieces, total } = await store.since(0);
    expect(total).toBe(journal.length);
    expect(pieces.map(({ from }) => from)).toEqual(pieces.map((_, at) => at * EVENTS_PER_CHUNK));
    expect(pieces.flatMap((piece) => piece.events).length).toBeLessThan(journal.length);
    expect(condense(pieces.flatMap((piece) => piece.events))).toEqual(condense(journal));
  });
});

// Helpers

/** Dies with the worker after so many writes. */
class DyingArea extends FakeArea {
  writesLeft: number;
  constructor(writesLeft: number) {
    super();
    this.writesLeft = writesLeft;
  }
  override async set(items: Record<string, unknown>): Promise<void> {
    if (this.writesLeft <= 0) throw new Error('the worker is gone');
    this.writesLeft -= 1;
    await super.set(items);
  }
}

const events = (count: number, from = 0): SessionEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'model-access-changed', atMs: from + n }));

function storeOf(area: FakeArea, journal: readonly SessionEvent[], sessionId = 'call_a'): JournalStore {
  const store = new JournalStore(sessionId, area);
  for (const event of journal) store.push(event);
  return store;
}

const stored = async (area: FakeArea, sessionId = 'call_a'): Promise<readonly SessionEvent[]> =>
  (await loadJournals(area)).get(sessionId)?.journal ?? [];

const reopened = async (area: FakeArea, sessionId = 'call_a'): Promise<JournalStore> =>
  new JournalStore(sessionId, area, (await loadJournals(area)).get(sessionId)?.end);

/** Some twelve chunks of it. */
function longCall() {
  const lines = ['How many calls do you get in a week?', 'About forty, and we miss ten of them.', 'I see. Go on.'];
  const said = Array.from({ length: 240 }, (_, n) =>
    say(n + 1, n % 2 === 0 ? 'rep' : 'customer', `${lines[n % 3] ?? ''} ${String(n)}`),
  );
  return play([start(), ...said], withoutModel);
}
