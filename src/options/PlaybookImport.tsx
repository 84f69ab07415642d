import { useId, useRef, useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import { copyOf, problemsOf, readDraft } from './playbook-draft';

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
      setProblem(`“${file.name}” couldn’t be read. Choose it again.`);
      return;
    }
    const playbook = readDraft(text);
    if (!playbook) {
      const count = problemsOf(text).length;
      setProblem(
        `“${file.name}” isn’t saved yet: ${count === 1 ? 'a place' : `${String(count)} places`} below to mend.`,
      );
      onMend(text);
    } else if (taken.includes(playbook.id)) setWaiting({ text, id: playbook.id, title: playbook.title });
    else await store(text, false);
  };

  return (
    <div class="playbook-import">
      <label class="label" for={id}>
        Import a playbook file
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
            There is a playbook “{waiting.id}” already{shipped.includes(waiting.id) && ', and it is built in'}.
          </p>
          <div class="confirm-buttons">
            {!shipped.includes(waiting.id) && (
              <button type="button" class="button" onClick={() => void store(waiting.text, true)}>
                Replace it
              </button>
            )}
            <button type="button" class="button" onClick={() => void store(copyOf(waiting.text, taken), false)}>
              Import as a copy
            </button>
            <button type="button" class="button" onClick={() => setWaiting(undefined)}>
              Don’t import
            </button>
          </div>
        </div>
      )}
    </div>
  );
}
