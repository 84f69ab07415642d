/** What is said of a kept call, in the interface's language. */
import type { WholeCall, KeptCall } from '../protocol/messages';
import { toClock } from '../ui/spoken-time';
import { interfaceLocale, t, tn } from '../ui/messages';

type Times = Pick<KeptCall, 'startedAtMs' | 'endedAtMs' | 'lastAtMs'>;

/** Date and time, to the minute. */
export const toWhen = (atMs: number): string =>
  new Intl.DateTimeFormat(interfaceLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(atMs);

/** How long it was, or as far as it is known. */
export const toLength = ({ startedAtMs, endedAtMs, lastAtMs }: Times): string =>
  toClock((endedAtMs ?? lastAtMs) - startedAtMs);

/** What a call without a title is called. */
export const titleOf = ({ tabTitle }: Pick<KeptCall, 'tabTitle'>): string =>
  tabTitle.trim() === '' ? t('options_call_untitled') : tabTitle;

/** How many times someone spoke. */
export const toUtterances = (count: number): string => tn('count_utterances', count);

/** A file name that tells when and nothing of who or what. */
export function fileNameOf({ call }: WholeCall): string {
  const two = (part: number) => String(part).padStart(2, '0');
  const at = new Date(call.startedAtMs);
  const day = `${String(at.getFullYear())}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `sales-coach-call-${day}-${two(at.getHours())}${two(at.getMinutes())}.json`;
}
