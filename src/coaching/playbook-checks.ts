/** What must hold between the parts of a playbook, beyond the shape of each. */
import { MAX_KEYTERM_TOKENS, tokensOf } from './keyterm-tokens';
import { compilePhrases } from './phrases';
import type { Objective, Playbook } from './playbook';

/** Where in a playbook something doesn't hold, and what to do about it. */
export interface PlaybookFault {
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Faults of a playbook whose shape is right and whose language's phrases were added; none if it can be coached by. */
export const faultsOf = (playbook: Playbook): readonly PlaybookFault[] => [
  ...repeated(playbook.objectives, 'objectives', 'id'),
  ...repeated(playbook.toolkit, 'toolkit', 'category'),
  ...repeated(playbook.competitors, 'competitors', 'name'),
  ...playbook.objectives.flatMap(objectiveFaults),
  ...unknownCards(playbook),
  ...keytermFaults(playbook.keyterms),
  ...measureFaults(playbook),
];

function repeated<F extends string>(
  list: readonly Readonly<Record<F, string>>[],
  name: string,
  field: F,
): readonly PlaybookFault[] {
  const seen = new Map<string, number>();
  return list.flatMap((item, at) => {
    const key = item[field].toLowerCase();
    const first = seen.get(key);
    if (first === undefined) seen.set(key, at);
    return first === undefined
      ? []
      : [{ path: [name, at, field], text: `"${item[field]}" stands in ${name}[${String(first)}] already` }];
  });
}

function objectiveFaults(objective: Objective, at: number): readonly PlaybookFault[] {
  const path = ['objectives', at];
  const { cues, not, examples, metBy } = objective;
  if (cues.length === 0) return [{ path: [...path, 'cues'], text: 'add at least one phrase' }];
  const shutOut = compilePhrases(not);
  return [
    ...(cues.every((cue) => shutOut.matches(spoken(cue)) > 0)
      ? [{ path: [...path, 'not'], text: 'every cue is shut out by a phrase here: no line could meet the objective' }]
      : []),
    ...examples.flatMap((lines, example) =>
      metBy === 'either' || lines.at(-1)?.startsWith(`${metBy}:`) === true
        ? []
        : [
            {
              path: [...path, 'examples', example],
              text: `the last line must be the ${metBy}'s: the ${metBy} meets it`,
            },
          ],
    ),
  ];
}

/** The shortest thing somebody could say that a phrase matches. */
const spoken = (phrase: string): string =>
  phrase
    .replace(/#/g, '5')
    .replace(/(^|\s)\*(?=\s|$)/g, '$1thing')
    .replace(/\*/g, '');

function unknownCards({ objections, toolkit }: Playbook): readonly PlaybookFault[] {
  const cards = new Set(toolkit.map(({ category }) => category));
  return Object.entries(objections).flatMap(([type, { toolkit: card }]) =>
    card === undefined || cards.has(card)
      ? []
      : [{ path: ['objections', type, 'toolkit'], text: `there is no card "${card}" in toolkit` }],
  );
}

function keytermFaults(keyterms: readonly string[]): readonly PlaybookFault[] {
  let tokens = 0;
  for (const [at, term] of keyterms.entries()) {
    tokens += tokensOf(term);
    if (tokens > MAX_KEYTERM_TOKENS) {
      return [
        {
          path: ['keyterms', at],
          text: `from "${term}" on they are more than the speech service takes: leave some out`,
        },
      ];
    }
  }
  return [];
}

const measureFaults = ({ measures: { talkRatio } }: Playbook): readonly PlaybookFault[] =>
  talkRatio.low < talkRatio.high ? [] : [{ path: ['measures', 'talkRatio'], text: 'low must be less than high' }];
