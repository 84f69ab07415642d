import { useEffect, useId, useRef, useState } from 'preact/hooks';
import type { KeyCheck } from '../protocol/messages';
import type { MaskedKey } from '../settings/settings';
import { ConfirmButton } from './ConfirmButton';
import { FieldError } from './Field';
import { Icon } from './Icon';
import { say, t } from './messages';

export interface KeyFieldProps {
  /** `Deepgram key`; the buttons are named after it. */
  readonly label: string;
  readonly hint: string;
  readonly stored: MaskedKey;
  /** What is typed and not yet saved. */
  readonly draft: string;
  readonly error: string | undefined;
  readonly check: KeyCheckState;
  readonly onDraft: (draft: string) => void;
  readonly onRemove: () => void;
  /** Saves a typed key first: only a stored key can be tried. */
  readonly onCheck: () => void;
}

/** `undefined` until asked. */
export type KeyCheckState = KeyCheck | 'checking' | undefined;

/** A key as the rep may see it: its last letters, and ways to replace, remove and try it. */
export function KeyField(props: KeyFieldProps) {
  const { label, hint, stored, draft, error, check, onDraft, onRemove, onCheck } = props;
  const [replacing, setReplacing] = useState(false);
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  useEffect(() => setReplacing(false), [stored]);
  useEffect(() => {
    if (replacing) input.current?.focus();
  }, [replacing]);
  const editing = !stored.set || replacing || draft !== '';
  return (
    <div class="field key">
      {editing ? (
        <label for={id}>{label}</label>
      ) : (
        <p class="label" id={`${id}-label`}>
          {label}
        </p>
      )}
      <div class="key-line">
        {editing ? (
          <input
            ref={input}
            id={id}
            type="password"
            autocomplete="off"
            spellcheck={false}
            value={draft}
            aria-describedby={`${id}-hint ${id}-error`}
            aria-invalid={error !== undefined}
            onInput={(event) => onDraft(event.currentTarget.value)}
          />
        ) : (
          <>
            <span class="masked">{t('ui_key_set', { hint: stored.hint })}</span>
            <button
              type="button"
              class="button"
              aria-label={t('ui_key_replace_named', { name: label })}
              onClick={() => setReplacing(true)}
            >
              {t('ui_key_replace')}
            </button>
            <ConfirmButton
              class="button"
              label={t('ui_key_remove_named', { name: label })}
              question={t('ui_key_remove_question', { name: label })}
              confirm={t('ui_key_remove')}
              onConfirm={onRemove}
            >
              {t('ui_key_remove')}
            </ConfirmButton>
          </>
        )}
        <button
          type="button"
          class="button"
          aria-label={t('ui_key_check_named', { name: label })}
          disabled={check === 'checking' || (!stored.set && draft === '')}
          onClick={() => {
            setReplacing(false);
            onCheck();
          }}
        >
          {t('ui_key_check')}
        </button>
        {editing && stored.set && (
          <button
            type="button"
            class="button"
            aria-label={t('ui_key_keep_named', { name: label })}
            onClick={() => {
              setReplacing(false);
              onDraft('');
            }}
          >
            {t('ui_key_keep')}
          </button>
        )}
      </div>
      <p id={`${id}-hint`} class="muted small">
        {hint}
      </p>
      <FieldError id={`${id}-error`} text={error} />
      <div role="status">
        {check === 'checking' ? (
          <p class="muted small">{t('ui_checking')}</p>
        ) : (
          check && (
            <p class={`notice ${check.valid ? 'good' : 'problem'}`}>
              <Icon name={check.valid ? 'done' : 'problem'} />
              <span>{say(check.text)}</span>
            </p>
          )
        )}
      </div>
    </div>
  );
}
