/**
 * What a team's policy (storage.managed) says of settings; names as in public/managed-schema.json. It presets what the rep
 * may change, and where it is the stricter about what stays on the device, it holds.
 */
import type { Settings } from './settings';

/** Fields that a policy may preset, beside the coaching mode (see feature-flags). */
const PRESET_FIELDS = ['deepgramUrl', 'anthropicUrl', 'announcement', 'keepKeys', 'keepCalls'] as const;

/** A field that the rep can't change, because the policy forbids the other choice. */
export type LockedField = 'keepKeys' | 'keepCalls';

export type Policy = Readonly<Record<string, unknown>>;

/** What holds until the rep sets it; unchecked, as it came. */
export const presetsOf = (policy: Policy): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    PRESET_FIELDS.flatMap((field) => (policy[field] === undefined ? [] : [[field, policy[field]] as const])),
  );

/** What the policy forbids to keep on this device. */
export const lockedBy = (policy: Policy): readonly LockedField[] => [
  ...(policy['keepKeys'] === 'session' ? (['keepKeys'] as const) : []),
  ...(policy['keepCalls'] === false ? (['keepCalls'] as const) : []),
];

/** Settings with what the policy forbids taken back, whatever the rep once chose. */
export const withinPolicy = (settings: Settings, locked: readonly LockedField[]): Settings => ({
  ...settings,
  keepKeys: locked.includes('keepKeys') ? 'session' : settings.keepKeys,
  keepCalls: settings.keepCalls && !locked.includes('keepCalls'),
});
