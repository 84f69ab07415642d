import type { PanelView } from '../../coaching/panel-view';
import type { CoachingMode } from '../../settings/feature-flags';
import { ConfirmButton } from '../../ui/ConfirmButton';
import type { PanelModel } from '../panel-model';
import { AnnouncementCard, AnnouncementMark } from './Announcement';
import { Announcer } from './Announcer';
import { CallHeader } from './CallHeader';
import { FocusCard } from './FocusCard';
import { GuidanceLists } from './GuidanceLists';
import { Measures } from './Measures';
import { Notes, Problems } from './Notices';
import { Objectives } from './Objectives';
import { StagePath } from './StagePath';
import { SuggestionCard } from './SuggestionCard';
import { Toolkit } from './Toolkit';
import { Transcript } from './Transcript';

export interface CallProps {
  readonly model: PanelModel;
  readonly view: PanelView;
  readonly mode: CoachingMode;
  readonly onOpenOptions: () => void;
}

/** A call being coached, or just ended, in the rendering of its mode. */
export function Call({ model, view, mode, onOpenOptions }: CallProps) {
  const nowMs = view.endedAtMs ?? model.nowMs.value;
  const link = model.link.value;
  const progress = model.progress.value;
  const canAsk = link === 'open' && view.status !== 'ended';
  const announcement = { view, nowMs, canTell: canAsk, onDone: model.announce };
  const { guidance, suggestion } = view;
  const card = {
    progress,
    asking: view.asking,
    status: view.status,
    nowMs,
    canAsk,
    onHelpNow: model.helpNow,
    onDismiss: canAsk && view.cardKind !== undefined ? model.dismiss : undefined,
  };
  return (
    <>
      <CallHeader
        status={view.status}
        title={view.tabTitle}
        levelsDb={model.levelsDb.value}
        canStop={canAsk}
        onStop={model.stop}
      />
      <main class={`call ${mode}`}>
        <h1 class="unseen">Sales Coach AI</h1>
        <div class="top">
          <Problems notices={view.notices} link={link} />
          {view.status === 'ended' && (
            <p class="call-ended" role="status">
              The call has ended. This is where it stood.
            </p>
          )}
          <AnnouncementCard {...announcement} />
        </div>
        <div class="now">
          <StagePath stage={view.stage} nowMs={nowMs} />
          <Measures view={view} nowMs={nowMs} />
          {mode === 'guidance' ? (
            <>
              <FocusCard offered={guidance} {...card} />
              <GuidanceLists guidance={guidance?.guidance.guidance} />
            </>
          ) : (
            <>
              <SuggestionCard offered={suggestion} {...card} />
              <Toolkit entries={model.toolkit.value} highlighted={suggestion?.suggestion.highlight_toolkit ?? []} />
            </>
          )}
        </div>
        <div class="record">
          <Objectives objectives={view.objectives} canEdit={canAsk} onEdit={model.editObjective} />
          <Transcript lines={model.transcript.value} />
        </div>
        <footer>
          <Notes notices={view.notices} />
          <AnnouncementMark {...announcement} />
          <div class="footer-links">
            <button type="button" class="link small" onClick={onOpenOptions}>
              Options
            </button>
            <ConfirmButton
              class="link small"
              question={`Erase every trace of this call? It can’t be undone.${view.status === 'ended' ? '' : ' Coaching stops.'}`}
              confirm="Erase it"
              disabled={link !== 'open'}
              onConfirm={model.forget}
            >
              Forget this call
            </ConfirmButton>
          </div>
        </footer>
        <Announcer
          text={
            mode === 'guidance'
              ? guidance && `New focus: ${guidance.guidance.focus.what}`
              : suggestion && `New suggestion: ${suggestion.suggestion.primary_suggestion.text}`
          }
        />
      </main>
    </>
  );
}
