/**
 * When the main card may change. A card stays up long enough to be read:
 *
 *   the rep pinned it                        ─▶ never, until it is unpinned
 *   nothing is up, it was waved away, or the customer had said nothing ─▶ at once
 *   asked for, an objection just raised, critical where the card before wasn't ─▶ at once
 *   the rep did what the card says           ─▶ at once
 *   Claude's answer to the very moment that the local card stands in for       ─▶ at once, it is that card made better
 *   they asked or objected, in a new turn                                ─▶ at once
 *   the talk has gone on: the rep spoke, and the customer again             ─▶ after a glance
 *   anything else                            ─▶ when the card has been up for the playbook's `minCardSec`; the newest then
 */
import type { Card, CardMemory, ShownCard } from './card-memory';
import { isBackChannel, type Utterance } from './conversation';
import { elapsedMs } from './elapsed';
import type { Pacing } from './playbook-thresholds';
import type { RequestReason } from './session-events';

/** Why a card is to come up: `acted`, the rep did what the card before says; `dismissed`, waved it away; `unpinned`, let it go. */
export type CardReason = RequestReason | 'acted' | 'dismissed' | 'unpinned' | 'start' | 'answer' | 'waited';

/** They asked or objected, and wait: the words for it can't come later. */
const ANSWERS_THEM = /^(?:answer:|objection:|line$|leave$|fixed$)/;
/** A glance: what a rep takes in between two sentences. */
const GLANCE_SEC = 2;
const AT_ONCE: ReadonlySet<CardReason> = new Set([
  'asked',
  'objection',
  'mode-change',
  'echo',
  'acted',
  'dismissed',
  'unpinned',
  'start',
]);

/** May `next` take the place of what is up now? */
export function mayShow(
  next: Card,
  {
    cards,
    heard,
    reason,
    atMs,
    pacing,
  }: {
    readonly cards: CardMemory;
    readonly heard: readonly Utterance[];
    readonly reason: CardReason;
    readonly atMs: number;
    readonly pacing: Pacing;
  },
): boolean {
  if (cards.isPinned) return false;
  const current = cards.shown.at(-1);
  // Before the customer's first word a card is about nobody yet.
  if (!current || cards.isEmpty || current.about === undefined || AT_ONCE.has(reason)) return true;
  if (next.urgency === 'critical' && current.urgency !== 'critical') return true;
  if (next.source === 'claude' && current.source === 'local' && next.about === current.about) return true;
  if (ANSWERS_THEM.test(next.kind) && isLeftBehind(current, next, heard)) return true;
  return isSameCard(current, next) || hasRested(current, next, { heard, pacing, atMs });
}

interface Talk {
  readonly heard: readonly Utterance[];
  readonly pacing: Pacing;
}

/** Epoch ms until which a card stays up though `next` is ready. */
export const restsUntil = (current: ShownCard, next: Card, talk: Talk): number =>
  current.atMs + restMs(current, next, talk);

/** The card has been up for long enough to be read. */
export const hasRested = (current: ShownCard, next: Card, talk: Talk & { readonly atMs: number }): boolean =>
  elapsedMs(current.atMs, talk.atMs) >= restMs(current, next, talk);

function restMs(current: ShownCard, next: Card, { heard, pacing }: Talk): number {
  const sec = isLeftBehind(current, next, heard) ? Math.min(GLANCE_SEC, pacing.minCardSec) : pacing.minCardSec;
  return sec * 1000;
}

/** The rep spoke since what `current` is about, and `next` is about what the customer said after that. */
function isLeftBehind(current: Card, next: Card, heard: readonly Utterance[]): boolean {
  const from = heard.findLastIndex(({ id }) => id === current.about);
  const to = heard.findLastIndex(({ id }) => id === next.about);
  return heard.slice(from + 1, to).some((utterance) => utterance.speaker === 'rep' && !isBackChannel(utterance));
}

/** The rep sees no change. A toolkit card that is up stays for its words, though the next card doesn't bring it again. */
export const isSameCard = (current: Card, next: Card): boolean =>
  current.kind === next.kind &&
  current.question === next.question &&
  current.source === next.source &&
  (current.toolkit === next.toolkit || (next.toolkit === undefined && current.about === next.about)) &&
  (current.source === 'local' || current.about === next.about);
