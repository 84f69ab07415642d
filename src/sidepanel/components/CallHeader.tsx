import type { PanelView } from '../../coaching/panel-view';
import { Meter } from '../../ui/Meter';

const STATUS_TEXT: Readonly<Record<PanelView['status'], string>> = {
  starting: 'Starting…',
  listening: 'Listening',
  reconnecting: 'Reconnecting…',
  ended: 'Call ended',
};

export interface CallHeaderProps {
  readonly status: PanelView['status'];
  readonly title: string;
  /** Rep, customer: dBFS. */
  readonly levelsDb: readonly [number, number];
  readonly canStop: boolean;
  readonly onStop: () => void;
}

/** Which call, how it stands, whether both sides are heard, and the way out. */
export const CallHeader = ({ status, title, levelsDb, canStop, onStop }: CallHeaderProps) => (
  <header class="bar">
    <div class="bar-text">
      <p class={`status ${status}`}>{STATUS_TEXT[status]}</p>
      <p class="title muted small" dir="auto" title={title}>
        {title}
      </p>
    </div>
    {status !== 'ended' && (
      <>
        <div class="levels small muted">
          <span aria-hidden="true">You</span>
          <Meter label="You" levelDb={levelsDb[0]} />
          <span aria-hidden="true">Customer</span>
          <Meter label="Customer" levelDb={levelsDb[1]} />
        </div>
        <button type="button" class="button" disabled={!canStop} onClick={onStop}>
          Stop
        </button>
      </>
    )}
  </header>
);
