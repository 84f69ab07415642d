/**
 * What the panel's main card was, card by card, and what the rep waved away. Journalled, so that a limit, a cooldown and a
 * dismissal hold over a restart.
 */
import { z } from 'zod';
import { isBackChannel, UtteranceId, type Utterance } from './conversation';
import { elapsedMs } from './elapsed';
import { cut, MAX_LINE_CHARS, Urgency } from './guidance';
import type { Moment } from './moment';
import { ToolkitCategory } from './playbook';

/** What a card is about, for whoever wants no more of it: an objective's id, `objection:price`, `stage:pitch`, an act. */
export const CardKind = z.string().min(1).max(80);

/** A card, as it is remembered. */
export const Card = z.object({
  kind: CardKind,
  urgency: Urgency,
  source: z.enum(['claude', 'local']),
  /** The first question on it; never led with again. */
  question: z.string().max(400).optional(),
  /** The toolkit card that came with it. */
  toolkit: ToolkitCategory.optional(),
  /** The customer's last utterance as it came up; absent before the first. */
  about: UtteranceId.optional(),
});
export type Card = z.infer<typeof Card>;

export type ShownCard = Card & {
  readonly atMs: number;
  /** The rep said so. */
  readonly helped?: true;
};

export interface CardMemory {
  /** Oldest first; the last one is on the panel, unless it was dismissed. */
  readonly shown: readonly ShownCard[];
  readonly dismissed: readonly { readonly kind: string; readonly times: number; readonly atMs: number }[];
  /** The last card was waved away and none has come since. */
  readonly isEmpty: boolean;
  /** The rep pinned the last card: it stays until unpinned. */
  readonly isPinned: boolean;
}

export const noCards: CardMemory = { shown: [], dismissed: [], isEmpty: true, isPinned: false };

/** Cards remembered: one a turn over two hours of talk. */
const MAX_CARDS = 500;
/** Kinds remembered as dismissed. */
const MAX_DISMISSED = 60;
/** "Not now" holds for so long. */
export const NOT_NOW_MS = 60_000;

export const withCard = (memory: CardMemory, card: ShownCard): CardMemory => ({
  ...memory,
  shown: [...memory.shown.slice(1 - MAX_CARDS), card],
  isEmpty: false,
  isPinned: false,
});

/** The card that is up, if one is. */
export const cardUp = ({ shown, isEmpty }: CardMemory): ShownCard | undefined => (isEmpty ? undefined : shown.at(-1));

/** The toolkit card that goes with the card that is up: a second card about the same words doesn't bring it again. */
export function toolkitUp(memory: CardMemory): ToolkitCategory | undefined {
  const card = cardUp(memory);
  return card && memory.shown.findLast(({ about, toolkit }) => toolkit !== undefined && about === card.about)?.toolkit;
}

export const withPin = (memory: CardMemory, isPinned: boolean): CardMemory => ({ ...memory, isPinned });

/** The rep says of the last card that it helped, or takes that back. */
export function withHelped(memory: CardMemory, helped: boolean): CardMemory {
  const last = memory.shown.at(-1);
  if (!last) return memory;
  const { helped: _, ...card } = last;
  return { ...memory, shown: [...memory.shown.slice(0, -1), helped ? { ...card, helped: true } : card] };
}

export function withDismissal(memory: CardMemory, kind: string, atMs: number): CardMemory {
  const times = (memory.dismissed.find((known) => known.kind === kind)?.times ?? 0) + 1;
  const others = memory.dismissed.filter((known) => known.kind !== kind);
  const dismissed = [...others.slice(1 - MAX_DISMISSED), { kind, times, atMs }];
  return { ...memory, dismissed, isEmpty: true, isPinned: false };
}

/** "Help me now": whatever was waved away may come again. */
export const withoutDismissals = (memory: CardMemory): CardMemory => ({ ...memory, dismissed: [] });

/** The rep waved this kind away just now, or so often that it stays away for the call. */
export function isResting(
  { cards, playbook, atMs }: Pick<Moment, 'cards' | 'playbook' | 'atMs'>,
  kind: string,
): boolean {
  const known = cards?.dismissed.find((dismissed) => dismissed.kind === kind);
  if (!known) return false;
  return known.times >= playbook.pacing.dismissalsToQuiet || elapsedMs(known.atMs, atMs) < NOT_NOW_MS;
}

/** The customer's utterance that advice made now is about. */
export const aboutOf = (heard: readonly Utterance[]): UtteranceId | undefined =>
  heard.findLast((utterance) => utterance.speaker === 'customer' && !isBackChannel(utterance))?.id;

/** A question as a card remembers it: as the panel shows it, however long a playbook or a customer's words have made it. */
export const asLed = (question: string): string => cut(question, MAX_LINE_CHARS);

/** Cards back in which a question that was led with isn't led with again: half an hour of talk. */
const LED_WITHIN = 100;

/** The questions that earlier cards led with: the talk went past them. */
export const ledBefore = (cards: CardMemory | undefined, about: string | undefined): readonly string[] =>
  cards?.shown
    .slice(-LED_WITHIN)
    .flatMap((card) => (card.question === undefined || card.about === about ? [] : [card.question])) ?? [];
