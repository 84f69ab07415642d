import { useId } from 'preact/hooks';
import type { CoachingMode } from '../settings/feature-flags';

const MODES: readonly { mode: CoachingMode; label: string }[] = [
  { mode: 'suggestions', label: 'Suggestions' },
  { mode: 'guidance', label: 'Guidance' },
];

/** What each mode does, in a sentence. */
export const MODE_TEXT: Readonly<Record<CoachingMode, string>> = {
  suggestions: 'Words you could say next.',
  guidance: 'What to achieve next, in your own words.',
};

export interface ModeChoiceProps {
  readonly mode: CoachingMode | undefined;
  readonly onChoose: (mode: CoachingMode) => void;
}

/** The switch between the two coaching modes. */
export function ModeChoice({ mode, onChoose }: ModeChoiceProps) {
  const id = useId();
  return (
    <fieldset class="mode" aria-describedby={`${id}-text`}>
      <legend>Coaching mode</legend>
      <div class="segmented">
        {MODES.map((each) => (
          <label key={each.mode}>
            <input
              type="radio"
              name={id}
              value={each.mode}
              checked={mode === each.mode}
              onChange={() => onChoose(each.mode)}
            />
            {each.label}
          </label>
        ))}
      </div>
      <p id={`${id}-text`} class="muted small">
        {mode === undefined ? '' : MODE_TEXT[mode]}
      </p>
    </fieldset>
  );
}
