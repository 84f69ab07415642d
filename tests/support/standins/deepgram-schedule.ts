/**
 * When a recogniser says what of one channel, by audio time alone: the same audio gives the same messages, however fast it comes.
 *
 *   speech begins ─▶ SpeechStarted (vad_events)
 *   while it lasts ─▶ an interim every 600 ms; every 4.5 s a final without speech_final
 *   `endpointing` ms of silence ─▶ final with speech_final
 *   `utterance_end_ms` after the last word given out as final ─▶ UtteranceEnd, whether or not speech_final came before
 *   silence goes on ─▶ an empty final every 4.5 s, as the real one sends
 *
 * @see https://developers.deepgram.com/docs/understand-endpointing-interim-results
 * @see https://developers.deepgram.com/docs/utterance-end
 */
import {
  type Answerer,
  type ListenMessage,
  type Results,
  toResults,
  toSpeechStarted,
  toUtteranceEnd,
} from './deepgram-messages';
import type { ListenQuery } from './deepgram-query';
import type { Hearing } from './hearing';

/** Audio between two interims of a channel, and the longest a segment grows before it is made final, in ms. */
export const INTERIM_EVERY_MS = 600;
export const LONGEST_SEGMENT_MS = 4_500;
/** A word that ended this close to the newest audio may still change, so it isn't made final mid-speech; in ms. */
const UNSURE_MS = 300;

export interface ChannelPlace {
  readonly channel: number;
  readonly query: ListenQuery;
  readonly answerer: Answerer;
  readonly hearing: Hearing;
  /** As in a noisy room, the voice detector never finds silence: no speech_final comes. */
  readonly endpointsWithheld: boolean;
}

export class ChannelSchedule {
  readonly #place: ChannelPlace;
  #segmentFromMs = 0;
  #lastResultMs = 0;
  /** Words given out as final. */
  #finalWords = 0;
  /** Start of the latest speech that was announced, and of the latest whose end was. */
  #announcedStartMs: number | undefined;
  #endpointedStartMs: number | undefined;
  /** End of the last final word while its UtteranceEnd is still to come. */
  #openWordEndMs: number | undefined;

  constructor(place: ChannelPlace) {
    this.#place = place;
  }

  /** Take the next samples, which end at `nowMs` of audio, and give what is to be said about them. */
  advance(samples: Int16Array, nowMs: number): readonly ListenMessage[] {
    this.#place.hearing.hear(samples);
    return [...this.#announceSpeech(), ...this.#endSpeech(nowMs), ...this.#goOn(nowMs), ...this.#endUtterance(nowMs)];
  }

  /** All that was heard and not yet given out as final, at once. */
  finalize(nowMs: number): Results {
    return this.#final(nowMs, { fromFinalize: true });
  }

  /** The audio is over: the last final, or nothing when all was given out before. */
  finish(nowMs: number): readonly Results[] {
    this.#place.hearing.finish();
    return nowMs > this.#segmentFromMs ? [this.#final(nowMs)] : [];
  }

  *#announceSpeech(): Generator<ListenMessage> {
    const speech = this.#place.hearing.speech();
    if (!speech?.speaking || speech.startMs === this.#announcedStartMs) return;
    this.#announcedStartMs = speech.startMs;
    if (this.#place.query.vadEvents) yield toSpeechStarted(this.#place.channel, speech.startMs, this.#place.query);
  }

  *#endSpeech(nowMs: number): Generator<ListenMessage> {
    const speech = this.#place.hearing.speech();
    const { endpointingMs } = this.#place.query;
    if (!speech || speech.speaking || speech.startMs === this.#endpointedStartMs) return;
    if (endpointingMs === undefined || this.#place.endpointsWithheld || nowMs - speech.endMs < endpointingMs) return;
    this.#endpointedStartMs = speech.startMs;
    yield this.#final(nowMs, { speechFinal: true });
  }

  *#goOn(nowMs: number): Generator<ListenMessage> {
    if (nowMs - this.#segmentFromMs >= LONGEST_SEGMENT_MS) {
      const sure = this.#openWords().filter((word) => word.endMs <= nowMs - UNSURE_MS);
      const speech = this.#place.hearing.speech();
      // Speech that just began keeps its words together: the segment ends with the silence before it.
      const beginMs = speech && speech.startMs > this.#segmentFromMs ? speech.startMs : nowMs;
      yield this.#final(speech?.speaking ? (sure.at(-1)?.endMs ?? beginMs) : nowMs);
      this.#lastResultMs = nowMs;
    } else if (this.#place.query.interimResults && nowMs - this.#lastResultMs >= INTERIM_EVERY_MS) {
      if (this.#openWords().length === 0) return;
      this.#lastResultMs = nowMs;
      yield this.#results(nowMs, this.#openWords(), { isFinal: false });
    }
  }

  *#endUtterance(nowMs: number): Generator<ListenMessage> {
    const { utteranceEndMs } = this.#place.query;
    if (utteranceEndMs === undefined) return;
    const lastOpen = this.#openWords().at(-1);
    const isQuiet = this.#place.hearing.speech()?.speaking !== true;
    if (lastOpen && isQuiet && nowMs - lastOpen.endMs >= utteranceEndMs) yield this.#final(nowMs);
    if (this.#openWordEndMs === undefined || this.#openWords().length > 0 || !isQuiet) return;
    if (nowMs - this.#openWordEndMs < utteranceEndMs) return;
    yield toUtteranceEnd(this.#place.channel, this.#openWordEndMs, this.#place.query);
    this.#openWordEndMs = undefined;
  }

  #openWords() {
    return this.#place.hearing.words().slice(this.#finalWords);
  }

  /** Give out as final what ended by `toMs`. */
  #final(toMs: number, flags: { readonly speechFinal?: boolean; readonly fromFinalize?: boolean } = {}): Results {
    const words = this.#openWords().filter((word) => word.endMs <= toMs);
    this.#finalWords += words.length;
    this.#place.hearing.settle(this.#finalWords);
    this.#openWordEndMs = words.at(-1)?.endMs ?? this.#openWordEndMs;
    const results = this.#results(toMs, words, { ...flags, isFinal: true });
    this.#segmentFromMs = toMs;
    this.#lastResultMs = toMs;
    return results;
  }

  #results(
    toMs: number,
    words: ReturnType<Hearing['words']>,
    flags: { readonly isFinal: boolean; readonly speechFinal?: boolean; readonly fromFinalize?: boolean },
  ): Results {
    const { channel, query, answerer } = this.#place;
    return toResults(
      {
        channel,
        fromMs: this.#segmentFromMs,
        toMs,
        words,
        isFinal: flags.isFinal,
        speechFinal: flags.speechFinal ?? false,
        fromFinalize: flags.fromFinalize ?? false,
      },
      query,
      answerer,
    );
  }
}
