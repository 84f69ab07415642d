/** One objective: open, or met by words or by the rep's hand. */
import { useId } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import type { ShownWords } from '../use-words';

type ObjectivesView = PanelView['objectives'];

export interface OpenItemProps {
  readonly id: string;
  readonly text: string;
  readonly priority: ObjectivesView['remaining'][number]['priority'];
  /** By the rep's hand. */
  readonly unticked: boolean;
  /** Only the rep can meet it, and isn't heard. */
  readonly unknown: boolean;
  readonly canEdit: boolean;
  readonly onTick: () => void;
}

/** One to meet yet; the whole line ticks it. */
export function OpenItem({ id: objective, text, priority, unticked, unknown, canEdit, onTick }: OpenItemProps) {
  const id = useId();
  const isHigh = !unticked && !unknown && priority === 'high';
  const aside = unticked
    ? t('panel_objective_unticked')
    : unknown
      ? t('panel_objective_unknown')
      : isHigh
        ? t('panel_objective_high')
        : '';
  return (
    <li class={unknown ? 'unknown' : 'open'}>
      <button
        type="button"
        role="checkbox"
        class="plain whole"
        data-objective={objective}
        aria-checked="false"
        aria-labelledby={`${id}-text`}
        aria-describedby={aside === '' ? undefined : `${id}-aside`}
        {...pressable(canEdit ? onTick : undefined)}
      >
        <Icon name={unknown ? 'unknown' : 'open'} />
        <span>
          <span id={`${id}-text`} dir="auto">
            {text}
          </span>{' '}
          {aside !== '' && (
            <span id={`${id}-aside`} class={isHigh ? 'aside high' : 'aside'}>
              {aside}
            </span>
          )}
        </span>
      </button>
    </li>
  );
}

export interface DoneItemProps {
  readonly tick: ObjectivesView['completed'][number];
  readonly canEdit: boolean;
  readonly onUntick: () => void;
  readonly onShowWords: (words: ShownWords) => void;
}

/** One that is met; its sign unticks it, its words open those that met it. */
export function DoneItem({ tick, canEdit, onUntick, onShowWords }: DoneItemProps) {
  const { text, byRep, evidence } = tick;
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
        title={t('panel_objective_untick')}
        {...pressable(canEdit ? onUntick : undefined)}
      >
        <Icon name="done" />
      </button>
      <span class="met">
        {evidence ? (
          <button
            type="button"
            id={`${id}-text`}
            class="plain words"
            title={`${t('panel_words_show')}: “${evidence.text}”`}
            onClick={() => onShowWords({ of: 'objective', id: tick.id, text, lineId: evidence.utteranceId })}
          >
            <span dir="auto">{text}</span>
          </button>
        ) : (
          <span id={`${id}-text`} dir="auto">
            {text}
          </span>
        )}
        {byRep && <span class="aside"> {t('panel_objective_by_rep')}</span>}
      </span>
    </li>
  );
}
