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
});

/** All of the form. A mode the rep didn't touch isn't sent: it would become the rep's own and outlive the policy's. */
export function toPatch(draft: Draft, { flags }: StoredSettings): SettingsPatch {
  const { coachingMode, deepgramKey, anthropicKey, ...fields } = draft;
  return {
    ...fields,
    ...typedKey('deepgramKey', deepgramKey),
    ...typedKey('anthropicKey', anthropicKey),
    ...(coachingMode === flags.coaching_mode ? {} : { coachingMode }),
  };
}

/** The part of the form that a key is tried with. */
export const toServicePatch = (draft: Draft, service: Service): SettingsPatch =>
  service === 'deepgram'
    ? {
        ...typedKey('deepgramKey', draft.deepgramKey),
        deepgramKeyKind: draft.deepgramKeyKind,
        deepgramUrl: draft.deepgramUrl,
      }
    : {
        ...typedKey('anthropicKey', draft.anthropicKey),
        anthropicUrl: draft.anthropicUrl,
        claudeModel: draft.claudeModel,
      };

const typedKey = (field: 'deepgramKey' | 'anthropicKey', key: string): SettingsPatch =>
  key.trim() === '' ? {} : { [field]: key };
