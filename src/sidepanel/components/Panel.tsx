import type { PanelModel } from '../panel-model';
import { Call } from './Call';
import type { ChromeKey } from './KeyList';
import { NoSession } from './NoSession';

export interface PanelProps {
  readonly model: PanelModel;
  /** What Chrome listens for, as it is really bound. */
  readonly chromeKeys: () => Promise<readonly ChromeKey[]>;
  readonly onOpenOptions: () => void;
}

/** The whole side panel: how to start, or the call. */
export function Panel({ model, chromeKeys, onOpenOptions }: PanelProps) {
  const view = model.view.value;
  const flags = model.flags.value;
  if (view && flags) {
    return (
      // Another call starts afresh: scroll, opened toolkit entries and what was announced belong to a call.
      <Call
        key={view.sessionId}
        model={model}
        view={view}
        mode={flags.coaching_mode}
        chromeKeys={chromeKeys}
        onOpenOptions={onOpenOptions}
      />
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
