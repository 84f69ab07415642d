import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';

type ObjectivesView = PanelView['objectives'];
type Tick = ObjectivesView['completed'][number];

export interface ObjectivesProps {
  readonly objectives: ObjectivesView;
  /** The worker can be told, and the call goes on. */
  readonly canEdit: boolean;
  readonly onEdit: (id: string, met: boolean) => void;
}

/** What is met and by which words, what is open, and what can't be told; the rep can tick and untick each. */
export function Objectives({ objectives, canEdit, onEdit }: ObjectivesProps) {
  const { completed, remaining, unknown, unticked } = objectives;
  const total = completed.length + remaining.length;
  const section = useRef<HTMLElement>(null);
  const edited = useRef<{ readonly id: string; readonly met: boolean } | undefined>(undefined);
  useLayoutEffect(() => {
    const wanted = edited.current;
    if (!wanted || completed.some(({ id }) => id === wanted.id) !== wanted.met) return;
    edited.current = undefined;
    // The item went to the other list, and the keyboard goes with it.
    if (document.activeElement !== document.body) return;
    section.current?.querySelector<HTMLElement>(`[data-objective="${wanted.id}"]`)?.focus();
  }, [objectives]);
  const edit = (id: string, met: boolean) => {
    edited.current = { id, met };
    onEdit(id, met);
  };
  return (
    <section class="objectives" ref={section} aria-labelledby="objectives-heading">
      <div class="line">
        <h2 id="objectives-heading">Objectives</h2>
        {total > 0 && (
          <p class="small muted">
            {completed.length} of {total} done
          </p>
        )}
      </div>
      {total === 0 && <p class="muted">None yet.</p>}
      {remaining.length > 0 && (
        <ul aria-label="Open objectives">
          {remaining.map(({ id, text, priority }) => (
            <OpenItem
              key={id}
              text={text}
              isUnknown={unknown.includes(id)}
              aside={asideOf({ priority, unticked: unticked.includes(id), unknown: unknown.includes(id) })}
              canEdit={canEdit}
              id={id}
              onTick={() => edit(id, true)}
            />
          ))}
        </ul>
      )}
      {completed.length > 0 && (
        <ul aria-label="Objectives done">
          {completed.map((tick) => (
            <DoneItem key={tick.id} tick={tick} canEdit={canEdit} onUntick={() => edit(tick.id, false)} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface Standing {
  readonly priority: ObjectivesView['remaining'][number]['priority'];
  readonly unticked: boolean;
  readonly unknown: boolean;
}

function asideOf({ priority, unticked, unknown }: Standing): string {
  if (unticked) return 'unticked by you';
  if (unknown) return 'can’t tell: your side isn’t heard';
  return priority === 'high' ? 'high priority' : '';
}

interface OpenItemProps {
  readonly id: string;
  readonly text: string;
  readonly isUnknown: boolean;
  readonly aside: string;
  readonly canEdit: boolean;
  readonly onTick: () => void;
}

function OpenItem({ id: objective, text, isUnknown, aside, canEdit, onTick }: OpenItemProps) {
  const id = useId();
  return (
    <li class={isUnknown ? 'unknown' : 'open'}>
      <button
        type="button"
        role="checkbox"
        class="plain whole"
        data-objective={objective}
        aria-checked="false"
        aria-labelledby={`${id}-text`}
        aria-describedby={aside === '' ? undefined : `${id}-aside`}
        disabled={!canEdit}
        onClick={onTick}
      >
        <Icon name={isUnknown ? 'unknown' : 'open'} />
        <span>
          <span id={`${id}-text`}>{text}</span>{' '}
          {aside !== '' && (
            <span id={`${id}-aside`} class={aside === 'high priority' ? 'aside high' : 'aside'}>
              {aside}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

interface DoneItemProps {
  readonly tick: Tick;
  readonly canEdit: boolean;
  readonly onUntick: () => void;
}

function DoneItem({ tick, canEdit, onUntick }: DoneItemProps) {
  const { text, byRep, evidence } = tick;
  const [open, setOpen] = useState(false);
  const id = useId();
  return (
    <li class="done">
      <button
        type="button"
        role="checkbox"
        class="plain"
        data-objective={tick.id}
        aria-checked="true"
        aria-labelledby={`${id}-text`}
        title="Untick"
        disabled={!canEdit}
        onClick={onUntick}
      >
        <Icon name="done" />
      </button>
      <span class="met">
        {evidence ? (
          <button
            type="button"
            id={`${id}-text`}
            class="plain words"
            aria-expanded={open}
            aria-controls={`${id}-because`}
            title="What met it"
            onClick={() => setOpen(!open)}
          >
            {text}
          </button>
        ) : (
          <span id={`${id}-text`}>{text}</span>
        )}
        {byRep && <span class="aside"> you</span>}
        {evidence && (
          <span class="because" id={`${id}-because`} hidden={!open}>
            Because {evidence.speakerLabel === 'Rep' ? 'you' : `the ${evidence.speakerLabel.toLowerCase()}`} said:{' '}
            <q dir="auto">{evidence.text}</q>
          </span>
        )}
      </span>
    </li>
  );
}
