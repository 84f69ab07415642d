import type { PlainKey } from '../../coaching/message';
import type { OfferedSuggestion } from '../../coaching/panel-view';
import type { Suggestion } from '../../coaching/suggestion';
import { t } from '../../ui/messages';
import { OBJECTION_TEXT } from '../objection-text';
import { CardFrame, type CardState } from './CardFrame';
import { Said, Waiting } from './Said';

const SENTIMENT_TEXT: Readonly<Record<Suggestion['context']['sentiment'], PlainKey>> = {
  positive: 'panel_sentiment_positive',
  neutral: 'panel_sentiment_neutral',
  negative: 'panel_sentiment_negative',
};

export interface SuggestionCardProps extends CardState {
  readonly offered: OfferedSuggestion | undefined;
}

/** The legacy rendering: what to say now, why, what the customer showed, and the move after it. */
export function SuggestionCard({ offered, ...state }: SuggestionCardProps) {
  const suggestion = offered?.suggestion;
  const primary = suggestion?.primary_suggestion;
  const said = state.progress ?? (primary && { what: primary.text, why: primary.reasoning });
  return (
    <CardFrame
      {...state}
      heading={t('panel_suggestion')}
      urgency={primary?.urgency}
      source={offered?.source}
      answers={offered?.answers}
      atMs={offered?.atMs ?? 0}
      next={
        suggestion &&
        primary && (
          <div>
            <Context context={suggestion.context} confidence={primary.confidence} />
            {suggestion.next_move !== '' && (
              <p class="next-move" dir="auto">
                <strong>{t('panel_next_move')}</strong> {suggestion.next_move}
              </p>
            )}
          </div>
        )
      }
    >
      {said ? <Said {...said} /> : <Waiting {...state} />}
    </CardFrame>
  );
}

function Context({ context, confidence }: { context: Suggestion['context']; confidence: number }) {
  const { objection_detected: objecting, objection_type: type, buying_signal: buying, sentiment } = context;
  return (
    <ul class="chips small" aria-label={t('panel_customer_showed')}>
      {objecting && <li class="warn">{t(OBJECTION_TEXT[type])}</li>}
      {buying && <li class="good">{t('panel_buying_signal')}</li>}
      <li class={sentiment === 'negative' ? 'warn' : sentiment === 'positive' ? 'good' : ''}>
        {t(SENTIMENT_TEXT[sentiment])}
      </li>
      <li>{t('panel_confidence', { percent: confidence })}</li>
    </ul>
  );
}
