/** Settings checked on the page before they are sent, by the same schema as the worker's, with a sentence for each field. */
import type { Message } from '../coaching/message';
import { SettingsPatch } from '../settings/settings';
import { say } from './messages';

export type SettingsField = keyof SettingsPatch;
export type FieldErrors = Partial<Record<SettingsField, string>>;
export type CheckedPatch = { readonly patch: SettingsPatch } | { readonly errors: FieldErrors };

/** What is asked of a field where what was typed doesn't hold. */
const FIELD_PROBLEMS: Partial<Record<SettingsField, Message>> = {
  deepgramKey: { key: 'setting_problem_key' },
  deepgramUrl: { key: 'setting_problem_deepgram_url' },
  anthropicKey: { key: 'setting_problem_key' },
  anthropicUrl: { key: 'setting_problem_claude_url' },
  claudeModel: { key: 'setting_problem_claude_model', values: { limit: 100 } },
  language: { key: 'setting_problem_language' },
  productContext: { key: 'setting_problem_product', values: { limit: 4_000 } },
  announcement: { key: 'setting_problem_announcement', values: { limit: 1_000 } },
};

/** Checks some fields as typed. */
export function checkSettings(typed: SettingsPatch): CheckedPatch {
  const parsed = SettingsPatch.safeParse(typed);
  if (parsed.success) return { patch: parsed.data };
  const errors: FieldErrors = {};
  for (const issue of parsed.error.issues) {
    const field = issue.path[0] as SettingsField;
    errors[field] ??= say(FIELD_PROBLEMS[field] ?? { key: 'setting_problem_any' });
  }
  return { errors };
}
