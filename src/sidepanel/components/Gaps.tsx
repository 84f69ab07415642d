import type { ReadonlySignal } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { TranscriptLine } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';
import { t, tn } from '../../ui/messages';

export interface GapsProps {
  readonly lines: ReadonlySignal<readonly TranscriptLine[]>;
  /** Opens a gap in the transcript, by its line's id. */
  readonly onShow: (lineId: string) => void;
}

/** How much of the call nobody heard, if anything: nothing rests on it. */
export function Gaps({ lines: { value: lines }, onShow }: GapsProps) {
  const gaps = useMemo(() => lines.filter(({ status }) => status === 'gap'), [lines]);
  const last = gaps.at(-1);
  if (!last) return null;
  const seconds = gaps.reduce((sum, { notHeardSec = 0 }) => sum + notHeardSec, 0);
  return (
    <p class="notice note gaps">
      <Icon name="unheard" />
      <span>
        {tn('panel_gaps', gaps.length, { seconds })}{' '}
        <button type="button" class="link" onClick={() => onShow(last.id)}>
          {gaps.length === 1 ? t('panel_gap_show') : t('panel_gap_show_last')}
        </button>
      </span>
    </p>
  );
}
