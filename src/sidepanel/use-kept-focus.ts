import type { RefObject } from 'preact';
import { useLayoutEffect } from 'preact/hooks';

/**
 * Keeps the keyboard in a part of the panel when what it was on goes.
 *
 * @param insteadOf is given what has the focus before anything is drawn anew, and says how to find what takes it after that.
 */
export function useKeptFocus(
  part: RefObject<HTMLElement | null>,
  insteadOf: (focused: Element) => () => HTMLElement | null | undefined,
): void {
  const focused = document.activeElement;
  const find = focused && part.current?.contains(focused) ? insteadOf(focused) : undefined;
  useLayoutEffect(() => {
    // Nobody asked for what has gone: nothing scrolls for it.
    if (find && document.activeElement === document.body) find()?.focus({ preventScroll: true });
  });
}
