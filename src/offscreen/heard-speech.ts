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

/**
 * The recogniser works on both channels in step, so a channel without words is done up to where the other is, but for
 * the last moments: a word may be on its way that no interim has shown yet.
 */
const UNCERTAIN_MS = 3_000;

interface ChannelProgress {
  /** Audio time up to which finals were told. */
  toldUntilMs: number;
  /** The same when the running connection began: what it says of earlier is a repetition. */
  toldBeforeMs: number;
  /** Where the interim that still waits for its final starts. */
  interimFromMs: number | undefined;
  /** A final was told that no endpoint has closed yet. */
  isOpen: boolean;
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
  isOpen: false,
});

/** One capture's record of what was told. */
export class HeardSpeech {
  readonly #channels: Record<Channel, ChannelProgress> = { 0: freshChannel(), 1: freshChannel() };
  readonly #voices = new Set<number>();
  #offsetMs = 0;
  #progressMs = 0;

  /** A new connection hears audio from `offsetMs` on. */
  beginConnection(offsetMs: number): void {
    this.#offsetMs = offsetMs;
    this.#progressMs = offsetMs;
    for (const channel of [this.#channels[0], this.#channels[1]]) {
      channel.toldBeforeMs = channel.toldUntilMs;
      channel.interimFromMs = undefined;
    }
  }

  /** From where audio must be sent again if the connection ends now, in ms. */
  unheardFromMs(): number {
    const ofChannel = ({ toldUntilMs, interimFromMs }: ChannelProgress) =>
      Math.max(toldUntilMs, Math.min(interimFromMs ?? Infinity, this.#progressMs - UNCERTAIN_MS));
    return Math.max(this.#offsetMs, Math.min(ofChannel(this.#channels[0]), ofChannel(this.#channels[1])));
  }

  /** What a message of the running connection adds to the transcript. */
  take(message: RecogniserMessage): Heard {
    if (message.type === 'window') return this.#takeWindow(message);
    if (message.type !== 'utterance-end') return NOTHING;
    const channel = this.#channels[message.channel];
    const lastWordEndMs = message.lastWordEndMs + this.#offsetMs;
    if (lastWordEndMs <= channel.toldBeforeMs && !channel.isOpen) return NOTHING;
    channel.isOpen = false;
    return { events: [{ type: 'utterance-end', channel: message.channel, lastWordEndMs }], interim: undefined };
  }

  #takeWindow(window: RecognisedWindow): Heard {
    const channel = this.#channels[window.channel];
    const startMs = window.startMs + this.#offsetMs;
    const endMs = Math.max(startMs, window.endMs + this.#offsetMs);
    this.#progressMs = Math.max(this.#progressMs, endMs);
    const fresh = this.#withoutRepetition(window, channel.toldBeforeMs);
    const spoken = { channel: window.channel, startMs, endMs };

    if (!window.isFinal) {
      if (fresh.text === '') return NOTHING;
      channel.interimFromMs = startMs;
      const voice = this.#shownVoice(fresh.words.findLast((word) => word.voice !== undefined)?.voice);
      const interim: Interim = {
        ...spoken,
        ...boundsOf(fresh.words),
        type: 'interim',
        text: cut(fresh.text),
        ...voice,
      };
      return { events: [], interim };
    }

    channel.interimFromMs = undefined;
    channel.toldUntilMs = Math.max(channel.toldUntilMs, endMs);
    for (const { voice } of fresh.words) if (voice !== undefined) this.#voices.add(voice);
    // An empty final may carry the endpoint; of a repetition only if nothing has closed the utterance so far.
    const endpoint = window.speechFinal && (window.text === '' || channel.isOpen);
    if (fresh.text === '' && !endpoint) return NOTHING;
    const finals = this.#splitByVoice(fresh).map((run): FinalHeard => ({
      ...spoken,
      ...boundsOf(run.words),
      type: 'final',
      text: cut(run.text),
      speechFinal: false,
      ...this.#shownVoice(run.words.find((word) => word.voice !== undefined)?.voice),
    }));
    const last = finals.pop();
    if (last) finals.push({ ...last, speechFinal: window.speechFinal });
    channel.isOpen = !window.speechFinal;
    return { events: finals, interim: undefined };
  }

  /** The window in call time, without the words that an earlier connection's finals have told. */
  #withoutRepetition(window: RecognisedWindow, toldBeforeMs: number): Stretch {
    const words = window.words
      .map((word) => ({ ...word, startMs: word.startMs + this.#offsetMs, endMs: word.endMs + this.#offsetMs }))
      // By its middle: a word that the cut went through belongs to one side only.
      .filter((word) => (word.startMs + word.endMs) / 2 >= toldBeforeMs);
    if (words.length < window.words.length) return { text: textOf(words), words };
    const isRepetition = window.words.length === 0 && window.endMs + this.#offsetMs <= toldBeforeMs;
    return { text: isRepetition ? '' : window.text, words };
  }

  #splitByVoice(stretch: Stretch): readonly Stretch[] {
    if (this.#voices.size < 2) return [stretch];
    const runs: HeardWord[][] = [];
    let voice: number | undefined;
    for (const word of stretch.words) {
      const run = runs.at(-1);
      const isSame = word.voice === undefined || voice === undefined || word.voice === voice;
      if (run && isSame) run.push(word);
      else runs.push([word]);
      voice = word.voice ?? voice;
    }
    return runs.length < 2 ? [stretch] : runs.map((words) => ({ text: textOf(words), words }));
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

const textOf = (words: readonly HeardWord[]): string => words.map((word) => word.text).join(' ');

const cut = (text: string): string => text.slice(0, MAX_TRANSCRIPT_CHARS);

/** A window includes the silence around its words; the words' own bounds are when somebody spoke. */
function boundsOf(words: readonly HeardWord[]): { startMs?: number; endMs?: number } {
  const first = words[0];
  const last = words.at(-1);
  return first && last ? { startMs: first.startMs, endMs: Math.max(first.startMs, last.endMs) } : {};
}
