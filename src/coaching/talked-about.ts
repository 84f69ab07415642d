/** What Claude should know that was advised and objected to before: the last few of each, so that nothing grows with the call. */
import { cut } from './guidance';
import type { RaisedObjection, Shown } from './moment';
import type { Reading } from './readings';
import type { SessionEvent } from './session-events';
import type { Signals } from './suggestion';

/** Offers remembered: what was on the panel in the last minutes, local and Claude's, some of it the same. */
export const MAX_SHOWN = 10;
/** Objections remembered: a call has a handful, and each may be read from several lines. */
export const MAX_OBJECTIONS = 12;
/** Characters of a text: enough to know it again. */
const MAX_SHOWN_CHARS = 160;

type Read = Pick<Reading, 'utteranceId' | 'signals'>;
type Offer = Extract<SessionEvent, { type: 'guidance-offered' | 'suggestion-offered' }>;

/** What is remembered of an offer. */
export function shownOf(offer: Offer): Shown {
  if (offer.type === 'suggestion-offered') {
    return { what: cut(offer.suggestion.primary_suggestion.text, MAX_SHOWN_CHARS) };
  }
  const { focus, guidance } = offer.guidance;
  const [question] = guidance.key_questions;
  return {
    what: cut(focus.what, MAX_SHOWN_CHARS),
    ...(question === undefined ? {} : { question: cut(question, MAX_SHOWN_CHARS) }),
  };
}

/** Note what was offered. */
export const withShown = (shown: readonly Shown[], more: Shown): readonly Shown[] => [
  ...shown.slice(1 - MAX_SHOWN),
  more,
];

/** Note an objection, if that reading found one. */
export function withObjection(
  objections: readonly RaisedObjection[],
  { utteranceId, signals }: Read,
): readonly RaisedObjection[] {
  const type = objectionIn(signals);
  return type === undefined ? objections : [...objections.slice(1 - MAX_OBJECTIONS), { utteranceId, type }];
}

/** Utterances were read anew, oldest first: what was found in them before doesn't count any more. */
export const withObjectionsAnew = (
  objections: readonly RaisedObjection[],
  anew: readonly Read[],
): readonly RaisedObjection[] =>
  anew.reduce(
    withObjection,
    objections.filter((raised) => !anew.some(({ utteranceId }) => utteranceId === raised.utteranceId)),
  );

/** The objection that a reading found. */
export const objectionIn = (signals: Signals | undefined): RaisedObjection['type'] | undefined =>
  signals === undefined || signals.objection_type === 'none' ? undefined : signals.objection_type;
