import { useId, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { keyOf, toKeyCap } from '../shortcuts';
import type { ToolkitCard } from '../toolkit-cards';
import { MAX_SEARCH_CHARS, searchToolkit } from '../toolkit-search';

export interface ToolkitSearchProps {
  readonly cards: readonly ToolkitCard[];
  /** Grows by one each time that the rep asks for the field. */
  readonly asked: number;
  readonly onOpen: (cardId: string) => void;
}

/**
 * A field that finds cards while the rep types: a combobox with a list, where the focus stays in the field.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export function ToolkitSearch({ cards, asked, onOpen }: ToolkitSearchProps) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const field = useRef<HTMLInputElement>(null);
  const cameFrom = useRef<Element | null>(null);
  const id = useId();
  const found = useMemo(() => searchToolkit(cards, typed), [cards, typed]);
  const active = found[Math.min(at, found.length - 1)];
  const isOpen = found.length > 0;
  const optionId = (cardId: string) => `${id}-${cardId.replaceAll(/\s+/g, '-')}`;

  useLayoutEffect(() => {
    if (asked === 0) return;
    cameFrom.current = document.activeElement;
    // With what will be found below it.
    field.current?.closest('section')?.scrollIntoView?.({ block: 'nearest' });
    field.current?.focus();
  }, [asked]);
  useLayoutEffect(() => {
    // In the field's own list only: the panel stays where it is.
    document.getElementById(active ? optionId(active.card.id) : '')?.scrollIntoView?.({ block: 'nearest' });
  }, [active?.card.id]);

  const search = (text: string) => {
    setTyped(text);
    setAt(0);
  };
  const open = (cardId: string) => {
    search('');
    onOpen(cardId);
  };
  const leave = () => {
    if (cameFrom.current instanceof HTMLElement && cameFrom.current.isConnected) cameFrom.current.focus();
    else field.current?.blur();
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.isComposing) return;
    switch (event.key) {
      case 'ArrowDown':
      case 'ArrowUp':
        if (!isOpen) return;
        setAt((Math.min(at, found.length - 1) + (event.key === 'ArrowDown' ? 1 : -1) + found.length) % found.length);
        break;
      case 'Enter':
        if (active) open(active.card.id);
        break;
      case 'Escape':
        if (typed === '') leave();
        else search('');
        break;
      default:
        return;
    }
    event.preventDefault();
  };

  return (
    <div class="toolkit-search">
      <Icon name="search" />
      <input
        ref={field}
        type="text"
        dir="auto"
        role="combobox"
        aria-label={t('panel_search')}
        aria-keyshortcuts={keyOf('find')}
        aria-autocomplete="list"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        aria-activedescendant={active && optionId(active.card.id)}
        title={`${t('panel_search')} (${toKeyCap(keyOf('find'))})`}
        placeholder={t('panel_search_example')}
        autocomplete="off"
        spellcheck={false}
        maxLength={MAX_SEARCH_CHARS}
        value={typed}
        onInput={({ currentTarget }) => search(currentTarget.value)}
        onKeyDown={onKey}
      />
      {isOpen && (
        <ul id={id} role="listbox" class="found" aria-label={t('panel_search_found')}>
          {found.map(({ card, line }) => (
            <li
              key={card.id}
              id={optionId(card.id)}
              role="option"
              aria-selected={card === active?.card}
              // The field keeps the focus.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => open(card.id)}
            >
              <span class="found-title" dir="auto">
                {card.title}
              </span>{' '}
              {card.kind === 'competitor' && <span class="tag small">{t('panel_competitor')}</span>}
              {line && (
                <span class="found-line small muted" dir="auto">
                  {line.name !== '' && `${line.name}: `}
                  {line.text}
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="search-none small muted" role="status">
        {typed.trim() !== '' && !isOpen && t('panel_search_none', { words: typed.trim() })}
      </p>
    </div>
  );
}
