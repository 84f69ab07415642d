import { useEffect, useState } from 'preact/hooks';

export interface Copying {
  readonly copy: () => void;
  /** Of the text as it is now; undefined until it was copied. */
  readonly outcome: 'copied' | 'failed' | undefined;
}

/** Puts a text on the clipboard. A click or a key may do that without a permission, as long as the page has the focus. */
export function useCopy(text: string): Copying {
  const [outcome, setOutcome] = useState<Copying['outcome']>();
  useEffect(() => setOutcome(undefined), [text]);
  const copy = () =>
    void navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  return { copy, outcome };
}
