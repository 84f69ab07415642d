/** Who said a line, in the interface's language. */
import type { TranscriptLine } from '../coaching/panel-view';
import { t } from './messages';

/** The rep, the customer, or the second and later of the customer's voices by number. */
export const toSpeaker = ({ speaker, voice }: Pick<TranscriptLine, 'speaker' | 'voice'>): string => {
  if (speaker === 'rep') return t('speaker_rep');
  return voice === undefined ? t('speaker_customer') : t('speaker_customer_number', { number: voice + 1 });
};
