/** A journal as the worker finds it when it starts again: through storage and back. */
import { EVENTS_PER_CHUNK, toChunk } from '../../src/coaching/journal';
import type { SessionEvent } from '../../src/coaching/session-events';

export interface Stored {
  readonly v: number;
  events: Record<string, unknown>[];
}

/** Its chunks, free to be tampered with. */
export const stored = (journal: readonly SessionEvent[]): Stored[] =>
  JSON.parse(
    JSON.stringify(
      Array.from({ length: Math.ceil(journal.length / EVENTS_PER_CHUNK) }, (_, index) =>
        toChunk(journal.slice(index * EVENTS_PER_CHUNK, (index + 1) * EVENTS_PER_CHUNK)),
      ),
    ),
  ) as Stored[];
