import type { PanelView } from '../../coaching/panel-view';
import { STAGES, type Stage } from '../../coaching/playbook';
import { toClock } from '../../ui/spoken-time';

const STEP_TEXT: Readonly<Record<Stage, string>> = {
  opening: 'Opening',
  discovery: 'Discovery',
  pitch: 'Pitch',
  objection: 'Objection',
  close: 'Close',
};

export interface StagePathProps {
  readonly stage: PanelView['stage'];
  readonly nowMs: number;
}

/** Where the call stands: the five stages, the current one marked, how sure that is and for how long. */
export const StagePath = ({ stage, nowMs }: StagePathProps) => (
  <section class="stage" aria-labelledby="stage-heading">
    <div class="stage-line">
      <h2 id="stage-heading">Stage</h2>
      <p class="small muted">
        <span>{stage.confidence}% sure</span>
        <span aria-hidden="true"> · </span>
        <span role="timer" aria-label="Time in stage" title="Time in stage">
          {toClock(nowMs - stage.sinceAtMs)}
        </span>
      </p>
    </div>
    <ol class="path">
      {STAGES.map((step) => {
        const current = step === stage.current;
        const visited = stage.visited.includes(step);
        return (
          <li
            key={step}
            class={current ? 'current' : visited ? 'visited' : ''}
            {...(current ? { 'aria-current': 'step' as const } : {})}
          >
            {current ? stage.label : STEP_TEXT[step]}
            {visited && !current && <span class="unseen"> (visited)</span>}
          </li>
        );
      })}
    </ol>
  </section>
);
