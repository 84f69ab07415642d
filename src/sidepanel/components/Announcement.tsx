import type { ReadonlySignal } from '@preact/signals';
import { useRef, useState } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import { CopyButton } from '../../ui/CopyButton';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import { toClock } from '../../ui/spoken-time';
import { useKeptFocus } from '../use-kept-focus';
import { UNDO_MS } from '../use-objective-edits';

/** How long the card asks: later in a call it is in the way, and the mark in the footer says how it stands. */
const ASKS_FOR_MS = 120_000;
/** About what two lines of a narrow panel hold. */
const LONG_TEXT_CHARS = 80;
const MARK_ID = 'announcement-mark';

export interface AnnouncementProps {
  readonly view: Pick<PanelView, 'status' | 'startedAtMs' | 'announcement' | 'announcedAtMs'>;
  /** Epoch ms. */
  readonly nowMs: ReadonlySignal<number>;
  /** The worker can be told. */
  readonly canTell: boolean;
  /** The customer was told, or wasn't after all. */
  readonly onTell: (told: boolean) => void;
}

/**
 * At the start of a call: what the rep may read out or paste, until it is done; then for a while that it is noted, which can be
 * taken back. It lies over the panel's foot, see `.foot`: as it comes or goes, nothing moves.
 */
export function AnnouncementCard({ view, nowMs, canTell, onTell }: AnnouncementProps) {
  const [whole, setWhole] = useState(false);
  const [hasPointer, setPointer] = useState(false);
  const part = useRef<HTMLDivElement>(null);
  useKeptFocus(part, () => () => part.current?.querySelector('section') ?? document.getElementById(MARK_ID));
  const { status, startedAtMs, announcement, announcedAtMs } = view;
  const told = announcedAtMs !== undefined;
  // A click on its way to it is not to land on what lies below.
  const asks = !told && (nowMs.value - startedAtMs < ASKS_FOR_MS || hasPointer);
  const shows = status !== 'ended' && (asks || (told && nowMs.value - announcedAtMs < UNDO_MS));
  return (
    <div ref={part} onPointerEnter={() => setPointer(true)} onPointerLeave={() => setPointer(false)}>
      {shows && (
        <section class="announcement" aria-labelledby="announcement-heading" tabIndex={-1}>
          <div class="announcement-line">
            {told && (
              // Not where the button was that was just pressed.
              <button
                type="button"
                class="button small-button"
                aria-label={t('panel_told_undo')}
                {...pressable(canTell ? () => onTell(false) : undefined)}
              >
                {t('panel_undo')}
              </button>
            )}
            <h2 id="announcement-heading">{told ? t('panel_told_noted') : t('panel_tell')}</h2>
            {!told && (
              <>
                <CopyButton text={announcement} what={t('ui_announcement')} />
                <button
                  type="button"
                  class="button small-button"
                  {...pressable(canTell ? () => onTell(true) : undefined)}
                >
                  {t('panel_tell_done')}
                </button>
              </>
            )}
          </div>
          <p class={whole ? 'announced whole' : 'announced'} dir="auto">
            {announcement}
          </p>
          {announcement.length > LONG_TEXT_CHARS && (
            <button type="button" class="link small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
              {whole ? t('panel_show_less') : t('panel_show_all')}
            </button>
          )}
        </section>
      )}
    </div>
  );
}

/** For the rest of the call: whether and when the customer was told. */
export function AnnouncementMark({ view, nowMs, canTell, onTell }: AnnouncementProps) {
  const mark = useRef<HTMLDivElement>(null);
  useKeptFocus(mark, () => () => mark.current);
  const { status, startedAtMs, announcedAtMs } = view;
  const asking = status !== 'ended' && nowMs.value - startedAtMs < ASKS_FOR_MS;
  const told = announcedAtMs !== undefined;
  return (
    <div class="told small muted" id={MARK_ID} ref={mark} tabIndex={-1}>
      <p role="status">
        {told ? t('panel_told_at', { clock: toClock(announcedAtMs - startedAtMs) }) : !asking && t('panel_not_told')}
      </p>
      {!told && !asking && status !== 'ended' && (
        <button type="button" class="link small" {...pressable(canTell ? () => onTell(true) : undefined)}>
          {t('panel_tell_now')}
        </button>
      )}
    </div>
  );
}
