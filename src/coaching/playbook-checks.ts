/** What must hold between the parts of a playbook, beyond the shape of each. */
import { MAX_KEYTERM_TOKENS, tokensOf } from './keyterm-tokens';
import { compilePhrases } from './phrases';
import type { Objective, Playbook } from './playbook';
import type { Message } from './message';

/** Where in a playbook something doesn't hold, and what to do about it. */
export interface PlaybookFault {
  readonly path: readonly (string | number)[];
  readonly text: Message;
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
      : [
          {
            path: [name, at, field],
            text: { key: 'playbook_fault_repeated', values: { name: item[field], place: `${name}[${String(first)}]` } },
          },
        ];
  });
}

function objectiveFaults(objective: Objective, at: number): readonly PlaybookFault[] {
  const path = ['objectives', at];
  const { cues, not, examples, metBy } = objective;
  if (cues.length === 0) return [{ path: [...path, 'cues'], text: { key: 'playbook_fault_add_phrase' } }];
  const shutOut = compilePhrases(not);
  const isShutOut = cues.every((cue) => shutOut.matches(spoken(cue)) > 0);
  const exclusion: PlaybookFault = { path: [...path, 'not'], text: { key: 'playbook_fault_shut_out' } };
  return [
    ...(isShutOut ? [exclusion] : []),
    ...examples.flatMap((lines, example): readonly PlaybookFault[] =>
      metBy === 'either' || lines.at(-1)?.startsWith(`${metBy}:`) === true
        ? []
        : [
            {
              path: [...path, 'examples', example],
              text: { key: 'playbook_fault_last_line', values: { who: metBy } },
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
      : [{ path: ['objections', type, 'toolkit'], text: { key: 'playbook_fault_no_card', values: { card } } }],
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
          text: { key: 'playbook_fault_keyterms', values: { term } },
        },
      ];
    }
  }
  return [];
}

const measureFaults = ({ measures: { talkRatio } }: Playbook): readonly PlaybookFault[] =>
  talkRatio.low < talkRatio.high
    ? []
    : [{ path: ['measures', 'talkRatio'], text: { key: 'playbook_fault_talk_ratio' } }];
