import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';

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
  const keep = useRef<HTMLButtonElement>(null);
  const id = useId();
  useLayoutEffect(() => {
    // The button under the focus is gone: the harmless one, or the one that asked, takes it.
    if (asking) keep.current?.focus();
    else if (wasAsking.current) opener.current?.focus();
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
    <div
      role="group"
      aria-labelledby={id}
      class="confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') setAsking(false);
      }}
    >
      <p id={id}>{props.question}</p>
      <div class="confirm-buttons">
        <button
          type="button"
          class="button danger"
          disabled={props.disabled}
          onClick={() => {
            setAsking(false);
            props.onConfirm();
          }}
        >
          {props.confirm}
        </button>
        <button ref={keep} type="button" class="button" onClick={() => setAsking(false)}>
          Keep it
        </button>
      </div>
    </div>
  );
}
