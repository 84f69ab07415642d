/** What a speech-to-text service tells us, whichever service it is. Vendor shapes end before this. */
import { z } from 'zod';

/** 0 is the rep's microphone, 1 is the tab (the customer). Interleaved in this order on the wire. */
export const Channel = z.union([z.literal(0), z.literal(1)]);
export type Channel = z.infer<typeof Channel>;

/** Longest text taken from one transcript event, in characters: about five minutes of speech, far above any real one. */
export const MAX_TRANSCRIPT_CHARS = 8_000;

const Text = z.string().max(MAX_TRANSCRIPT_CHARS);
/** Audio time in ms since the session's capture began (it goes on across reconnects). */
const AudioMs = z.number().int().nonnegative();
/** Diarized speaker on the far side, from 0. Absent when one speaker is all there is, or on the rep's channel. */
const Voice = z.number().int().nonnegative();

/** Shape: `final` will not change, several finals may make up one utterance; `utterance-end` is a gap in words. */
export const FinalHeard = z.object({
  type: z.literal('final'),
  channel: Channel,
  /** May be empty: an empty final can still carry the endpoint. */
  text: Text,
  startMs: AudioMs,
  endMs: AudioMs,
  /** The service heard the speaker stop. May never come; `utterance-end` is the second way. */
  speechFinal: z.boolean(),
  voice: Voice.optional(),
});
export const UtteranceEndHeard = z.object({
  type: z.literal('utterance-end'),
  channel: Channel,
  lastWordEndMs: AudioMs,
});
/** Audio that no recogniser will ever hear: an outage, a stalled capture. */
export const GapHeard = z.object({ type: z.literal('gap'), startMs: AudioMs, endMs: AudioMs });

/** Events that are numbered, kept until acknowledged, and journalled. */
export const TranscriptEvent = z.discriminatedUnion('type', [FinalHeard, UtteranceEndHeard, GapHeard]);
export type TranscriptEvent = z.infer<typeof TranscriptEvent>;
export type FinalHeard = z.infer<typeof FinalHeard>;

/** A guess; later ones replace it. Shown, never journalled, never acknowledged. */
export const Interim = z.object({
  type: z.literal('interim'),
  channel: Channel,
  text: Text,
  startMs: AudioMs,
  endMs: AudioMs,
  voice: Voice.optional(),
});
export type Interim = z.infer<typeof Interim>;
