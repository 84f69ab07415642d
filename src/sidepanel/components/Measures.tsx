import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { PanelView } from '../../coaching/panel-view';
import type { Measures as Thresholds } from '../../coaching/playbook-thresholds';
import { Icon } from '../../ui/Icon';
import { say, t } from '../../ui/messages';
import { measureRows, pictureLabel, type MeasureRow } from '../measure-rows';
import { keyOf, toKeyCap, type ShortcutActions } from '../shortcuts';
import { Gauge, ShareBar, Tallies } from './Gauge';

export interface MeasuresProps {
  readonly view: Pick<PanelView, 'measures' | 'nudge'>;
  readonly thresholds: Thresholds;
  /** Epoch ms. */
  readonly nowMs: ReadonlySignal<number>;
  readonly open: boolean;
  readonly actions: ShortcutActions;
  /** At the end of the line. */
  readonly children?: ComponentChildren;
}

/** How the talk is shared out, in one quiet line that a nudge takes the place of; every figure, with its picture, is a click away. */
export function Measures({ view: { measures, nudge }, thresholds, nowMs, open, actions, children }: MeasuresProps) {
  const said = nudge && nowMs.value < nudge.untilMs ? say(nudge.text) : undefined;
  return (
    <div class={said === undefined ? 'measures' : 'measures nudged'}>
      <div class="measures-line">
        <button
          type="button"
          class="measures-button small"
          aria-expanded={open}
          aria-controls="measures-all"
          aria-keyshortcuts={keyOf('measures')}
          title={`${said ?? t('panel_measures')} (${toKeyCap(keyOf('measures'))})`}
          onClick={actions.measures}
        >
          {said === undefined ? <Share talkRatio={measures.talkRatio} /> : <Nudge text={said} />}
        </button>
        {children}
      </div>
      <div id="measures-all" class="measures-all small" role="group" aria-label={t('panel_measures')} hidden={!open}>
        {open && (
          <dl>
            {measureRows(measures, thresholds).map((row) => (
              <Row key={row.name} row={row} />
            ))}
          </dl>
        )}
      </div>
    </div>
  );
}

function Share({ talkRatio }: Pick<PanelView['measures'], 'talkRatio'>) {
  // Before enough was heard for a share there is nothing to go by.
  if (talkRatio === undefined) return <span>{t('panel_measures')}</span>;
  return (
    <>
      <span class="small-share">
        <ShareBar label={undefined} share={talkRatio} />
      </span>
      <span>{t('panel_measure_share', { percent: Math.round(talkRatio * 100) })}</span>
    </>
  );
}

const Nudge = ({ text }: { text: string }) => (
  <>
    <Icon name="note" />
    <span>{text}</span>
  </>
);

function Row({ row }: { row: MeasureRow }) {
  const { name, value = t('panel_not_known'), aim, isOff, picture } = row;
  return (
    <div class={isOff ? 'measure off' : 'measure'}>
      <dt>{name}</dt>
      <dd>
        {isOff && <Icon name="high" />}
        <span class="value">{value}</span>
        {aim !== '' && <span class="aim">{aim}</span>}
        {picture?.kind === 'share' && <ShareBar label={pictureLabel(row)} {...picture} />}
        {picture?.kind === 'gauge' && <Gauge label={pictureLabel(row)} {...picture} />}
        {picture?.kind === 'tallies' && <Tallies label={pictureLabel(row)} {...picture} />}
      </dd>
    </div>
  );
}
