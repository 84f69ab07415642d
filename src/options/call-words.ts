/** What is said of a kept call, in the rep's own way of writing dates. */
import type { CallExport, KeptCall } from '../protocol/messages';
import { toClock } from '../ui/spoken-time';

type Times = Pick<KeptCall, 'startedAtMs' | 'endedAtMs' | 'lastAtMs'>;

/** Date and time, to the minute. */
export const toWhen = (atMs: number): string =>
  new Date(atMs).toLocaleString(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** How long it was, or as far as it is known. */
export const toLength = ({ startedAtMs, endedAtMs, lastAtMs }: Times): string =>
  toClock((endedAtMs ?? lastAtMs) - startedAtMs);

/** What a call without a title is called. */
export const titleOf = ({ tabTitle }: Pick<KeptCall, 'tabTitle'>): string =>
  tabTitle.trim() === '' ? 'Call without a title' : tabTitle;

/** How many times someone spoke. */
export const toUtterances = (count: number): string => (count === 1 ? '1 utterance' : `${String(count)} utterances`);

/** A file name that tells when and nothing of who or what. */
export function fileNameOf({ call }: CallExport): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const at = new Date(call.startedAtMs);
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `sales-coach-call-${day}-${two(at.getHours())}${two(at.getMinutes())}.json`;
}
