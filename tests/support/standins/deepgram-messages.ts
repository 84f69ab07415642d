/** The messages of Deepgram's streaming API, in the types of its own SDK. Seconds with fractions, as on the wire. */
import type { Deepgram } from '@deepgram/sdk';
import type { HeardWord } from './hearing';
import type { ListenQuery } from './deepgram-query';

export type Results = Deepgram.listen.ListenV1Results;
export type UtteranceEnd = Deepgram.listen.ListenV1UtteranceEnd;
export type SpeechStarted = Deepgram.listen.ListenV1SpeechStarted;
export type Metadata = Deepgram.listen.ListenV1Metadata;
export type ListenMessage = Results | UtteranceEnd | SpeechStarted | Metadata;

/** Deepgram gives word confidences near 1; a fixed one keeps runs alike. */
const CONFIDENCE = 0.98;

/** Who answers: the model's name is what the product can show, so a stand-in's name says that it is one. */
export interface Answerer {
  readonly requestId: string;
  readonly modelName: string;
}

export interface Segment {
  readonly channel: number;
  readonly fromMs: number;
  readonly toMs: number;
  readonly words: readonly HeardWord[];
  readonly isFinal: boolean;
  readonly speechFinal: boolean;
  readonly fromFinalize: boolean;
}

/** One channel's words between two points of audio time. */
export function toResults(segment: Segment, query: ListenQuery, answerer: Answerer): Results {
  const words = segment.words.map((heard) => toWord(heard, query));
  return {
    type: 'Results',
    channel_index: channelIndex(segment.channel, query),
    duration: toSec(segment.toMs - segment.fromMs),
    start: toSec(segment.fromMs),
    is_final: segment.isFinal,
    speech_final: segment.speechFinal,
    from_finalize: segment.fromFinalize,
    channel: {
      alternatives: [
        {
          transcript: segment.words.map((heard) => (query.punctuated ? heard.punctuated : heard.word)).join(' '),
          confidence: words.length === 0 ? 0 : CONFIDENCE,
          words,
        },
      ],
    },
    metadata: {
      request_id: answerer.requestId,
      model_info: { name: answerer.modelName, version: '2026-11-01.0', arch: 'nova-3' },
      model_uuid: '00000000-0000-4000-8000-000000000001',
    },
  };
}

/** Nobody said a word on this channel for `utterance_end_ms`. */
export const toUtteranceEnd = (channel: number, lastWordEndMs: number, query: ListenQuery): UtteranceEnd => ({
  type: 'UtteranceEnd',
  channel: channelIndex(channel, query),
  last_word_end: toSec(lastWordEndMs),
});

/** Sound like speech began on this channel. */
export const toSpeechStarted = (channel: number, startMs: number, query: ListenQuery): SpeechStarted => ({
  type: 'SpeechStarted',
  channel: channelIndex(channel, query),
  timestamp: toSec(startMs),
});

/** The last message before a stream is closed in order. */
export const toMetadata = (audioMs: number, query: ListenQuery, answerer: Answerer): Metadata => ({
  type: 'Metadata',
  transaction_key: 'deprecated',
  request_id: answerer.requestId,
  sha256: '0'.repeat(64),
  created: new Date().toISOString(),
  duration: toSec(audioMs),
  channels: query.channels,
});

function toWord(
  heard: HeardWord,
  query: ListenQuery,
): Deepgram.listen.ListenV1Results.Channel.Alternatives.Item.Words.Item {
  return {
    word: heard.word,
    start: toSec(heard.startMs),
    end: toSec(heard.endMs),
    confidence: CONFIDENCE,
    ...(query.punctuated ? { punctuated_word: heard.punctuated } : {}),
    ...(query.diarized ? { speaker: heard.voice ?? 0 } : {}),
  };
}

const channelIndex = (channel: number, query: ListenQuery): number[] => [
  channel,
  query.multichannel ? query.channels : 1,
];

const toSec = (ms: number): number => Math.round(ms * 10) / 10_000;
