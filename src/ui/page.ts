import type { PlainKey } from '../coaching/message';
import { interfaceLanguage, t } from './messages';

/** Gives a page its language and its title, which its HTML can't: Chrome fills in no message there. */
export function namePage(title: PlainKey): void {
  document.documentElement.lang = interfaceLanguage();
  document.title = t(title);
}
