/** Cards on the panel: put up, held back until the one before it has been read, shown then, and waved away. */
import { adviceFor } from './choose-advice';
import { aboutOf, asLed, cardUp, isResting, type Card, type ShownCard } from './card-memory';
import { getFallbackGuidance, getFallbackSuggestion } from './fallback';
import type { Choice } from './make-advice';
import type { Moment } from './moment';
import { hasRested, isSameCard, mayShow, restsUntil, type CardReason } from './pacing';
import type { Playbook } from './playbook';
import type { SessionState } from './session-state';
import type { Draft } from './seek-guidance';

/** Offer local guidance in the session's mode; nothing where the rep wants no more of it. */
export function offerLocally(draft: Draft, reason: CardReason): void {
  const { moment, atMs } = draft;
  const choice = adviceFor(moment);
  if (isResting(moment, choice.kind)) return;
  const answers = moment.heard.at(-1)?.id;
  const bound = {
    source: { kind: 'local' as const },
    ...(answers === undefined ? {} : { answers }),
    ...placing(draft, localCard(choice, moment), reason),
    atMs,
  };
  if (draft.state.mode === 'guidance') {
    draft.emit({ type: 'guidance-offered', guidance: getFallbackGuidance(moment, choice), ...bound });
  } else {
    draft.emit({ type: 'suggestion-offered', suggestion: getFallbackSuggestion(moment, choice), ...bound });
  }
}

/** The rep met an objective or asked what the card says: there may be something else to do now. Claude's words stay until the customer has spoken. */
export function offerLocallyIfNew(draft: Draft): void {
  const { mode, guidance, suggestion, cards } = draft.state;
  const shown = mode === 'guidance' ? guidance : suggestion;
  const current = cards.shown.at(-1);
  if (shown?.source.kind !== 'local' || !current) return;
  if (!isSameCard(current, localCard(adviceFor(draft.moment), draft.moment))) offerLocally(draft, 'acted');
}

function localCard({ kind, focus, questions, toolkitCard }: Choice, { heard, cards }: Moment): Card {
  const about = aboutOf(heard);
  const [question] = questions;
  const current = cards?.shown.at(-1);
  // What is up for these words already isn't brought up a second time.
  const isUp =
    current?.about === about && cards?.shown.some((card) => card.about === about && card.toolkit === toolkitCard);
  return {
    kind,
    urgency: focus.urgency,
    source: 'local',
    ...(question === undefined ? {} : { question: asLed(question) }),
    ...(toolkitCard === undefined || isUp ? {} : { toolkit: toolkitCard }),
    ...(about === undefined ? {} : { about }),
  };
}

/** Whether a card may come up now or is held back, as its offer says it. */
export function placing(draft: Draft, card: Card, reason: CardReason): { readonly card?: Card; readonly held?: true } {
  const { cards } = draft.state;
  const { pacing } = draft.context.playbook;
  const heard = draft.state.conversation.utterances;
  if (!mayShow(card, { cards, heard, reason, atMs: draft.atMs, pacing })) return { card, held: true };
  const current = cards.shown.at(-1);
  return current && !cards.isEmpty && isSameCard(current, card) ? {} : { card };
}

/** Epoch ms at which the card held back may come up. */
export function wakeAt(state: SessionState, { pacing }: Pick<Playbook, 'pacing'>): number | undefined {
  const waits = waiting(state);
  return waits && restsUntil(waits.current, waits.next, { heard: state.conversation.utterances, pacing });
}

/** The card held back, and the one it waits for. */
function waiting({
  held,
  cards,
  status,
}: SessionState): { readonly current: ShownCard; readonly next: Card } | undefined {
  const current = cards.shown.at(-1);
  return held && current && !cards.isPinned && status === 'live' ? { current, next: held.card } : undefined;
}

/** Would Claude's answer about that moment have to wait until the card that is up has been read? */
export function isHeldBack({ cards }: SessionState, { heard, playbook }: Moment, atMs: number): boolean {
  const about = aboutOf(heard);
  const answer: Card = { kind: 'answer', urgency: 'low', source: 'claude', ...(about === undefined ? {} : { about }) };
  return !mayShow(answer, { cards, heard, reason: 'answer', atMs, pacing: playbook.pacing });
}

/** Time has passed: what was held back comes up. */
export function showHeld(draft: Draft): void {
  const { atMs, state } = draft;
  const { pacing } = draft.context.playbook;
  const waits = waiting(state);
  const heard = state.conversation.utterances;
  if (waits && hasRested(waits.current, waits.next, { heard, pacing, atMs })) release(draft, 'waited');
}

/** What was held back comes up, a local one as it would be said now. */
function release(draft: Draft, reason: CardReason): void {
  const { held } = draft.state;
  if (held?.card.source === 'local') offerLocally(draft, reason);
  else if (held) draft.emit({ type: 'card-shown', releases: held.format, card: held.card, atMs: draft.atMs });
}

/** The rep pins the card of this kind, or lets it go: what has waited meanwhile comes up then. */
export function pinCard(draft: Draft, { kind, pinned }: { readonly kind: string; readonly pinned: boolean }): void {
  const { cards } = draft.state;
  if (cardUp(cards)?.kind !== kind || cards.isPinned === pinned) return;
  draft.emit({ type: pinned ? 'card-pinned' : 'card-unpinned', kind, atMs: draft.atMs });
  if (!pinned) release(draft, 'unpinned');
}

/** The rep wants something else than what is pinned. */
export function letGo(draft: Draft): void {
  const { cards } = draft.state;
  const kind = cardUp(cards)?.kind;
  if (cards.isPinned && kind !== undefined) draft.emit({ type: 'card-unpinned', kind, atMs: draft.atMs });
}

/** The rep says of the card of this kind that it helped, or takes that back. */
export function markHelped(draft: Draft, { kind, helped }: { readonly kind: string; readonly helped: boolean }): void {
  const card = cardUp(draft.state.cards);
  if (card?.kind !== kind || (card.helped ?? false) === helped) return;
  draft.emit({ type: 'card-helped', kind, helped, atMs: draft.atMs });
}

/** The rep wants none of this now; thrice, and it stays away for the call. */
export function dismiss(draft: Draft, kind: string): void {
  const { cards, pending } = draft.state;
  // It was sent of another card than the one that is up.
  if (cardUp(cards)?.kind !== kind) return;
  draft.emit({ type: 'guidance-dismissed', kind, atMs: draft.atMs });
  // What the rep asked for comes all the same.
  if (pending && pending.reason !== 'asked' && isResting(draft.moment, `stage:${draft.state.stage.current}`)) {
    draft.emit({ type: 'guidance-superseded', requestId: pending.requestId, atMs: draft.atMs });
  }
  offerLocally(draft, 'dismissed');
}
