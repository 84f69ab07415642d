import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { t } from './messages';

export interface ConfirmQuestionProps {
  readonly question: string;
  /** On the button that does it. */
  readonly confirm: string;
  /** On the one that leaves all as it is; "Keep it" unless told otherwise. */
  readonly keep?: string;
  readonly disabled?: boolean | undefined;
  readonly onConfirm: () => void;
  readonly onKeep: () => void;
}

/** Asked before what can't be undone. The harmless answer has the focus, and Escape means it. */
export function ConfirmQuestion({ question, confirm, keep, disabled, onConfirm, onKeep }: ConfirmQuestionProps) {
  const harmless = useRef<HTMLButtonElement>(null);
  const id = useId();
  useLayoutEffect(() => harmless.current?.focus(), []);
  return (
    <div
      role="group"
      aria-labelledby={id}
      class="confirm"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onKeep();
      }}
    >
      <p id={id}>{question}</p>
      <div class="confirm-buttons">
        <button type="button" class="button danger" disabled={disabled} onClick={onConfirm}>
          {confirm}
        </button>
        <button ref={harmless} type="button" class="button" onClick={onKeep}>
          {keep ?? t('ui_keep_it')}
        </button>
      </div>
    </div>
  );
}
