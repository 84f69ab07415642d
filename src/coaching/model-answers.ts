/** What Claude's answer, or its failure, means to the session. */
import { buildCoachingGuidance, type GuidanceFailure } from './guidance';
import { timeInStageSec } from './moment';
import { listObjectives } from './objectives';
import { aboutOf, isResting, type Card } from './card-memory';
import { offerLocally, placing } from './offer-cards';
import { askModel, type Draft } from './seek-guidance';
import type { ModelAnswer, SessionInput } from './session-inputs';
import { weighModelStage } from './stage';

/** Asking again at once would only add to it: the customer's next turn is soon enough. */
const BUSY_FAILURES: readonly GuidanceFailure[] = ['rate-limited', 'overloaded'];

/** An answer counts if its request is still in flight and of the same mode; else it is about a moment that is over. */
export function takeAnswer(draft: Draft, requestId: string, answer: ModelAnswer): void {
  const { pending, deferred } = draft.state;
  if (pending?.requestId !== requestId || pending.mode !== answer.mode) return;
  if (answer.mode === 'guidance') acceptEvidence(draft, requestId, answer);
  const card = claudeCard(draft, pending, answer);
  // What the rep asked for is shown, whatever was waved away before it came.
  if (pending.reason !== 'asked' && isResting(draft.moment, card.kind)) {
    draft.emit({ type: 'guidance-withheld', requestId, atMs: draft.atMs });
  } else offerAnswer(draft, pending, { answer, card });
  if (deferred) askModel(draft, deferred);
}

type Pending = NonNullable<Draft['state']['pending']>;

function offerAnswer(
  draft: Draft,
  { requestId, answers }: Pending,
  { answer, card }: { readonly answer: ModelAnswer; readonly card: Card },
): void {
  const { atMs, moment } = draft;
  const source = { kind: 'claude' as const, model: answer.model };
  const bound = {
    requestId,
    source,
    ...(answers === undefined ? {} : { answers }),
    atMs,
    ...placing(draft, card, 'answer'),
  };
  if (answer.mode === 'suggestions') {
    draft.emit({ type: 'suggestion-offered', suggestion: answer.suggestion, ...bound });
    return;
  }
  const agreed = moment.stage.current === answer.stage.current;
  draft.emit({
    type: 'guidance-offered',
    guidance: buildCoachingGuidance({
      words: answer.words,
      stage: answer.stage,
      timeInStageSec: agreed ? timeInStageSec(moment) : 0,
      objectives: listObjectives({ met: moment.met, stage: answer.stage.current, playbook: moment.playbook }),
      atMs,
      sessionId: moment.sessionId,
    }),
    ...bound,
  });
}

/** Claude's card is known by the stage it advises on; what it asked, Claude is told itself. */
function claudeCard({ state }: Draft, { heardCount }: Pending, answer: ModelAnswer): Card {
  const [stage, { urgency }] =
    answer.mode === 'guidance'
      ? [answer.stage.current, answer.words.focus]
      : [answer.suggestion.context.call_stage, answer.suggestion.primary_suggestion];
  const about = aboutOf(state.conversation.utterances.slice(0, heardCount));
  return { kind: `stage:${stage}`, urgency, source: 'claude', ...(about === undefined ? {} : { about }) };
}

/** Claude's view of the stage weighs in the filter; its ticks count with the utterances it named. */
function acceptEvidence(draft: Draft, requestId: string, answer: Extract<ModelAnswer, { mode: 'guidance' }>): void {
  const { atMs } = draft;
  const claimed = { current: answer.stage.current, confidence: answer.stage.confidence };
  const stage = weighModelStage(draft.state.stage.belief, claimed.current, claimed.confidence);
  draft.emit({ type: 'stage-validated', requestId, claimed, stage, atMs });
  // What the rep ticked or unticked by hand isn't Claude's to say.
  const known = new Set([...draft.state.met, ...draft.state.edits].map(({ id }) => id));
  // What was taken for the rep's as it was asked may have turned out to be the customer's echo since.
  const echoes = new Set(draft.state.conversation.echoes.map(({ utterance }) => utterance.id));
  const met = answer.met.filter(({ id, utteranceId }) => !known.has(id) && !echoes.has(utteranceId) && known.add(id));
  if (met.length > 0) draft.emit({ type: 'objectives-met', requestId, met, atMs });
}

/** Local guidance stands in for an answer that didn't come. */
export function takeFailure(draft: Draft, failed: Extract<SessionInput, { type: 'model-failed' }>): void {
  const { requestId, failure, retryAfterMs } = failed;
  const { pending, deferred } = draft.state;
  if (pending?.requestId !== requestId) return;
  draft.emit({
    type: 'guidance-failed',
    requestId,
    failure,
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    ...(failure === 'connection-lost' && draft.context.offline === true ? { offline: true } : {}),
    atMs: draft.atMs,
  });
  // The local guidance offered with the request stands, unless the call has moved on since.
  if (draft.state.offeredAtCount !== draft.state.conversation.utterances.length) offerLocally(draft, 'end-of-turn');
  if (deferred && !BUSY_FAILURES.includes(failure)) askModel(draft, deferred);
  // A restart of ours broke it off, nothing else was wrong.
  else if (failure === 'interrupted') askModel(draft, 'end-of-turn');
}
