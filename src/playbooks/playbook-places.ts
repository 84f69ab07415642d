/** What is wrong with a playbook that somebody wrote, and where. */
import type { z } from 'zod';
import type { PlaybookFault } from '../coaching/playbook-checks';
import type { Message, PlainKey } from '../coaching/message';
import { PATTERN_FAULTS } from '../coaching/playbook';

/** Something to mend: `place` reads as "objectives[3] (identify_pain): cues", empty for the file itself. */
export interface PlaybookProblem {
  readonly path: readonly (string | number)[];
  readonly place: string;
  readonly text: Message;
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

/** What the schema found. */
export function toProblems(issues: readonly Issue[], raw: unknown): readonly PlaybookProblem[] {
  return issues.flatMap((issue) => {
    const path = issue.path.map((step) => (typeof step === 'number' ? step : String(step)));
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) =>
        toProblem({ path: [...path, key], text: { key: 'playbook_fault_unknown_field' } }, raw),
      );
    }
    return [toProblem({ path, text: faultOf(issue, at(raw, path)) }, raw)];
  });
}

const KINDS: Readonly<Record<string, PlainKey>> = {
  string: 'playbook_kind_text',
  number: 'playbook_kind_number',
  int: 'playbook_kind_whole_number',
  array: 'playbook_kind_list',
  object: 'playbook_kind_fields',
  record: 'playbook_kind_fields',
};

const MISSING: Message = { key: 'playbook_fault_missing' };

const kindOf = (expected: string): string | Message => {
  const key = KINDS[expected];
  return key ? { key } : expected;
};

const TOO_BIG: Partial<Record<string, 'playbook_fault_entries' | 'playbook_fault_too_long'>> = {
  array: 'playbook_fault_entries',
  string: 'playbook_fault_too_long',
};

function faultOf(issue: Issue, found: unknown): Message {
  switch (issue.code) {
    case 'invalid_type':
      return found === undefined
        ? MISSING
        : { key: 'playbook_fault_must_be', values: { kind: kindOf(issue.expected) } };
    case 'too_small':
      if (issue.origin === 'array') return { key: 'playbook_fault_add', values: { count: Number(issue.minimum) } };
      return issue.origin === 'string'
        ? { key: 'playbook_fault_empty' }
        : { key: 'playbook_fault_or_more', values: { limit: Number(issue.minimum) } };
    case 'too_big':
      return { key: TOO_BIG[issue.origin] ?? 'playbook_fault_or_less', values: { limit: Number(issue.maximum) } };
    case 'invalid_value':
      return found === undefined
        ? MISSING
        : { key: 'playbook_fault_one_of', values: { choices: issue.values.map(String).join(', ') } };
    default: {
      const pattern = Object.values(PATTERN_FAULTS).find((key) => key === issue.message);
      return pattern ? { key: pattern } : { key: 'playbook_fault_schema', values: { detail: issue.message } };
    }
  }
}
