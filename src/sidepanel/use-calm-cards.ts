/**
 * How the toolkit's cards lie. A script is read aloud from them, so nothing that is open folds or moves by itself:
 *
 *   drawer opens, or nothing is open ─▶ those that fit first, the first of them open
 *   something is open ─▶ it and those above it stay; below it, what fits comes first, while the drawer wasn't opened by hand
 *   drawer open, or the rep among them ─▶ all stay where they are; what fits is marked
 *
 * From 700 px on the drawer's content shows without being opened.
 */
import { useRef, useState } from 'preact/hooks';
import type { ToolkitCard } from './toolkit-cards';

export interface CalmCards {
  /** In the order in which they lie. */
  readonly shown: readonly ToolkitCard[];
  readonly isOpen: (cardId: string) => boolean;
  /** The rep opens or folds one. */
  readonly choose: (cardId: string, open: boolean) => void;
}

interface Lie {
  readonly order: readonly string[];
  /** Opened because it fitted; it stays open though it fits no more. */
  readonly opened: string | undefined;
  readonly drawerOpen: boolean;
}

/** The cards as they lie now, given how they lay. */
export function useCalmCards(
  cards: readonly ToolkitCard[],
  {
    drawerOpen,
    isAmong,
  }: {
    readonly drawerOpen: boolean;
    /** The rep's pointer or keyboard is among the cards. */
    readonly isAmong: boolean;
  },
): CalmCards {
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map());
  const lie = useRef<Lie | undefined>(undefined);
  const before = lie.current?.drawerOpen === drawerOpen ? lie.current : undefined;
  const isOpen = (cardId: string): boolean => chosen.get(cardId) ?? lie.current?.opened === cardId;
  if (before) {
    const isReading = before.order.some(isOpen);
    lie.current = {
      order: nextOrder(before.order, cards, isAmong || (drawerOpen && isReading) ? () => true : isOpen),
      opened: isReading || isAmong ? before.opened : fitting(cards),
      drawerOpen,
    };
  } else {
    lie.current = { order: cards.map(({ id }) => id), opened: fitting(cards), drawerOpen };
  }
  const { order } = lie.current;
  return {
    shown: cards.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id)),
    isOpen,
    choose: (cardId, open) => setChosen(new Map(chosen).set(cardId, open)),
  };
}

const fitting = ([first]: readonly ToolkitCard[]): string | undefined => (first?.fits ? first.id : undefined);

/** Down to the last that is to stay, as it was; then as they come. */
function nextOrder(
  order: readonly string[],
  cards: readonly ToolkitCard[],
  stays: (cardId: string) => boolean,
): readonly string[] {
  const ids = cards.map(({ id }) => id);
  const kept = order.slice(0, order.findLastIndex(stays) + 1).filter((id) => ids.includes(id));
  return [...kept, ...ids.filter((id) => !kept.includes(id))];
}
