/** The cards of the options form, but for the keys'. */
import { DEFAULT_ANNOUNCEMENT } from '../settings/announcement';
import type { LockedField } from '../settings/policy';
import { Field } from '../ui/Field';
import { KeepCallsChoice } from '../ui/KeepChoices';
import { ModeChoice } from '../ui/ModeChoice';
import type { FieldErrors } from '../ui/settings-check';
import type { Draft } from './draft';
import { t } from '../ui/messages';

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
    <h2 id="coaching-heading">{t('options_coaching')}</h2>
    <ModeChoice mode={draft.coachingMode} onChoose={(coachingMode) => onChange({ coachingMode })} />
    <Field label={t('options_language')} hint={t('options_language_hint')} error={errors.language}>
      {(control) => (
        <input
          {...control}
          value={draft.language}
          spellcheck={false}
          onInput={(event) => onChange({ language: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field label={t('options_product')} hint={t('options_product_hint')} error={errors.productContext}>
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
    <h2 id="consent-heading">{t('options_consent')}</h2>
    <Field
      label={t('options_announcement')}
      hint={t('options_announcement_hint', { announcement: DEFAULT_ANNOUNCEMENT })}
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
    <h2 id="services-heading">{t('options_services')}</h2>
    <Field label={t('options_claude_model')} hint={t('options_claude_model_hint')} error={errors.claudeModel}>
      {(control) => (
        <input
          {...control}
          value={draft.claudeModel}
          spellcheck={false}
          onInput={(event) => onChange({ claudeModel: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field label={t('options_deepgram_url')} hint={t('options_deepgram_url_hint')} error={errors.deepgramUrl}>
      {(control) => (
        <input
          {...control}
          value={draft.deepgramUrl}
          spellcheck={false}
          onInput={(event) => onChange({ deepgramUrl: event.currentTarget.value })}
        />
      )}
    </Field>
    <Field label={t('options_claude_url')} hint={t('options_claude_url_hint')} error={errors.anthropicUrl}>
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
