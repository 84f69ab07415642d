/** The three cards of the options form. */
import type { SettingsView } from '../settings/settings';
import { Field } from '../ui/Field';
import { KeyField } from '../ui/KeyField';
import { ModeChoice } from '../ui/ModeChoice';
import type { FieldErrors } from '../ui/settings-check';
import type { Service, SettingsAccess } from '../ui/use-settings';
import type { Draft } from './draft';

export interface FieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  readonly onChange: (changes: Partial<Draft>) => void;
}

export interface KeyFieldsProps extends FieldsProps {
  readonly stored: SettingsView;
  readonly checks: SettingsAccess['checks'];
  readonly onCheck: (service: Service) => void;
  readonly onRemove: (service: Service) => void;
}

/** The two keys. */
export const KeyFields = ({ draft, errors, onChange, stored, checks, onCheck, onRemove }: KeyFieldsProps) => (
  <section class="card" aria-labelledby="keys-heading">
    <h2 id="keys-heading">Keys</h2>
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
  </section>
);

/** How calls are coached. */
export const CoachingFields = ({ draft, errors, onChange }: FieldsProps) => (
  <section class="card" aria-labelledby="coaching-heading">
    <h2 id="coaching-heading">Coaching</h2>
    <ModeChoice mode={draft.coachingMode} onChoose={(coachingMode) => onChange({ coachingMode })} />
    <Field
      label="Language of your calls"
      hint="Such as en, en-GB or de; multi for calls that mix languages."
      error={errors.language}
    >
      {(control) => (
        <input
          {...control}
          value={draft.language}
          spellcheck={false}
          onInput={(event) => onChange({ language: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field
      label="What you sell"
      hint="The product, to whom, at what price, in your words. Claude uses it; without a Claude key the coach speaks from the built-in playbook."
      error={errors.productContext}
    >
      {(control) => (
        <textarea
          {...control}
          rows={5}
          value={draft.productContext}
          onInput={(event) => onChange({ productContext: event.currentTarget.value })}
        />
      )}
    </Field>
  </section>
);

/** Which services are asked, for those who run their own. */
export const ServiceFields = ({ draft, errors, onChange }: FieldsProps) => (
  <section class="card" aria-labelledby="services-heading">
    <h2 id="services-heading">Services</h2>
    <Field label="Claude model" hint="A faster model coaches sooner, a larger one better." error={errors.claudeModel}>
      {(control) => (
        <input
          {...control}
          value={draft.claudeModel}
          spellcheck={false}
          onInput={(event) => onChange({ claudeModel: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field
      label="Deepgram address"
      hint="Change it for a proxy or a recogniser of your own."
      error={errors.deepgramUrl}
    >
      {(control) => (
        <input
          {...control}
          value={draft.deepgramUrl}
          spellcheck={false}
          onInput={(event) => onChange({ deepgramUrl: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field label="Claude address" hint="Change it for a gateway." error={errors.anthropicUrl}>
      {(control) => (
        <input
          {...control}
          value={draft.anthropicUrl}
          spellcheck={false}
          onInput={(event) => onChange({ anthropicUrl: event.currentTarget.value })}
        />
      )}
    </Field>
  </section>
);
