/** What the rep most likely wants to see the words of: the signal that stands, else what was ticked last. */
import type { PanelView, TranscriptLine } from '../coaching/panel-view';
import type { SignalView } from '../coaching/signal-view';
import type { ShownWords } from './use-words';

/** Finds the words among the lines as spoken; undefined while nothing rests on any. */
export function latestWords(
  signal: SignalView | undefined,
  { completed }: PanelView['objectives'],
): ((lines: readonly TranscriptLine[]) => ShownWords) | undefined {
  if (signal) return () => ({ of: 'signal', signal, lineId: signal.evidence.utteranceId });
  const [first, ...others] = completed.flatMap(({ id, text, evidence }) =>
    evidence ? [{ of: 'objective' as const, id, text, lineId: evidence.utteranceId }] : [],
  );
  if (!first) return undefined;
  return (lines) => {
    const places = new Map(lines.map(({ id }, at) => [id, at]));
    const placeOf = ({ lineId }: ShownWords) => places.get(lineId) ?? -1;
    return others.reduce((last, other) => (placeOf(other) > placeOf(last) ? other : last), first);
  };
}
