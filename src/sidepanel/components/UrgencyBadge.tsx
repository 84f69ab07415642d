import type { Urgency } from '../../coaching/guidance';
import { Icon } from '../../ui/Icon';

const URGENCY_TEXT: Readonly<Record<Urgency, string>> = {
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  critical: 'Critical',
};

/** How urgent, by shape, colour and word. */
export const UrgencyBadge = ({ urgency }: { urgency: Urgency }) => (
  <span class={`urgency ${urgency}`}>
    <Icon name={urgency} />
    {URGENCY_TEXT[urgency]}
    <span class="unseen"> urgency</span>
  </span>
);
