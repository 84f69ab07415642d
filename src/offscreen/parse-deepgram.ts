/**
 * Deepgram's streaming messages into our own shape. The vendor's names and seconds end here: times become whole ms
 * of the connection's own audio.
 *
 * @see https://developers.deepgram.com/reference/speech-to-text/listen-streaming
 */
import { z } from 'zod';
import { plainText } from '../coaching/plain-text';
import { Channel } from '../coaching/transcript';

const Seconds = z.number().min(-1).max(1_000_000);
const Index = z.tuple([Channel], z.number());

const Results = z.object({
  type: z.literal('Results'),
  channel_index: Index,
  start: Seconds,
  duration: Seconds,
  is_final: z.boolean().optional(),
  speech_final: z.boolean().optional(),
  channel: z.object({
    alternatives: z.array(
      z.object({
        transcript: z.string().transform(plainText),
        words: z
          .array(
            z.object({
              word: z.string().transform(plainText),
              punctuated_word: z.string().transform(plainText).optional(),
              start: Seconds,
              end: Seconds,
              speaker: z.number().int().nonnegative().optional(),
            }),
          )
          .default([]),
      }),
    ),
  }),
  metadata: z.object({ model_info: z.object({ name: z.string() }).optional() }).optional(),
});

const UtteranceEnd = z.object({ type: z.literal('UtteranceEnd'), channel: Index, last_word_end: Seconds });

export interface HeardWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
  readonly voice: number | undefined;
}

/** What was made of a window of one channel's audio. */
export interface RecognisedWindow {
  readonly type: 'window';
  readonly channel: Channel;
  readonly isFinal: boolean;
  readonly speechFinal: boolean;
  readonly text: string;
  readonly words: readonly HeardWord[];
  readonly startMs: number;
  readonly endMs: number;
  /** The name the recogniser gives its model. */
  readonly model: string | undefined;
}

export type RecogniserMessage =
  | RecognisedWindow
  | { readonly type: 'utterance-end'; readonly channel: Channel; readonly lastWordEndMs: number }
  /** What comes last, once all audio that was sent was heard: https://developers.deepgram.com/docs/close-stream */
  | { readonly type: 'summary' }
  /** A type we don't use. Vendors add types: let by. */
  | { readonly type: 'unused' }
  /** A type we use, in a shape we don't know; not even JSON counts here too. */
  | { readonly type: 'malformed' };

/** UtteranceEnd says -1 when there is no word to name. */
const toMs = (seconds: number): number => Math.max(0, Math.round(seconds * 1_000));

/** Read one message of the socket. Never throws. */
export function parseDeepgram(message: unknown): RecogniserMessage {
  const named = z.object({ type: z.string() }).safeParse(message);
  if (!named.success) return { type: 'malformed' };
  if (named.data.type === 'Results') {
    const results = Results.safeParse(message);
    return results.success ? toWindow(results.data) : { type: 'malformed' };
  }
  if (named.data.type === 'UtteranceEnd') {
    const end = UtteranceEnd.safeParse(message);
    if (!end.success) return { type: 'malformed' };
    return { type: 'utterance-end', channel: end.data.channel[0], lastWordEndMs: toMs(end.data.last_word_end) };
  }
  return { type: named.data.type === 'Metadata' ? 'summary' : 'unused' };
}

function toWindow(results: z.infer<typeof Results>): RecognisedWindow {
  const channel = results.channel_index[0];
  const best = results.channel.alternatives[0];
  return {
    type: 'window',
    channel,
    isFinal: results.is_final ?? false,
    speechFinal: results.speech_final ?? false,
    text: best?.transcript ?? '',
    words: (best?.words ?? []).map((word) => ({
      text: word.punctuated_word ?? word.word,
      startMs: toMs(word.start),
      endMs: Math.max(toMs(word.start), toMs(word.end)),
      // The rep is alone at the microphone, whatever a diarizer makes of it.
      voice: channel === 1 ? word.speaker : undefined,
    })),
    startMs: toMs(results.start),
    endMs: toMs(results.start + Math.max(0, results.duration)),
    model: results.metadata?.model_info?.name,
  };
}
