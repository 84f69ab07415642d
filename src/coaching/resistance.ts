/** Whether a customer's line resists, in whatever words: wider than the objection types, which name its kind. */
import { isBackChannel, type Utterance } from './conversation';
import { compilePhrases } from './phrases';
import type { Playbook } from './playbook';
import { readSignals } from './signals';
import { asksQuestion, clausesOf, refuses } from './speech-acts';

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
