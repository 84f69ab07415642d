import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import { problemsOf, readDraft, type DraftProblem } from './playbook-draft';
import { PlaybookForm } from './PlaybookForm';
import { t, tn } from '../ui/messages';

/** Lines to be seen above the one that is gone to. */
const LINES_ABOVE = 5;

export interface PlaybookEditorProps {
  readonly text: string;
  /** Not stored yet. */
  readonly isNew: boolean;
  /** @returns undefined once stored, else why it wasn't. */
  readonly onSave: (text: string) => Promise<string | undefined>;
  /** What stands in it differs from what it was opened with, or no longer. */
  readonly onDirty: (dirty: boolean) => void;
  readonly onClose: () => void;
}

/** A playbook as a form for its words, or as its whole text; checked with each change. */
export function PlaybookEditor({ text: before, isNew, onSave, onDirty, onClose }: PlaybookEditorProps) {
  const [text, setText] = useState(before);
  const [view, setView] = useState<'form' | 'text'>(() => (readDraft(before) ? 'form' : 'text'));
  const [failure, setFailure] = useState<string>();
  const problems = useMemo(() => problemsOf(text), [text]);
  const heading = useRef<HTMLHeadingElement>(null);
  const area = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  useLayoutEffect(() => heading.current?.focus(), []);

  const change = (changed: string) => {
    setText(changed);
    onDirty(changed !== before);
    setFailure(undefined);
  };
  const goTo = (line: number) => {
    const { current } = area;
    if (!current) return;
    const lines = text.split('\n');
    const start = lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0);
    current.focus();
    current.setSelectionRange(start, start + (lines[line - 1]?.length ?? 0));
    // Chrome doesn't scroll to a selection. Lines don't wrap here, so all are of one height.
    current.scrollTop = (line - LINES_ABOVE) * (current.scrollHeight / lines.length);
  };

  return (
    <section class="playbook-editor" aria-labelledby={`${id}-heading`}>
      <h3 id={`${id}-heading`} ref={heading} tabIndex={-1}>
        {t(isNew ? 'options_playbook_new' : 'options_playbook_edit_heading')}
      </h3>
      <div role="group" aria-label={t('options_playbook_edit_as')} class="segmented">
        {(['form', 'text'] as const).map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={`${id}-view`}
              checked={view === choice}
              // A text that is no playbook has no form to show.
              disabled={choice === 'form' && view === 'text' && problems.length > 0}
              onChange={() => setView(choice)}
            />
            {t(choice === 'form' ? 'options_playbook_as_words' : 'options_playbook_as_text')}
          </label>
        ))}
      </div>
      {view === 'form' ? (
        <PlaybookForm text={text} onChange={change} />
      ) : (
        <div class="field">
          <label for={`${id}-text`}>{t('options_playbook_json')}</label>
          <textarea
            ref={area}
            id={`${id}-text`}
            class="code"
            rows={24}
            spellcheck={false}
            wrap="off"
            value={text}
            aria-invalid={problems.length > 0}
            aria-describedby={`${id}-problems`}
            onInput={(event) => change(event.currentTarget.value)}
          />
        </div>
      )}
      <div id={`${id}-problems`} role="status">
        {problems.length > 0 && <Problems problems={problems} onGo={view === 'text' ? goTo : undefined} />}
      </div>
      <Alert text={failure} />
      <div class="playbook-buttons">
        <button
          type="button"
          class="button primary"
          disabled={problems.length > 0}
          onClick={() => void onSave(text).then(setFailure)}
        >
          {t('options_playbook_save')}
        </button>
        <button type="button" class="button" onClick={onClose}>
          {t(text === before && !isNew ? 'options_playbook_close' : 'options_playbook_close_unsaved')}
        </button>
      </div>
    </section>
  );
}

/** So many at once: mending the first often mends others. */
const SHOWN = 8;

function Problems({
  problems,
  onGo,
}: {
  readonly problems: readonly DraftProblem[];
  readonly onGo: ((line: number) => void) | undefined;
}) {
  return (
    <>
      <p class="field-error">{tn('options_playbook_faults', problems.length)}</p>
      <ul class="draft-problems">
        {problems.slice(0, SHOWN).map(({ line, place, text }) => (
          <li key={`${place} ${text}`}>
            {line !== undefined &&
              (onGo ? (
                <button type="button" class="link" onClick={() => onGo(line)}>
                  {t('options_playbook_line', { line })}
                </button>
              ) : (
                <span class="muted">{t('options_playbook_line', { line })}</span>
              ))}{' '}
            <span dir="auto">
              {place !== '' && `${place}: `}
              {text}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
