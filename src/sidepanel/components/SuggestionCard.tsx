import type { OfferedSuggestion } from '../../coaching/panel-view';
import type { ObjectionType } from '../../coaching/playbook';
import type { Suggestion } from '../../coaching/suggestion';
import { Big, OfferFrame, WAITING_TEXT, type OfferState } from './OfferFrame';
import { UrgencyBadge } from './UrgencyBadge';

const OBJECTION_TEXT: Readonly<Record<Exclude<ObjectionType, 'none'>, string>> = {
  price: 'price',
  timing: 'timing',
  authority: 'authority',
  need: 'need',
  trust: 'trust',
  ai_concerns: 'AI concerns',
  technical: 'technical',
};

export interface SuggestionCardProps extends OfferState {
  readonly offered: OfferedSuggestion | undefined;
}

/** The legacy rendering: what to say now, why, and what the customer showed. */
export function SuggestionCard({ offered, ...state }: SuggestionCardProps) {
  const { progress } = state;
  const suggestion = offered?.suggestion;
  const primary = suggestion?.primary_suggestion;
  return (
    <OfferFrame
      {...state}
      heading="Suggestion"
      urgency={primary?.urgency}
      source={offered?.source}
      answers={offered?.answers}
      atMs={offered?.atMs ?? 0}
      badge={primary && <UrgencyBadge urgency={primary.urgency} />}
    >
      {progress ? (
        <>
          <Big text={progress.what} />
          <p class="why" dir="auto">
            {progress.why}
          </p>
        </>
      ) : suggestion && primary ? (
        <>
          <Big text={primary.text} />
          <p class="why" dir="auto">
            {primary.reasoning}
          </p>
          <Context context={suggestion.context} confidence={primary.confidence} />
          {suggestion.next_move !== '' && (
            <p class="next-move" dir="auto">
              <strong>Next move</strong> {suggestion.next_move}
            </p>
          )}
        </>
      ) : (
        <p class="muted">{WAITING_TEXT[state.status]}</p>
      )}
    </OfferFrame>
  );
}

function Context({ context, confidence }: { context: Suggestion['context']; confidence: number }) {
  const { objection_detected: objecting, objection_type: type, buying_signal: buying, sentiment } = context;
  return (
    <ul class="chips small" aria-label="What the customer showed">
      {objecting && <li class="warn">Objection{type === 'none' ? '' : `: ${OBJECTION_TEXT[type]}`}</li>}
      {buying && <li class="good">Buying signal</li>}
      <li class={sentiment === 'negative' ? 'warn' : sentiment === 'positive' ? 'good' : ''}>Sentiment: {sentiment}</li>
      <li>{confidence}% confidence</li>
    </ul>
  );
}
