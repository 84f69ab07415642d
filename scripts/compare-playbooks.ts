/**
 * Where a call would have been coached otherwise by another playbook:
 *
 *   call.jsonl
 *     12 customer
 *       stage       A discovery
 *                   B objection
 *       objectives  A identify_pain
 *                   B -
 *       guidance    A Find what the problem costs them: What happens ...?
 *                   B Agree it is money, then count what they lose: ...
 */
import type { Playbook } from '../src/coaching/playbook.ts';
import { playCall, type PlayedLine } from './play-call.ts';
import type { RecordedLine } from './recorded-call.ts';

const ASPECTS = ['stage', 'objectives', 'guidance'] as const;
type Aspect = (typeof ASPECTS)[number];

/** What a panel would have had on it after a line, in a line each. */
type Shown = Readonly<Record<Aspect, string>>;

interface Difference {
  /** From 0, as in the lines of `replay`. */
  readonly i: number;
  readonly speaker: string;
  readonly aspect: Aspect;
  readonly a: string;
  readonly b: string;
}

/** The moments at which a difference begins or changes; one that lasts is told once. */
export function compareOn(
  file: string,
  lines: readonly RecordedLine[],
  [a, b]: readonly [Playbook, Playbook],
): readonly Difference[] {
  const others = playCall(file, lines, b);
  const told = new Map<Aspect, string>();
  return [...playCall(file, lines, a)].flatMap((played, i) => {
    const other = others.next();
    if (other.done) return [];
    const [shownA, shownB] = [shownAfter(played), shownAfter(other.value)];
    return ASPECTS.flatMap((aspect): readonly Difference[] => {
      const found = shownA[aspect] === shownB[aspect] ? '' : `${shownA[aspect]}\n${shownB[aspect]}`;
      const isNew = found !== '' && (told.get(aspect) !== found || aspect === 'objectives');
      told.set(aspect, found);
      return isNew ? [{ i, speaker: played.line.speaker, aspect, a: shownA[aspect], b: shownB[aspect] }] : [];
    });
  });
}

function shownAfter({ events, state }: PlayedLine): Shown {
  const met = events.flatMap((event) => (event.type === 'utterance-assessed' ? event.met.map(({ id }) => id) : []));
  const guidance = state.guidance?.guidance;
  const [question] = guidance?.guidance.key_questions ?? [];
  return {
    stage: state.stage.current,
    // What this line met; what an earlier one met was told there.
    objectives: met.length === 0 ? '-' : met.toSorted().join(', '),
    guidance: guidance ? [guidance.focus.what, ...(question === undefined ? [] : [question])].join(': ') : '-',
  };
}

/** The differences of one call as text; empty where there are none. */
export function toText(file: string, differences: readonly Difference[]): string {
  if (differences.length === 0) return '';
  const moments = [...new Set(differences.map(({ i }) => i))];
  const blocks = moments.map((i) => {
    const found = differences.filter((difference) => difference.i === i);
    const rows = found.flatMap(({ aspect, a, b }) => [
      `      ${aspect.padEnd(10)}  A ${a}`,
      `                  B ${b}`,
    ]);
    return [`    ${String(i)} ${found[0]?.speaker ?? ''}`, ...rows].join('\n');
  });
  return [`  ${file}`, ...blocks].join('\n');
}

/** The last line: at how many moments each differs. */
export function toCounts(differences: readonly Difference[], calls: number, utterances: number): string {
  const counts = ASPECTS.map(
    (aspect) => `${aspect} at ${String(differences.filter((found) => found.aspect === aspect).length)}`,
  );
  return `${String(calls)} ${calls === 1 ? 'call' : 'calls'}, ${String(utterances)} utterances: they differ in ${counts.join(', ')}.`;
}
