import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import type { CardState } from './CardFrame';

/** One word on how the card stands; that another waits is said aloud as well. */
export function CardMark({ lookedAt, standing, progress, asking }: CardState) {
  const waiting = standing?.waiting;
  const word =
    waiting === undefined ? quietWord() : t(waiting === 'critical' ? 'panel_urgent_waiting' : 'panel_new_waiting');
  return (
    <>
      <span role="status" class="unseen">
        {waiting !== undefined && word}
      </span>
      {/* Each word is an element of its own: one that only changed its text would be seen to move. */}
      {waiting === undefined ? (
        <span key={word} class="mark small">
          {word}
        </span>
      ) : (
        <span key={word} class={`mark waiting small ${waiting}`} aria-hidden="true">
          <Icon name={waiting} />
          <span>{word}</span>
        </span>
      )}
    </>
  );

  function quietWord(): string {
    if (lookedAt) return t('panel_earlier_of', { position: lookedAt.position, total: lookedAt.total });
    if (progress) return t('panel_writing');
    if (standing?.pinned) return t('panel_pinned');
    return asking === undefined ? '' : t('panel_thinking');
  }
}
