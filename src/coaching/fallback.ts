/**
 * Local guidance, chosen for this moment of the call from the playbook, from words for any trade and from the call's own words:
 *
 *   no more calls wanted ─▶ how to leave well, selling nothing
 *   goodbye was said     ─▶ how to wrap up
 *   they can't hear, look something up, aren't the person ─▶ that first
 *   an objection stands  ─▶ how to meet that kind
 *   a question           ─▶ the act it calls for, or a straight answer
 *   a buying signal, once something was offered ─▶ the next step
 *   a day, an address    ─▶ hold it
 *   a fact just told     ─▶ go one deeper
 *   an objection answered ─▶ the next step, or what was left open before it
 *   else                 ─▶ the stage's next open objective ─▶ a fact missed earlier ─▶ the next stage ─▶ the stage's plan
 *   all is agreed        ─▶ how to wrap up
 */
import { adviceFor } from './choose-advice';
import { buildCoachingGuidance, type CoachingGuidance } from './guidance';
import type { Choice } from './make-advice';
import { timeInStageSec, type Moment } from './moment';
import { toSuggestionContext, type Suggestion } from './suggestion';

/** Guidance for this moment without a model; never throws. */
export function getFallbackGuidance(moment: Moment, choice: Choice = adviceFor(moment)): CoachingGuidance {
  const { focus, questions, talkingPoints, objectives } = choice;
  return buildCoachingGuidance({
    words: { focus, keyQuestions: questions, talkingPoints, confidence: moment.stage.confidence },
    stage: moment.stage,
    timeInStageSec: timeInStageSec(moment),
    objectives,
    atMs: moment.atMs,
    sessionId: moment.sessionId,
  });
}

/** The legacy suggestion for this moment without a model: what to say now; never throws. */
export function getFallbackSuggestion(moment: Moment, choice: Choice = adviceFor(moment)): Suggestion {
  const { focus, questions, toolkit, nextMove, lead } = choice;
  const [question = focus.what] = questions;
  return {
    primary_suggestion: {
      text: lead === '' ? question : `${lead} ${question}`,
      reasoning: focus.why,
      confidence: Math.round(Math.min(100, Math.max(0, moment.stage.confidence))),
      urgency: focus.urgency,
    },
    context: toSuggestionContext(moment.stage.current, moment.signals),
    highlight_toolkit: [...toolkit],
    next_move: nextMove,
  };
}
