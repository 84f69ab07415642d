/** What is wrong with a playbook that somebody wrote, in words that name the place. */
import type { z } from 'zod';
import type { PlaybookFault } from '../coaching/playbook-checks';

/** Something to mend: `place` reads as "objectives[3] (identify_pain): cues", empty for the file itself. */
export interface PlaybookProblem {
  readonly path: readonly (string | number)[];
  readonly place: string;
  readonly text: string;
}

/** A file may hold names of any length. */
const MAX_NAME_CHARS = 60;

type Path = readonly (string | number)[];
type Issue = z.core.$ZodIssue;

/** What was written at a path; undefined where there is nothing. */
function at(raw: unknown, path: Path): unknown {
  let found = raw;
  for (const step of path) {
    if (typeof found !== 'object' || found === null || !Object.hasOwn(found, step)) return undefined;
    found = (found as Readonly<Record<string | number, unknown>>)[step];
  }
  return found;
}

/** A path in words: each entry of a list by its number, from 0, and its name. */
export function toPlace(path: Path, raw: unknown): string {
  let place = '';
  for (const [index, step] of path.entries()) {
    if (typeof step === 'string') {
      const name = step.slice(0, MAX_NAME_CHARS);
      place += place === '' ? name : place.endsWith(')') ? `: ${name}` : `.${name}`;
    } else place += `[${String(step)}]${nameOf(at(raw, path.slice(0, index + 1)))}`;
  }
  return place;
}

function nameOf(entry: unknown): string {
  for (const field of ['id', 'category', 'name']) {
    const name = at(entry, [field]);
    if (typeof name === 'string') return ` (${name.slice(0, MAX_NAME_CHARS)})`;
  }
  return '';
}

/** A fault of ours, with its place in words. */
export const toProblem = ({ path, text }: PlaybookFault, raw: unknown): PlaybookProblem => ({
  path,
  place: toPlace(path, raw),
  text,
});

/** What the schema found, each in a few words. */
export function toProblems(issues: readonly Issue[], raw: unknown): readonly PlaybookProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => toProblem({ path: [...path, key], text: 'this field is unknown here' }, raw));
    }
    return [toProblem({ path, text: wordsOf(issue, at(raw, path)) }, raw)];
  });
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'a text in quotes',
  number: 'a number',
  int: 'a whole number',
  array: 'a list in [ ]',
  object: 'fields in { }',
  record: 'fields in { }',
};

function wordsOf(issue: Issue, found: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined ? 'this is missing' : `must be ${KINDS[issue.expected] ?? issue.expected}`;
    case 'too_small':
      if (issue.origin === 'array') return `add at least ${String(issue.minimum)}`;
      return issue.origin === 'string' ? 'is empty' : `must be ${String(issue.minimum)} or more`;
    case 'too_big':
      if (issue.origin === 'array') return `has more than ${String(issue.maximum)} entries`;
      return issue.origin === 'string'
        ? `is longer than ${String(issue.maximum)} characters`
        : `must be ${String(issue.maximum)} or less`;
    case 'invalid_value':
      return found === undefined ? 'this is missing' : `must be one of ${issue.values.map(String).join(', ')}`;
    default:
      return issue.message;
  }
}
