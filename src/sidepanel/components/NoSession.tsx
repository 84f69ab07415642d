import { Alert } from '../../ui/Alert';
import type { PanelLink } from '../panel-feed';
import { LinkNotice } from './Notices';

export interface NoSessionProps {
  /** Nothing came from the worker yet. */
  readonly connecting: boolean;
  readonly link: PanelLink;
  readonly problem: string | undefined;
  readonly onOpenOptions: () => void;
}

/** What the panel says while no call is coached: how to start one, and why the last start failed. */
export const NoSession = ({ connecting, link, problem, onOpenOptions }: NoSessionProps) => (
  <main class="no-session">
    <h1>Sales Coach AI</h1>
    <LinkNotice link={link} />
    <Alert text={problem} />
    {connecting ? (
      <p class="muted">Connecting…</p>
    ) : (
      <section aria-labelledby="start-heading">
        <h2 id="start-heading">Start coaching</h2>
        <ol class="steps">
          <li>Open the tab of your call.</li>
          <li>Click the Sales Coach AI icon in the toolbar.</li>
          <li>Press Start coaching.</li>
        </ol>
        <p class="muted">The coach then listens to both sides and shows here what to achieve next.</p>
      </section>
    )}
    <button type="button" class="link" onClick={onOpenOptions}>
      Options
    </button>
  </main>
);
