import { useState } from 'preact/hooks';
import type { PanelView } from '../coaching/panel-view';
import type { SignalView } from '../coaching/signal-view';

export interface SignalShown {
  /** Undefined where none stands, or the rep said that it is none. */
  readonly signal: SignalView | undefined;
  /** The rep says that an objection is none: its card is waved away. Undefined where no card is up about it. */
  readonly refuse: (() => void) | undefined;
}

/** The signal as it stands, unless the rep knows better. */
export function useSignal({ signal, card }: Pick<PanelView, 'signal' | 'card'>, dismiss: () => void): SignalShown {
  const [refused, setRefused] = useState<string>();
  const stands = signal && signal.evidence.utteranceId !== refused ? signal : undefined;
  const hasCard = stands?.kind === 'objection' && card?.kind === `objection:${stands.objection}`;
  return {
    signal: stands,
    refuse: hasCard
      ? () => {
          setRefused(stands.evidence.utteranceId);
          dismiss();
        }
      : undefined,
  };
}
