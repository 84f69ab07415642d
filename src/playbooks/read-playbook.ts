/** A playbook from a file, from storage, or from an editor: whoever wrote it. */
import { MAX_PLAYBOOK_CHARS, Playbook } from '../coaching/playbook';
import { faultsOf } from '../coaching/playbook-checks';
import { inItsLanguage } from './call-language';
import { toProblem, toProblems, type PlaybookProblem } from './playbook-places';
import type { Message } from '../coaching/message';

/** More help nobody to mend the first. */
const MAX_PROBLEMS = 50;

export type PlaybookReading =
  | {
      readonly ok: true;
      /** As written: what is exported and edited. */
      readonly file: Playbook;
      /** With its language's phrases: what is coached by. */
      readonly playbook: Playbook;
    }
  | { readonly ok: false; readonly problems: readonly PlaybookProblem[] };

/** Read a playbook from parsed JSON; never throws. */
export function readPlaybook(raw: unknown): PlaybookReading {
  const parsed = Playbook.safeParse(raw);
  if (!parsed.success) return { ok: false, problems: toProblems(parsed.error.issues, raw).slice(0, MAX_PROBLEMS) };
  const playbook = inItsLanguage(parsed.data);
  const faults = faultsOf(playbook);
  return faults.length === 0
    ? { ok: true, file: parsed.data, playbook }
    : { ok: false, problems: faults.slice(0, MAX_PROBLEMS).map((fault) => toProblem(fault, raw)) };
}

/** Read a playbook from its text; never throws. */
export function readPlaybookText(text: string): PlaybookReading {
  if (text.length > MAX_PLAYBOOK_CHARS)
    return refused({ key: 'playbook_fault_too_long', values: { limit: MAX_PLAYBOOK_CHARS } });
  try {
    return readPlaybook(JSON.parse(text));
  } catch (error) {
    return refused(
      error instanceof SyntaxError
        ? { key: 'playbook_fault_not_json', values: { detail: error.message } }
        : { key: 'playbook_fault_unreadable' },
    );
  }
}

const refused = (text: Message): PlaybookReading => ({ ok: false, problems: [{ path: [], place: '', text }] });

/** A problem with its place: "objectives[3] (identify_pain): cues: add at least one phrase". */
export const toProblemLine = ({ place, text: fault }: PlaybookProblem): Message =>
  place === ''
    ? { key: 'playbook_fault_in_file', values: { fault } }
    : { key: 'playbook_fault_at', values: { place, fault } };

/** What to mend first. */
export const firstProblemOf = ({ problems }: Extract<PlaybookReading, { ok: false }>): Message => {
  const [first] = problems;
  return first ? toProblemLine(first) : { key: 'playbook_fault_unreadable' };
};
