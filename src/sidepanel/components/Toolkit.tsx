import { useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { CopyButton } from '../../ui/CopyButton';
import { t } from '../../ui/messages';
import type { ToolkitCard } from '../toolkit-cards';
import { useCalmCards } from '../use-calm-cards';
import type { ShownWords } from '../use-words';
import { ToolkitSearch } from './ToolkitSearch';

export interface ToolkitProps {
  /** Those for this moment first. */
  readonly cards: readonly ToolkitCard[];
  /** The rep opened the drawer. */
  readonly open: boolean;
  /** Grows by one each time that the rep asks for the search. */
  readonly searchAsked: number;
  readonly onShowWords: (words: ShownWords) => void;
}

/** Every script and battle card at hand, with a search; the first that fits lies open. */
export function Toolkit({ cards, open, searchAsked, onShowWords }: ToolkitProps) {
  const list = useRef<HTMLUListElement>(null);
  const [sought, setSought] = useState<{ readonly cardId: string }>();
  const [hasPointer, setPointer] = useState(false);
  const [hasKeyboard, setKeyboard] = useState(false);
  const { shown, isOpen, choose } = useCalmCards(cards, { drawerOpen: open, isAmong: hasPointer || hasKeyboard });
  useLayoutEffect(() => {
    if (!sought) return;
    const title = list.current?.querySelector<HTMLElement>(`[data-card="${sought.cardId}"]`);
    title?.closest('li')?.scrollIntoView?.({ block: 'nearest' });
    title?.focus();
  }, [sought]);

  if (cards.length === 0) return <p class="muted">{t('panel_no_scripts')}</p>;
  return (
    <div
      class="toolkit-in"
      onFocusIn={() => setKeyboard(true)}
      onFocusOut={() => setKeyboard(false)}
      onPointerEnter={() => setPointer(true)}
      onPointerLeave={() => setPointer(false)}
    >
      <ToolkitSearch
        cards={cards}
        asked={searchAsked}
        onOpen={(cardId) => {
          choose(cardId, true);
          setSought({ cardId });
        }}
      />
      <ul ref={list} class="cards">
        {shown.map((card) => (
          <Card
            key={card.id}
            card={card}
            open={isOpen(card.id)}
            onOpen={(opens) => choose(card.id, opens)}
            onShowWords={onShowWords}
          />
        ))}
      </ul>
    </div>
  );
}

interface CardProps {
  readonly card: ToolkitCard;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onShowWords: (words: ShownWords) => void;
}

function Card({ card: { id: cardId, kind, title, lines, fits, named }, open, onOpen, onShowWords }: CardProps) {
  const id = useId();
  return (
    <li class={fits ? 'toolkit-card fits' : 'toolkit-card'}>
      <h3>
        <button
          type="button"
          class="fold card-title"
          data-card={cardId}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => onOpen(!open)}
        >
          <span class="title-words" dir="auto">
            {title}
          </span>
          {kind === 'competitor' && !fits && <span class="tag small">{t('panel_competitor')}</span>}
          {fits && <span class="tag fits-tag small">{named ? t('panel_named') : t('panel_fits_now')}</span>}
        </button>
      </h3>
      <div id={id} class="card-body" hidden={!open}>
        {named && (
          <button
            type="button"
            class="link small they-said"
            title={t('panel_words_show')}
            onClick={() => onShowWords({ of: 'competitor', name: title, lineId: named.lineId })}
          >
            {t('panel_they_said')} <q dir="auto">{named.text}</q>
          </button>
        )}
        <ul>
          {lines.map(({ name, text, when }) => (
            <li key={name}>
              <div class="say">
                <p>
                  {name !== '' && (
                    <strong class="small muted" dir="auto">
                      {name}
                    </strong>
                  )}
                  <span dir="auto">{text}</span>
                </p>
                <CopyButton text={text} what={name === '' ? title : name} />
              </div>
              {when !== '' && (
                <p class="small muted" dir="auto">
                  {when}
                </p>
              )}
            </li>
          ))}
        </ul>
      </div>
    </li>
  );
}
