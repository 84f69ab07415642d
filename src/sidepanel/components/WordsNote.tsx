/** Beside words that are shown in the transcript: what rests on them, what the rep can say against that, the way back. */
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { pressable } from '../../ui/pressable';
import { OBJECTION_TEXT } from '../objection-text';
import { keyOf, toKeyCap } from '../shortcuts';
import type { ObjectiveEdits } from '../use-objective-edits';
import type { ShownWords } from '../use-words';

export interface WordsNoteProps {
  readonly words: ShownWords;
  /** Ids of the objectives that count as met. */
  readonly ticked: readonly string[];
  /** The worker can be told, and the call goes on. */
  readonly canEdit: boolean;
  readonly edits: ObjectiveEdits;
  /** Waves the card about this objection away; absent where none is up. */
  readonly onNotObjection: (() => void) | undefined;
  readonly onBack: () => void;
}

export function WordsNote({ words, onBack, ...can }: WordsNoteProps) {
  return (
    <div class="words-note">
      <p dir="auto">{meaningOf(words)}</p>
      <div class="words-actions">
        <Against words={words} {...can} />
        <button
          type="button"
          class="button small-button"
          aria-keyshortcuts={keyOf('words')}
          title={`${t('panel_words_back_title')} (${toKeyCap('Escape')})`}
          onClick={onBack}
        >
          <Icon name="back" />
          {t('panel_words_back')}
        </button>
      </div>
    </div>
  );
}

/** What speaks against the reading, where something can be done about it. */
function Against({
  words,
  ticked,
  canEdit,
  edits: { edit, undoable, undo },
  onNotObjection,
}: Omit<WordsNoteProps, 'onBack'>) {
  if (words.of === 'signal' && words.signal.kind === 'objection' && onNotObjection) {
    return (
      <button type="button" class="button small-button" {...pressable(canEdit ? onNotObjection : undefined)}>
        <Icon name="notNow" />
        {t('panel_words_not_objection')}
      </button>
    );
  }
  if (words.of !== 'objective') return null;
  const { id } = words;
  // One button in both states: the keyboard stays on it.
  const unticked = undoable === id;
  if (!unticked && !ticked.includes(id)) return <p class="small">{t('panel_objective_unticked')}</p>;
  const act = unticked ? undo : () => edit(id, false);
  return (
    <button type="button" class="button small-button" {...pressable(canEdit ? act : undefined)}>
      <Icon name={unticked ? 'undo' : 'notNow'} />
      {unticked ? t('panel_words_unticked_undo') : t('panel_words_untick')}
    </button>
  );
}

function meaningOf(words: ShownWords): string {
  switch (words.of) {
    case 'objective':
      return t('panel_words_objective', { text: words.text });
    case 'signal':
      return words.signal.kind === 'buying' ? t('panel_buying_signal') : t(OBJECTION_TEXT[words.signal.objection]);
    case 'competitor':
      return t('panel_words_competitor', { name: words.name });
    case 'answer':
      return t('panel_words_answer');
    case 'gap':
      return t('panel_words_gap');
  }
}
