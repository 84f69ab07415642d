import type { ReadonlySignal } from '@preact/signals';
import type { PlainKey } from '../../coaching/message';
import type { PanelView } from '../../coaching/panel-view';
import { Meter } from '../../ui/Meter';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import type { PanelLink } from '../panel-feed';

const STATUS_TEXT: Readonly<Record<PanelView['status'], PlainKey>> = {
  starting: 'panel_status_starting',
  listening: 'panel_status_listening',
  reconnecting: 'panel_status_reconnecting',
  ended: 'panel_status_ended',
};

export interface CallHeaderProps {
  readonly status: PanelView['status'];
  readonly link: PanelLink;
  readonly title: string;
  /** Rep, customer: dBFS. */
  readonly levelsDb: ReadonlySignal<readonly [number, number]>;
  readonly canStop: boolean;
  readonly onStop: () => void;
}

/** Which call, how it stands, whether both sides are heard, and the way out. */
export const CallHeader = ({ status, link, title, levelsDb, canStop, onStop }: CallHeaderProps) => (
  <header class="bar">
    <div class="bar-text">
      <Status status={status} link={link} />
      <p class="title muted small" dir="auto" title={title}>
        {title}
      </p>
    </div>
    {status !== 'ended' && (
      <>
        <div class={status === 'starting' ? 'levels waiting small muted' : 'levels small muted'}>
          <Levels levelsDb={levelsDb} />
        </div>
        <button type="button" class="button" {...pressable(canStop ? onStop : undefined)}>
          {t('panel_stop')}
        </button>
      </>
    )}
  </header>
);

/** What a worker out of reach said last may be true no more, unless the call had ended. */
function Status({ status, link }: Pick<CallHeaderProps, 'status' | 'link'>) {
  const look = link === 'open' || status === 'ended' ? status : 'reconnecting';
  const isGone = look === 'reconnecting' && link === 'orphaned';
  return <p class={`status ${look}`}>{t(isGone ? 'panel_status_gone' : STATUS_TEXT[look])}</p>;
}

/** Apart, so that each second's levels draw no more than themselves. */
function Levels({ levelsDb }: Pick<CallHeaderProps, 'levelsDb'>) {
  const [repDb, customerDb] = levelsDb.value;
  return (
    <>
      <span aria-hidden="true">{t('panel_you')}</span>
      <Meter label={t('panel_you')} levelDb={repDb} />
      <span aria-hidden="true">{t('panel_customer')}</span>
      <Meter label={t('panel_customer')} levelDb={customerDb} />
    </>
  );
}
