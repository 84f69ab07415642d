/** Labelled lines of customers: `{ context, text, objection_type, buying_signal, sentiment }`, a file a hand; see data/signals/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { Speaker, type Utterance } from '../../src/coaching/conversation.ts';
import { Signals } from '../../src/coaching/suggestion.ts';
import { toHeard } from '../reader/labelled-calls.ts';

const SIGNALS_FOLDER = 'data/signals';

const Said = z.object({ speaker: Speaker, text: z.string() });
const Labelled = Signals.extend({ context: z.array(Said), text: z.string() });

export interface LabelledSignals {
  /** Who wrote it: the file's name. */
  readonly hand: string;
  readonly heard: readonly Utterance[];
  readonly label: Signals;
}

/** @throws ZodError or SyntaxError where a line isn't a labelled one. */
export function readLabelledSignals(file: string): readonly LabelledSignals[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((raw) => raw.trim() !== '')
    .map((raw) => {
      const { context, text, ...label } = Labelled.parse(JSON.parse(raw));
      return { hand: basename(file, '.jsonl'), heard: toHeard([...context, { speaker: 'customer', text }]), label };
    });
}

/** All the lines of data/signals, in the files' order. */
export const readOwnSignals = (): readonly LabelledSignals[] =>
  readdirSync(SIGNALS_FOLDER)
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .flatMap((name) => readLabelledSignals(join(SIGNALS_FOLDER, name)));
