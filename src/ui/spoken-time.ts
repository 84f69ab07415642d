/** Durations and ages in the interface's words. */
import { interfaceLocale, t } from './messages';

/** `m:ss`, or `h:mm:ss` from an hour on; never negative. */
export function toClock(durationMs: number): string {
  const wholeSec = Math.max(0, Math.floor(durationMs / 1000));
  const hours = Math.floor(wholeSec / 3600);
  const minutes = Math.floor((wholeSec % 3600) / 60);
  const seconds = String(wholeSec % 60).padStart(2, '0');
  return hours === 0
    ? `${String(minutes)}:${seconds}`
    : `${String(hours)}:${String(minutes).padStart(2, '0')}:${seconds}`;
}

/** How old something is, in coarse steps: a number that ticks each second would draw the eye. */
export function toAge(ageMs: number): string {
  const sec = Math.max(0, Math.floor(ageMs / 1000));
  if (sec < 10) return t('time_just_now');
  const ago = new Intl.RelativeTimeFormat(interfaceLocale(), { style: 'short' });
  if (sec < 60) return ago.format(-Math.floor(sec / 10) * 10, 'second');
  const minutes = Math.floor(sec / 60);
  return minutes < 60 ? ago.format(-minutes, 'minute') : ago.format(-Math.floor(minutes / 60), 'hour');
}

/** Who coached: `Claude · model`, or the local coach. */
export const toSourceText = (source: { kind: 'claude'; model: string } | { kind: 'local' }): string =>
  source.kind === 'claude' ? t('source_claude', { model: source.model }) : t('source_local');
