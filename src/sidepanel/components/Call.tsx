import { computed } from '@preact/signals';
import { useMemo, useState } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import type { CoachingMode } from '../../settings/feature-flags';
import { ConfirmButton } from '../../ui/ConfirmButton';
import { t } from '../../ui/messages';
import { useCopy } from '../../ui/use-copy';
import { callActions } from '../call-actions';
import { latestWords } from '../latest-words';
import type { PanelModel } from '../panel-model';
import { setSingleKeys, singleKeysAreOn } from '../single-keys';
import { highlightedNow, toolkitCards } from '../toolkit-cards';
import { useObjectiveEdits } from '../use-objective-edits';
import { useShortcuts } from '../use-shortcuts';
import { useSignal } from '../use-signal';
import { useWords } from '../use-words';
import { AnnouncementCard, AnnouncementMark } from './Announcement';
import { Announcer } from './Announcer';
import { AskCall } from './AskCall';
import { CallHeader } from './CallHeader';
import type { CardState } from './CardFrame';
import { Drawers } from './Drawers';
import { FocusCard } from './FocusCard';
import { Gaps } from './Gaps';
import { KeyList, type ChromeKey } from './KeyList';
import { Measures } from './Measures';
import { Notes, Problems } from './Notices';
import { Objectives } from './Objectives';
import { Signal } from './Signal';
import { StagePath } from './StagePath';
import { SuggestionCard } from './SuggestionCard';
import { Transcript } from './Transcript';
import { WordsNote } from './WordsNote';

export interface CallProps {
  readonly model: PanelModel;
  readonly view: PanelView;
  readonly mode: CoachingMode;
  readonly chromeKeys: () => Promise<readonly ChromeKey[]>;
  readonly onOpenOptions: () => void;
}

