/** Labelled calls as JSON lines: `{ speaker, text, stage, objectives_done }`, a file a call; see data/calls/README.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { z } from 'zod';
import { Speaker, Utterance } from '../../src/coaching/conversation.ts';
import { Stage } from '../../src/coaching/playbook.ts';

export const CALLS_FOLDER = 'data/calls';
/** One call in so many is held out: never trained on. */
const HELD_OUT_IN = 6;

export const LabelledLine = z.object({
  speaker: Speaker,
  text: z.string().trim().min(1),
  stage: Stage,
  objectives_done: z.array(z.string()),
});
export type LabelledLine = z.infer<typeof LabelledLine>;

export interface LabelledCall {
  readonly file: string;
  /** Who wrote it: the folder. */
  readonly hand: string;
  readonly heldOut: boolean;
  readonly lines: readonly LabelledLine[];
  /** As the session would have heard them. */
  readonly heard: readonly Utterance[];
}

/** Every call under `data/calls`, by path. */
export function readOwnCalls(): readonly LabelledCall[] {
  return readdirSync(CALLS_FOLDER, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.jsonl'))
    .toSorted()
    .map((name) => readLabelledCall(join(CALLS_FOLDER, name)));
}

/** @throws with file and line where one is not a labelled line. */
export function readLabelledCall(file: string): LabelledCall {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((raw, at) => (raw.trim() === '' ? [] : [parseLine(raw, `${file}:${String(at + 1)}`)]));
  return { file, hand: basename(dirname(file)), heldOut: isHeldOut(basename(file)), lines, heard: toHeard(lines) };
}

/** What was said as utterances, one every 4 s of 3 s each: labelled lines have no times. */
export const toHeard = (said: readonly Pick<Utterance, 'speaker' | 'text'>[]): readonly Utterance[] =>
  said.map(({ speaker, text }, at) =>
    Utterance.parse({
      id: `${speaker}-${String(at + 1)}`,
      speaker,
      text,
      startMs: at * 4_000,
      endMs: at * 4_000 + 3_000,
    }),
  );

function parseLine(raw: string, where: string): LabelledLine {
  try {
    return LabelledLine.parse(JSON.parse(raw));
  } catch (error) {
    throw new Error(`${where}: not a labelled line`, { cause: error });
  }
}

/** By the file's name alone (FNV-1a), so that a call stays where it is whatever is added. */
export function isHeldOut(name: string): boolean {
  let hash = 0x811c9dc5;
  for (const char of name) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return hash % HELD_OUT_IN === 0;
}
