/** Guidance, sought: local at once, Claude's where it can succeed, one request in flight. See ADR 0003. */
import { isResting } from './card-memory';
import type { GuidanceFailure } from './guidance';
import { isBudgetSpent, isOnTrial, isResting as isModelResting } from './model-breaker';
import type { Moment } from './moment';
import { PROMPT_VERSION } from './prompt';
import { offerLocally } from './offer-cards';
import type { RequestReason, SessionEvent } from './session-events';
import type { DecideContext } from './session-inputs';
import { evolve } from './session-fold';
import { momentOf } from './session-moment';
import type { SessionState } from './session-state';

/** How often in a row a request may be superseded: the next one is let finish, so that fast talk can't starve the rep. */
export const MAX_SUPERSEDED_IN_A_ROW = 2;

/** What a failure that no retry can mend looks like: asked again only when key, model or address changed. */
const LASTING_FAILURES: readonly GuidanceFailure[] = ['no-key', 'unauthorized', 'model-not-found', 'rejected'];

/** Events in the making: each is applied at once, so that the next decision sees it. */
export class Draft {
  readonly events: SessionEvent[] = [];
  state: SessionState;
  readonly context: DecideContext;
  readonly atMs: number;
  constructor(state: SessionState, context: DecideContext, atMs: number) {
    this.state = state;
    this.context = context;
    this.atMs = atMs;
  }
  emit(event: SessionEvent): void {
    this.events.push(event);
    this.state = evolve(this.state, event);
  }
  get moment(): Moment {
    const moment = momentOf(this.state, this.context.playbook, this.atMs);
    const { product } = this.context;
    return product === undefined ? moment : { ...moment, product };
  }
}

/** Offer local guidance now, and ask Claude for better where that can succeed. */
export function seekGuidance(draft: Draft, reason: RequestReason): void {
  offerLocally(draft, reason);
  const { pending, supersededInARow } = draft.state;
  if (pending) {
    const urgent =
      reason !== 'end-of-turn' &&
      supersededInARow < MAX_SUPERSEDED_IN_A_ROW &&
      // A trial is let finish, since it tells whether Claude is back; nothing is given up that can't be asked anew.
      !isOnTrial(draft.state.breaker) &&
      mayAskModel(draft, reason);
    // An answer of the other mode has nowhere to be shown.
    if (!urgent && reason !== 'mode-change') {
      draft.emit({ type: 'guidance-deferred', reason, atMs: draft.atMs });
      return;
    }
    draft.emit({ type: 'guidance-superseded', requestId: pending.requestId, atMs: draft.atMs });
  }
  askModel(draft, reason);
}

/** Ask Claude about this moment, where that can succeed. */
export function askModel(draft: Draft, reason: RequestReason): void {
  if (!mayAskModel(draft, reason)) return;
  const { state, atMs } = draft;
  const answers = state.conversation.utterances.at(-1)?.id;
  draft.emit({
    type: 'guidance-requested',
    requestId: `${state.sessionId}/${String(state.requestCount + 1)}`,
    mode: state.mode,
    reason,
    ...(answers === undefined ? {} : { answers }),
    promptVersion: PROMPT_VERSION,
    atMs,
  });
}

/** Asking Claude now can succeed, harms nobody and is within the budget. */
function mayAskModel({ state, context, atMs }: Draft, reason: RequestReason): boolean {
  const { breaker, lastFailure } = state;
  if (!context.modelReady || isBudgetSpent(breaker, atMs)) return false;
  // Only the rep's own wish, or changed access, tries again what can't succeed by itself.
  if (reason === 'asked') return true;
  const { playbook } = context;
  if (isResting({ cards: state.cards, playbook, atMs }, `stage:${state.stage.current}`)) return false;
  if (lastFailure && LASTING_FAILURES.includes(lastFailure)) return false;
  return !isModelResting(breaker, atMs) && !(breaker.offline && context.offline === true);
}
