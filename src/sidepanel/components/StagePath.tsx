import type { ReadonlySignal } from '@preact/signals';
import type { PlainKey } from '../../coaching/message';
import type { PanelView } from '../../coaching/panel-view';
import { STAGES, type Stage } from '../../coaching/playbook';
import { t } from '../../ui/messages';
import { toClock } from '../../ui/spoken-time';

const STEP_TEXT: Readonly<Record<Stage, PlainKey>> = {
  opening: 'panel_stage_opening',
  discovery: 'panel_stage_discovery',
  pitch: 'panel_stage_pitch',
  objection: 'panel_stage_objection',
  close: 'panel_stage_close',
};

export interface StagePathProps {
  readonly stage: PanelView['stage'];
  /** Epoch ms. */
  readonly nowMs: ReadonlySignal<number>;
}

/** Where the call stands: five steps, the current one named, with the time in it. The others' names show where there is room. */
export const StagePath = ({ stage, nowMs }: StagePathProps) => (
  <section class="stage" aria-labelledby="stage-heading">
    <h2 id="stage-heading" class="unseen">
      {t('panel_stage')}
    </h2>
    <ol class="path">
      {STAGES.map((step) => {
        const current = step === stage.current;
        const visited = stage.visited.includes(step);
        return (
          <li
            key={step}
            class={current ? 'current' : visited ? 'visited' : ''}
            title={current ? t('panel_stage_sure', { percent: stage.confidence }) : t(STEP_TEXT[step])}
            {...(current ? { 'aria-current': 'step' as const } : {})}
          >
            <span class="step" dir={current ? 'auto' : undefined}>
              {current ? stage.label : t(STEP_TEXT[step])}
            </span>
            {visited && !current && <span class="unseen"> {t('panel_stage_visited')}</span>}
            {current && (
              <span class="in-stage" role="timer" aria-label={t('panel_stage_time')} title={t('panel_stage_time')}>
                <TimeInStage sinceAtMs={stage.sinceAtMs} nowMs={nowMs} />
              </span>
            )}
          </li>
        );
      })}
    </ol>
    <p class="sure unseen">{t('panel_stage_sure', { percent: stage.confidence })}</p>
  </section>
);

const TimeInStage = ({ sinceAtMs, nowMs }: { sinceAtMs: number; nowMs: ReadonlySignal<number> }) => (
  <>{toClock(nowMs.value - sinceAtMs)}</>
);
