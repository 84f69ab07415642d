import { useState } from 'preact/hooks';
import { announcementOf } from '../settings/announcement';
import { CopyButton } from '../ui/CopyButton';
import { KeepCallsChoice } from '../ui/KeepChoices';
import type { SettingsAccess, StoredSettings } from '../ui/use-settings';
import { Step } from './Step';
import { t } from '../ui/messages';

export interface ConsentStepProps {
  readonly settings: SettingsAccess;
  readonly stored: StoredSettings;
}

/** What the customer is told, and whether calls stay on this device: no, until the rep says yes. */
export function ConsentStep({ settings, stored }: ConsentStepProps) {
  const { keepCalls, welcomed } = stored.settings;
  const locked = stored.locked.includes('keepCalls');
  const [answered, setAnswered] = useState(keepCalls || welcomed || locked);
  const choose = async (chosen: boolean) => {
    if (await settings.save({ keepCalls: chosen })) setAnswered(true);
  };
  const announcement = announcementOf(stored.settings);
  return (
    <Step number={3} title={t('welcome_consent')} done={answered}>
      <div class="law">
        <p>
          <strong>{t('welcome_consent_tell')}</strong> {t('welcome_consent_laws')}
        </p>
        <p class="spoken" dir="auto">
          {announcement}
        </p>
        <div class="row">
          <CopyButton text={announcement} what={t('ui_announcement')} />
          <p class="muted small">{t('welcome_consent_shown')}</p>
        </div>
      </div>
      <KeepCallsChoice
        value={answered ? keepCalls : undefined}
        locked={locked}
        onChoose={(chosen) => void choose(chosen)}
      />
    </Step>
  );
}
