/**
 * The cards of this call, for a look back at one that went by.
 *
 *   now ──earlier──▶ looking back ──later, past the last one──▶ now
 *                         └──by key, by itself after a while, or when something critical comes──▶ now
 */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { Urgency } from '../coaching/guidance';

/** A look back ends by itself: the rep went on talking. */
const LOOK_BACK_MS = 20_000;
/** Cards kept: an hour of lively talk. */
const MAX_CARDS = 60;

/** As much of a card as tells it from the next. */
interface Words {
  readonly what: string;
  readonly question: string | undefined;
  readonly urgency: Urgency;
}

export interface LookedAt<T> {
  readonly card: T;
  /** From 1, the oldest. */
  readonly position: number;
  /** Earlier cards in all. */
  readonly total: number;
}

export interface CardHistory<T> {
  /** The earlier card that is looked at; undefined while it is now. */
  readonly lookedAt: ReadonlySignal<LookedAt<T> | undefined>;
  readonly hasEarlier: ReadonlySignal<boolean>;
  /** The card that is up, whenever it may have changed; undefined while none is. */
  readonly note: (card: T | undefined) => void;
  readonly earlier: (atMs: number) => void;
  readonly later: (atMs: number) => void;
  readonly toNow: () => void;
  /** Ends a look back that has lasted. */
  readonly tick: (atMs: number) => void;
  /** Another call began. */
  readonly clear: () => void;
}

/** Makes an empty history. */
export function createCardHistory<T>(wordsOf: (card: T) => Words): CardHistory<T> {
  const cards = signal<readonly T[]>([]);
  const isUp = signal(false);
  const looking = signal<{ readonly card: T; readonly sinceMs: number } | undefined>(undefined);
  const earlierOnes = computed(() => (isUp.value ? cards.value.slice(0, -1) : cards.value));

  const isSame = (a: Words, b: Words) => a.what === b.what && a.question === b.question;

  const step = (by: -1 | 1, atMs: number) => {
    const from = looking.value ? earlierOnes.value.indexOf(looking.value.card) : earlierOnes.value.length;
    const card = earlierOnes.value[Math.max(0, from + by)];
    looking.value = card === undefined ? undefined : { card, sinceMs: atMs };
  };

  return {
    lookedAt: computed(() => {
      if (!looking.value) return undefined;
      const { card } = looking.value;
      const total = earlierOnes.value.length;
      return { card, position: earlierOnes.value.indexOf(card) + 1, total };
    }),
    hasEarlier: computed(() => earlierOnes.value.length > 0),
    note: (card) => {
      isUp.value = card !== undefined;
      const last = cards.value.at(-1);
      if (card === undefined || card === last) return;
      const words = wordsOf(card);
      if (last !== undefined && isSame(wordsOf(last), words)) cards.value = [...cards.value.slice(0, -1), card];
      else {
        cards.value = [...cards.value.slice(1 - MAX_CARDS), card];
        if (words.urgency === 'critical') looking.value = undefined;
      }
    },
    earlier: (atMs) => step(-1, atMs),
    later: (atMs) => {
      if (looking.value) step(1, atMs);
    },
    toNow: () => {
      looking.value = undefined;
    },
    tick: (atMs) => {
      if (looking.value && atMs - looking.value.sinceMs >= LOOK_BACK_MS) looking.value = undefined;
    },
    clear: () => {
      cards.value = [];
      isUp.value = false;
      looking.value = undefined;
    },
  };
}
