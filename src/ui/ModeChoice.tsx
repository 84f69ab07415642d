import { useId } from 'preact/hooks';
import type { CoachingMode } from '../settings/feature-flags';
import type { PlainKey } from '../coaching/message';
import { t } from './messages';

const MODES: readonly { mode: CoachingMode; label: PlainKey }[] = [
  { mode: 'suggestions', label: 'ui_mode_suggestions' },
  { mode: 'guidance', label: 'ui_mode_guidance' },
];

/** What each mode does, in a sentence. */
export const MODE_TEXT: Readonly<Record<CoachingMode, PlainKey>> = {
  suggestions: 'ui_mode_suggestions_text',
  guidance: 'ui_mode_guidance_text',
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
      <legend>{t('ui_mode')}</legend>
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
            {t(each.label)}
          </label>
        ))}
      </div>
      <p id={`${id}-text`} class="muted small">
        {mode === undefined ? '' : t(MODE_TEXT[mode])}
      </p>
    </fieldset>
  );
}
