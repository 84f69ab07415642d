import type { PlainKey } from '../../coaching/message';
import type { Urgency } from '../../coaching/guidance';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';

const URGENCY_TEXT: Readonly<Record<Urgency, PlainKey>> = {
  low: 'panel_urgency_low',
  medium: 'panel_urgency_medium',
  high: 'panel_urgency_high',
  critical: 'panel_urgency_critical',
};

/** How urgent, by shape, colour and word. */
export const UrgencyBadge = ({ urgency }: { urgency: Urgency }) => (
  <span class={`urgency ${urgency}`} title={t('panel_urgency')}>
    <Icon name={urgency} />
    {t(URGENCY_TEXT[urgency])}
    <span class="unseen"> {t('panel_urgency')}</span>
  </span>
);
