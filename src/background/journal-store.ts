/**
 * Journals in storage.session: one key a chunk, so that a write in mid-call doesn't grow with the call.
 *
 *   events ─▶ tail (heap: the last, unfilled chunk and what isn't stored yet) ─▶ chunks (storage)
 *                                                                               └─ condensed, each in its own place
 *
 * Chunk i stands for events 64 i to 64 i + 63 for good, however few a condensed one holds: an event's number never changes.
 * Chunks are written one at a time and in order, so that whatever a crash leaves is the start of the journal.
 */
import { condenseChunks } from '../coaching/condense';
import { EVENTS_PER_CHUNK, readJournal, toChunk } from '../coaching/journal';
import type { SessionEvent } from '../coaching/session-events';
import { oneAfterAnother } from './in-turn';

/** storage.session, or what stands for it in a test. */
export interface JournalArea {
  get(keys?: string[]): Promise<Record<string, unknown>>;
  set(items: Record<string, unknown>): Promise<void>;
  remove(keys: string[]): Promise<void>;
  getBytesInUse(): Promise<number>;
}

/** Where a stored journal ends: the number of its last chunk, and what that holds. */
export interface JournalEnd {
  readonly chunk: number;
  readonly tail: readonly SessionEvent[];
}

/** Consecutive events within one chunk. */
export interface JournalPiece {
  /** Number of the first event. */
  readonly from: number;
  /** Of a condensed chunk, fewer than its numbers tell. */
  readonly events: readonly SessionEvent[];
}

/**
 * Chunks at the end that aren't condensed. The last must not be: how many events it holds tells where the journal ends. Those before
 * it may not be where kept calls are yet, which shall have them whole.
 */
const LAST_CHUNKS_WHOLE = 3;
const BEGINNING: JournalEnd = { chunk: 0, tail: [] };
const PREFIX = 'journal:';
const keyOf = (sessionId: string, chunk: number): string => `${PREFIX}${sessionId}:${String(chunk).padStart(6, '0')}`;

/** The number of the chunk that holds an event. */
export const chunkOfEvent = (event: number): number => Math.floor(event / EVENTS_PER_CHUNK);

/** Writes one session's journal, in order; a failed write is made good by the next. */
export class JournalStore {
  /** How many events were stored when this store was made. What anybody knows beyond them was lost with an earlier worker. */
  readonly restored: number;
  /** The chunk that `tail` begins. All before it are filled and stored. */
  private chunk: number;
  private tail: SessionEvent[];
  private stored: number;
  /** How many filled chunks there were when they were last condensed. */
  private condensedUntil = 0;
  private closed = false;
  private readonly inTurn = oneAfterAnother();
  private readonly sessionId: string;
  private readonly area: JournalArea;

  constructor(sessionId: string, area: JournalArea, end: JournalEnd = BEGINNING) {
    this.sessionId = sessionId;
    this.area = area;
    this.chunk = end.chunk;
    this.tail = [...end.tail];
    this.stored = this.total;
    this.restored = this.total;
  }

  /** How many events there were, stored or not. */
  get total(): number {
    return this.chunk * EVENTS_PER_CHUNK + this.tail.length;
  }

  /** Storage has all of it. */
  get isStored(): boolean {
    return this.stored === this.total;
  }

  /** Add an event to the journal; the next {@link flush} stores it. */
  push(event: SessionEvent): void {
    this.tail.push(event);
  }

  /**
   * Store what of the journal isn't yet.
   *
   * @returns when it is stored. @throws when storage refuses (quota): nothing was lost from the heap, the next call tries again.
   */
  flush(): Promise<void> {
    const { total } = this;
    return this.inTurn(async () => {
      while (!this.closed && this.stored < total) {
        const events = this.tail.slice(0, EVENTS_PER_CHUNK);
        // oxlint-disable-next-line no-await-in-loop -- in order: a chunk without the one before it would be misread
        await this.area.set({ [keyOf(this.sessionId, this.chunk)]: toChunk(events) });
        this.stored = this.chunk * EVENTS_PER_CHUNK + events.length;
        if (events.length === EVENTS_PER_CHUNK) {
          this.tail.splice(0, EVENTS_PER_CHUNK);
          this.chunk += 1;
        }
      }
    });
  }

