import type { PanelView } from '../../coaching/panel-view';
import { Icon } from '../../ui/Icon';

export interface MeasuresProps {
  readonly view: Pick<PanelView, 'measures' | 'nudge'>;
  readonly nowMs: number;
}

/** How the talk is shared out, in one line that a nudge takes the place of; the other figures are a click away. */
export function Measures({ view: { measures, nudge }, nowMs }: MeasuresProps) {
  const said = nudge && nowMs < nudge.untilMs ? nudge.text : undefined;
  const { talkRatio, longestMonologueSec, questions } = measures;
  const parts = [
    ...figure(talkRatio === undefined ? undefined : talkRatio * 100, (share) => `You ${share} %`),
    ...figure(longestMonologueSec, (seconds) => `longest ${seconds} s`),
    ...figure(questions, (count) => (count === '1' ? '1 question' : `${count} questions`)),
  ];
  // Before enough was heard for a share there is nothing to go by.
  if (said === undefined && talkRatio === undefined) return <div class="measures small" />;
  return (
    <details class="measures small">
      <summary class={said === undefined ? 'muted' : 'nudge'} title="How the talk goes">
        {said === undefined ? (
          parts.join(' · ')
        ) : (
          <>
            <Icon name="note" />
            <span>{said}</span>
          </>
        )}
      </summary>
      <Figures measures={measures} />
    </details>
  );
}

function Figures({ measures }: { measures: PanelView['measures'] }) {
  const { talkRatio, currentMonologueSec, longestMonologueSec, questions, wordsPerMinute, interruptions } = measures;
  const rows: readonly (readonly [string, readonly string[]])[] = [
    ['Your share of the talk', figure(talkRatio === undefined ? undefined : talkRatio * 100, (share) => `${share} %`)],
    ['Talking now for', figure(currentMonologueSec, (seconds) => `${seconds} s`)],
    ['Longest without them', figure(longestMonologueSec, (seconds) => `${seconds} s`)],
    ['Questions you asked', figure(questions, (count) => count)],
    ['Your pace, last minute', figure(wordsPerMinute, (words) => `${words} words a minute`)],
    ['Times you cut in', figure(interruptions, (count) => count)],
    ['Silence after the last objection', figure(measures.silenceAfterObjectionSec, (seconds) => `${seconds} s`)],
  ];
  return (
    <dl>
      {rows.map(([name, [value = 'not known']]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

const figure = (value: number | undefined, say: (whole: string) => string): readonly string[] =>
  value === undefined ? [] : [say(String(Math.round(value)))];
