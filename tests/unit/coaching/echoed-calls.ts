/** Calls in which the rep's microphone hears the customer, as the recogniser tells them. */
import type { SessionEvent } from '../../../src/coaching/session-events';
import { speak, tell, type SpokenLine } from '../../support/echoed-call';
import { play, start, withoutModel, type Played } from '../../support/session';

export const VOLUME = 'We get about two hundred calls a week and most come after hours';
export const PRICE = 'That is far too expensive for a shop like ours';

export const says = (speaker: SpokenLine['speaker'], startMs: number, text: string, toldAfterMs = 400): SpokenLine =>
  speak(speaker, text, { startMs, toldAfterMs });

/** Play lines as the recogniser tells them, on from a call. */
export function hear(lines: readonly SpokenLine[], from?: Played, context = withoutModel): Played {
  const before = from ?? play([start()], context);
  const inputs = tell(lines).map((input, i) =>
    input.type === 'transcript-arrived'
      ? { ...input, events: input.events.map((event) => ({ ...event, seq: before.state.lastSeq + i + 1 })) }
      : input,
  );
  return play(inputs, context, before);
}

export const textAndId = ({ id, text }: { readonly id: string; readonly text: string }): string => `${id} ${text}`;

export const assessed = ({ journal }: Played): readonly string[] =>
  journal.flatMap((event) => (event.type === 'utterance-assessed' ? [event.utteranceId] : []));

export const recognised = ({ journal }: Played) =>
  journal.filter(
    (event): event is Extract<SessionEvent, { type: 'echo-recognised' }> => event.type === 'echo-recognised',
  );
