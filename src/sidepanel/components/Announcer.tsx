/** Says a text once when it changes, to a screen reader only. Apart from what is shown, so that streamed pieces aren't read out. */
export const Announcer = ({ text }: { text: string | undefined }) => (
  <p class="unseen" aria-live="polite" aria-atomic="true" data-announcer>
    {text}
  </p>
);
