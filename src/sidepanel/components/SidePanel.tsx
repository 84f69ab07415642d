import type { PreflightModel } from '../preflight-model';
import { Panel, type PanelProps } from './Panel';
import { Preflight, type OpenOptionsAt } from './Preflight';

export interface SidePanelProps extends PanelProps {
  readonly preflight: PreflightModel;
  readonly onOpenOptionsAt: OpenOptionsAt;
}

/** The check before a call while there is one, and no call is coached; else the panel. */
export function SidePanel({ preflight, onOpenOptionsAt, ...panel }: SidePanelProps) {
  const check = preflight.view.value;
  const call = panel.model.view.value;
  return check && (call === undefined || call.status === 'ended') ? (
    <Preflight model={preflight} view={check} link={panel.model.link.value} onOpenOptionsAt={onOpenOptionsAt} />
  ) : (
    <Panel {...panel} />
  );
}
