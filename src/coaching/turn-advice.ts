/** What to do about what the customer has just done, in any trade: answer, go one deeper, hold what was agreed. English, in words/. */
import type { CustomerTurn } from './last-turn';
import type { QuestionKind } from './question-kind';
import answers from './words/answers.json' with { type: 'json' };
import turns from './words/turns.json' with { type: 'json' };

/** Something to do now. */
export interface AdviceWords {
  readonly what: string;
  readonly why: string;
  /** Best first. */
  readonly questions: readonly string[];
  readonly talkingPoints: readonly string[];
}

/** `kind` names it, for whoever wants no more of it. */
export interface Advice extends AdviceWords {
  readonly kind: string;
}

/** What `words/turns.json` has words for. */
export type TurnKind = keyof typeof turns;

/** The customer's own words, where they are fit to be shown, say better than any reason why. */
const because = (quote: string | undefined, why: string, verb = 'said'): string =>
  quote === undefined ? why : `They ${verb}: “${quote}”`;

/** What to do about a turn of that kind, with their words for it. */
export const turnAdvice = (kind: TurnKind, quote?: string): Advice => {
  const words: AdviceWords = turns[kind];
  return { kind, ...words, why: because(quote, words.why) };
};

/** How a call's first questions are answered: before the rep has said why they call, after it, and where the customer called. */
export type Opened = 'first' | 'early' | 'inbound';

/** A question, answered before anything else; `opened` where the call has only just begun. */
export function answerAdvice(turn: Extract<CustomerTurn, { does: 'ask' }>, opened?: Opened): Advice {
  const about: QuestionKind | Opened = opened !== undefined && !CLEAR.has(turn.about) ? opened : turn.about;
  const words: AdviceWords = answers[about];
  return { kind: `answer:${about}`, ...words, why: because(turn.quote, words.why, 'asked') };
}

/** Questions that are answered in the same way however early they come. */
const CLEAR: ReadonlySet<QuestionKind> = new Set(['who', 'price', 'when', 'proof', 'meaning']);
