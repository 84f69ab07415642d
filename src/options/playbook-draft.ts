/** A playbook that is being edited: its text, what is wrong with it, and the few changes that need no knowledge of the format. */
import type { Playbook } from '../coaching/playbook';
import { readPlaybookText } from '../playbooks/read-playbook';
import { brokenLineOf, lineOf } from './json-lines';
import { say } from '../ui/messages';

export interface DraftProblem {
  /** In the text, from 1; undefined where it isn't known. */
  readonly line: number | undefined;
  readonly place: string;
  readonly text: string;
}

/** What has to be mended before it can be saved; none if nothing has. */
export function problemsOf(text: string): readonly DraftProblem[] {
  const reading = readPlaybookText(text);
  if (reading.ok) return [];
  const broken = brokenLineOf(text);
  return reading.problems.map(({ path, place, text: words }) => ({
    line: place === '' ? broken : lineOf(text, path),
    place,
    text: say(words),
  }));
}

/** The playbook of a text, or undefined while something is wrong with it. */
export function readDraft(text: string): Playbook | undefined {
  const reading = readPlaybookText(text);
  return reading.ok ? reading.file : undefined;
}

export const toText = (playbook: unknown): string => `${JSON.stringify(playbook, undefined, 2)}\n`;

/** The text of a copy, under an id and a title that nobody has. */
export function copyOf(text: string, taken: readonly string[]): string {
  const { $schema: _, ...file } = JSON.parse(text) as Playbook;
  const base = file.id.replace(/-copy(-\d+)?$/, '').slice(0, 50);
  let id = `${base}-copy`;
  for (let count = 2; taken.includes(id); count += 1) id = `${base}-copy-${String(count)}`;
  const title = `${file.title.replace(/ \(copy\)$/, '').slice(0, 72)} (copy)`;
  return toText({ ...file, id, version: 1, title });
}

/** What a text area with an entry a line holds. */
export const toEntries = (typed: string): string[] =>
  typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
