/**
 * What the recogniser heard, as transcript events in the call's own audio time, across connections: nothing twice,
 * nothing missing. When a connection drops, {@link HeardSpeech.unheardFromMs} says from where to send again, and what
 * the next connection repeats of it is cut off word by word.
 */
import {
  type Channel,
  type FinalHeard,
  type Interim,
  MAX_TRANSCRIPT_CHARS,
  type TranscriptEvent,
} from '../coaching/transcript';
import type { HeardWord, RecognisedWindow, RecogniserMessage } from './parse-deepgram';
import { type OpenVoice, splitByVoice, type VoicedStretch } from './voices';

/**
 * The recogniser works on both channels in step, so a channel without words is done up to where the other is, but for
 * the last moments: a word may be on its way that no interim has shown yet.
 */
const UNCERTAIN_MS = 3_000;
/** Even silence gets an empty final every 3-5 s: audio that nothing was said about for longer, nobody heard. */
const UNANSWERED_MS = 5_000;

interface ChannelProgress {
  /** Audio time up to which finals were told. */
  toldUntilMs: number;
  /** The same when the running connection began: what it says of earlier is a repetition. */
  toldBeforeMs: number;
  /** Where the interim that still waits for its final starts. */
  interimFromMs: number | undefined;
  /** What was told that no endpoint has closed yet. */
  open: OpenUtterance | undefined;
}

interface OpenUtterance extends OpenVoice {
  readonly endMs: number;
  /** It was told without its voice, there being but one so far. */
  readonly isUnnumbered: boolean;
}

export interface Heard {
  readonly events: readonly TranscriptEvent[];
  readonly interim: Interim | undefined;
}

const NOTHING: Heard = { events: [], interim: undefined };

const freshChannel = (): ChannelProgress => ({
  toldUntilMs: 0,
  toldBeforeMs: 0,
  interimFromMs: undefined,
  open: undefined,
});

/** One capture's record of what was told. */
export class HeardSpeech {
  readonly #channels: Record<Channel, ChannelProgress> = { 0: freshChannel(), 1: freshChannel() };
  readonly #voices = new Set<number>();
  #offsetMs = 0;
  #progressMs = 0;

  /** How far anything was said about the running connection's audio, in ms. */
  get progressMs(): number {
    return this.#progressMs;
  }

