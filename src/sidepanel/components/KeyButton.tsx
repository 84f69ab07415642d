import { Icon, type IconName } from '../../ui/Icon';
import { pressable } from '../../ui/pressable';
import { keyOf, toKeyCap, type ShortcutAction, type ShortcutActions } from '../shortcuts';

export interface KeyButtonProps {
  readonly action: ShortcutAction;
  readonly icon: IconName;
  readonly label: string;
  readonly actions: ShortcutActions;
  /** The word stands beside the sign wherever there is room. */
  readonly worded?: boolean;
  /** For what is either on or off. */
  readonly pressed?: boolean;
}

/** A button that a single key presses too; both do nothing where the action can't be done now. */
export function KeyButton({ action, icon, label, actions, worded = false, pressed }: KeyButtonProps) {
  const act = actions[action];
  const key = keyOf(action);
  return (
    <button
      type="button"
      class={worded ? 'key-button worded' : 'key-button'}
      aria-label={label}
      aria-keyshortcuts={key}
      aria-pressed={pressed}
      title={`${label} (${toKeyCap(key)})`}
      {...pressable(act)}
    >
      <Icon name={icon} />
      {worded && (
        <span class="word" aria-hidden="true">
          {label}
        </span>
      )}
    </button>
  );
}
