/** Settings checked on the page before they are sent, by the same schema as the worker's, with a sentence for each field. */
import { SettingsPatch } from '../settings/settings';

export type SettingsField = keyof SettingsPatch;
export type FieldErrors = Partial<Record<SettingsField, string>>;
export type CheckedPatch = { readonly patch: SettingsPatch } | { readonly errors: FieldErrors };

/** Where the schema's own message isn't a sentence for a rep. */
const FIELD_TEXT: FieldErrors = {
  claudeModel: 'Name a model of at most 100 characters, such as claude-haiku-5-5.',
  productContext: 'Keep it under 4,000 characters.',
  announcement: 'Keep it under 1,000 characters: it is to be said in one breath.',
};

/** Checks some fields as typed. */
export function checkSettings(typed: SettingsPatch): CheckedPatch {
  const parsed = SettingsPatch.safeParse(typed);
  if (parsed.success) return { patch: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as SettingsField;
    errors[field] ??= FIELD_TEXT[field] ?? issue.message;
  }
  return { errors };
}
