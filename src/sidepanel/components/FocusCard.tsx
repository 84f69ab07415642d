import type { OfferedGuidance } from '../../coaching/panel-view';
import { Big, OfferFrame, WAITING_TEXT, type OfferState } from './OfferFrame';
import { UrgencyBadge } from './UrgencyBadge';

export interface FocusCardProps extends OfferState {
  readonly offered: OfferedGuidance | undefined;
}

/** The one big thing: what to achieve next, and why. */
export function FocusCard({ offered, ...state }: FocusCardProps) {
  const focus = offered?.guidance.focus;
  const shown = state.progress ?? focus;
  return (
    <OfferFrame
      {...state}
      heading="Focus"
      urgency={focus?.urgency}
      source={offered?.source}
      answers={offered?.answers}
      atMs={offered?.atMs ?? 0}
      badge={focus && <UrgencyBadge urgency={focus.urgency} />}
    >
      {shown ? (
        <>
          <Big text={shown.what} />
          <p class="why" dir="auto">
            {shown.why}
          </p>
        </>
      ) : (
        <p class="muted">{WAITING_TEXT[state.status]}</p>
      )}
    </OfferFrame>
  );
}
