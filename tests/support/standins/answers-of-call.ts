/** Claude's answers on a call that a test knows: right ones to a question about it, made-up ones to all else. */
import { answerFromPrompt, type Script } from './anthropic-outcomes';

export interface KnownAnswer {
  readonly question: string;
  readonly answer: string;
  /** Words of the customer's that it rests on. */
  readonly restsOn: string;
}

/** Answers the one question; advice is made up and ticks no objective. */
export const answersOfCall =
  ({ question, answer, restsOn }: KnownAnswer): Script =>
  (request) => {
    if (request.prompt.includes(`<question>\n${question}\n</question>`)) {
      const line = request.prompt.split('\n').find((each) => each.startsWith('[customer-') && each.includes(restsOn));
      const [, id] = /^\[([^\]]+)\]/.exec(line ?? '') ?? [];
      return { kind: 'answer', text: JSON.stringify({ said: 'yes', utterances: [id], answer }) };
    }
    const outcome = answerFromPrompt(request);
    if (outcome.kind !== 'answer') return outcome;
    const advice = JSON.parse(outcome.text) as Readonly<Record<string, unknown>>;
    if (!('objectives' in advice)) return outcome;
    const objectives = { completed: [], remaining: [], evidence: [] };
    return { ...outcome, text: JSON.stringify({ ...advice, objectives }) };
  };
