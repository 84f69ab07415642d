import { CopyButton } from '../ui/CopyButton';

/** Before a start: that recording laws differ, and what the rep may say. */
export const Reminder = ({ announcement }: { announcement: string }) => (
  <section class="reminder" aria-label="Tell the customer">
    <p class="small muted">Recording laws differ: tell the customer that an assistant listens.</p>
    <div class="reminder-line">
      <p class="spoken small" dir="auto" tabIndex={0}>
        {announcement}
      </p>
      <CopyButton text={announcement} what="announcement" />
    </div>
  </section>
);
