/** Journals in storage.session: one key a chunk, so that a write in mid-call doesn't grow with the call. */
import { chunkCount, chunkOf, readJournal, EVENTS_PER_CHUNK } from '../coaching/journal';
import type { SessionEvent } from '../coaching/session-events';

/** storage.session, or what stands for it in a test. */
export interface JournalArea {
  get(): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
}

const PREFIX = 'journal:';
const keyOf = (sessionId: string, chunk: number): string => `${PREFIX}${sessionId}:${String(chunk).padStart(6, '0')}`;

/** Writes one session's journal, in order; a failed write is made good by the next. */
export class JournalStore {
  private stored = 0;
  private writing: Promise<void> = Promise.resolve();
  private readonly sessionId: string;
  private readonly area: JournalArea;

  /** @param stored how many events of the journal are stored already. */
  constructor(sessionId: string, stored: number, area: JournalArea) {
    this.sessionId = sessionId;
    this.stored = stored;
    this.area = area;
  }

  /** When no write is under way any more, however it ended. */
  idle(): Promise<void> {
    return this.writing;
  }

  /**
   * Store what of the journal isn't yet.
   *
   * @returns when it is stored. @throws when storage refuses (quota): nothing was lost from the heap, the next call tries again.
   */
  save(journal: readonly SessionEvent[]): Promise<void> {
    const write = this.writing.then(async () => {
      // The journal goes on growing while storage writes: only what stood here now is stored then.
      const { length } = journal;
      if (this.stored >= length) return;
      const chunks: Record<string, unknown> = {};
      for (let index = Math.floor(this.stored / EVENTS_PER_CHUNK); index < chunkCount(length); index += 1) {
        chunks[keyOf(this.sessionId, index)] = chunkOf(journal, index);
      }
      await this.area.set(chunks);
      this.stored = length;
    });
    this.writing = write.catch(() => undefined);
    return write;
  }
}

/** Every journal that storage.session holds, by session id. */
export async function loadJournals(
  area: JournalArea,
): Promise<ReadonlyMap<string, { journal: readonly SessionEvent[]; unread: number }>> {
  const all = await area.get();
  const chunks = new Map<string, unknown[]>();
  for (const key of Object.keys(all).toSorted()) {
    if (!key.startsWith(PREFIX)) continue;
    const sessionId = key.slice(PREFIX.length, key.lastIndexOf(':'));
    chunks.set(sessionId, [...(chunks.get(sessionId) ?? []), all[key]]);
  }
  return new Map([...chunks].map(([sessionId, stored]) => [sessionId, readJournal(stored)]));
}

/** Erase a session's journal. */
export async function deleteJournal(area: JournalArea, sessionId: string): Promise<void> {
  const all = await area.get();
  await area.remove(Object.keys(all).filter((key) => key.startsWith(`${PREFIX}${sessionId}:`)));
}
