import type { OfferedGuidance } from '../../coaching/panel-view';
import { CopyOutcome } from '../../ui/CopyButton';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import type { Copying } from '../../ui/use-copy';
import { CardFrame, type CardState } from './CardFrame';
import { KeyButton } from './KeyButton';
import { Said, sizeOf, Waiting } from './Said';

export interface FocusCardProps extends CardState {
  readonly offered: OfferedGuidance | undefined;
  readonly copying: Copying;
}

/** What to achieve next and why, and under it the one question to ask. */
export function FocusCard({ offered, copying, ...state }: FocusCardProps) {
  const focus = offered?.guidance.focus;
  const [question] = offered?.guidance.guidance.key_questions ?? [];
  const said = state.progress ?? focus;
  return (
    <CardFrame
      {...state}
      heading={t('panel_focus')}
      urgency={focus?.urgency}
      source={offered?.source}
      answers={offered?.answers}
      atMs={offered?.atMs ?? 0}
      next={
        question !== undefined && (
          <>
            <Icon name="question" />
            <span class="unseen">{t('panel_ask')}</span>
            <p class={`question${sizeOf(question, 60, 92)}`} dir="auto">
              {question}
            </p>
            <KeyButton
              action="copy"
              icon={copying.outcome === 'copied' ? 'done' : 'copy'}
              label={t('panel_copy_question')}
              actions={state.actions}
            />
            <CopyOutcome outcome={copying.outcome} />
          </>
        )
      }
    >
      {said ? <Said {...said} /> : <Waiting {...state} />}
    </CardFrame>
  );
}
