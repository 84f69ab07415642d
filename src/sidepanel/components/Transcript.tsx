import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren, VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { TranscriptLine } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';
import { t } from '../../ui/messages';
import { toSpeaker } from '../../ui/speaker';
import { keyOf, toKeyCap, type ShortcutActions } from '../shortcuts';
import { useEndOfList } from '../use-end-of-list';
import type { ShownWords } from '../use-words';

/** The line that the rep asked to see. */
export interface Marked {
  readonly words: ShownWords;
  /** What rests on it. */
  readonly note: ComponentChildren;
  readonly onBack: () => void;
}

export interface TranscriptProps {
  /** As spoken. A line that didn't change is the object that it was. */
  readonly lines: ReadonlySignal<readonly TranscriptLine[]>;
  readonly open: boolean;
  readonly actions: ShortcutActions;
  readonly marked?: Marked | undefined;
}

/** What was said, as it is said, unless the rep hid it. Follows the end unless the rep scrolled back or looks at marked words. */
export function Transcript({ lines: { value: lines }, open, actions, marked }: TranscriptProps) {
  const list = useRef<HTMLOListElement>(null);
  const place = useRef<HTMLElement | null>(null);
  const { behind, toEnd, noteScroll } = useEndOfList({
    list,
    held: place,
    isHeld: marked !== undefined,
    content: [lines, open],
  });
  const isGone = marked !== undefined && lines.every(({ id }) => id !== marked.words.lineId);

  const takePlace = (element: HTMLElement | null) => {
    place.current = element;
  };
  useLayoutEffect(() => {
    // Focus scrolls the list and the page to it, where a screen reader and the keyboard go on.
    if (marked) place.current?.focus();
  }, [marked?.words]);

  const leave = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    marked?.onBack();
  };

  return (
    <section class="transcript" aria-labelledby="transcript-heading">
      <div class="line">
        <h2 id="transcript-heading">
          <button
            type="button"
            class="fold"
            aria-expanded={open}
            aria-controls="transcript-lines"
            aria-keyshortcuts={keyOf('transcript')}
            title={`${open ? t('panel_transcript_hide') : t('panel_transcript_show')} (${toKeyCap(keyOf('transcript'))})`}
            onClick={actions.transcript}
          >
            <Icon name="unfold" />
            {t('panel_transcript')}
          </button>
        </h2>
        {open && behind && (
          <button type="button" class="link small" onClick={toEnd}>
            {t('panel_to_latest')}
          </button>
        )}
      </div>
      {open && lines.length === 0 && <p class="muted">{t('panel_nothing_heard')}</p>}
      {isGone && (
        <div ref={takePlace} class="words-gone" tabIndex={-1} onKeyDown={leave}>
          <p class="small">{t('panel_words_gone')}</p>
          {marked.note}
        </div>
      )}
      <ol
        ref={list}
        id="transcript-lines"
        class="lines"
        tabIndex={0}
        aria-label={t('panel_said')}
        onScroll={noteScroll}
        hidden={!open || lines.length === 0}
      >
        {open &&
          lines.map((line) =>
            line.id === marked?.words.lineId ? (
              <li
                key={line.id}
                ref={takePlace}
                class={`${classOf(line)} marked`}
                tabIndex={-1}
                aria-current="true"
                onKeyDown={leave}
              >
                <Words {...line} />
                {marked.note}
              </li>
            ) : (
              rowOf(line)
            ),
          )}
      </ol>
    </section>
  );
}

const rows = new WeakMap<TranscriptLine, VNode>();

/** A line's row, made once: Preact passes over a vnode that it has drawn, and a long call has thousands of lines. */
function rowOf(line: TranscriptLine): VNode {
  const known = rows.get(line) ?? (
    <li key={line.id} class={classOf(line)}>
      <Words {...line} />
    </li>
  );
  rows.set(line, known);
  return known;
}

const classOf = ({ speaker, status }: TranscriptLine): string => (status === 'gap' ? 'gap' : `${speaker} ${status}`);

function Words({ speaker, voice, text, status, notHeardSec }: TranscriptLine) {
  if (notHeardSec !== undefined) return <>{t('speaker_gap', { seconds: notHeardSec })}</>;
  return (
    <>
      <span class="speaker">{toSpeaker({ speaker, voice })}</span>{' '}
      <span class="words-said" dir="auto">
        {text}
        {status === 'interim' && '…'}
      </span>
    </>
  );
}
