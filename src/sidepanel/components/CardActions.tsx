import type { CardStanding } from '../../coaching/card-standing';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import { keyOf, toKeyCap, type ShortcutActions } from '../shortcuts';
import { KeyButton } from './KeyButton';

export interface CardActionsProps {
  readonly actions: ShortcutActions;
  readonly standing: CardStanding | undefined;
}

/** What the rep can do about the card. */
export const CardActions = ({ actions, standing }: CardActionsProps) => (
  <div class="card-actions">
    <button
      type="button"
      class="button help"
      aria-keyshortcuts={keyOf('help')}
      title={`${t('panel_help')} (${toKeyCap(keyOf('help'))})`}
      {...pressable(actions.help)}
    >
      <Icon name="help" />
      {t('panel_help')}
    </button>
    <KeyButton
      action="helped"
      icon="helped"
      label={t('panel_helped')}
      actions={actions}
      pressed={standing?.helped ?? false}
      worded
    />
    <KeyButton
      action="pin"
      icon="pin"
      label={t('panel_pin')}
      actions={actions}
      pressed={standing?.pinned ?? false}
      worded
    />
    <KeyButton action="notNow" icon="notNow" label={t('panel_not_now')} actions={actions} worded />
  </div>
);
