/** What stands in the options form, and what of it is worth sending. */
import type { CoachingMode } from '../settings/feature-flags';
import type { Settings, SettingsPatch } from '../settings/settings';
import type { Service, StoredSettings } from '../ui/use-settings';

export interface Draft {
  /** Empty: the stored key stays. */
  readonly deepgramKey: string;
  readonly deepgramKeyKind: Settings['deepgramKeyKind'];
  readonly deepgramUrl: string;
  readonly anthropicKey: string;
  readonly anthropicUrl: string;
  readonly claudeModel: string;
  readonly language: string;
  readonly coachingMode: CoachingMode;
  readonly productContext: string;
  readonly keepKeys: Settings['keepKeys'];
  readonly keepCalls: boolean;
  readonly announcement: string;
}

/** The form as it opens. */
export const toDraft = ({ settings, flags }: StoredSettings): Draft => ({
  deepgramKey: '',
  deepgramKeyKind: settings.deepgramKeyKind,
  deepgramUrl: settings.deepgramUrl,
  anthropicKey: '',
  anthropicUrl: settings.anthropicUrl,
  claudeModel: settings.claudeModel,
  language: settings.language,
  coachingMode: flags.coaching_mode,
  productContext: settings.productContext,
  keepKeys: settings.keepKeys,
  keepCalls: settings.keepCalls,
  announcement: settings.announcement,
});

/**
 * What was changed in the form. What the rep didn't touch isn't sent: it would become the rep's own and outlive the policy's.
 * A field that storage couldn't give is sent as it now stands, so that it can be read the next time.
 */
export function toPatch(draft: Draft, stored: StoredSettings): SettingsPatch {
  const before = toDraft(stored);
  const { deepgramKey, anthropicKey, ...fields } = draft;
  const changed = Object.entries(fields).filter(
    ([name, value]) => value !== before[name as keyof Draft] || stored.invalid.includes(name),
  );
  return {
    ...Object.fromEntries(changed),
    ...typedKey('deepgramKey', deepgramKey),
    ...typedKey('anthropicKey', anthropicKey),
  };
}

const SERVICE_FIELDS: Readonly<Record<Service, readonly string[]>> = {
  deepgram: ['deepgramKey', 'deepgramKeyKind', 'deepgramUrl'],
  anthropic: ['anthropicKey', 'anthropicUrl', 'claudeModel'],
};

/** What was changed in the part of the form that a key is tried with. */
export const toServicePatch = (draft: Draft, stored: StoredSettings, service: Service): SettingsPatch =>
  Object.fromEntries(Object.entries(toPatch(draft, stored)).filter(([name]) => SERVICE_FIELDS[service].includes(name)));

const typedKey = (field: 'deepgramKey' | 'anthropicKey', key: string): SettingsPatch =>
  key.trim() === '' ? {} : { [field]: key };
