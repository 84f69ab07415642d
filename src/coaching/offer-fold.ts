/** The part of the fold that is about offers: what is up on the panel, what waits, what was waved away. */
import { withCard, withDismissal, withHelped, withoutDismissals, withPin, type Card } from './card-memory';
import { close } from './model-breaker';
import type { SessionEvent } from './session-events';
import type { SessionState } from './session-state';
import { shownOf, withShown } from './talked-about';

export type OfferEvent = Extract<
  SessionEvent,
  {
    readonly type:
      | 'guidance-offered'
      | 'suggestion-offered'
      | 'offer-condensed'
      | 'card-shown'
      | 'guidance-dismissed'
      | 'dismissals-forgotten'
      | 'card-pinned'
      | 'card-unpinned'
      | 'card-helped';
  }
>;

/** The state once an offer was made, shown, waved away or condensed. */
export function withOffer(state: SessionState, event: OfferEvent): SessionState {
  switch (event.type) {
    case 'guidance-offered': {
      const { guidance, source, answers, atMs } = event;
      const shown = withShown(state.shown, shownOf(event));
      const offered = { guidance, source, answers, atMs };
      const after = { ...afterOffer(state, event.requestId), shown };
      if (event.held && event.card) return { ...after, held: { card: event.card, format: 'guidance', offered } };
      return { ...after, ...afterCard(state, event), guidance: offered };
    }
    case 'suggestion-offered': {
      const { suggestion, source, answers, atMs } = event;
      const shown = withShown(state.shown, shownOf(event));
      const offered = { suggestion, source, answers, atMs };
      const after = { ...afterOffer(state, event.requestId), shown };
      if (event.held && event.card) return { ...after, held: { card: event.card, format: 'suggestion', offered } };
      return { ...after, ...afterCard(state, event), suggestion: offered };
    }
    case 'offer-condensed':
      return {
        ...afterOffer(state, event.requestId),
        ...afterCard(state, event),
        shown: event.shown ? withShown(state.shown, event.shown) : state.shown,
      };
    case 'card-shown': {
      const { held } = state;
      const up = { ...state, ...afterCard(state, event) };
      if (held?.format === 'guidance') return { ...up, guidance: { ...held.offered, atMs: event.atMs } };
      return held ? { ...up, suggestion: { ...held.offered, atMs: event.atMs } } : up;
    }
    case 'guidance-dismissed': {
      const cards = withDismissal(state.cards, event.kind, event.atMs);
      return { ...state, cards, held: undefined, guidance: undefined, suggestion: undefined };
    }
    case 'dismissals-forgotten':
      return { ...state, cards: withoutDismissals(state.cards) };
    case 'card-pinned':
      return { ...state, cards: withPin(state.cards, true) };
    case 'card-unpinned':
      return { ...state, cards: withPin(state.cards, false) };
    case 'card-helped':
      return { ...state, cards: withHelped(state.cards, event.helped) };
  }
}

/** A card that came up; what was held back before it is out of date. */
const afterCard = (
  { cards }: SessionState,
  { card, atMs }: { readonly card?: Card | undefined; readonly atMs: number },
): Pick<SessionState, 'cards' | 'held'> => ({
  cards: card ? withCard(cards, { ...card, atMs }) : cards,
  held: undefined,
});

/** Claude's own offer ends its request; a local one leaves it in flight. */
const afterOffer = (state: SessionState, requestId: string | undefined): SessionState => ({
  ...state,
  // Claude's answer is about the moment it was asked in, which may be a turn ago.
  offeredAtCount:
    requestId === undefined || !state.pending ? state.conversation.utterances.length : state.pending.heardCount,
  ...(requestId === undefined ? {} : answeredRequest(state)),
});

/** Claude answered: nothing is in flight, and nothing held against it. */
export const answeredRequest = ({
  breaker,
}: SessionState): Pick<SessionState, 'pending' | 'deferred' | 'supersededInARow' | 'lastFailure' | 'breaker'> => ({
  pending: undefined,
  deferred: undefined,
  supersededInARow: 0,
  lastFailure: undefined,
  breaker: close(breaker),
});
