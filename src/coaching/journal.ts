/** How a session's journal is stored: chunks of events under a version. */
import { z } from 'zod';
import { SessionEvent } from './session-events';

export const JOURNAL_VERSION = 1;

/** Events per stored chunk: about 50 KB, so that a write in mid-call stays small, and few keys for a long call. */
export const EVENTS_PER_CHUNK = 64;

const Chunk = z.object({ v: z.literal(JOURNAL_VERSION), events: z.array(z.unknown()) });

export type StoredChunk = { readonly v: typeof JOURNAL_VERSION; readonly events: readonly SessionEvent[] };

/** The chunk of a journal that starts at event `index * EVENTS_PER_CHUNK`. */
export const chunkOf = (journal: readonly SessionEvent[], index: number): StoredChunk => ({
  v: JOURNAL_VERSION,
  events: journal.slice(index * EVENTS_PER_CHUNK, (index + 1) * EVENTS_PER_CHUNK),
});

/** How many chunks a journal of this many events takes. */
export const chunkCount = (eventCount: number): number => Math.ceil(eventCount / EVENTS_PER_CHUNK);

/**
 * A journal from its stored chunks, in order. Reading ends at the first event that can't be read, since what follows rests
 * on it; `unread` counts what was left.
 */
export function readJournal(chunks: readonly unknown[]): { journal: readonly SessionEvent[]; unread: number } {
  const journal: SessionEvent[] = [];
  let unread = 0;
  for (const stored of chunks) {
    const chunk = Chunk.safeParse(stored);
    if (!chunk.success) {
      unread += 1;
      continue;
    }
    for (const raw of chunk.data.events) {
      const event = unread === 0 ? SessionEvent.safeParse(raw) : undefined;
      if (event?.success) journal.push(event.data);
      else unread += 1;
    }
  }
  return { journal, unread };
}
