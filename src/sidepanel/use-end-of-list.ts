/** A list that grows at its end, and whether it is followed there. */
import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

/** How near the end still counts as reading along, in px: about one line. */
const NEAR_END_PX = 24;

export interface EndOfList {
  /** What came last is out of sight. */
  readonly behind: boolean;
  readonly toEnd: () => void;
  /** To be told of each scroll of the list. */
  readonly noteScroll: () => void;
}

export interface FollowedList {
  readonly list: RefObject<HTMLElement | null>;
  /** What is looked at instead of the end, while `isHeld`; it stays in sight. */
  readonly held: RefObject<HTMLElement | null>;
  readonly isHeld: boolean;
  /** What the list changes with. */
  readonly content: readonly unknown[];
}

/**
 * Keeps a list at its end while the rep reads along, through new lines and through a change of the list's size; stays where the
 * rep scrolled back to. What scrolls because lines break anew isn't the rep's doing.
 */
export function useEndOfList({ list, held, isHeld, content }: FollowedList): EndOfList {
  const following = useRef(true);
  const seenSize = useRef('');
  const isHeldNow = useRef(isHeld);
  isHeldNow.current = isHeld;
  const [behind, setBehind] = useState(false);

  const toEnd = () => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  const noteScroll = () => {
    const element = list.current;
    // Of another size than was last seen: the observer's turn comes first.
    if (!element || sizeOf(element) !== seenSize.current) return;
    const atEnd = isAtEnd(element);
    if (!isHeldNow.current) following.current = atEnd;
    setBehind(!atEnd);
  };

  useLayoutEffect(() => {
    if (following.current && !isHeldNow.current) toEnd();
  }, content);
  useLayoutEffect(() => {
    if (!isHeld && following.current) toEnd();
  }, [isHeld]);
  useLayoutEffect(() => {
    const element = list.current;
    if (!element) return undefined;
    seenSize.current = sizeOf(element);
    const observer = new ResizeObserver(() => {
      seenSize.current = sizeOf(element);
      if (isHeldNow.current) {
        if (held.current) bringInto(element, held.current);
      } else if (following.current) toEnd();
      setBehind(!isAtEnd(element));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return { behind, toEnd, noteScroll };
}

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): string => `${String(clientWidth)}x${String(clientHeight)}`;

const isAtEnd = ({ scrollHeight, scrollTop, clientHeight }: HTMLElement): boolean =>
  scrollHeight - scrollTop - clientHeight <= NEAR_END_PX;

/** Scrolls the list alone, by no more than it takes: the page stays where the rep has it. */
function bringInto(list: HTMLElement, item: HTMLElement): void {
  if (!list.contains(item)) return;
  const within = list.getBoundingClientRect();
  const { top, bottom } = item.getBoundingClientRect();
  // Of what is higher than the list its first lines show.
  if (top < within.top) list.scrollTop -= within.top - top;
  else if (bottom > within.bottom) list.scrollTop += Math.min(bottom - within.bottom, top - within.top);
}
