/** What HeardSpeech makes of the recogniser's messages. */
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import type { Heard, HeardSpeech } from '../../../src/offscreen/heard-speech';
import { parseDeepgram } from '../../../src/offscreen/parse-deepgram';

export const hear = (speech: HeardSpeech, message: unknown): Heard => speech.take(parseDeepgram(message));
export const eventsOf = (speech: HeardSpeech, message: unknown): readonly TranscriptEvent[] =>
  hear(speech, message).events;
export const textsOf = (events: readonly TranscriptEvent[]) =>
  events.map((event) => ('text' in event ? event.text : event.type));
