/** The words of lines or utterances, side by side, in their order. */
import { SIDES, wordsIn, type Side, type WordsBySide } from '../support/chaos/words';

interface Told {
  readonly speaker: Side;
  readonly text: string;
  /** Of the panel's lines. */
  readonly status?: string;
}

export function wordsToldIn(lines: readonly Told[]): WordsBySide {
  const [rep = [], customer = []] = SIDES.map((side) =>
    lines.filter(({ speaker, status }) => speaker === side && status !== 'gap').flatMap(({ text }) => wordsIn(text)),
  );
  return { rep, customer };
}
