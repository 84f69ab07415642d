import { useRef } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import { keyOf, toKeyCap, type ShortcutActions } from '../shortcuts';
import type { Place } from '../next-objectives';
import { useKeptFocus } from '../use-kept-focus';
import type { ObjectiveEdits } from '../use-objective-edits';
import type { ShownWords } from '../use-words';
import { DoneItem, OpenItem } from './ObjectiveItems';

type ObjectivesView = PanelView['objectives'];

export interface ObjectivesProps {
  readonly objectives: ObjectivesView;
  /** The short list. */
  readonly places: readonly Place[];
  /** All open ones of this stage and the missed ones before it are shown, and those done. */
  readonly all: boolean;
  /** The worker can be told, and the call goes on. */
  readonly canEdit: boolean;
  readonly actions: ShortcutActions;
  readonly edits: ObjectiveEdits;
  readonly onShowWords: (words: ShownWords) => void;
}

/** The next few to meet, ticked where they stand; the others open now, and the words that met those done, are a key away. */
export function Objectives({ objectives, places, all, canEdit, actions, edits, onShowWords }: ObjectivesProps) {
  const { completed, remaining, unknown, unticked } = objectives;
  const total = completed.length + remaining.length;
  const { undoable } = edits;
  const section = useRef<HTMLElement>(null);
  const more = useRef<HTMLButtonElement>(null);
  const boxOf = (id: string | undefined) =>
    section.current?.querySelector<HTMLElement>(`[data-objective="${id ?? ''}"]`);
  useKeptFocus(section, (focused) => {
    const item = focused.closest('li');
    const list = item?.parentElement;
    const at = item && list ? [...list.children].indexOf(item) : -1;
    const id = item?.querySelector<HTMLElement>('[data-objective]')?.dataset['objective'];
    // With the objective into the other list; else to what stands in its place now, or is the last.
    return () => boxOf(id) ?? (list && buttonIn(list.children[at] ?? list.lastElementChild)) ?? more.current;
  });
  const undo = (id: string) => {
    // This button goes; the objective may be in the list that shows.
    boxOf(id)?.focus();
    edits.undo();
  };
  const openItem = ({ id, text, priority }: ObjectivesView['remaining'][number]) => (
    <OpenItem
      key={id}
      id={id}
      text={text}
      priority={priority}
      unticked={unticked.includes(id)}
      unknown={unknown.includes(id)}
      canEdit={canEdit}
      onTick={() => edits.edit(id, true)}
    />
  );
  const doneItem = (tick: ObjectivesView['completed'][number]) => (
    <DoneItem
      key={tick.id}
      tick={tick}
      canEdit={canEdit}
      onUntick={() => edits.edit(tick.id, false)}
      onShowWords={onShowWords}
    />
  );
  return (
    <section class="objectives" ref={section} aria-labelledby="objectives-heading">
      <div class="line">
        <h2 id="objectives-heading">{t('panel_objectives')}</h2>
        {total > 0 && (
          <>
            {undoable === undefined ? (
              <p class="small muted">
                {t('panel_objectives_done', { open: remaining.length, done: completed.length })}
              </p>
            ) : (
              <p class="small muted undo">
                {t('panel_unticked')}{' '}
                <button
                  type="button"
                  class="link small"
                  aria-label={t('panel_undo_untick', { text: remaining.find(({ id }) => id === undoable)?.text ?? '' })}
                  {...pressable(canEdit ? () => undo(undoable) : undefined)}
                >
                  {t('panel_undo')}
                </button>
              </p>
            )}
            <button
              ref={more}
              type="button"
              class="link small"
              aria-expanded={all}
              aria-keyshortcuts={keyOf('objectives')}
              title={`${t('panel_objectives_all')} (${toKeyCap(keyOf('objectives'))})`}
              onClick={actions.objectives}
            >
              {all ? t('panel_objectives_fewer') : t('panel_objectives_all')}
            </button>
          </>
        )}
      </div>
      {total === 0 && <p class="muted">{t('panel_none_yet')}</p>}
      {!all && total > 0 && (
        <ul class="short" aria-label={t('panel_objectives_next')}>
          {places.flatMap((place) => {
            const open = remaining.find(({ id }) => id === place.id);
            const done = completed.find(({ id }) => id === place.id);
            return done ? doneItem(done) : open ? openItem(open) : [];
          })}
          {places.length === 0 && <li class="muted">{t('panel_objectives_all_done')}</li>}
        </ul>
      )}
      {all && remaining.length > 0 && <ul aria-label={t('panel_objectives_open')}>{remaining.map(openItem)}</ul>}
      {all && completed.length > 0 && <ul aria-label={t('panel_objectives_met')}>{completed.map(doneItem)}</ul>}
    </section>
  );
}

const buttonIn = (item: Element | null): HTMLElement | null | undefined => item?.querySelector<HTMLElement>('button');
