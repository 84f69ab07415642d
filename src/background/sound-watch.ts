/** Whether a side has made any sound since capture began: a silent tab or a dead microphone is said, not guessed at. */

/** Above this a channel carries sound: a live microphone's own noise is louder, digital silence far below. */
const SOUND_DB = -75;
/** So long may a side be silent at the start before the rep is told. */
const SILENCE_LIMIT_SEC = 15;

export class SoundWatch {
  private readonly heard: [boolean, boolean] = [false, false];
  private seconds = 0;

  /**
   * Take one second's levels (rep, customer; dBFS).
   *
   * @returns true when what is to be said of silence has changed.
   */
  take(levelsDb: readonly [number, number]): boolean {
    const before = this.silent.join();
    this.seconds += 1;
    for (const channel of [0, 1] as const) if (levelsDb[channel] > SOUND_DB) this.heard[channel] = true;
    return this.silent.join() !== before;
  }

  get silent(): readonly [boolean, boolean] {
    const due = this.seconds >= SILENCE_LIMIT_SEC;
    return [due && !this.heard[0], due && !this.heard[1]];
  }
}
