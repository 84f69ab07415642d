/** The lines of the call, for its transcript. One that is told again unchanged stays the object that it was, and isn't drawn anew. */
import { computed, signal, type ReadonlySignal } from '@preact/signals';
import type { TranscriptLine } from '../coaching/panel-view';

export interface CallLines {
  /** As spoken. */
  readonly transcript: ReadonlySignal<readonly TranscriptLine[]>;
  /** All there are. */
  readonly replace: (lines: readonly TranscriptLine[]) => void;
  /** A later line of an id takes its place; an empty one takes back an interim that came to nothing. */
  readonly note: (line: TranscriptLine) => void;
}

/** Makes the lines of a call of which nothing was heard yet. */
export function createCallLines(): CallLines {
  const lines = signal<ReadonlyMap<string, TranscriptLine>>(new Map());
  const known = (line: TranscriptLine): TranscriptLine | undefined => {
    const before = lines.value.get(line.id);
    return before && isSameLine(before, line) ? before : undefined;
  };
  return {
    transcript: computed(() => [...lines.value.values()].toSorted((a, b) => a.startMs - b.startMs)),
    replace: (all) => {
      lines.value = new Map(all.map((line) => [line.id, known(line) ?? line]));
    },
    note: (line) => {
      // A gap has no words, and stays.
      const isTakenBack = line.text === '' && line.status !== 'gap';
      // The last lines are told again with each that follows.
      if (isTakenBack ? !lines.value.has(line.id) : known(line)) return;
      const next = new Map(lines.value);
      if (isTakenBack) next.delete(line.id);
      else next.set(line.id, line);
      lines.value = next;
    },
  };
}

const isSameLine = (a: TranscriptLine, b: TranscriptLine): boolean =>
  a.text === b.text &&
  a.status === b.status &&
  a.startMs === b.startMs &&
  a.speaker === b.speaker &&
  a.voice === b.voice &&
  a.notHeardSec === b.notHeardSec;
