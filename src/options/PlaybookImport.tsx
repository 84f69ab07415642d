import { useId, useRef, useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import { copyOf, problemsOf, readDraft } from './playbook-draft';
import { t, tn } from '../ui/messages';

export interface PlaybookImportProps {
  /** Ids that are there already. */
  readonly taken: readonly string[];
  /** Of those, the ones that can't be replaced. */
  readonly shipped: readonly string[];
  /** @returns undefined once stored, else why it wasn't. */
  readonly onSave: (text: string, replace: boolean) => Promise<string | undefined>;
  /** Open a file that has faults, so that they can be mended. */
  readonly onMend: (text: string) => void;
}

/** A file brought in: stored at once, unless it has faults or would take another's place. Then nothing is stored yet. */
export function PlaybookImport({ taken, shipped, onSave, onMend }: PlaybookImportProps) {
  const [problem, setProblem] = useState<string>();
  const [waiting, setWaiting] = useState<{ readonly text: string; readonly id: string; readonly title: string }>();
  const input = useRef<HTMLInputElement>(null);
  const id = useId();

  const store = async (text: string, replace: boolean) => {
    setWaiting(undefined);
    setProblem(await onSave(text, replace));
  };

  const take = async (file: File) => {
    setWaiting(undefined);
    setProblem(undefined);
    const text = await file.text().catch(() => undefined);
    if (text === undefined) {
      setProblem(t('options_playbook_file_unreadable', { file: file.name }));
      return;
    }
    const playbook = readDraft(text);
    if (!playbook) {
      setProblem(tn('options_playbook_file_faults', problemsOf(text).length, { file: file.name }));
      onMend(text);
    } else if (taken.includes(playbook.id)) setWaiting({ text, id: playbook.id, title: playbook.title });
    else await store(text, false);
  };

  return (
    <div class="playbook-import">
      <label class="label" for={id}>
        {t('options_playbook_import')}
      </label>
      <input
        ref={input}
        id={id}
        type="file"
        accept=".json,application/json"
        onChange={(event) => {
          const file = event.currentTarget.files?.[0];
          // The same file, mended outside, can be chosen again.
          if (file) void take(file).finally(() => input.current && (input.current.value = ''));
        }}
      />
      <Alert text={problem} />
      {waiting && (
        <div role="group" aria-labelledby={`${id}-taken`} class="confirm">
          <p id={`${id}-taken`}>
            {t(shipped.includes(waiting.id) ? 'options_playbook_taken_shipped' : 'options_playbook_taken', {
              id: waiting.id,
            })}
          </p>
          <div class="confirm-buttons">
            {!shipped.includes(waiting.id) && (
              <button type="button" class="button" onClick={() => void store(waiting.text, true)}>
                {t('options_playbook_replace')}
              </button>
            )}
            <button type="button" class="button" onClick={() => void store(copyOf(waiting.text, taken), false)}>
              {t('options_playbook_import_copy')}
            </button>
            <button type="button" class="button" onClick={() => setWaiting(undefined)}>
              {t('options_playbook_import_not')}
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
