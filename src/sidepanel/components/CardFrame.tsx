/** What the focus and the suggestion have in common: places that never move, streaming in them, what the rep can do, where it came from. */
import type { ReadonlySignal } from '@preact/signals';
import type { ComponentChildren } from 'preact';
import type { CardStanding } from '../../coaching/card-standing';
import type { GuidanceSource, Urgency } from '../../coaching/guidance';
import type { PanelView } from '../../coaching/panel-view';
import { t } from '../../ui/messages';
import { toAge, toSourceText } from '../../ui/spoken-time';
import type { Progress } from '../panel-model';
import type { ShortcutActions } from '../shortcuts';
import { CardActions } from './CardActions';
import { CardMark } from './CardMark';
import { KeyButton } from './KeyButton';
import { UrgencyBadge } from './UrgencyBadge';

/** What both cards are given. */
export interface CardState {
  readonly progress: Progress | undefined;
  readonly asking: PanelView['asking'];
  readonly status: PanelView['status'];
  /** Epoch ms. */
  readonly nowMs: ReadonlySignal<number>;
  /** Of the card that is up; undefined while none is, or another is looked at. */
  readonly standing: CardStanding | undefined;
  /** Which earlier card is looked at; undefined while it is now. */
  readonly lookedAt: { readonly position: number; readonly total: number } | undefined;
  /** Cards were up before the one that is. */
  readonly hasEarlier: boolean;
  readonly actions: ShortcutActions;
}

export interface CardFrameProps extends CardState {
  readonly heading: string;
  readonly urgency: Urgency | undefined;
  readonly source: GuidanceSource | undefined;
  /** The utterance that this answers; on the element for whoever watches the panel, such as the demo. */
  readonly answers: string | undefined;
  readonly atMs: number;
  /** The big thing and why. */
  readonly children: ComponentChildren;
  /** Beneath it, in a place of its own: the question to ask, or the move to make. */
  readonly next: ComponentChildren;
}

/** The one big card of the panel. Its places are as large as their longest everyday text, so nothing moves while one is written or changes. */
export function CardFrame(props: CardFrameProps) {
  const { heading, urgency, source, progress, nowMs, atMs, lookedAt, actions, status } = props;
  const look = lookedAt ? 'earlier' : progress ? 'writing' : (urgency ?? 'none');
  return (
    <section class={`card ${look}`} aria-labelledby="card-heading" data-answers={props.answers}>
      <div class="card-head">
        <h2 id="card-heading">{heading}</h2>
        {urgency && !progress && <UrgencyBadge urgency={urgency} />}
        <CardMark {...props} />
        <KeyButton action="earlier" icon="earlier" label={t('panel_earlier')} actions={actions} />
        <KeyButton action="later" icon="later" label={t('panel_later')} actions={actions} />
      </div>
      <div class="card-words">
        <div class="card-say">{props.children}</div>
        <div class="card-next">{props.next}</div>
      </div>
      <p class="card-foot small muted">
        {source && !progress && (
          <>
            <span class="source" dir="auto" title={toSourceText(source)}>
              {toSourceText(source)}
            </span>
            <Age atMs={atMs} nowMs={nowMs} />
          </>
        )}
      </p>
      {status === 'ended' ? (
        <p class="card-actions call-ended" role="status">
          {t('panel_call_ended')}
        </p>
      ) : (
        <CardActions actions={actions} standing={props.standing} />
      )}
    </section>
  );
}

const Age = ({ atMs, nowMs }: Pick<CardFrameProps, 'atMs' | 'nowMs'>) => <span>{toAge(nowMs.value - atMs)}</span>;
