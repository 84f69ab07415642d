/**
 * Where the keys lie: on this device, in storage.local among the other settings, or for this browser session alone, in
 * storage.session, which Chrome keeps in memory.
 *
 *   to the session:  the choice is written ─▶ keys into storage.session ─▶ keys off the disk
 *   to the device:   choice and keys are written as one ─▶ keys out of storage.session
 *
 * A worker that dies between two steps leaves the choice and both places behind; {@link settle} says how it should have ended.
 */
import { browser } from './browser';

/** Of storage.local: the settings the rep chose, keys among them if they are kept on this device. */
const SETTINGS = 'settings';
/** Of storage.session: the keys, if they are kept there. */
const KEYS = 'keys';
const KEY_FIELDS: readonly string[] = ['deepgramKey', 'anthropicKey'];

type Fields = Readonly<Record<string, unknown>>;

/** What is stored, unchecked. */
export interface Stored {
  readonly onDevice: Fields;
  readonly inSession: Fields;
}

/** Both places as they stand. */
export async function readPlaces(): Promise<Stored> {
  const [local, session] = await Promise.all([browser.storage.local.get(SETTINGS), browser.storage.session.get(KEYS)]);
  return { onDevice: toFields(local[SETTINGS]), inSession: toFields(session[KEYS]) };
}

/** A change of what {@link readPlaces} reads; storage.session holds the calls as well, which change all the time. */
export const isPlacesChange = (changes: Readonly<Record<string, unknown>>, area: string): boolean =>
  (area === 'local' && SETTINGS in changes) || (area === 'session' && KEYS in changes);

/**
 * Each key in the one place where it is to lie. Where both have one, a move was broken off, and the place that it led to has
 * the newer; the other is all there is when that one has none yet.
 */
export function settle({ onDevice, inSession }: Stored, keep: 'device' | 'session'): Stored {
  return keep === 'session'
    ? { onDevice: withoutKeys(onDevice), inSession: { ...onlyKeys(onDevice), ...inSession } }
    : { onDevice: { ...inSession, ...onDevice }, inSession: {} };
}

/** Store `after`, in an order in which no key is in neither place. */
export async function writePlaces(before: Stored, after: Stored): Promise<void> {
  const leavesDevice = hasKeys(before.onDevice) && !hasKeys(after.onDevice);
  // The choice first: should the worker die now, the move is finished by whoever reads next.
  if (leavesDevice) await setOnDevice({ ...onlyKeys(before.onDevice), ...after.onDevice });
  if (hasKeys(after.inSession)) await browser.storage.session.set({ [KEYS]: after.inSession });
  await setOnDevice(after.onDevice);
  if (hasKeys(before.inSession) && !hasKeys(after.inSession)) await browser.storage.session.remove([KEYS]);
}

/** Some fields changed, each key in its place; the choice among them is already made. */
export const change = ({ onDevice, inSession }: Stored, patch: Fields, keep: 'device' | 'session'): Stored =>
  keep === 'session'
    ? settle(
        { onDevice: { ...onDevice, ...withoutKeys(patch) }, inSession: { ...inSession, ...onlyKeys(patch) } },
        keep,
      )
    : settle({ onDevice: { ...onDevice, ...patch }, inSession }, keep);

/** Nothing to store. */
export const isSettled = ({ onDevice, inSession }: Stored, keep: 'device' | 'session'): boolean =>
  keep === 'session' ? !hasKeys(onDevice) : !hasKeys(inSession);

const setOnDevice = (fields: Fields): Promise<void> => browser.storage.local.set({ [SETTINGS]: fields });

const hasKeys = (fields: Fields): boolean => KEY_FIELDS.some((field) => field in fields);

const onlyKeys = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => KEY_FIELDS.includes(field)));

const withoutKeys = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([field]) => !KEY_FIELDS.includes(field)));

const toFields = (value: unknown): Fields => (typeof value === 'object' && value !== null ? (value as Fields) : {});
