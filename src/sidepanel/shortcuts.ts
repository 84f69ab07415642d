/** Single keys of the panel, for a rep whose hands are on the keyboard. They work while the panel has the focus and nothing is typed. */
import type { PlainKey } from '../coaching/message';

/** What a key does; as they are listed. */
export const SHORTCUTS = [
  { action: 'help', key: 'h', text: 'panel_key_help' },
  { action: 'helped', key: 'y', text: 'panel_key_helped' },
  { action: 'notNow', key: 'n', text: 'panel_key_not_now' },
  { action: 'pin', key: 'p', text: 'panel_key_pin' },
  { action: 'copy', key: 'c', text: 'panel_key_copy' },
  { action: 'earlier', key: 'ArrowLeft', text: 'panel_key_earlier' },
  { action: 'later', key: 'ArrowRight', text: 'panel_key_later' },
  { action: 'now', key: 'Escape', text: 'panel_key_now' },
  { action: 'questions', key: 'q', text: 'panel_key_questions' },
  { action: 'points', key: 'a', text: 'panel_key_points' },
  { action: 'toolkit', key: 'k', text: 'panel_key_toolkit' },
  { action: 'find', key: 'f', text: 'panel_key_find' },
  { action: 'measures', key: 'm', text: 'panel_key_measures' },
  { action: 'objectives', key: 'o', text: 'panel_key_objectives' },
  { action: 'tick1', key: '1', text: 'panel_key_tick_first' },
  { action: 'tick2', key: '2', text: 'panel_key_tick_second' },
  { action: 'tick3', key: '3', text: 'panel_key_tick_third' },
  { action: 'ask', key: '/', text: 'panel_key_ask' },
  { action: 'words', key: 'e', text: 'panel_key_words' },
  { action: 'transcript', key: 't', text: 'panel_key_transcript' },
  { action: 'keys', key: '?', text: 'panel_key_list' },
] as const satisfies readonly { action: string; key: string; text: PlainKey }[];

export type ShortcutAction = (typeof SHORTCUTS)[number]['action'];

/** What can be done now; what is absent can't. */
export type ShortcutActions = Readonly<Partial<Record<ShortcutAction, (() => void) | undefined>>>;

/** How a key is written on a keyboard. */
const CAPS: Readonly<Record<string, string>> = { ArrowLeft: '←', ArrowRight: '→', Escape: 'Esc' };
export const toKeyCap = (key: string): string => CAPS[key] ?? key.toUpperCase();

/** The key of an action, as `aria-keyshortcuts` names it. */
export const keyOf = (action: ShortcutAction): string =>
  SHORTCUTS.find((shortcut) => shortcut.action === action)?.key ?? '';

/** What a key pressed now is to do: nothing while something is typed, a dialog is open, or another key is held. */
export function actionOf(event: KeyboardEvent): ShortcutAction | undefined {
  const { key, ctrlKey, altKey, metaKey, isComposing, repeat, defaultPrevented, target } = event;
  if (ctrlKey || altKey || metaKey || isComposing || repeat || defaultPrevented) return undefined;
  if (target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog'))
    return undefined;
  return SHORTCUTS.find((shortcut) => shortcut.key === (key.length === 1 ? key.toLowerCase() : key))?.action;
}
