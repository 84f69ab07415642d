/** Steps of a session that ask nobody for anything: what the rep says of an objective or of the announcement, and a quiet word about the talk. */
import { measuresOf } from './measures';
import { nextNudging } from './nudges';
import { offerLocallyIfNew } from './offer-cards';
import type { Draft } from './seek-guidance';
import type { SessionInput } from './session-inputs';
import { countedTicks, measurable } from './session-moment';

/** The rep knows better than any detector: what is said by hand holds for the call, and what is advised goes by it. */
export function editObjective(draft: Draft, { id, met }: Extract<SessionInput, { type: 'edit-objective' }>): void {
  if (!draft.context.playbook.objectives.some((objective) => objective.id === id)) return;
  if (countedTicks(draft.state).some((tick) => tick.id === id) === met) return;
  draft.emit({ type: 'objective-edited', id, met, atMs: draft.atMs });
  offerLocallyIfNew(draft);
}

/** The rep says whether the customer knows of the assistant. What was said before stays in the journal. */
export function announce(draft: Draft, told: boolean): void {
  if (told === (draft.state.announcedAtMs !== undefined)) return;
  draft.emit({ type: told ? 'listening-announced' : 'announcement-withdrawn', atMs: draft.atMs });
}

/** Raise, or take back, a quiet word about how the talk goes. */
export function raiseNudge(draft: Draft): void {
  const { state, context, atMs } = draft;
  if (state.status !== 'live') return;
  const next = nextNudging(state.nudging, measuresOf(measurable(state)), context.playbook.measures, atMs);
  if (next === state.nudging) return;
  const { shown, latched, raisedAtMs } = next;
  draft.emit({
    type: 'nudge-changed',
    ...(shown && { shown: { ...shown } }),
    latched: [...latched],
    ...(raisedAtMs === undefined ? {} : { raisedAtMs }),
    atMs,
  });
}