  /** A new connection hears audio from `offsetMs` on. */
  beginConnection(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    this.#progressMs = offsetMs;
    for (const channel of [this.#channels[0], this.#channels[1]]) {
      channel.toldBeforeMs = channel.toldUntilMs;
      // Words that wait for their final go on waiting: the audio is sent again. What of it is no more was told as a gap.
      if (channel.interimFromMs !== undefined) channel.interimFromMs = Math.max(channel.interimFromMs, offsetMs);
    }
  }

  /** From where audio must be sent again if the connection ends now, in ms. */
  unheardFromMs(): number {
    const ofChannel = ({ toldUntilMs, interimFromMs }: ChannelProgress) =>
      Math.max(toldUntilMs, Math.min(interimFromMs ?? Infinity, this.#progressMs - UNCERTAIN_MS));
    return Math.max(this.#offsetMs, Math.min(ofChannel(this.#channels[0]), ofChannel(this.#channels[1])));
  }

  /**
   * From where words may be lost if nothing more comes, in ms: those that wait for their final, and audio up to
   * `sentUntilMs` that nothing was said about. `undefined` when all that is left is a moment's silence.
   */
  unfinishedFromMs(sentUntilMs: number): number | undefined {
    const waiting = [this.#channels[0], this.#channels[1]].flatMap(({ interimFromMs, toldUntilMs }) =>
      interimFromMs === undefined ? [] : [Math.max(interimFromMs, toldUntilMs)],
    );
    if (sentUntilMs - this.#progressMs > UNANSWERED_MS) waiting.push(this.#progressMs);
    return waiting.length === 0 ? undefined : Math.min(...waiting);
  }

  /** What a message of the running connection adds to the transcript. */
  take(message: RecogniserMessage): Heard {
    if (message.type === 'window') return this.#takeWindow(message);
    if (message.type !== 'utterance-end') return NOTHING;
    const channel = this.#channels[message.channel];
    const lastWordEndMs = message.lastWordEndMs + this.#offsetMs;
    if (lastWordEndMs <= channel.toldBeforeMs && !channel.open) return NOTHING;
    channel.open = undefined;
    return { events: [{ type: 'utterance-end', channel: message.channel, lastWordEndMs }], interim: undefined };
  }

  #takeWindow(window: RecognisedWindow): Heard {
    const channel = this.#channels[window.channel];
    const startMs = window.startMs + this.#offsetMs;
    const endMs = Math.max(startMs, window.endMs + this.#offsetMs);
    this.#progressMs = Math.max(this.#progressMs, endMs);
    // Within a connection a window is repeated as a whole or not at all: its words' times may reach a little before its start,
    // and must not be taken for the last window's.
    const isOld = endMs <= channel.toldUntilMs;
    const fresh = this.#withoutRepetition(window, isOld ? channel.toldUntilMs : channel.toldBeforeMs);
    const spoken = { channel: window.channel, startMs, endMs };

    if (!window.isFinal) {
      if (fresh.text === '') return NOTHING;
      channel.interimFromMs = startMs;
      const { voice } = splitByVoice(fresh.words, channel.open).at(-1) ?? {};
      const interim: Interim = {
        ...spoken,
        ...boundsOf(fresh.words),
        type: 'interim',
        text: cut(fresh.text),
        ...this.#shownVoice(voice),
      };
      return { events: [], interim };
    }

    channel.interimFromMs = undefined;
    channel.toldUntilMs = Math.max(channel.toldUntilMs, endMs);
    // An empty final may carry the endpoint; of a repetition only if nothing has closed its utterance so far.
    const endpoint = window.speechFinal && (window.text === '' || (channel.open?.endMs ?? Infinity) <= endMs);
    if (fresh.text === '' && !endpoint) return NOTHING;
    const events = this.#tellFinal(fresh, { channel: window.channel, startMs, endMs, speechFinal: window.speechFinal });
    return { events, interim: undefined };
  }

  #tellFinal(fresh: Stretch, final: Omit<FinalHeard, 'type' | 'text' | 'voice'>): readonly TranscriptEvent[] {
    const channel = this.#channels[final.channel];
    const { open } = channel;
    const split = splitByVoice(fresh.words, open);
    for (const { voice } of split) if (voice !== undefined) this.#voices.add(voice);
    const parts = split.length < 2 ? [{ ...fresh, voice: split[0]?.voice }] : split.map(withText);
    const finals = parts.map((part, i): FinalHeard => ({
      ...final,
      ...boundsOf(part.words),
      type: 'final',
      text: cut(part.text),
      speechFinal: final.speechFinal && i === parts.length - 1,
      ...this.#shownVoice(part.voice),
    }));
    const first = parts[0];
    const last = parts.at(-1);
    channel.open = final.speechFinal
      ? undefined
      : {
          voice: last?.voice ?? open?.voice,
          lastWord: last?.words.at(-1)?.text ?? open?.lastWord ?? '',
          endMs: finals.at(-1)?.endMs ?? final.endMs,
          isUnnumbered: this.#voices.size < 2,
        };
    // Nothing but the end parts an utterance told without a voice from the second voice that now comes up.
    const isAnother = open?.isUnnumbered === true && open.voice !== undefined && first?.voice !== open.voice;
    if (!isAnother || fresh.words.length === 0) return finals;
    return [{ type: 'utterance-end', channel: final.channel, lastWordEndMs: open.endMs }, ...finals];
  }

  /** The window in call time, without the words that finals have told: on an earlier connection, or this one's that come twice or late. */
  #withoutRepetition(window: RecognisedWindow, toldUntilMs: number): Stretch {
    const words = window.words
      .map((word) => ({ ...word, startMs: word.startMs + this.#offsetMs, endMs: word.endMs + this.#offsetMs }))
      // By its middle: a word that the cut went through belongs to one side only.
      .filter((word) => (word.startMs + word.endMs) / 2 >= toldUntilMs);
    if (words.length < window.words.length) return { text: textOf(words), words };
    const isRepetition = window.words.length === 0 && window.endMs + this.#offsetMs <= toldUntilMs;
    return { text: isRepetition ? '' : window.text, words };
  }

  /** A lone far side stays unnumbered; once a second voice was heard in the call, each is named. */
  #shownVoice(voice: number | undefined): { voice?: number } {
    return voice === undefined || this.#voices.size < 2 ? {} : { voice };
  }
}

interface Stretch {
  readonly text: string;
  readonly words: readonly HeardWord[];
}

const withText = ({ words, voice }: VoicedStretch) => ({ text: textOf(words), words, voice });

const textOf = (words: readonly HeardWord[]): string => words.map((word) => word.text).join(' ');

const cut = (text: string): string => text.slice(0, MAX_TRANSCRIPT_CHARS);

/** A window includes the silence around its words; the words' own bounds are when somebody spoke. */
function boundsOf(words: readonly HeardWord[]): { startMs?: number; endMs?: number } {
  const first = words[0];
  const last = words.at(-1);
  return first && last ? { startMs: first.startMs, endMs: Math.max(first.startMs, last.endMs) } : {};
}
