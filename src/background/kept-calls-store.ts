/**
 * Kept calls on this device: one IndexedDB database, and the one file that knows it. Made by the first call that is kept: for who
 * keeps none, nothing touches the disk.
 *
 *   calls   session id              -> what the call is known by, and how many of its events are there
 *   chunks  [session id, event no.] -> consecutive events of its journal, as journal.ts stores them
 */
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { z } from 'zod';
import type { CallSummary } from '../coaching/call-export';
import { JOURNAL_VERSION, readJournal, toChunk, type ReadJournal } from '../coaching/journal';
import type { JournalPiece } from './journal-store';

const DATABASE = 'sales-coach-calls';
/** Of the stores, not of what is in them: that has versions of its own. */
const SCHEMA_VERSION = 1;

/**
 * Handed to the operating system, not waited for until the disk has it: a crash of the browser loses nothing of it, one of the
 * machine may. `strict` would cost a disk flush twice a second for the whole call.
 * @see https://developer.mozilla.org/docs/Web/API/IDBTransaction/durability
 */
const DURABILITY = { durability: 'relaxed' } as const;

/** What comes from the disk is parsed: another version may have written it. */
interface Schema extends DBSchema {
  calls: { key: string; value: unknown };
  chunks: { key: [string, number]; value: unknown };
}

const StoredSummary = z.object({
  v: z.number().int().positive(),
  tabTitle: z.string(),
  startedAtMs: z.number(),
  endedAtMs: z.number().optional(),
  lastAtMs: z.number(),
  utteranceCount: z.number().int().nonnegative(),
  eventCount: z.number().int().nonnegative(),
});

/** A kept call, as it is listed. */
export interface StoredCall extends CallSummary {
  /** Why it can't be opened: a newer version of this program wrote it, or it is damaged. It can still be deleted. */
  readonly unreadable: 'newer' | 'damaged' | undefined;
}

export class KeptCallsStore {
  private opened: Promise<IDBPDatabase<Schema>> | undefined;

  /** How many events of a call are stored; 0 where it isn't there. */
  async eventCount(sessionId: string): Promise<number> {
    const stored = StoredSummary.safeParse(await (await this.existing())?.get('calls', sessionId));
    return stored.success ? stored.data.eventCount : 0;
  }

  /**
   * Put pieces of a journal in the place of all that stood from the first of them on: all of it, or, when this throws, nothing.
   *
   * @param eventCount how many events the journal then has.
   */
  async put(summary: CallSummary, pieces: readonly JournalPiece[], eventCount: number): Promise<void> {
    const { sessionId, ...known } = summary;
    const first = pieces[0]?.from ?? eventCount;
    const transaction = (await this.database()).transaction(['calls', 'chunks'], 'readwrite', DURABILITY);
    // What a request of these is refused for ends the transaction, and `done` says so.
    const refusedAsOne = () => undefined;
    const { done } = transaction;
    done.catch(refusedAsOne);
    try {
      const chunks = transaction.objectStore('chunks');
      chunks.delete(IDBKeyRange.bound([sessionId, first], [sessionId, Infinity])).catch(refusedAsOne);
      for (const { from, events } of pieces) chunks.put(toChunk(events), [sessionId, from]).catch(refusedAsOne);
      const stored = { v: JOURNAL_VERSION, ...known, eventCount };
      transaction.objectStore('calls').put(stored, sessionId).catch(refusedAsOne);
    } catch (error) {
      // It would commit the half that was asked for.
      transaction.abort();
      throw error;
    }
    await done;
  }

  /** Every kept call, newest first. */
  async list(): Promise<readonly StoredCall[]> {
    const database = await this.existing();
    if (!database) return [];
    const calls: StoredCall[] = [];
    const { store } = database.transaction('calls');
    for await (const { key, value } of store) calls.push(toStoredCall(key, value));
    return calls.toSorted((a, b) => b.startedAtMs - a.startedAtMs);
  }

  /** A kept call's journal, as far as it can be read. */
  async read(sessionId: string): Promise<ReadJournal | undefined> {
    const database = await this.existing();
    if (!database) return undefined;
    const chunks = await database.getAll('chunks', IDBKeyRange.bound([sessionId, 0], [sessionId, Infinity]));
    return chunks.length === 0 ? undefined : readJournal(chunks);
  }

  /** Erase a call. */
  async remove(sessionId: string): Promise<void> {
    const database = await this.existing();
    if (!database) return;
    const transaction = database.transaction(['calls', 'chunks'], 'readwrite', DURABILITY);
    await Promise.all([
      transaction.objectStore('calls').delete(sessionId),
      transaction.objectStore('chunks').delete(IDBKeyRange.bound([sessionId, 0], [sessionId, Infinity])),
      transaction.done,
    ]);
  }

  /** The database, if a call was ever kept: to look would make it. */
  private async existing(): Promise<IDBPDatabase<Schema> | undefined> {
    if (this.opened) return this.opened;
    const all = await indexedDB.databases();
    return all.some(({ name }) => name === DATABASE) ? this.database() : undefined;
  }

  private database(): Promise<IDBPDatabase<Schema>> {
    const forget = () => {
      this.opened = undefined;
    };
    this.opened ??= openDB<Schema>(DATABASE, SCHEMA_VERSION, {
      upgrade(database) {
        database.createObjectStore('calls');
        database.createObjectStore('chunks');
      },
      // The browser broke the connection off (disk trouble): the next write connects anew.
      terminated: forget,
      blocking: (_current, _blocked, event) => {
        (event.target as IDBDatabase).close();
        forget();
      },
    }).catch((error: unknown) => {
      forget();
      throw error;
    });
    return this.opened;
  }
}

function toStoredCall(sessionId: string, raw: unknown): StoredCall {
  const stored = StoredSummary.safeParse(raw);
  if (!stored.success) {
    const v = z.object({ v: z.number() }).safeParse(raw);
    const isNewer = v.success && v.data.v > JOURNAL_VERSION;
    const unknown = { tabTitle: '', startedAtMs: 0, endedAtMs: undefined, lastAtMs: 0, utteranceCount: 0 };
    return { sessionId, ...unknown, unreadable: isNewer ? 'newer' : 'damaged' };
  }
  const { v, tabTitle, startedAtMs, endedAtMs, lastAtMs, utteranceCount } = stored.data;
  const unreadable = v > JOURNAL_VERSION ? 'newer' : undefined;
  return { sessionId, tabTitle, startedAtMs, endedAtMs, lastAtMs, utteranceCount, unreadable };
}
