/**
 * Playbooks that the rep imported or wrote (storage.local), and the ones that calls of this browser session began with
 * (storage.session): an edit in mid-call, or a worker that starts again, must not change what a call is coached by.
 */
import { PlaybookId } from '../coaching/playbook';
import { firstProblemOf, readPlaybook, type PlaybookReading } from '../playbooks/read-playbook';
import { browser } from './browser';
import { oneAfterAnother } from './in-turn';
import type { Message } from '../coaching/message';

const KEY = 'playbooks';
const HELD_PREFIX = 'session-playbook:';
/** With the longest each, half of what Chrome gives an extension there. */
export const MAX_OWN = 20;

const inTurn = oneAfterAnother();

type Read = Extract<PlaybookReading, { ok: true }>;

/** One that can't be read: its id, or where it stands, and why. It stays stored until the rep deletes it. */
export interface UnreadablePlaybook {
  readonly id: string;
  readonly problem: Message;
}

export interface OwnPlaybooks {
  readonly own: ReadonlyMap<string, Read>;
  readonly unreadable: readonly UnreadablePlaybook[];
}

/** The rep's own playbooks; one that can't be read is named and blocks nothing. @throws when storage doesn't answer. */
export async function loadOwn(): Promise<OwnPlaybooks> {
  const own = new Map<string, Read>();
  const unreadable: UnreadablePlaybook[] = [];
  for (const [id, raw] of Object.entries(await storedOwn())) {
    const reading = readPlaybook(raw);
    if (reading.ok && reading.file.id === id) own.set(id, reading);
    else unreadable.push({ id, problem: reading.ok ? { key: 'playbook_fault_other_id' } : firstProblemOf(reading) });
  }
  return { own, unreadable };
}

/** Store a playbook under its id. @throws when storage refuses. */
export const storeOwn = ({ file }: Read): Promise<void> =>
  inTurn(async () => browser.storage.local.set({ [KEY]: { ...(await storedOwn()), [file.id]: file } }));

/** Take a playbook away, readable or not. @throws when storage refuses. */
export const dropOwn = (id: string): Promise<void> =>
  inTurn(async () => {
    const { [id]: _, ...others } = await storedOwn();
    await browser.storage.local.set({ [KEY]: others });
  });

/** The playbooks that calls began with, by session; one that can't be read is passed over. */
export async function loadHeld(): Promise<ReadonlyMap<string, Read>> {
  const held = new Map<string, Read>();
  for (const [key, raw] of Object.entries(await browser.storage.session.get())) {
    if (!key.startsWith(HELD_PREFIX)) continue;
    const reading = readPlaybook(raw);
    if (reading.ok) held.set(key.slice(HELD_PREFIX.length), reading);
  }
  return held;
}

export const holdFor = (sessionId: string, { file }: Read): Promise<void> =>
  browser.storage.session.set({ [HELD_PREFIX + sessionId]: file });

export const letGoOf = (sessionIds: readonly string[]): Promise<void> =>
  browser.storage.session.remove(sessionIds.map((sessionId) => HELD_PREFIX + sessionId));

async function storedOwn(): Promise<Readonly<Record<string, unknown>>> {
  const { [KEY]: stored } = await browser.storage.local.get(KEY);
  if (typeof stored !== 'object' || stored === null) return {};
  return Object.fromEntries(Object.entries(stored).filter(([id]) => PlaybookId.safeParse(id).success));
}