  /**
   * Give up what later events have replaced, in the chunks that are filled; see coaching/condense. Never makes a chunk bigger, so
   * that it succeeds where storage is full.
   *
   * @returns whether anything was given up.
   */
  condense(): Promise<boolean> {
    return this.inTurn(async () => {
      // Where nothing was added since, nothing more is to be found: storage that stays full asks again and again.
      if (this.closed || this.chunk === this.condensedUntil) return false;
      const { chunk } = this;
      const storedTail = this.tail.slice(0, this.stored - this.chunk * EVENTS_PER_CHUNK);
      const chunks = [...(await this.readChunks(0)), ...(storedTail.length > 0 ? [storedTail] : [])];
      let shrank = false;
      for (const [index, events] of condenseChunks(chunks).slice(0, -LAST_CHUNKS_WHOLE).entries()) {
        if (this.closed) return false;
        if (events === chunks[index]) continue;
        // oxlint-disable-next-line no-await-in-loop -- each is whole by itself; all at once would double the heap
        await this.area.set({ [keyOf(this.sessionId, index)]: toChunk(events) });
        shrank = true;
      }
      this.condensedUntil = chunk;
      return shrank;
    });
  }

  /**
   * The journal from an event on, stored or not, and how many events there are in all. What is in a filled chunk comes with the
   * whole of its chunk.
   *
   * @throws when a stored chunk can't be read.
   */
  async since(event: number): Promise<{ readonly pieces: readonly JournalPiece[]; readonly total: number }> {
    const begin = this.chunk * EVENTS_PER_CHUNK;
    if (this.closed) return { pieces: [], total: 0 };
    if (event >= begin) return { pieces: cut(event, this.tail.slice(event - begin)), total: this.total };
    return this.inTurn(async () => {
      if (this.closed) return { pieces: [], total: 0 };
      const first = chunkOfEvent(event);
      const stored = (await this.readChunks(first)).map((events, at) => ({
        from: (first + at) * EVENTS_PER_CHUNK,
        events,
      }));
      return { pieces: [...stored, ...cut(this.chunk * EVENTS_PER_CHUNK, this.tail)], total: this.total };
    });
  }

  /** Write nothing any more. @returns when no write is under way. */
  close(): Promise<void> {
    this.closed = true;
    return this.inTurn(async () => undefined);
  }

  /** The filled chunks from `first` on. */
  private async readChunks(first: number): Promise<readonly (readonly SessionEvent[])[]> {
    const keys = Array.from({ length: Math.max(0, this.chunk - first) }, (_, at) => keyOf(this.sessionId, first + at));
    if (keys.length === 0) return [];
    const items = await this.area.get(keys);
    const { chunks, unread } = readJournal(keys.map((key) => items[key]));
    if (unread > 0) throw new Error('A stored chunk can’t be read.');
    return chunks;
  }
}

/** Consecutive events, cut where chunks begin. */
function cut(from: number, events: readonly SessionEvent[]): readonly JournalPiece[] {
  const pieces: JournalPiece[] = [];
  for (let at = 0; at < events.length;) {
    const next = at + EVENTS_PER_CHUNK - ((from + at) % EVENTS_PER_CHUNK);
    pieces.push({ from: from + at, events: events.slice(at, next) });
    at = next;
  }
  return pieces;
}

/** A journal that storage.session holds. */
export interface LoadedJournal {
  readonly journal: readonly SessionEvent[];
  /** Events that could not be read; the journal is taken to end before them. */
  readonly unread: number;
  /** Offers among its events that could not be read, without which it goes on. */
  readonly lostOffers: number;
  readonly end: JournalEnd;
}

/** Every journal that storage.session holds, by session id. */
export async function loadJournals(area: JournalArea): Promise<ReadonlyMap<string, LoadedJournal>> {
  const found = new Map<string, { readonly index: number; readonly chunk: unknown }[]>();
  for (const [key, chunk] of Object.entries(await area.get())) {
    if (!key.startsWith(PREFIX)) continue;
    const colon = key.lastIndexOf(':');
    const sessionId = key.slice(PREFIX.length, colon);
    found.set(sessionId, [...(found.get(sessionId) ?? []), { index: Number(key.slice(colon + 1)), chunk }]);
  }
  return new Map(
    [...found].map(([sessionId, chunks]) => {
      const sorted = chunks.toSorted((a, b) => a.index - b.index);
      // What follows a missing one can't be read without it.
      return [sessionId, toLoaded(sorted.map(({ index, chunk }, at) => (index === at ? chunk : undefined)))];
    }),
  );
}

function toLoaded(stored: readonly unknown[]): LoadedJournal {
  const { journal, chunks, unread, lostOffers } = readJournal(stored);
  const last = chunks.at(-1) ?? [];
  const isFilled = last.length === EVENTS_PER_CHUNK;
  const end = isFilled ? { chunk: chunks.length, tail: [] } : { chunk: Math.max(0, chunks.length - 1), tail: last };
  return { journal, unread, lostOffers, end };
}

/** Erase a session's journal, from its chunk number `from` on. */
export async function deleteJournal(area: JournalArea, sessionId: string, from = 0): Promise<void> {
  const first = keyOf(sessionId, from);
  const prefix = `${PREFIX}${sessionId}:`;
  const keys = Object.keys(await area.get()).filter((key) => key.startsWith(prefix) && key >= first);
  if (keys.length > 0) await area.remove(keys);
}
