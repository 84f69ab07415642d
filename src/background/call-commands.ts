/**
 * The keys that work while the rep is in the call's tab: the manifest's `commands`, to whose names these belong. A panel that
 * shows the call does what they ask, for it alone knows which card the rep sees; the worker does where none is open.
 */
import { cardUp } from '../coaching/card-memory';
import type { SessionInput } from '../coaching/session-inputs';
import type { SessionState } from '../coaching/session-state';
import { CALL_COMMANDS, type CallCommand } from '../protocol/panel-port';
import type { PanelLink } from './panel-link';
import type { Sessions } from './sessions';

/** The tab in front as the key was pressed; nothing of it is known where Chrome doesn't say. */
interface TabInFront {
  readonly id?: number | undefined;
  readonly windowId?: number | undefined;
}

/** What a key asks of the call, or undefined where it has nothing to act on. */
function inputOf(command: CallCommand, { cards }: SessionState, atMs: number): SessionInput | undefined {
  if (command === 'help-me-now') return { type: 'ask-for-guidance', atMs };
  const kind = cardUp(cards)?.kind;
  if (kind === undefined) return undefined;
  if (command === 'not-now') return { type: 'dismiss-guidance', kind, atMs };
  return { type: 'pin-card', kind, pinned: !cards.isPinned, atMs };
}

/** Do what a key asks, on the call that the panel shows while this tab is in front. `_execute_action` is Chrome's own to do. */
export function onCallCommand(
  { sessions, panels }: { readonly sessions: Sessions; readonly panels: PanelLink },
  name: string,
  tab: TabInFront,
): void {
  const command = CALL_COMMANDS.find((known) => known === name);
  const actor = sessions.toShow(tab.id);
  if (command === undefined || !actor || actor.isOver) return;
  if (panels.tellOne(actor.state.sessionId, tab.windowId, { type: 'call-command', command })) return;
  const input = inputOf(command, actor.state, Date.now());
  if (input) sessions.take(actor, input);
}
