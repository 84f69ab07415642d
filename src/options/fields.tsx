/** The cards of the options form, but for the keys'. */
import { DEFAULT_ANNOUNCEMENT } from '../settings/announcement';
import type { LockedField } from '../settings/policy';
import { Field } from '../ui/Field';
import { KeepCallsChoice } from '../ui/KeepChoices';
import { ModeChoice } from '../ui/ModeChoice';
import type { FieldErrors } from '../ui/settings-check';
import type { Draft } from './draft';

export interface FieldsProps {
  readonly draft: Draft;
  readonly errors: FieldErrors;
  /** What the team's policy has decided. */
  readonly locked: readonly LockedField[];
  readonly onChange: (changes: Partial<Draft>) => void;
}

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
      hint="The product, to whom, at what price, in your words. Claude uses it. Empty takes what the playbook below says."
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

/** What the customer is told, and what stays of a call. */
export const ConsentFields = ({ draft, errors, locked, onChange }: FieldsProps) => (
  <section class="card" aria-labelledby="consent-heading">
    <h2 id="consent-heading">Consent and kept calls</h2>
    <Field
      label="What you tell the customer"
      hint={`Shown at the start of each call, to read out or paste. Leave it empty for: “${DEFAULT_ANNOUNCEMENT}”`}
      error={errors.announcement}
    >
      {(control) => (
        <textarea
          {...control}
          rows={3}
          value={draft.announcement}
          onInput={(event) => onChange({ announcement: event.currentTarget.value })}
        />
      )}
    </Field>
    <KeepCallsChoice
      value={draft.keepCalls}
      locked={locked.includes('keepCalls')}
      onChoose={(keepCalls) => onChange({ keepCalls })}
    />
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
