import type { SettingsView } from '../settings/settings';
import { Field } from '../ui/Field';
import { KeepKeysChoice } from '../ui/KeepChoices';
import { KeyField } from '../ui/KeyField';
import type { Service, SettingsAccess } from '../ui/use-settings';
import type { FieldsProps } from './fields';

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
      <h2 id="keys-heading">Keys</h2>
      {forgotten && (
        <p class="muted small">
          Keys are kept for the browser session only: one you entered before was kept only until Chrome closed.
        </p>
      )}
      <KeyField
        label="Deepgram key"
        hint="Turns speech into text. Without it no call can be heard."
        stored={stored.deepgramKey}
        draft={draft.deepgramKey}
        error={errors.deepgramKey}
        check={checks.deepgram}
        onDraft={(deepgramKey) => onChange({ deepgramKey })}
        onCheck={() => onCheck('deepgram')}
        onRemove={() => onRemove('deepgram')}
      />
      <Field
        label="Kind of Deepgram key"
        hint="A token comes from your team’s own server and lives for minutes."
        error={errors.deepgramKeyKind}
      >
        {(control) => (
          <select
            {...control}
            value={draft.deepgramKeyKind}
            onChange={(event) => onChange({ deepgramKeyKind: event.currentTarget.value === 'token' ? 'token' : 'key' })}
          >
            <option value="key">API key</option>
            <option value="token">Short-lived token</option>
          </select>
        )}
      </Field>
      <KeyField
        label="Claude key"
        hint="Optional. Without it the coach works locally, from the playbook."
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
