import { useState } from 'preact/hooks';
import type { PlaybookEntry } from '../protocol/messages';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import { ConfirmButton } from '../ui/ConfirmButton';
import type { SaveFile } from '../ui/save-file';
import { copyOf } from './playbook-draft';
import { PlaybookEditor } from './PlaybookEditor';
import { PlaybookImport } from './PlaybookImport';
import { usePlaybooks } from './use-playbooks';

export interface PlaybooksProps {
  readonly ask: Ask;
  readonly saveFile: SaveFile;
}

/** What stands in the editor: under `editing` a playbook of the rep's own, else a new one. */
interface Opened {
  readonly text: string;
  readonly editing: string | undefined;
  /** Counts up, so that another text is another editor. */
  readonly turn: number;
}

/** The playbooks: one to choose for the next call; to copy, edit, export, import and delete. */
export function Playbooks({ ask, saveFile }: PlaybooksProps) {
  const { library, problem, choose, open, save, remove } = usePlaybooks(ask);
  const [opened, setOpened] = useState<Opened>();
  const [said, setSaid] = useState('');
  const taken = [...(library?.playbooks ?? []), ...(library?.unreadable ?? [])].map(({ id }) => id);

  const edit = (text: string, editing?: string) => {
    setSaid('');
    setOpened((before) => ({ text, editing, turn: (before?.turn ?? 0) + 1 }));
  };
  const openFor = async ({ id }: PlaybookEntry, use: (text: string) => void) => {
    const text = await open(id);
    if (text !== undefined) use(text);
  };
  const store = async (text: string, replace: boolean) => {
    const failure = await save(text, replace);
    if (failure === undefined) setSaid('Saved. The next call that uses it is coached by it.');
    return failure;
  };

  return (
    <section class="card playbooks" aria-labelledby="playbooks-heading">
      <h2 id="playbooks-heading">Playbooks</h2>
      <p class="muted small">
        What the coach goes by: stages, objectives, questions and cards. A call keeps the playbook it began with.
      </p>
      <Alert text={problem} />
      {library === undefined && problem === undefined && <p class="muted">Loading…</p>}
      {library && (
        <fieldset>
          <legend>Playbook for the next call</legend>
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
                    if (opened?.editing === entry.id) setOpened(undefined);
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
            <span>
              The playbook “{id}” can’t be read and is left out: {text}.
            </span>
          </p>
          <ConfirmButton
            class="button"
            label={`Delete ${id}`}
            question="Delete this playbook? It can’t be undone."
            confirm="Delete"
            onConfirm={() => void remove(id)}
          >
            Delete
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
      {opened && (
        <PlaybookEditor
          key={opened.turn}
          text={opened.text}
          isNew={opened.editing === undefined}
          onSave={async (text) => {
            const failure = await store(text, opened.editing !== undefined);
            if (failure === undefined) setOpened(undefined);
            return failure;
          }}
          onClose={() => setOpened(undefined)}
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
            {shipped ? 'Built in.' : `Yours, version ${String(version)}.`}
          </span>
        </span>
      </label>
      <div class="playbook-buttons">
        {!shipped && (
          <button type="button" class="button" aria-label={`Edit ${title}`} onClick={onEdit}>
            Edit
          </button>
        )}
        <button type="button" class="button" aria-label={`Copy ${title}`} onClick={onCopy}>
          Copy
        </button>
        <button type="button" class="button" aria-label={`Export ${title}`} onClick={onExport}>
          Export
        </button>
        {!shipped && (
          <ConfirmButton
            class="button"
            label={`Delete ${title}`}
            question="Delete this playbook? It can’t be undone. A running call keeps it."
            confirm="Delete"
            onConfirm={onDelete}
          >
            Delete
          </ConfirmButton>
        )}
      </div>
    </div>
  );
}
