/** How the card that is up stands with the rep. */
import { cardUp, toolkitUp } from './card-memory';
import type { Urgency } from './guidance';
import { isSameCard } from './pacing';
import type { ToolkitCategory } from './playbook';
import type { SessionState } from './session-state';

export interface CardStanding {
  /** What it is about: to say which card is meant. */
  readonly kind: string;
  /** It stays until the rep lets it go. */
  readonly pinned: boolean;
  /** The rep said that it helped. */
  readonly helped: boolean;
  /** The toolkit card that came with it, if one did. */
  readonly toolkit?: ToolkitCategory;
  /** How urgent the card is that waits until this one is unpinned, if one does. */
  readonly waiting: Urgency | undefined;
}

/** The card that is up; undefined before the first and after one was waved away with none to follow. */
export function cardStanding({ cards, held }: Pick<SessionState, 'cards' | 'held'>): CardStanding | undefined {
  const card = cardUp(cards);
  if (!card) return undefined;
  const waits = cards.isPinned && held !== undefined && !isSameCard(card, held.card);
  const toolkit = toolkitUp(cards);
  return {
    kind: card.kind,
    pinned: cards.isPinned,
    helped: card.helped ?? false,
    ...(toolkit === undefined ? {} : { toolkit }),
    waiting: waits ? held.card.urgency : undefined,
  };
}
