/** Keys pressed in the call's tab: they act on what the rep sees here, as the panel's own keys do. */
import type { CallCommand } from '../protocol/panel-port';
import type { PanelModel } from './panel-model';

/** Does what a key asks. While an earlier card is looked at the rep can't mean the one that is up: the look back ends, and no more. */
export function obeyCommand(model: PanelModel, command: CallCommand): void {
  const { view, flags, progress, guidanceHistory, suggestionHistory } = model;
  const history = flags.value?.coaching_mode === 'guidance' ? guidanceHistory : suggestionHistory;
  const isBack = history.lookedAt.value !== undefined;
  history.toNow();
  const { status, card } = view.value ?? {};
  if (status === undefined || status === 'ended') return;
  if (command === 'help-me-now') model.helpNow();
  else if (isBack) return;
  else if (command === 'not-now') model.dismiss();
  else if (card && !progress.value) model.pin(!card.pinned);
}
