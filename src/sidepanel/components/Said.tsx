import type { ComponentChildren } from 'preact';
import type { PanelView } from '../../coaching/panel-view';
import type { PlainKey } from '../../coaching/message';
import { t } from '../../ui/messages';

/** Nothing was offered yet: what the rep waits for. */
const WAITING_TEXT: Readonly<Record<PanelView['status'], PlainKey>> = {
  starting: 'panel_waiting_starting',
  listening: 'panel_waiting_listening',
  reconnecting: 'panel_waiting_reconnecting',
  ended: 'panel_waiting_ended',
};

/** The class of a text that would not fit its place at full size: longer than so many characters, it is set smaller. */
export const sizeOf = (text: string, long: number, longer: number): string =>
  text.length > longer ? ' longer' : text.length > long ? ' long' : '';

export interface SaidProps {
  readonly what: string;
  readonly why: string;
  readonly children?: ComponentChildren;
}

/** The big thing and why, or as much of it as is written. */
export const Said = ({ what, why, children }: SaidProps) => (
  <>
    <p class={`big${sizeOf(what, 72, 110)}`} dir="auto">
      {what}
    </p>
    <p class="why" dir="auto">
      {why}
    </p>
    {children}
  </>
);

/** No card is up. */
export const Waiting = ({ status, hasEarlier }: { status: PanelView['status']; hasEarlier: boolean }) => (
  <p class="muted">{hasEarlier && status !== 'ended' ? t('panel_waiting_next') : t(WAITING_TEXT[status])}</p>
);
