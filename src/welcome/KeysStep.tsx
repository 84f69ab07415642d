import { useState } from 'preact/hooks';
import { KeyField } from '../ui/KeyField';
import { checkSettings, type FieldErrors } from '../ui/settings-check';
import type { SettingsAccess, StoredSettings } from '../ui/use-settings';
import { Step } from './Step';
import { t } from '../ui/messages';

export interface KeysStepProps {
  readonly settings: SettingsAccess;
  readonly stored: StoredSettings;
}

type KeyName = 'deepgramKey' | 'anthropicKey';

/** The keys: one is needed, the other makes the coaching better. */
export function KeysStep({ settings, stored }: KeysStepProps) {
  const [drafts, setDrafts] = useState<Record<KeyName, string>>({ deepgramKey: '', anthropicKey: '' });
  const [errors, setErrors] = useState<FieldErrors>({});
  const typed = Object.fromEntries(Object.entries(drafts).filter(([, key]) => key.trim() !== ''));

  /** True when all that was typed is stored, or nothing was typed. */
  const save = async (): Promise<boolean> => {
    const checked = checkSettings(typed);
    setErrors('errors' in checked ? checked.errors : {});
    if ('errors' in checked) return false;
    if (Object.keys(checked.patch).length === 0) return true;
    const saved = await settings.save(checked.patch);
    if (saved) setDrafts({ deepgramKey: '', anthropicKey: '' });
    return saved !== undefined;
  };

  const keyField = (name: KeyName, service: 'deepgram' | 'anthropic') => ({
    stored: stored.settings[name],
    draft: drafts[name],
    error: errors[name],
    check: settings.checks[service],
    onDraft: (draft: string) => setDrafts((before) => ({ ...before, [name]: draft })),
    onRemove: () => void settings.save({ [name]: '' }),
    onCheck: () => void save().then((saved) => (saved ? settings.check(service) : undefined)),
  });

  return (
    <Step number={1} title={t('welcome_keys')} done={stored.settings.deepgramKey.set}>
      <form
        class="keys"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        {stored.settings.keepKeys === 'session' && !stored.settings.deepgramKey.set && (
          <p class="muted small">{t('ui_keys_gone')}</p>
        )}
        <KeyField
          label={t('ui_deepgram_key')}
          hint={t('welcome_deepgram_key_hint')}
          {...keyField('deepgramKey', 'deepgram')}
        />
        <KeyField
          label={t('ui_claude_key')}
          hint={t('welcome_claude_key_hint')}
          {...keyField('anthropicKey', 'anthropic')}
        />
        {Object.keys(typed).length > 0 && (
          <button type="submit" class="button primary">
            {t('welcome_save_keys')}
          </button>
        )}
      </form>
    </Step>
  );
}
