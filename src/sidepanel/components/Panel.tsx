import type { PanelModel } from '../panel-model';
import { Call } from './Call';
import { NoSession } from './NoSession';

export interface PanelProps {
  readonly model: PanelModel;
  readonly onOpenOptions: () => void;
}

/** The whole side panel: how to start, or the call. */
export function Panel({ model, onOpenOptions }: PanelProps) {
  const view = model.view.value;
  const flags = model.flags.value;
  if (view && flags) {
    return (
      // Another call starts afresh: scroll, opened toolkit entries and what was announced belong to a call.
      <Call key={view.sessionId} model={model} view={view} mode={flags.coaching_mode} onOpenOptions={onOpenOptions} />
    );
  }
  return (
    <NoSession
      connecting={flags === undefined}
      link={model.link.value}
      problem={model.problem.value}
      onOpenOptions={onOpenOptions}
    />
  );
}
