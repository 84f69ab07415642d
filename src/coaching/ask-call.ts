/** A free question of the rep about the call that is on the panel, and its answer: what is sent from the worker to the panel. */
import type { TranscriptLine } from './panel-view';
import { headOf, plainText } from './plain-text';

/** Longer than any question asked in the middle of a call. */
export const MAX_QUESTION_CHARS = 300;
/** Lines shown under an answer: more aren't read while somebody talks. */
export const MAX_ANSWER_LINES = 5;

/** What is known of the answer so far. Each takes the place of the one before; all but the first two are the last. */
export type CallAnswer =
  | { readonly status: 'asking' }
  /** Claude's words as they come, and the lines they rest on. */
  | { readonly status: 'writing'; readonly text: string; readonly lines: readonly TranscriptLine[] }
  | {
      readonly status: 'answered';
      readonly text: string;
      /** At least one. */
      readonly lines: readonly TranscriptLine[];
      readonly model: string;
    }
  /** Claude says that it isn't in the words of the call. */
  | { readonly status: 'not-said'; readonly model: string }
  /** What a search of the transcript found, best first; none where nothing fits. */
  | {
      readonly status: 'found';
      readonly lines: readonly TranscriptLine[];
      /** Claude was to answer and didn't. */
      readonly instead: boolean;
    };

/** A typed question as it is asked: one plain line; undefined where there is no word in it. */
export function readQuestion(typed: string): string | undefined {
  const question = headOf(plainText(headOf(typed, 2 * MAX_QUESTION_CHARS)), MAX_QUESTION_CHARS).trim();
  return /[\p{L}\p{N}]/u.test(question) ? question : undefined;
}
