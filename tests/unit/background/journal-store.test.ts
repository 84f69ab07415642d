import { describe, expect, it } from 'vitest';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { deleteJournal, JournalStore, loadJournals } from '../../../src/background/journal-store';
import { FakeArea } from '../../support/fake-area';

describe('journal store', () => {
  it('should store a journal over several chunks and give it back', async () => {
    const area = new FakeArea();
    const journal = events(150);
    await new JournalStore('call_a', 0, area).save(journal);
    expect(Object.keys(area.items)).toHaveLength(3);
    expect((await loadJournals(area)).get('call_a')).toEqual({ journal, unread: 0 });
  });

  it('should store what was added while a write was under way', async () => {
    const area = new FakeArea();
    const journal = events(1);
    const store = new JournalStore('call_a', 0, area);
    area.hold();
    const first = store.save(journal);
    await area.started;
    journal.push(...events(2, 1));
    const second = store.save(journal);
    area.release();
    await Promise.all([first, second]);
    expect((await loadJournals(area)).get('call_a')?.journal).toEqual(journal);
  });

  it('should say that storage refused, and make good with the next write', async () => {
    const area = new FakeArea();
    const journal = events(2);
    const store = new JournalStore('call_a', 0, area);
    area.failNext = true;
    await expect(store.save(journal)).rejects.toThrow('quota');
    await store.save(journal);
    expect((await loadJournals(area)).get('call_a')?.journal).toEqual(journal);
  });

  it('should rewrite only the last chunk as a call grows', async () => {
    const area = new FakeArea();
    const journal = events(130);
    const store = new JournalStore('call_a', 0, area);
    await store.save(journal);
    area.written.length = 0;
    journal.push(...events(1, 130));
    await store.save(journal);
    expect(area.written).toEqual(['journal:call_a:000002']);
  });

  it('should erase one session and leave the others', async () => {
    const area = new FakeArea();
    await new JournalStore('call_a', 0, area).save(events(70));
    await new JournalStore('call_b', 0, area).save(events(1));
    await deleteJournal(area, 'call_a');
    expect([...(await loadJournals(area)).keys()]).toEqual(['call_b']);
  });

  it('should read up to the first event that can’t be read, and count the rest', async () => {
    const area = new FakeArea();
    await new JournalStore('call_a', 0, area).save(events(3));
    const chunk = area.items['journal:call_a:000000'] as { events: unknown[] };
    chunk.events[1] = { type: 'from-the-future' };
    expect((await loadJournals(area)).get('call_a')).toEqual({ journal: events(1), unread: 2 });
  });
});

// Helpers

const events = (count: number, from = 0): SessionEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'model-access-changed', atMs: from + n }));
