/** What stays on the device, as options and first run ask it. */
import type { Settings } from '../settings/settings';
import { Choice } from './Choice';
import { t } from './messages';

const keyChoices = () => [
  {
    value: 'device' as const,
    label: t('ui_keep_keys_device'),
    text: t('ui_keep_keys_device_text'),
  },
  {
    value: 'session' as const,
    label: t('ui_keep_keys_session'),
    text: t('ui_keep_keys_session_text'),
  },
];

const callChoices = () => [
  {
    value: 'no' as const,
    label: t('ui_keep_calls_no'),
    text: t('ui_keep_calls_no_text'),
  },
  {
    value: 'yes' as const,
    label: t('ui_keep_calls_yes'),
    text: t('ui_keep_calls_yes_text'),
  },
];

export interface KeepChoiceProps<T> {
  readonly value: T | undefined;
  /** The team's policy has decided. */
  readonly locked: boolean;
  readonly onChoose: (value: T) => void;
}

/** Where keys are kept. */
export const KeepKeysChoice = ({ value, locked, onChoose }: KeepChoiceProps<Settings['keepKeys']>) => (
  <Choice
    legend={t('ui_keep_keys')}
    options={keyChoices()}
    value={value}
    locked={locked ? t('ui_keep_keys_locked') : undefined}
    onChoose={onChoose}
  />
);

/** Whether calls are kept. */
export const KeepCallsChoice = ({ value, locked, onChoose }: KeepChoiceProps<boolean>) => (
  <Choice
    legend={t('ui_keep_calls')}
    options={callChoices()}
    value={value === undefined ? undefined : value ? 'yes' : 'no'}
    locked={locked ? t('ui_keep_calls_locked') : undefined}
    onChoose={(chosen) => onChoose(chosen === 'yes')}
  />
);
