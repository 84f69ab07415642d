import { describe, expect, it } from 'vitest';
import { chunkCount, chunkOf, EVENTS_PER_CHUNK, JOURNAL_VERSION, readJournal } from '../../../src/coaching/journal';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { play, replay, say, start } from '../../support/session';

describe('journal', () => {
  it('should come back whole from its chunks, through JSON', () => {
    const { journal, state } = play([
      start(),
      ...Array.from({ length: 60 }, (_, at) => say(at + 1, at % 2 === 0 ? 'rep' : 'customer', `Line ${String(at)}`)),
    ]);
    expect(journal.length).toBeGreaterThan(EVENTS_PER_CHUNK * 2);
    const read = readJournal(stored(journal));
    expect(read).toEqual({ journal, unread: 0 });
    expect(replay(read.journal)).toEqual(state);
  });

  it.each([
    [0, 0],
    [1, 1],
    [EVENTS_PER_CHUNK, 1],
    [EVENTS_PER_CHUNK + 1, 2],
  ])('should put %i events into %i chunks', (events, chunks) => {
    expect(chunkCount(events)).toBe(chunks);
  });

  it('should end at the first event it can’t read, over chunks, and count what it left', () => {
    const chunks = stored(events(EVENTS_PER_CHUNK + 3));
    chunks[0]!.events[2] = { type: 'from-the-future', atMs: 1 };
    expect(readJournal(chunks)).toEqual({ journal: events(2), unread: EVENTS_PER_CHUNK + 1 });
  });

  it('should read nothing of what rests on a chunk that is lost', () => {
    const [first, , third] = stored(events(EVENTS_PER_CHUNK * 3));
    expect(readJournal([first, 'broken', third])).toEqual({
      journal: events(EVENTS_PER_CHUNK),
      unread: 1 + EVENTS_PER_CHUNK,
    });
  });

  it('should not read another version’s chunks', () => {
    const chunks = stored(events(2)).map((chunk) => ({ ...chunk, v: JOURNAL_VERSION + 1 }));
    expect(readJournal(chunks)).toEqual({ journal: [], unread: 1 });
  });

  it('should read nothing from nothing', () => {
    expect(readJournal([])).toEqual({ journal: [], unread: 0 });
    expect(readJournal([undefined, null, 7, {}])).toEqual({ journal: [], unread: 4 });
  });
});

// Helpers

const events = (count: number): SessionEvent[] =>
  Array.from({ length: count }, (_, atMs) => ({ type: 'model-access-changed', atMs }));

const stored = (journal: readonly SessionEvent[]): { v: number; events: unknown[] }[] =>
  JSON.parse(
    JSON.stringify(Array.from({ length: chunkCount(journal.length) }, (_, index) => chunkOf(journal, index))),
  ) as { v: number; events: unknown[] }[];
