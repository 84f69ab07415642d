/**
 * Hears *that* someone speaks, and gives out a script: the k-th stretch of speech on a channel is the k-th line of that channel.
 * For samples of real or synthetic speech, whose words nobody here can recognise.
 *
 *   quiet ──loud for 60 ms──▶ speaking: the line's words come out at a speaker's pace, the last one held back
 *     ▲                          │ silent for `silenceMs`
 *     └── the whole line, spread over the stretch (a stretch under 200 ms was a noise, and costs no line)
 */
import { Framer, type Hearing, type HearingFactory, type HeardWord, rootMeanSquare, type Speech } from './hearing';

/** A line of a script; with `voice` (from 0) where several people speak on one channel. */
export type ScriptLine = string | { readonly text: string; readonly voice: number };

export interface StretchOptions {
  /** Silence that ends a stretch, in ms. Longer than any pause inside a line, shorter than those between lines. */
  readonly silenceMs?: number;
}

/** Speech synthesis pauses up to about 450 ms at a full stop inside a line. */
const SILENCE_MS = 650;
/** Pace at which words are given out before the stretch has ended, in ms a word: three a second, a little faster than most people talk. */
const WORD_PACE_MS = 330;
const FRAME_MS = 20;
/** Loud frames in a row that begin a stretch, and the shortest that counts as speech, in ms. */
const ONSET_MS = 60;
const LEAST_SPEECH_MS = 200;
/** Share of full scale (RMS). Nothing under -52 dBFS is speech, and speech is 12 dB above the room's own noise. */
const QUIETEST = 0.0025;
const ABOVE_NOISE = 4;
/** The room's noise is the quietest of late: it drops at once and forgets slowly (a factor of 1.8 in 4 s). */
const NOISE_RISE = 1.003;
/** A stretch that ends the audio is whole if this much silence (ms) followed it. */
const TAIL_MS = 100;

/**
 * Ears that give out a script as they hear speech. Connections made one after the other go on in the same script, so that a
 * reconnect doesn't begin it again; a stretch that a lost connection heard only in part is heard again as the same line.
 *
 * @param linesPerChannel the lines of each channel, in order. When they are used up, more speech is heard as nothing.
 */
export function stretchHearing(
  linesPerChannel: readonly (readonly ScriptLine[])[],
  options: StretchOptions = {},
): HearingFactory {
  const cursors = linesPerChannel.map((lines) => ({ lines, next: 0 }));
  return ({ channel, sampleRateHz }) =>
    new StretchHearing(cursors[channel] ?? { lines: [], next: 0 }, sampleRateHz, options.silenceMs ?? SILENCE_MS);
}

interface Cursor {
  readonly lines: readonly ScriptLine[];
  next: number;
}

class StretchHearing implements Hearing {
  readonly #cursor: Cursor;
  readonly #sampleRateHz: number;
  readonly #silenceMs: number;
  readonly #framer: Framer;
  #noise = QUIETEST;
  #loudMs = 0;
  #nowMs = 0;
  #speech: Speech | undefined;
  /** Words of stretches that are over, and of the current one those given out as final. */
  #fixed: HeardWord[] = [];
  /** How many of `#fixed` belong to the current stretch. */
  #fixedHere = 0;

  constructor(cursor: Cursor, sampleRateHz: number, silenceMs: number) {
    this.#cursor = cursor;
    this.#sampleRateHz = sampleRateHz;
    this.#silenceMs = silenceMs;
    const length = Math.round((FRAME_MS / 1000) * sampleRateHz);
    this.#framer = new Framer(length, length);
  }

  readonly hear = (samples: Int16Array): void => {
    for (const { frame, from } of this.#framer.push(samples)) {
      this.#nowMs = ((from + frame.length) / this.#sampleRateHz) * 1000;
      this.#hearFrame(rootMeanSquare(frame));
    }
  };

  readonly finish = (): void => {
    if (this.#speech?.speaking && this.#nowMs - this.#speech.endMs >= TAIL_MS) this.#endStretch(this.#speech);
  };

  readonly words = (): readonly HeardWord[] => [...this.#fixed, ...this.#openWords()];

  readonly settle = (count: number): void => {
    const taken = this.words().slice(this.#fixed.length, count);
    this.#fixed.push(...taken);
    this.#fixedHere += taken.length;
  };

  readonly speech = (): Speech | undefined =>
    this.#speech && this.#speech.endMs - this.#speech.startMs >= LEAST_SPEECH_MS ? this.#speech : undefined;

  #hearFrame(loudness: number): void {
    const loud = loudness >= Math.max(QUIETEST, this.#noise * ABOVE_NOISE);
    this.#noise = Math.max(QUIETEST / ABOVE_NOISE, Math.min(this.#noise * NOISE_RISE, Math.max(loudness, 1e-6)));
    this.#loudMs = loud ? this.#loudMs + FRAME_MS : 0;
    const speech = this.#speech;
    if (speech?.speaking) {
      if (loud) this.#speech = { ...speech, endMs: this.#nowMs };
      else if (this.#nowMs - speech.endMs >= this.#silenceMs) this.#endStretch(speech);
    } else if (this.#loudMs >= ONSET_MS) {
      this.#speech = { speaking: true, startMs: this.#nowMs - this.#loudMs, endMs: this.#nowMs };
      this.#fixedHere = 0;
    }
  }

  #endStretch(speech: Speech): void {
    if (speech.endMs - speech.startMs < LEAST_SPEECH_MS) {
      this.#speech = undefined;
      return;
    }
    this.#fixed.push(...this.#spread(speech, this.#lineWords().length - this.#fixedHere));
    this.#cursor.next += 1;
    this.#speech = { ...speech, speaking: false };
  }

  /** What can be guessed of the line before it is over: as many words as were spoken at this pace, the last held back. */
  #openWords(): readonly HeardWord[] {
    const speech = this.speech();
    if (!speech?.speaking) return [];
    const spoken = Math.floor((speech.endMs - speech.startMs) / WORD_PACE_MS);
    return this.#spread(speech, Math.min(spoken, this.#lineWords().length - 1) - this.#fixedHere);
  }

  /** The next `count` words of the line, evenly over the part of the stretch that has none yet. */
  #spread(speech: Speech, count: number): readonly HeardWord[] {
    const fromMs = this.#fixedHere > 0 ? (this.#fixed.at(-1)?.endMs ?? speech.startMs) : speech.startMs;
    const eachMs = Math.max(0, speech.endMs - fromMs) / Math.max(1, count);
    return this.#lineWords()
      .slice(this.#fixedHere, this.#fixedHere + Math.max(0, count))
      .map((word, i) => ({ ...word, startMs: fromMs + i * eachMs, endMs: fromMs + (i + 1) * eachMs }));
  }

  #lineWords(): readonly Omit<HeardWord, 'startMs' | 'endMs'>[] {
    const line = this.#cursor.lines[this.#cursor.next] ?? '';
    const text = typeof line === 'string' ? line : line.text;
    const voice = typeof line === 'string' ? {} : { voice: line.voice };
    return text
      .split(/\s+/)
      .filter((token) => token !== '')
      .map((token) => ({ word: token.toLowerCase().replace(/[^\p{L}\p{N}'-]/gu, ''), punctuated: token, ...voice }));
  }
}
