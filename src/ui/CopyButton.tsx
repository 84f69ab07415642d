import { useState } from 'preact/hooks';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for a screen reader: `announcement`. */
  readonly what: string;
}

/** Puts a text on the clipboard. A click may do that without a permission, as long as the page has the focus. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'failed'>();
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('failed'),
    );
  const word = outcome === 'copied' ? 'Copied' : 'Copy';
  return (
    <>
      <button type="button" class="button small-button" aria-label={`${word} ${what}`} onClick={() => void copy()}>
        {word}
      </button>
      <span role="status" class={outcome === 'failed' ? 'small' : 'unseen'}>
        {outcome === 'copied' && 'Copied.'}
        {outcome === 'failed' && 'Not copied: mark the text instead.'}
      </span>
    </>
  );
}
