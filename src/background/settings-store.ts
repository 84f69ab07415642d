/** Settings, keys among them: the worker alone reads and writes them. Where the keys lie is in key-places. */
import { CoachingMode, resolveFeatureFlags, type FeatureFlags } from '../settings/feature-flags';
import { lockedBy, presetsOf, withinPolicy, type LockedField, type Policy } from '../settings/policy';
import { readSettings, Settings, type SettingsPatch } from '../settings/settings';
import { browser } from './browser';
import { oneAfterAnother } from './in-turn';
import { change, isPlacesChange, isSettled, readPlaces, settle, writePlaces, type Stored } from './key-places';

declare const DEFAULT_COACHING_MODE: string;

/**
 * Content scripts can read storage.local until this is set: it must be, before any key is written. storage.session, which
 * holds the calls and may hold the keys, is closed to them by default; said here so that no default decides it.
 */
export async function closeStorageToContentScripts(): Promise<void> {
  const accessLevel = chrome.storage.AccessLevel.TRUSTED_CONTEXTS;
  await Promise.all([
    chrome.storage.local.setAccessLevel({ accessLevel }),
    chrome.storage.session.setAccessLevel({ accessLevel }),
    // A policy holds addresses and no key: where a browser can't close it, coaching must go on all the same.
    chrome.storage.managed.setAccessLevel({ accessLevel }).catch(() => undefined),
  ]);
}

/** Two patches at once must not undo each other, nor a load move what a patch is moving. */
const inTurn = oneAfterAnother();

export interface LoadedSettings {
  readonly settings: Settings;
  readonly flags: FeatureFlags;
  /** Stored fields that couldn't be read; their defaults hold. */
  readonly invalid: readonly string[];
  /** Fields that the policy has decided. */
  readonly locked: readonly LockedField[];
}

/** Whether a change of storage (as `storage.onChanged` tells it) is one of settings, keys or policy. */
export const isSettingsChange = (changes: Readonly<Record<string, unknown>>, area: string): boolean =>
  area === 'managed' || isPlacesChange(changes, area);

/** The settings in force: the rep's, over the policy's, over the defaults. Finishes a move of the keys that was broken off. */
export const loadSettings = (): Promise<LoadedSettings> =>
  inTurn(async () => {
    const [found, policy] = await Promise.all([readPlaces(), loadPolicy()]);
    const { keepKeys } = inForce(found, policy).settings;
    if (isSettled(found, keepKeys)) return inForce(found, policy);
    const settled = settle(found, keepKeys);
    // Storage that is full must not stop the coach: the keys are known, and the next load moves them.
    await writePlaces(found, settled).catch(() => undefined);
    return inForce(settled, policy);
  });

/** Change some fields. Only what the rep set is stored, so that a policy still presets the rest. */
export const updateSettings = (patch: SettingsPatch): Promise<LoadedSettings> =>
  inTurn(async () => {
    const [before, policy] = await Promise.all([readPlaces(), loadPolicy()]);
    const checked = Settings.partial().parse(patch);
    // Defaults that parsing a partial may fill in are not the rep's choice.
    const chosen = Object.fromEntries(Object.entries(checked).filter(([name]) => name in patch));
    const asChosen = { ...before, onDevice: { ...before.onDevice, ...chosen } };
    const after = change(before, chosen, inForce(asChosen, policy).settings.keepKeys);
    await writePlaces(before, after);
    return inForce(after, policy);
  });

export const setCoachingMode = (mode: CoachingMode): Promise<LoadedSettings> => updateSettings({ coachingMode: mode });

function inForce({ onDevice, inSession }: Stored, policy: Policy): LoadedSettings {
  const { announcement, ...own } = onDevice;
  const { settings: chosen, invalid } = readSettings({
    ...presetsOf(policy),
    ...own,
    // An empty one means that the rep has none: the policy's holds.
    ...(announcement === undefined || announcement === '' ? {} : { announcement }),
    ...inSession,
  });
  const locked = lockedBy(policy);
  const settings = withinPolicy(chosen, locked);
  const flags = resolveFeatureFlags({
    rep: settings.coachingMode,
    policy: policy['coachingMode'],
    build: DEFAULT_COACHING_MODE,
  });
  return { settings, flags, invalid, locked };
}

/** A profile without a policy has no managed area at all in some builds: that is no error. */
async function loadPolicy(): Promise<Policy> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}