/** A call being coached, or just ended, in the rendering of its mode. Levels, clock and transcript are read only where they are shown. */
export function Call({ model, view, mode, chromeKeys, onOpenOptions }: CallProps) {
  const { callNowMs: nowMs, transcript } = model;
  const link = model.link.value;
  const canAsk = link === 'open' && view.status !== 'ended';
  const [keysOpen, setKeysOpen] = useState(false);
  const [singleKeys, setSingle] = useState(singleKeysAreOn);
  const places = model.places.value;

  const inGuidance = mode === 'guidance';
  const history = inGuidance ? model.guidanceHistory : model.suggestionHistory;
  const lookedAt = history.lookedAt.value;
  const guidance = model.guidanceHistory.lookedAt.value?.card ?? view.guidance;
  const suggestion = model.suggestionHistory.lookedAt.value?.card ?? view.suggestion;
  const question = inGuidance ? guidance?.guidance.guidance.key_questions[0] : undefined;
  const copying = useCopy(question ?? '');
  const edits = useObjectiveEdits(model.editObjective, { nowMs, hasEnded: view.status === 'ended' });
  const words = useWords(model.choices);
  const { signal, refuse } = useSignal(view, model.dismiss);
  const latest = latestWords(signal, view.objectives);
  const highlighted = highlightedNow(lookedAt ? undefined : view.card, suggestion?.suggestion);
  const cards = useMemo(
    () =>
      computed(() =>
        toolkitCards({
          toolkit: model.toolkit.value,
          competitors: model.competitors.value,
          lines: transcript.value,
          highlighted,
        }),
      ),
    [model, highlighted.join()],
  );
  const actions = callActions(model, {
    history,
    canAsk,
    places,
    copy: question === undefined ? undefined : copying.copy,
    showKeys: () => setKeysOpen(true),
    editObjective: edits.edit,
    words: words.shown ? words.back : latest && (() => words.show(latest(transcript.value))),
  });
  useShortcuts(actions, singleKeys);

  const card: CardState = {
    progress: lookedAt ? undefined : model.progress.value,
    asking: view.asking,
    status: view.status,
    nowMs,
    standing: lookedAt ? undefined : view.card,
    lookedAt,
    hasEarlier: history.hasEarlier.value,
    actions,
  };
  const announcement = { view, nowMs, canTell: canAsk, onTell: model.announce };
  return (
    <>
      <CallHeader
        status={view.status}
        link={model.steadyLink.value}
        title={view.tabTitle}
        levelsDb={model.levelsDb}
        canStop={canAsk}
        onStop={model.stop}
      />
      <main class={`call ${mode}`}>
        <h1 class="unseen">{t('extension_name')}</h1>
        <div class="now">
          <StagePath stage={view.stage} nowMs={nowMs} />
          <Measures
            view={view}
            thresholds={model.thresholds.value}
            nowMs={nowMs}
            open={model.choices.measures.value}
            actions={actions}
          >
            {signal && (
              <Signal
                signal={signal}
                onShow={() => words.show({ of: 'signal', signal, lineId: signal.evidence.utteranceId })}
              />
            )}
          </Measures>
          {inGuidance ? (
            <FocusCard offered={guidance} copying={copying} {...card} />
          ) : (
            <SuggestionCard offered={suggestion} {...card} />
          )}
          <Drawers
            words={guidance?.guidance.guidance}
            worded={inGuidance}
            cards={cards}
            searches={model.choices.searches.value}
            open={model.choices.drawer.value}
            actions={actions}
            onShowWords={words.show}
          />
        </div>
        <div class="record">
          <Objectives
            objectives={view.objectives}
            places={places}
            all={model.choices.allObjectives.value}
            canEdit={canAsk}
            actions={actions}
            edits={edits}
            onShowWords={words.show}
          />
          <AskCall
            asked={model.asked.value}
            canAsk={link === 'open'}
            singleKeys={singleKeys}
            onAsk={model.askCall}
            onClear={model.clearAnswer}
            onOpen={(lineId) => words.show({ of: 'answer', lineId })}
          />
          <Transcript
            lines={transcript}
            open={model.choices.transcript.value}
            actions={actions}
            marked={
              words.shown && {
                words: words.shown,
                onBack: words.back,
                note: (
                  <WordsNote
                    words={words.shown}
                    ticked={view.objectives.completed.map(({ id }) => id)}
                    canEdit={canAsk}
                    edits={edits}
                    onNotObjection={
                      refuse &&
                      (() => {
                        refuse();
                        words.back();
                      })
                    }
                    onBack={words.back}
                  />
                ),
              }
            }
          />
        </div>
        <footer>
          <Notes notices={view.notices} />
          <Gaps lines={transcript} onShow={(lineId) => words.show({ of: 'gap', lineId })} />
          <AnnouncementMark {...announcement} />
          <div class="footer-links">
            <button type="button" class="link small" aria-keyshortcuts="?" onClick={actions.keys}>
              {t('panel_keys')}
            </button>
            <button type="button" class="link small" onClick={onOpenOptions}>
              {t('panel_options')}
            </button>
            <ConfirmButton
              class="link small"
              question={view.status === 'ended' ? t('panel_forget_question') : t('panel_forget_question_running')}
              confirm={t('panel_forget_confirm')}
              disabled={link !== 'open'}
              onConfirm={model.forget}
            >
              {t('panel_forget')}
            </ConfirmButton>
          </div>
        </footer>
        <Announcer text={newWords(view, inGuidance)} />
        <div class="foot">
          <Problems notices={view.notices} link={link} />
          <AnnouncementCard {...announcement} />
        </div>
      </main>
      <KeyList
        open={keysOpen}
        singleKeys={singleKeys}
        chromeKeys={chromeKeys}
        onSingleKeys={(on) => {
          setSingleKeys(on);
          setSingle(on);
        }}
        onClose={() => setKeysOpen(false)}
      />
    </>
  );
}

/** What is said aloud of the card that is up; of an earlier one that is looked at, nothing. */
function newWords({ guidance, suggestion }: PanelView, inGuidance: boolean): string | undefined {
  if (inGuidance) return guidance && t('panel_new_focus', { what: guidance.guidance.focus.what });
  return suggestion && t('panel_new_suggestion', { what: suggestion.suggestion.primary_suggestion.text });
}
