/**
 * Local guidance, chosen for this moment of the call from the playbook, from words for any trade and from the call's own words:
 *
 *   no more calls wanted ─▶ how to leave well, selling nothing
 *   goodbye was said     ─▶ how to wrap up
 *   somebody is fetched, guarded or named, or has just come on ─▶ that first: with somebody new the call begins anew
 *   they can't hear, look something up, aren't the person ─▶ that first
 *   they cancel, are pressed for time, say a plain no ─▶ that first
 *   a question           ─▶ the act it calls for, or a straight answer
 *   they take part of what was proposed ─▶ a yes, and its day
 *   an objection stands  ─▶ how to meet that kind, where their words bear it out; else as any concern
 *   a price is weighed, another one set against it ─▶ hold it, and ask what it is compared with
 *   a buying signal, once something was offered ─▶ the next step
 *   a day, an address    ─▶ hold it
 *   a place, a name, when somebody can be reached ─▶ note it, fix it
 *   what went wrong for them ─▶ hear it out; own it, where it was ours
 *   a fact just told     ─▶ go one deeper
 *   an objection answered ─▶ the next step, or what was left open before it
 *   else                 ─▶ what they told, taken up ─▶ the stage's next open objective ─▶ the next stage ─▶ the stage's plan
 *   all is agreed        ─▶ how to wrap up
 */
import { adviceFor } from './choose-advice';
import { buildCoachingGuidance, cut, MAX_LINE_CHARS, type CoachingGuidance } from './guidance';
import type { Choice } from './make-advice';
import { timeInStageSec, type Moment } from './moment';
import { toSuggestionContext, type Suggestion } from './suggestion';
import { MAX_SUGGESTION_CHARS } from './suggestion-response';

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
      text: cut(lead === '' ? question : `${lead} ${question}`, MAX_SUGGESTION_CHARS),
      reasoning: cut(focus.why, MAX_LINE_CHARS),
      confidence: Math.round(Math.min(100, Math.max(0, moment.stage.confidence))),
      urgency: focus.urgency,
    },
    context: toSuggestionContext(moment.stage.current, moment.signals),
    highlight_toolkit: [...toolkit],
    next_move: cut(nextMove, MAX_LINE_CHARS),
  };
}
