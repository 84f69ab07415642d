import type { SettingsView } from '../settings/settings';
import { Field } from '../ui/Field';
import { KeepKeysChoice } from '../ui/KeepChoices';
import { KeyField } from '../ui/KeyField';
import type { Service, SettingsAccess } from '../ui/use-settings';
import type { FieldsProps } from './fields';
import { t } from '../ui/messages';

export interface KeyFieldsProps extends FieldsProps {
  readonly stored: SettingsView;
  readonly checks: SettingsAccess['checks'];
  readonly onCheck: (service: Service) => void;
  readonly onRemove: (service: Service) => void;
}

/** The two keys, and where they are kept. */
export function KeyFields({ draft, errors, locked, onChange, stored, checks, onCheck, onRemove }: KeyFieldsProps) {
  const forgotten = stored.keepKeys === 'session' && !(stored.deepgramKey.set && stored.anthropicKey.set);
  return (
    <section class="card" aria-labelledby="keys-heading">
      <h2 id="keys-heading">{t('options_keys')}</h2>
      {forgotten && <p class="muted small">{t('ui_keys_gone')}</p>}
      <KeyField
        label={t('ui_deepgram_key')}
        hint={t('options_deepgram_key_hint')}
        stored={stored.deepgramKey}
        draft={draft.deepgramKey}
        error={errors.deepgramKey}
        check={checks.deepgram}
        onDraft={(deepgramKey) => onChange({ deepgramKey })}
        onCheck={() => onCheck('deepgram')}
        onRemove={() => onRemove('deepgram')}
      />
      <Field label={t('options_key_kind')} hint={t('options_key_kind_hint')} error={errors.deepgramKeyKind}>
        {(control) => (
          <select
            {...control}
            value={draft.deepgramKeyKind}
            onChange={(event) => onChange({ deepgramKeyKind: event.currentTarget.value === 'token' ? 'token' : 'key' })}
          >
            <option value="key">{t('options_key_kind_key')}</option>
            <option value="token">{t('options_key_kind_token')}</option>
          </select>
        )}
      </Field>
      <KeyField
        label={t('ui_claude_key')}
        hint={t('options_claude_key_hint')}
        stored={stored.anthropicKey}
        draft={draft.anthropicKey}
        error={errors.anthropicKey}
        check={checks.anthropic}
        onDraft={(anthropicKey) => onChange({ anthropicKey })}
        onCheck={() => onCheck('anthropic')}
        onRemove={() => onRemove('anthropic')}
      />
      <KeepKeysChoice
        value={draft.keepKeys}
        locked={locked.includes('keepKeys')}
        onChoose={(keepKeys) => onChange({ keepKeys })}
      />
    </section>
  );
}
