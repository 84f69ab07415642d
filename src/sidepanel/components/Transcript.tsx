import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { TranscriptLine } from '../../coaching/panel-view';

/** How near the end still counts as reading along, in px: about one line. */
const NEAR_END_PX = 24;

/** What was said, as it is said. Follows the end unless the rep scrolled back. */
export function Transcript({ lines }: { lines: readonly TranscriptLine[] }) {
  const list = useRef<HTMLOListElement>(null);
  const following = useRef(true);
  const [behind, setBehind] = useState(false);

  const toEnd = () => {
    const element = list.current;
    if (element) element.scrollTop = element.scrollHeight;
  };
  useLayoutEffect(() => {
    if (following.current) toEnd();
  }, [lines]);

  const noteScroll = () => {
    const element = list.current;
    if (!element) return;
    following.current = element.scrollHeight - element.scrollTop - element.clientHeight <= NEAR_END_PX;
    setBehind(!following.current);
  };

  return (
    <section class="transcript" aria-labelledby="transcript-heading">
      <div class="line">
        <h2 id="transcript-heading">Transcript</h2>
        {behind && (
          <button type="button" class="link small" onClick={toEnd}>
            To the latest
          </button>
        )}
      </div>
      {lines.length === 0 && <p class="muted">Nothing heard yet.</p>}
      <ol
        ref={list}
        class="lines"
        tabIndex={0}
        aria-label="What was said"
        onScroll={noteScroll}
        hidden={lines.length === 0}
      >
        {lines.map((line) => (
          <Line key={line.id} {...line} />
        ))}
      </ol>
    </section>
  );
}

function Line({ speaker, label, text, status }: TranscriptLine) {
  if (status === 'gap') return <li class="gap">{text}</li>;
  return (
    <li class={`${speaker} ${status}`}>
      <span class="speaker">{label}</span>{' '}
      <span dir="auto">
        {text}
        {status === 'interim' && '…'}
      </span>
    </li>
  );
}
