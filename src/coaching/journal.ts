/**
 * How a session's journal is stored: chunks of events under a version. A journal outlives the program that wrote it (kept
 * calls), so older versions are lifted as they are read, and a newer one is left alone.
 */
import { z } from 'zod';
import { SessionEvent } from './session-events';

export const JOURNAL_VERSION = 2;

/** Events per stored chunk: about 50 KB, so that a write in mid-call stays small, and few keys for a long call. */
export const EVENTS_PER_CHUNK = 64;

const Chunk = z.object({ v: z.number().int().positive(), events: z.array(z.unknown()) });

export type StoredChunk = { readonly v: typeof JOURNAL_VERSION; readonly events: readonly SessionEvent[] };

/** Events as they are stored. */
export const toChunk = (events: readonly SessionEvent[]): StoredChunk => ({ v: JOURNAL_VERSION, events });

/** What could be read of a journal's chunks. */
export interface ReadJournal {
  readonly journal: readonly SessionEvent[];
  /** The same by chunk, up to the one in which reading ended. */
  readonly chunks: readonly (readonly SessionEvent[])[];
  /** Events (or whole chunks) that were left. */
  readonly unread: number;
  /** Offers that couldn't be read, and for each of which something else stands: no word of the call is in them. */
  readonly lostOffers: number;
  /** Reading ended at what a newer version of this program wrote: it isn't damaged, and that version can read it. */
  readonly isNewer: boolean;
}

/**
 * A journal from its stored chunks, in order. Reading ends at the first event that can't be read, since what follows rests on it;
 * but nothing that was heard rests on what was offered.
 */
export function readJournal(stored: readonly unknown[]): ReadJournal {
  const chunks: SessionEvent[][] = [];
  let unread = 0;
  let lostOffers = 0;
  let isNewer = false;
  for (const raw of stored) {
    const chunk = Chunk.safeParse(raw);
    if (!chunk.success) {
      unread += 1;
      continue;
    }
    const { v, events } = chunk.data;
    if (unread === 0 && v > JOURNAL_VERSION) isNewer = true;
    if (unread > 0 || isNewer) {
      unread += events.length;
      continue;
    }
    const readable: SessionEvent[] = [];
    for (const event of events) {
      const lifted = unread === 0 ? lift(event, v) : undefined;
      const parsed = SessionEvent.safeParse(lifted);
      const standIn = parsed.success ? undefined : standInFor(lifted);
      if (parsed.success) readable.push(parsed.data);
      else if (standIn) readable.push(standIn);
      else unread += 1;
      if (standIn) lostOffers += 1;
    }
    chunks.push(readable);
  }
  return { journal: chunks.flat(), chunks, unread, lostOffers, isNewer };
}

const LostOffer = z.object({
  type: z.enum(['guidance-offered', 'suggestion-offered', 'offer-condensed', 'card-shown']),
  requestId: z.string().min(1).optional(),
  atMs: z.number().int().nonnegative(),
});

/** What an offer that can't be read leaves: that something was offered, and that Claude's request has ended. Events keep their numbers. */
function standInFor(raw: unknown): SessionEvent | undefined {
  const lost = LostOffer.safeParse(raw);
  return lost.success ? { ...lost.data, type: 'offer-condensed' } : undefined;
}

/** What makes an event of version n one of version n + 1. Never edited once released: a new version adds its own entry. */
const LIFTS: Readonly<Record<number, (raw: unknown) => unknown>> = {
  1: toVersion2,
};

function lift(raw: unknown, from: number): unknown {
  let event = raw;
  for (let version = from; version < JOURNAL_VERSION; version += 1) event = LIFTS[version]?.(event);
  return event;
}

const V1CaptureChanged = z.looseObject({ type: z.literal('capture-changed'), state: z.looseObject({}) });

/** Version 1 knew of the microphone and the recogniser only: the tab was taken to be heard, and sound to arrive. */
function toVersion2(raw: unknown): unknown {
  const old = V1CaptureChanged.safeParse(raw);
  if (!old.success) return raw;
  return { ...old.data, state: { frames: 'arriving', tab: 'on', ...old.data.state } };
}
