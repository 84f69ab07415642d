import { useState } from 'preact/hooks';
import { announcementOf } from '../settings/announcement';
import { CopyButton } from '../ui/CopyButton';
import { KeepCallsChoice } from '../ui/KeepChoices';
import type { SettingsAccess, StoredSettings } from '../ui/use-settings';
import { Step } from './Step';

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
    <Step number={3} title="Consent" done={answered}>
      <div class="law">
        <p>
          <strong>Tell your customer.</strong> Laws on recording and transcribing calls differ from place to place, and
          many ask for everyone’s consent. Say at the start that an assistant listens along, for example:
        </p>
        <p class="spoken" dir="auto">
          {announcement}
        </p>
        <div class="row">
          <CopyButton text={announcement} what="announcement" />
          <p class="muted small">It is shown at the start of each call. Put it in your own words in the options.</p>
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
