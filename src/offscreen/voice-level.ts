/** Whether a channel carries a voice, told from its frames' levels alone. */
import { rmsDb, SILENCE_DB } from './level-meter';
import { FRAME_SAMPLES, squaresOf } from './pcm';

/** A voice across the room at a cautious microphone still reaches this, in dBFS; its own noise doesn't. */
const VOICE_DB = -55;
/** By so much a voice stands out from what is heard in the pauses: a fan doesn't. */
const ABOVE_PAUSES_DB = 10;
/** A quarter of a second in all: longer than a knock on the table. */
const VOICED_FRAMES = 8;
/** Below the smallest 16-bit step: zeros. */
const ZERO_DB = -90;

/** Gathers one channel's levels, for some seconds. */
export class VoiceLevel {
  readonly #levelsDb: number[] = [];

  /** @param levelDb a frame's RMS level in dBFS. */
  add(levelDb: number): void {
    this.#levelsDb.push(levelDb);
  }

  /** `sound`: there is some, but no voice. */
  get finding(): 'none' | 'sound' | 'voice' {
    const ordered = this.#levelsDb.toSorted((a, b) => a - b);
    const pausesDb = ordered[Math.floor(ordered.length / 10)] ?? SILENCE_DB;
    const voicedFromDb = Math.max(VOICE_DB, pausesDb + ABOVE_PAUSES_DB);
    if (ordered.filter((levelDb) => levelDb >= voicedFromDb).length >= VOICED_FRAMES) return 'voice';
    return (ordered.at(-1) ?? SILENCE_DB) > ZERO_DB ? 'sound' : 'none';
  }
}

/** An eighth of a second in all: shorter than a "yes", longer than a click. */
const FEWEST_SPOKEN_FRAMES = 4;

/** Whether somebody may have spoken in these frames, on either channel. A word among them has no pauses to stand out from. */
export function mayHoldWords(frames: readonly ArrayBuffer[]): boolean {
  const isLoud = (pcm: ArrayBuffer) => squaresOf(pcm).some((squares) => rmsDb(squares, FRAME_SAMPLES) >= VOICE_DB);
  return frames.filter(isLoud).length >= FEWEST_SPOKEN_FRAMES;
}
