import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { CoachingGuidance } from '../../coaching/guidance';
import { t, toNumber } from '../../ui/messages';
import { keyOf, toKeyCap, type ShortcutActions } from '../shortcuts';
import type { ToolkitCard } from '../toolkit-cards';
import type { ShownWords } from '../use-words';
import type { DrawerId } from '../view-choices';
import { Toolkit } from './Toolkit';

export interface DrawersProps {
  /** Undefined in suggestions, and before the first card. */
  readonly words: CoachingGuidance['guidance'] | undefined;
  /** There are questions and points to go with the card. */
  readonly worded: boolean;
  /** Those for this moment first. */
  readonly cards: ReadonlySignal<readonly ToolkitCard[]>;
  readonly searches: number;
  readonly open: DrawerId | undefined;
  readonly actions: ShortcutActions;
  readonly onShowWords: (words: ShownWords) => void;
}

interface Drawer {
  readonly id: DrawerId;
  readonly title: string;
  /** How much is in it, or that it fits now. */
  readonly aside: string;
  readonly fits?: boolean;
  readonly content: ComponentChildren;
}

/** What lies a glance away: the other questions, what can be said, the toolkit. Each of one height whatever is in it. */
export function Drawers({ words, worded, searches, open, actions, onShowWords, ...props }: DrawersProps) {
  const cards = props.cards.value;
  const questions = words?.key_questions.slice(1) ?? [];
  const points = words?.talking_points ?? [];
  const fitting = cards.find(({ fits }) => fits);
  const drawers: readonly Drawer[] = [
    ...(worded
      ? ([
          {
            id: 'questions',
            title: t('panel_more_questions'),
            aside: countOf(questions),
            content: <List of={questions} />,
          },
          { id: 'points', title: t('panel_points'), aside: countOf(points), content: <List of={points} /> },
        ] as const)
      : []),
    {
      id: 'toolkit',
      title: t('panel_toolkit'),
      aside: fitting?.title ?? '',
      fits: fitting !== undefined,
      content: <Toolkit cards={cards} open={open === 'toolkit'} searchAsked={searches} onShowWords={onShowWords} />,
    },
  ];
  return (
    <div class="drawers">
      <div class="drawer-bar" role="group" aria-label={t('panel_more')}>
        {drawers.map(({ id, title, aside, fits }) => (
          <button
            key={id}
            type="button"
            class={fits ? 'drawer-button fits' : 'drawer-button'}
            aria-expanded={open === id}
            aria-controls={`drawer-${id}`}
            aria-keyshortcuts={keyOf(id)}
            title={`${title} (${toKeyCap(keyOf(id))})`}
            onClick={actions[id]}
          >
            <span>{title}</span>{' '}
            {aside !== '' && (
              <span class="count" dir="auto">
                {aside}
              </span>
            )}
          </button>
        ))}
      </div>
      {drawers.map(({ id, title, content }) => (
        <section
          key={id}
          id={`drawer-${id}`}
          class={`drawer ${id}`}
          aria-labelledby={`drawer-${id}-heading`}
          hidden={open !== id}
          tabIndex={0}
        >
          <h2 id={`drawer-${id}-heading`}>{title}</h2>
          {content}
        </section>
      ))}
    </div>
  );
}

/** A nought too: a count that comes and goes would move its neighbours. */
const countOf = (items: readonly string[]): string => toNumber(items.length);

const List = ({ of }: { of: readonly string[] }) =>
  of.length === 0 ? (
    <p class="muted">{t('panel_none_yet')}</p>
  ) : (
    <ul>
      {of.map((text) => (
        <li key={text} dir="auto">
          {text}
        </li>
      ))}
    </ul>
  );
