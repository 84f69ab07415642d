import type { SignalView } from '../../coaching/signal-view';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { OBJECTION_TEXT } from '../objection-text';

export interface SignalProps {
  readonly signal: SignalView;
  readonly onShow: () => void;
}

/** What the customer's last words showed, by sign and word; it opens them. */
export const Signal = ({ signal: { kind, objection, evidence }, onShow }: SignalProps) => (
  <button
    type="button"
    class={`signal ${kind} small`}
    title={`${t('panel_words_show')}: “${evidence.text}”`}
    onClick={onShow}
  >
    <Icon name={kind} />
    <span class="word">{kind === 'buying' ? t('panel_buying_signal') : t(OBJECTION_TEXT[objection])}</span>
  </button>
);
