/**
 * Words of the call that the rep asked to see, in the transcript, and the way back to where the rep was:
 *
 *   anywhere ──show──▶ transcript open, line marked and focused ──back──▶ transcript as it was, focus where it was
 */
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { SignalView } from '../coaching/signal-view';
import type { ViewChoices } from './view-choices';

/** A line of the transcript, and what rests on it. */
export type ShownWords = { readonly lineId: string } & (
  | { readonly of: 'objective'; readonly id: string; readonly text: string }
  | { readonly of: 'signal'; readonly signal: SignalView }
  | { readonly of: 'competitor'; readonly name: string }
  | { readonly of: 'answer' }
  | { readonly of: 'gap' }
);

export interface WordsShown {
  /** Undefined while none were asked for. */
  readonly shown: ShownWords | undefined;
  readonly show: (words: ShownWords) => void;
  readonly back: () => void;
}

interface Origin {
  readonly element: Element | null;
  readonly scrollPx: number;
}

/** Lets the rep see words and come back. */
export function useWords({ transcript, toggleTranscript }: ViewChoices): WordsShown {
  const [shown, setShown] = useState<ShownWords>();
  const origin = useRef<Origin | undefined>(undefined);
  const wasHidden = useRef(false);
  const returning = useRef<ShownWords | undefined>(undefined);
  const isOpen = transcript.value;

  useLayoutEffect(() => {
    // Hiding the transcript is a way out too.
    if (!isOpen) setShown(undefined);
  }, [isOpen]);
  useLayoutEffect(() => {
    const from = returning.current;
    if (shown || !from) return;
    returning.current = undefined;
    returnTo(origin.current, from);
  }, [shown]);

  return {
    shown,
    show: (words) => {
      origin.current = { element: document.activeElement, scrollPx: document.documentElement.scrollTop };
      if (!shown) wasHidden.current = !isOpen;
      if (!isOpen) toggleTranscript();
      setShown(words);
    },
    back: () => {
      if (!shown) return;
      returning.current = shown;
      setShown(undefined);
      if (wasHidden.current) toggleTranscript();
    },
  };
}

function returnTo(origin: Origin | undefined, from: ShownWords): void {
  const { element = null, scrollPx = 0 } = origin ?? {};
  document.documentElement.scrollTop = scrollPx;
  if (element === null || element === document.body) return;
  // What was unticked or refused meanwhile stands elsewhere, or nowhere.
  const instead = from.of === 'objective' ? `[data-objective="${from.id}"]` : '#transcript-heading button';
  const target = element.isConnected ? element : document.querySelector(instead);
  if (target instanceof HTMLElement) target.focus({ preventScroll: true });
}
