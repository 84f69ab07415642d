/** Settings, keys among them, in storage.local: the worker alone reads and writes them. */
import { CoachingMode, resolveFeatureFlags, type FeatureFlags } from '../settings/feature-flags';
import { readSettings, Settings, type SettingsPatch } from '../settings/settings';
import { browser } from './browser';

declare const DEFAULT_COACHING_MODE: string;

const KEY = 'settings';
/** What a policy may preset; names as in public/managed-schema.json. */
const POLICY_FIELDS = ['deepgramUrl', 'anthropicUrl'] as const;

/**
 * Content scripts can read storage.local until this is set: it must be, before any key is written. storage.session, which
 * holds the calls, is closed to them by default; said here so that no default decides it.
 */
export async function closeStorageToContentScripts(): Promise<void> {
  const accessLevel = chrome.storage.AccessLevel.TRUSTED_CONTEXTS;
  await Promise.all([
    chrome.storage.local.setAccessLevel({ accessLevel }),
    chrome.storage.session.setAccessLevel({ accessLevel }),
  ]);
}

export interface LoadedSettings {
  readonly settings: Settings;
  readonly flags: FeatureFlags;
  /** Stored fields that couldn't be read; their defaults hold. */
  readonly invalid: readonly string[];
}

/** The settings in force: the rep's, over the policy's, over the defaults. */
export async function loadSettings(): Promise<LoadedSettings> {
  const [local, policy] = await Promise.all([browser.storage.local.get(KEY), loadPolicy()]);
  const stored: unknown = local[KEY];
  const preset = Object.fromEntries(
    POLICY_FIELDS.flatMap((field) => (typeof policy[field] === 'string' ? [[field, policy[field]]] : [])),
  );
  const own = typeof stored === 'object' && stored !== null ? stored : {};
  const { settings, invalid } = readSettings({ ...preset, ...own });
  const flags = resolveFeatureFlags({
    rep: settings.coachingMode,
    policy: policy['coachingMode'],
    build: DEFAULT_COACHING_MODE,
  });
  return { settings, flags, invalid };
}

/** One write after another: two patches at once must not undo each other. */
let writing: Promise<unknown> = Promise.resolve();

/** Change some fields. Only what the rep set is stored, so that a policy still presets the rest. */
export function updateSettings(patch: SettingsPatch): Promise<LoadedSettings> {
  const write = writing.then(async () => {
    const local = await browser.storage.local.get(KEY);
    const stored: unknown = local[KEY];
    const own = typeof stored === 'object' && stored !== null ? stored : {};
    const checked = Settings.partial().parse(patch);
    // Defaults that parsing a partial may fill in are not the rep's choice.
    const chosen = Object.fromEntries(Object.entries(checked).filter(([name]) => name in patch));
    await browser.storage.local.set({ [KEY]: { ...own, ...chosen } });
    return loadSettings();
  });
  writing = write.catch(() => undefined);
  return write;
}

export const setCoachingMode = (mode: CoachingMode): Promise<LoadedSettings> => updateSettings({ coachingMode: mode });

/** A profile without a policy has no managed area at all in some builds: that is no error. */
async function loadPolicy(): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await browser.storage.managed.get();
  } catch {
    return {};
  }
}
