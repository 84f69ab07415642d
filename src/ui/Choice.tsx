import { useId } from 'preact/hooks';

export interface ChoiceProps<T extends string> {
  readonly legend: string;
  readonly options: readonly { readonly value: T; readonly label: string; readonly text: string }[];
  /** Undefined until something was chosen. */
  readonly value: T | undefined;
  /** Why nothing else can be chosen, if so. */
  readonly locked?: string | undefined;
  readonly onChoose: (value: T) => void;
}

/** A choice of one of a few, each with a sentence on what it means. */
export function Choice<T extends string>({ legend, options, value, locked, onChoose }: ChoiceProps<T>) {
  const id = useId();
  return (
    <fieldset class="choice" disabled={locked !== undefined} aria-describedby={locked && `${id}-locked`}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={id}
            value={option.value}
            checked={value === option.value}
            aria-describedby={`${id}-${option.value}`}
            onChange={() => onChoose(option.value)}
          />
          <span>
            {option.label}
            <span id={`${id}-${option.value}`} class="muted small" aria-hidden="true">
              {option.text}
            </span>
          </span>
        </label>
      ))}
      {locked !== undefined && (
        <p id={`${id}-locked`} class="muted small">
          {locked}
        </p>
      )}
    </fieldset>
  );
}
