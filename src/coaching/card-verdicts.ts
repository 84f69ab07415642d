/** What the rep said of the cards, for whoever reads the call afterwards. */
import { cardUp } from './card-memory';
import type { SessionEvent } from './session-events';
import type { SessionState } from './session-state';

export interface CardVerdict {
  /** Epoch ms. */
  readonly atMs: number;
  readonly verdict: 'helped' | 'not-now';
  /** What the card was about; see Card. */
  readonly kind: string;
  /** What it said; absent where its words were condensed away. */
  readonly what?: string;
}

/** The verdicts once one more event has happened, given the state before it. */
export function withVerdict(
  verdicts: readonly CardVerdict[],
  event: SessionEvent,
  before: SessionState,
): readonly CardVerdict[] {
  const { atMs } = event;
  if (event.type === 'guidance-dismissed') {
    return [...verdicts, { atMs, verdict: 'not-now', kind: event.kind, ...saidBy(before) }];
  }
  if (event.type !== 'card-helped') return verdicts;
  if (event.helped) return [...verdicts, { atMs, verdict: 'helped', kind: event.kind, ...saidBy(before) }];
  const at = verdicts.findLastIndex(({ verdict, kind }) => verdict === 'helped' && kind === event.kind);
  return verdicts.filter((_, index) => index !== at);
}

function saidBy({ mode, guidance, suggestion, cards }: SessionState): { readonly what?: string } {
  const words = mode === 'guidance' ? guidance?.guidance.focus.what : suggestion?.suggestion.primary_suggestion.text;
  const what = words ?? cardUp(cards)?.question;
  return what === undefined ? {} : { what };
}
