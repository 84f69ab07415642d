/** Whether a customer's line resists, in whatever words: wider than the objection types, which name its kind. */
import { isBackChannel, type Utterance } from './conversation';
import { HEDGES, WARMS } from './mood-cues';
import { compilePhrases, wordsOf, type Words } from './phrases';
import type { Playbook } from './playbook';
import { readSignals } from './signals';
import { agrees, asksLeaveToShow, asksQuestion, clausesOf, refuses } from './speech-acts';

/** Customer's and rep's utterances back in which an objection stands or was answered. */
const ANSWERED_WITHIN = 8;
/** Utterances before a customer's line that give it its meaning. */
const CONTEXT = 6;
const MAX_WORDS = 300;
const ASKS_WHEN = /\b(?:when|what (?:day|time)|which day|best time|better time)\b/;

/** Does the last of `heard`, a customer's line, resist? A bare "no" does when a step was proposed. */
export function resists(heard: readonly Utterance[], playbook: Playbook): boolean {
  const last = heard.at(-1);
  if (!last || last.speaker === 'rep' || isBackChannel(last)) return false;
  const signals = readSignals({ heard, playbook });
  if (signals.objection_type !== 'none') return true;
  if (signals.buying_signal) return false;
  const question = lastLineOf(heard.slice(0, -1), 'rep');
  const asked = question !== undefined && asksForStep(question, playbook);
  // "We don't really have one" tells a fact where a fact was asked for.
  if (question && !asked && asksQuestion(question.text)) return false;
  const clauses = clausesOf(last.text);
  const strong = compilePhrases(playbook.stages.objection.cues.strongCustomer);
  if (clauses.some((words) => strong.matches(words) > 0)) return true;
  return asked && refuses(clauses[0] ?? []);
}

/** A rep's line that ends in a proposal or a request for the decision. */
export function asksForStep(utterance: Utterance, playbook: Playbook): boolean {
  const ending = clausesOf(utterance.text).at(-1) ?? [];
  return playbook.objectives.some(
    ({ stage, metBy, cues, not }) =>
      stage === 'close' &&
      metBy === 'rep' &&
      compilePhrases(cues).matches(ending) > 0 &&
      compilePhrases(not).matches(ending) === 0,
  );
}

/** The speaker's last line that was more than a back-channel. */
export const lastLineOf = (before: readonly Utterance[], speaker: Utterance['speaker']): Utterance | undefined =>
  before.findLast((utterance) => utterance.speaker === speaker && !isBackChannel(utterance));

/** The customer came round since an objection was last raised: agreed, warmed to the answer, or said when. */
export function isObjectionAnswered(heard: readonly Utterance[], playbook: Playbook): boolean {
  for (let until = heard.length; until > Math.max(0, heard.length - ANSWERED_WITHIN); until -= 1) {
    if (heard[until - 1]?.speaker !== 'customer') continue;
    const soFar = heard.slice(Math.max(0, until - CONTEXT), until);
    if (resists(soFar, playbook)) return false;
    if (comesRound(soFar, playbook)) return true;
  }
  return false;
}

function comesRound(heard: readonly Utterance[], playbook: Playbook): boolean {
  const last = heard.at(-1);
  const asked = lastLineOf(heard.slice(0, -1), 'rep');
  if (!last || !asked || asksQuestion(last.text)) return false;
  const words = wordsOf(last.text);
  const said = words.slice(-MAX_WORDS).join(' ');
  if (HEDGES.test(said)) return false;
  if (!asksQuestion(asked.text)) return WARMS.test(said);
  const ending = (clausesOf(asked.text).at(-1) ?? []).join(' ');
  if (asksForStep(asked, playbook) || asksLeaveToShow(ending)) return agrees(words) || WARMS.test(said);
  // "Is it the price?" "Yes, exactly": agreeing to any other question confirms the concern. Saying when does not.
  return ASKS_WHEN.test(ending) && saysWhen(words, playbook);
}

const saysWhen = (words: Words, playbook: Playbook): boolean =>
  playbook.objectives.some(({ metBy, cues }) => metBy === 'either' && compilePhrases(cues).matches(words) > 0);
