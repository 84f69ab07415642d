/** What the focus and the suggestion have in common: streaming in place, where it came from, how old it is, and asking for more. */
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { PanelView } from '../../coaching/panel-view';
import type { GuidanceSource, Urgency } from '../../coaching/guidance';
import type { Progress } from '../panel-model';
import { toAge, toSourceText } from '../../ui/spoken-time';

/** What both cards are given. */
export interface OfferState {
  readonly progress: Progress | undefined;
  readonly asking: boolean;
  readonly status: PanelView['status'];
  readonly nowMs: number;
  readonly canAsk: boolean;
  readonly onHelpNow: () => void;
  /** Waves the card away; absent where none is up. */
  readonly onDismiss: (() => void) | undefined;
}

export interface OfferFrameProps extends OfferState {
  readonly heading: string;
  readonly urgency: Urgency | undefined;
  readonly source: GuidanceSource | undefined;
  /** The utterance that this answers; on the element for whoever watches the panel, such as the demo. */
  readonly answers: string | undefined;
  readonly atMs: number;
  readonly badge: ComponentChildren;
  readonly children: ComponentChildren;
}

/** The one big card of the panel. While Claude writes it never gets lower than it was, so that nothing below jumps. */
export function OfferFrame(props: OfferFrameProps) {
  const { heading, urgency, source, progress, asking, nowMs, atMs } = props;
  const body = useRef<HTMLDivElement>(null);
  const restingPx = useRef(0);
  const streaming = progress !== undefined;
  useLayoutEffect(() => {
    const element = body.current;
    if (!element) return;
    element.style.minBlockSize = streaming ? `${String(restingPx.current)}px` : '';
    if (!streaming) restingPx.current = element.offsetHeight;
  });
  const id = `${heading.toLowerCase()}-heading`;
  return (
    <section
      class={`offer ${streaming ? 'writing' : (urgency ?? 'none')}`}
      aria-labelledby={id}
      data-answers={props.answers}
    >
      <div class="offer-line">
        <h2 id={id}>{heading}</h2>
        {!streaming && props.badge}
        {streaming ? (
          <span class="mark small">Claude is writing…</span>
        ) : (
          asking && <span class="mark small">Thinking…</span>
        )}
        {props.onDismiss && !streaming && (
          <button type="button" class="dismiss" aria-label="Not now" title="Not now" onClick={props.onDismiss}>
            <span aria-hidden="true">×</span>
          </button>
        )}
      </div>
      <div ref={body} class="offer-body">
        {props.children}
      </div>
      <div class="offer-foot">
        <p class="small muted">
          {source && !streaming && (
            <>
              <span class="source" dir="auto" title={toSourceText(source)}>
                {toSourceText(source)}
              </span>{' '}
              <span>{toAge(nowMs - atMs)}</span>
            </>
          )}
        </p>
        {props.status !== 'ended' && (
          <button type="button" class="button" disabled={!props.canAsk} onClick={props.onHelpNow}>
            Help me now
          </button>
        )}
      </div>
    </section>
  );
}

/** Nothing was offered yet: what the rep waits for. */
export const WAITING_TEXT: Readonly<Record<PanelView['status'], string>> = {
  starting: 'Opening the call’s sound…',
  listening: 'Listening. The first advice comes when someone has spoken.',
  reconnecting: 'Waiting for the speech service…',
  ended: 'The call ended before there was anything to advise.',
};

const LONG_TEXT_CHARS = 90;

/** The big text: smaller when long, so that the first question stays in sight. */
export const Big = ({ text }: { text: string }) => (
  <p class={text.length > LONG_TEXT_CHARS ? 'big long' : 'big'} dir="auto">
    {text}
  </p>
);
