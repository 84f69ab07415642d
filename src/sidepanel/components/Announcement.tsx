import { useState } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import { CopyButton } from '../../ui/CopyButton';
import { toClock } from '../../ui/spoken-time';

/** How long the card asks: later in a call it is in the way, and the mark in the footer says how it stands. */
const ASKS_FOR_MS = 120_000;
/** About what two lines of a narrow panel hold. */
const LONG_TEXT_CHARS = 80;

export interface AnnouncementProps {
  readonly view: Pick<PanelView, 'status' | 'startedAtMs' | 'announcement' | 'announcedAtMs'>;
  readonly nowMs: number;
  /** The worker can be told. */
  readonly canTell: boolean;
  readonly onDone: () => void;
}

/** At the start of a call: what the rep may read out or paste, until it is done. */
export function AnnouncementCard({ view, nowMs, canTell, onDone }: AnnouncementProps) {
  const [whole, setWhole] = useState(false);
  const { status, startedAtMs, announcement, announcedAtMs } = view;
  if (status === 'ended' || announcedAtMs !== undefined || nowMs - startedAtMs >= ASKS_FOR_MS) return null;
  return (
    <section class="announcement" aria-labelledby="announcement-heading">
      <div class="announcement-line">
        <h2 id="announcement-heading">Tell the customer</h2>
        <CopyButton text={announcement} what="announcement" />
        <button type="button" class="button small-button" disabled={!canTell} onClick={onDone}>
          Done
        </button>
      </div>
      <p class={whole ? 'announced whole' : 'announced'} dir="auto">
        {announcement}
      </p>
      {announcement.length > LONG_TEXT_CHARS && (
        <button type="button" class="link small" aria-expanded={whole} onClick={() => setWhole(!whole)}>
          {whole ? 'Show less' : 'Show all'}
        </button>
      )}
    </section>
  );
}

/** For the rest of the call: whether and when the customer was told. */
export function AnnouncementMark({ view, nowMs, canTell, onDone }: AnnouncementProps) {
  const { status, startedAtMs, announcedAtMs } = view;
  const asking = status !== 'ended' && nowMs - startedAtMs < ASKS_FOR_MS;
  const told = announcedAtMs !== undefined;
  return (
    <div class="told small muted">
      <p role="status">
        {told ? `Customer told at ${toClock(announcedAtMs - startedAtMs)}.` : !asking && 'Not announced.'}
      </p>
      {!told && !asking && status !== 'ended' && (
        <button type="button" class="link small" disabled={!canTell} onClick={onDone}>
          Customer told now
        </button>
      )}
    </div>
  );
}
