/** What stays on the device, as options and first run ask it. */
import type { Settings } from '../settings/settings';
import { Choice } from './Choice';

const KEYS = [
  {
    value: 'device',
    label: 'On this device',
    text: 'Kept until you remove them, in this browser’s profile, which isn’t encrypted.',
  },
  {
    value: 'session',
    label: 'For this browser session only',
    text: 'In memory alone: after Chrome was closed you enter them again.',
  },
] as const;

const CALLS = [
  {
    value: 'no',
    label: 'No, forget each call when Chrome closes',
    text: 'Nothing of a call is ever written to the disk. If Chrome crashes during a call, it is lost.',
  },
  {
    value: 'yes',
    label: 'Yes, until I delete them',
    text: 'Transcript and guidance, no sound: they survive a crash, and options list them to read, save or delete.',
  },
] as const;

export interface KeepChoiceProps<T> {
  readonly value: T | undefined;
  /** The team's policy has decided. */
  readonly locked: boolean;
  readonly onChoose: (value: T) => void;
}

/** Where keys are kept. */
export const KeepKeysChoice = ({ value, locked, onChoose }: KeepChoiceProps<Settings['keepKeys']>) => (
  <Choice
    legend="Where keys are kept"
    options={KEYS}
    value={value}
    locked={locked ? 'Your team’s policy keeps no keys on this device.' : undefined}
    onChoose={onChoose}
  />
);

/** Whether calls are kept. */
export const KeepCallsChoice = ({ value, locked, onChoose }: KeepChoiceProps<boolean>) => (
  <Choice
    legend="Keep calls on this device?"
    options={CALLS}
    value={value === undefined ? undefined : value ? 'yes' : 'no'}
    locked={locked ? 'Your team’s policy keeps no calls on this device.' : undefined}
    onChoose={(chosen) => onChoose(chosen === 'yes')}
  />
);
