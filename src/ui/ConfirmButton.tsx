import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ConfirmQuestion } from './ConfirmQuestion';

export interface ConfirmButtonProps {
  /** On the button that asks. */
  readonly children: ComponentChildren;
  /** For a screen reader, where the words on the button stand on others as well. */
  readonly label?: string | undefined;
  readonly class: string;
  readonly question: string;
  /** On the button that does it. */
  readonly confirm: string;
  readonly disabled?: boolean | undefined;
  readonly onConfirm: () => void;
}

/** A button for what can't be undone: it asks in its own place, and nothing has happened until it was answered. */
export function ConfirmButton(props: ConfirmButtonProps) {
  const [asking, setAsking] = useState(false);
  const wasAsking = useRef(false);
  const opener = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    // The button under the focus is gone: the one that asked takes it.
    if (!asking && wasAsking.current) opener.current?.focus();
    wasAsking.current = asking;
  }, [asking]);
  if (!asking) {
    return (
      <button
        ref={opener}
        type="button"
        class={props.class}
        aria-label={props.label}
        disabled={props.disabled}
        onClick={() => setAsking(true)}
      >
        {props.children}
      </button>
    );
  }
  return (
    <ConfirmQuestion
      question={props.question}
      confirm={props.confirm}
      disabled={props.disabled}
      onConfirm={() => {
        setAsking(false);
        props.onConfirm();
      }}
      onKeep={() => setAsking(false)}
    />
  );
}
