/** A call of numbered words, and a recogniser that makes no mistakes about it. */
import { expect } from 'vitest';
import type { Channel } from '../../../src/coaching/transcript';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { type FakeConnection, results } from './fake-ports';

/** Each channel says a word every 800 ms, 320 ms long, the rep half a beat later. */
export const WORD_FRAMES = 10;
export const BEAT_FRAMES = 25;
const SHIFT_FRAMES = { 0: 12, 1: 0 } as const;

/** A word, and the frames of the call that it lies in: `to` is the first behind it. */
export interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

export const wordAt = (channel: Channel, n: number): Word => {
  const from = n * BEAT_FRAMES + SHIFT_FRAMES[channel];
  return { text: `w${String(n)}`, from, to: from + WORD_FRAMES };
};

/** Words of a channel that lie wholly within a stretch of frames. */
export function wordsWithin(channel: Channel, fromFrame: number, toFrame: number): Word[] {
  const words: Word[] = [];
  for (let n = 0; n * BEAT_FRAMES < toFrame; n++) {
    const word = wordAt(channel, n);
    if (word.from >= fromFrame && word.to <= toFrame) words.push(word);
  }
  return words;
}

/**
 * Hears the words that are whole in what one connection was sent. Frames are known by their number in the call, from 1;
 * 0 is silence.
 */
export class PerfectEars {
  readonly #connection: FakeConnection;
  /** How much of what was sent is final, in frames. */
  readonly #saidUntil: Record<Channel, number> = { 0: 0, 1: 0 };
  /** What it made final. */
  readonly heard: Record<Channel, Word[]> = { 0: [], 1: [] };

  constructor(connection: FakeConnection) {
    this.#connection = connection;
  }

  /** The numbers of the frames sent, silence among them. */
  get frames(): readonly number[] {
    return this.#connection.sent.filter((sent) => typeof sent === 'number');
  }

  /** The frames of the call that are final on both channels. */
  get finalOnBoth(): readonly number[] {
    return this.frames.slice(0, Math.min(this.#saidUntil[0], this.#saidUntil[1])).filter((number) => number > 0);
  }

  /** Say where both channels stand: what is final on which, and what is a guess on the other. */
  say(finals: readonly Channel[]): void {
    const { frames } = this;
    const numbers = frames.filter((number) => number > 0);
    // Frames come in order and each once, or times would be wrong.
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
    for (const channel of [0, 1] as const) this.#sayOf(channel, frames, finals.includes(channel));
  }

  #sayOf(channel: Channel, frames: readonly number[], isFinal: boolean): void {
    const from = this.#saidUntil[channel];
    const spoken = stretches(frames).flatMap((stretch) =>
      wordsWithin(channel, stretch.number - 1, stretch.number - 1 + stretch.frames).map((word) => {
        const at = stretch.at + word.from - (stretch.number - 1);
        return { word, at, behind: at + WORD_FRAMES };
      }),
    );
    const to = isFinal ? this.#beforeOpenWord(channel, frames) : frames.length;
    if (to <= from) return;
    const said = spoken.filter(({ at, behind }) => at >= from && behind <= to);
    const seconds = (frame: number) => (frame * FRAME_MS) / 1_000;
    if (isFinal) {
      this.#saidUntil[channel] = to;
      this.heard[channel].push(...said.map(({ word }) => word));
    }
    this.#connection.listener.heard(
      results({
        channel,
        isFinal,
        start: seconds(from),
        duration: seconds(to) - seconds(from),
        words: said.map(({ word, at, behind }) => [word.text, seconds(at), seconds(behind)]),
      }),
    );
  }

  /** Where the word begins that is still being said, which is left for the next final; else the end. */
  #beforeOpenWord(channel: Channel, frames: readonly number[]): number {
    const last = frames.at(-1);
    if (last === undefined || last === 0) return frames.length;
    const { from, to } = wordAt(channel, Math.floor((last - SHIFT_FRAMES[channel]) / BEAT_FRAMES));
    return last > from && last < to ? Math.max(this.#saidUntil[channel], frames.length - (last - from)) : frames.length;
  }
}

/** Runs of frames without a hole: where each begins in what was sent, and at which frame of the call. */
function stretches(frames: readonly number[]): { readonly at: number; readonly number: number; frames: number }[] {
  const found: { readonly at: number; readonly number: number; frames: number }[] = [];
  frames.forEach((number, at) => {
    const last = found.at(-1);
    if (number === 0) return;
    if (last && last.at + last.frames === at && last.number + last.frames === number) last.frames++;
    else found.push({ at, number, frames: 1 });
  });
  return found;
}
