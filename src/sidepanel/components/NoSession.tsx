import type { Message } from '../../coaching/message';
import { Alert } from '../../ui/Alert';
import { say, t } from '../../ui/messages';
import type { PanelLink } from '../panel-feed';
import { LinkNotice } from './Notices';

export interface NoSessionProps {
  /** Nothing came from the worker yet. */
  readonly connecting: boolean;
  readonly link: PanelLink;
  readonly problem: Message | undefined;
  readonly onOpenOptions: () => void;
}

/** What the panel says while no call is coached: how to start one, and what failed last. */
export const NoSession = ({ connecting, link, problem, onOpenOptions }: NoSessionProps) => (
  <main class="no-session">
    <h1>{t('extension_name')}</h1>
    <LinkNotice link={link} />
    <Alert text={problem && say(problem)} />
    {connecting ? (
      <p class="muted">{t('panel_connecting')}</p>
    ) : (
      <section aria-labelledby="start-heading">
        <h2 id="start-heading">{t('panel_start')}</h2>
        <ol class="steps">
          <li>{t('panel_start_tab')}</li>
          <li>{t('panel_start_icon')}</li>
          <li>{t('panel_start_press')}</li>
        </ol>
        <p class="muted">{t('panel_start_then')}</p>
      </section>
    )}
    <button type="button" class="link" onClick={onOpenOptions}>
      {t('panel_options')}
    </button>
  </main>
);
