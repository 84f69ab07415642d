/** How loud both sides are; silent again when nobody tells any more, so that no meter stands still at the last sound. */
import { signal, type ReadonlySignal } from '@preact/signals';

/** Rep, customer: dBFS. */
type LevelsDb = readonly [number, number];

const SILENT: LevelsDb = [-100, -100];
/** They come each second. */
const LAST_FOR_MS = 3_000;

export interface SoundLevels {
  readonly levelsDb: ReadonlySignal<LevelsDb>;
  readonly note: (levelsDb: LevelsDb, atMs: number) => void;
  readonly tick: (atMs: number) => void;
  readonly silence: () => void;
}

/** Makes levels of which none came yet. */
export function createSoundLevels(): SoundLevels {
  const levelsDb = signal(SILENT);
  let notedAtMs = 0;
  const silence = () => {
    levelsDb.value = SILENT;
  };
  return {
    levelsDb,
    note: (next, atMs) => {
      levelsDb.value = next;
      notedAtMs = atMs;
    },
    tick: (atMs) => {
      if (atMs - notedAtMs >= LAST_FOR_MS) silence();
    },
    silence,
  };
}
