import { useRef, useState } from 'preact/hooks';
import type { PlaybookEntry } from '../protocol/messages';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import { ConfirmButton } from '../ui/ConfirmButton';
import { ConfirmQuestion } from '../ui/ConfirmQuestion';
import type { SaveFile } from '../ui/save-file';
import { copyOf } from './playbook-draft';
import { PlaybookEditor } from './PlaybookEditor';
import { PlaybookImport } from './PlaybookImport';
import { usePlaybooks } from './use-playbooks';
import { t } from '../ui/messages';

export interface PlaybooksProps {
  readonly ask: Ask;
  readonly saveFile: SaveFile;
}

/** What stands in the editor, or is to: under `editing` a playbook of the rep's own, else a new one. */
interface Draft {
  readonly text: string;
  readonly editing: string | undefined;
}

interface Opened extends Draft {
  /** Counts up, so that another text is another editor. */
  readonly turn: number;
}

/** The playbooks: one to choose for the next call; to copy, edit, export, import and delete. */
export function Playbooks({ ask, saveFile }: PlaybooksProps) {
  const { library, problem, choose, open, save, remove } = usePlaybooks(ask);
  const [opened, setOpened] = useState<Opened>();
  /** What is to be opened once the rep has said what becomes of the changes in the editor. */
  const [wanted, setWanted] = useState<Draft>();
  const isDirty = useRef(false);
  const [said, setSaid] = useState('');
  const taken = [...(library?.playbooks ?? []), ...(library?.unreadable ?? [])].map(({ id }) => id);

  const show = (draft: Draft | undefined) => {
    isDirty.current = false;
    setWanted(undefined);
    setOpened((before) => draft && { ...draft, turn: (before?.turn ?? 0) + 1 });
  };
  const edit = (text: string, editing?: string) => {
    setSaid('');
    if (isDirty.current) setWanted({ text, editing });
    else show({ text, editing });
  };
  const openFor = async ({ id }: PlaybookEntry, use: (text: string) => void) => {
    const text = await open(id);
    if (text !== undefined) use(text);
  };
  const store = async (text: string, replace: boolean) => {
    const failure = await save(text, replace);
    if (failure === undefined) setSaid(t('options_playbook_saved'));
    return failure;
  };

  return (
    <section class="card playbooks" aria-labelledby="playbooks-heading">
      <h2 id="playbooks-heading">{t('options_playbooks')}</h2>
      <p class="muted small">{t('options_playbooks_intro')}</p>
      <Alert text={problem} />
      {library === undefined && problem === undefined && <p class="muted">{t('ui_loading')}</p>}
      {library && (
        <fieldset>
          <legend>{t('options_playbooks_next')}</legend>
          <ul>
            {library.playbooks.map((entry) => (
              <li key={entry.id}>
                <Row
                  entry={entry}
                  isChosen={entry.id === library.chosen}
                  onChoose={() => void choose(entry.id)}
                  onEdit={() => void openFor(entry, (text) => edit(text, entry.id))}
                  onCopy={() => void openFor(entry, (text) => edit(copyOf(text, taken)))}
                  onExport={() => void openFor(entry, (text) => saveFile(`${entry.id}.playbook.json`, text))}
                  onDelete={() => {
                    if (opened?.editing === entry.id) show(undefined);
                    void remove(entry.id);
                  }}
                />
              </li>
            ))}
          </ul>
        </fieldset>
      )}
      {library?.unreadable.map(({ id, problem: text }) => (
        <div key={id} class="unreadable">
          <p class="notice problem">
            <span>{t('options_playbook_unreadable', { id, problem: text })}</span>
          </p>
          <ConfirmButton
            class="button"
            label={t('options_delete_named', { name: id })}
            question={t('options_playbook_delete_question')}
            confirm={t('ui_delete')}
            onConfirm={() => void remove(id)}
          >
            {t('ui_delete')}
          </ConfirmButton>
        </div>
      ))}
      <PlaybookImport
        taken={taken}
        shipped={shippedIds(library?.playbooks)}
        onSave={store}
        onMend={(text) => edit(text)}
      />
      <p role="status" class="good-text">
        {said}
      </p>
      {wanted && (
        <ConfirmQuestion
          question={t('options_playbook_unsaved')}
          confirm={t('options_playbook_unsaved_drop')}
          keep={t('options_playbook_unsaved_keep')}
          onConfirm={() => show(wanted)}
          onKeep={() => setWanted(undefined)}
        />
      )}
      {opened && (
        <PlaybookEditor
          key={opened.turn}
          text={opened.text}
          isNew={opened.editing === undefined}
          onSave={async (text) => {
            const failure = await store(text, opened.editing !== undefined);
            if (failure === undefined) show(undefined);
            return failure;
          }}
          onDirty={(dirty) => {
            isDirty.current = dirty;
          }}
          onClose={() => show(undefined)}
        />
      )}
    </section>
  );
}

const shippedIds = (playbooks: readonly PlaybookEntry[] = []): readonly string[] =>
  playbooks.filter(({ shipped }) => shipped).map(({ id }) => id);

interface RowProps {
  readonly entry: PlaybookEntry;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly onEdit: () => void;
  readonly onCopy: () => void;
  readonly onExport: () => void;
  readonly onDelete: () => void;
}

function Row({ entry, isChosen, onChoose, onEdit, onCopy, onExport, onDelete }: RowProps) {
  const { id, title, description, shipped, version } = entry;
  return (
    <div class="playbook-line">
      <label>
        <input type="radio" name="playbook" value={id} checked={isChosen} onChange={onChoose} />
        <span>
          <span dir="auto">{title}</span>
          <span class="muted small" dir="auto">
            {description !== '' && `${description} `}
            {shipped ? t('options_playbook_shipped') : t('options_playbook_own', { version })}
          </span>
        </span>
      </label>
      <div class="playbook-buttons">
        {!shipped && (
          <button
            type="button"
            class="button"
            aria-label={t('options_playbook_edit_named', { name: title })}
            onClick={onEdit}
          >
            {t('options_playbook_edit')}
          </button>
        )}
        <button type="button" class="button" aria-label={t('ui_copy_what', { what: title })} onClick={onCopy}>
          {t('ui_copy')}
        </button>
        <button type="button" class="button" aria-label={t('options_export_named', { name: title })} onClick={onExport}>
          {t('options_export')}
        </button>
        {!shipped && (
          <ConfirmButton
            class="button"
            label={t('options_delete_named', { name: title })}
            question={t('options_playbook_delete_kept')}
            confirm={t('ui_delete')}
            onConfirm={onDelete}
          >
            {t('ui_delete')}
          </ConfirmButton>
        )}
      </div>
    </div>
  );
}
