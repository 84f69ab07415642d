import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

/** What is wrong with a field, beside it. */
export const FieldError = ({ id, text }: { id: string; text: string | undefined }) => (
  <p id={id} class="field-error" hidden={text === undefined}>
    {text}
  </p>
);

/** What a control needs to belong to its label, hint and error. */
export interface FieldControl {
  readonly id: string;
  readonly 'aria-describedby': string;
  readonly 'aria-invalid': boolean;
}

export interface FieldProps {
  readonly label: string;
  readonly hint: string;
  readonly error: string | undefined;
  readonly children: (control: FieldControl) => ComponentChildren;
}

/** A labelled control with a hint and, if it doesn't hold, why. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, 'aria-describedby': `${id}-hint ${id}-error`, 'aria-invalid': error !== undefined })}
      <p id={`${id}-hint`} class="muted small">
        {hint}
      </p>
      <FieldError id={`${id}-error`} text={error} />
    </div>
  );
}
