import { t } from './messages';
import { useCopy, type Copying } from './use-copy';

export interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for a screen reader: `announcement`. */
  readonly what: string;
}

/** Puts a text on the clipboard, and says whether it is there. */
export function CopyButton({ text, what }: CopyButtonProps) {
  const { copy, outcome } = useCopy(text);
  const copied = outcome === 'copied';
  return (
    <>
      <button
        type="button"
        class="button small-button"
        aria-label={copied ? t('ui_copied_what', { what }) : t('ui_copy_what', { what })}
        onClick={copy}
      >
        {copied ? t('ui_copied') : t('ui_copy')}
      </button>
      <CopyOutcome outcome={outcome} />
    </>
  );
}

/** What came of it: said only, unless it went wrong. */
export const CopyOutcome = ({ outcome }: Pick<Copying, 'outcome'>) => (
  <span role="status" class={outcome === 'failed' ? 'small' : 'unseen'}>
    {outcome === 'copied' && t('ui_copied_said')}
    {outcome === 'failed' && t('ui_copy_failed')}
  </span>
);
