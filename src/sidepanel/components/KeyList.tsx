import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { t } from '../../ui/messages';
import { SHORTCUTS, toKeyCap } from '../shortcuts';

/** A key that Chrome itself listens for, as it is really bound. */
export interface ChromeKey {
  /** What it does, as the manifest says. */
  readonly text: string;
  /** `Alt+Shift+H`; empty while none is set. */
  readonly keys: string;
}

export interface KeyListProps {
  readonly open: boolean;
  /** The single keys work. */
  readonly singleKeys: boolean;
  readonly chromeKeys: () => Promise<readonly ChromeKey[]>;
  readonly onSingleKeys: (on: boolean) => void;
  readonly onClose: () => void;
}

/** Every key there is: the panel's single ones, which can be switched off, and those that work in the call's tab. */
export function KeyList({ open, singleKeys, chromeKeys, onSingleKeys, onClose }: KeyListProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [bound, setBound] = useState<readonly ChromeKey[]>([]);
  useLayoutEffect(() => {
    if (!open) return;
    dialog.current?.showModal();
    void chromeKeys().then(setBound);
  }, [open]);
  if (!open) return null;
  return (
    <dialog ref={dialog} class="keys" aria-labelledby="keys-heading" onClose={onClose}>
      <div class="line">
        <h2 id="keys-heading">{t('panel_keys')}</h2>
        <button type="button" class="button small-button" onClick={() => dialog.current?.close()}>
          {t('panel_keys_close')}
        </button>
      </div>
      <label class="single-keys">
        <input type="checkbox" checked={singleKeys} onChange={(event) => onSingleKeys(event.currentTarget.checked)} />
        {t('panel_keys_single')}
      </label>
      <Keys rows={SHORTCUTS.map(({ key, text }) => ({ text: t(text), keys: toKeyCap(key) }))} />
      <h3>{t('panel_keys_chrome')}</h3>
      <Keys rows={bound.map(({ text, keys }) => ({ text, keys: keys === '' ? t('panel_keys_unset') : keys }))} />
      <p class="small muted">{t('panel_keys_chrome_hint')}</p>
    </dialog>
  );
}

const Keys = ({ rows }: { rows: readonly ChromeKey[] }) => (
  <dl>
    {rows.map(({ text, keys }) => (
      <div key={text}>
        <dt>{text}</dt>
        <dd>
          <kbd>{keys}</kbd>
        </dd>
      </div>
    ))}
  </dl>
);
