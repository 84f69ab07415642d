import { CopyButton } from '../ui/CopyButton';
import { t } from '../ui/messages';

/** Before a start: that recording laws differ, and what the rep may say. */
export const Reminder = ({ announcement }: { announcement: string }) => (
  <section class="reminder" aria-label={t('popup_reminder')}>
    <p class="small muted">{t('popup_reminder_text')}</p>
    <div class="reminder-line">
      <p class="spoken small" dir="auto" tabIndex={0}>
        {announcement}
      </p>
      <CopyButton text={announcement} what={t('ui_announcement')} />
    </div>
  </section>
);
