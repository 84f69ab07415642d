import type { TranscriptLine } from '../coaching/panel-view';
import type { CallExport } from '../protocol/messages';
import { toClock, toSourceText } from '../ui/spoken-time';

/** A kept call to read: what was said, how it went, what was met and what was advised. */
export function CallRecord({ record }: { record: CallExport }) {
  const { call, transcript, stages, objectivesMet } = record;
  const sinceStart = (atMs: number) => toClock(atMs - call.startedAtMs);
  const advice = adviceOf(record);
  const words = new Map(transcript.map(({ id, text }) => [id, text]));
  return (
    <div class="call-record">
      <section aria-label="Transcript">
        <h4>Transcript</h4>
        {transcript.length === 0 ? (
          <p class="muted">Nothing was heard.</p>
        ) : (
          <ol class="said" tabIndex={0} aria-label="What was said">
            {transcript.map((line) => (
              <Line key={line.id} {...line} />
            ))}
          </ol>
        )}
      </section>
      <section aria-label="Stages">
        <h4>Stages</h4>
        <ol>
          {stages.map(({ stage, atMs }, at) => (
            <li key={at} class="timed">
              <time>{sinceStart(atMs)}</time>
              <span class="stage-name">{stage}</span>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label="Objectives met">
        <h4>Objectives met</h4>
        {objectivesMet.length === 0 && <p class="muted">None.</p>}
        <ul>
          {objectivesMet.map(({ id, text, utteranceId = '', byRep }) => (
            <li key={id}>
              {text}
              {byRep && <span class="muted small"> ticked by hand</span>}
              {words.has(utteranceId) && (
                <span class="muted small" dir="auto">
                  {' '}
                  “{words.get(utteranceId)}”
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label="Guidance given">
        <h4>Guidance given</h4>
        {advice.length === 0 && <p class="muted">None.</p>}
        <ol>
          {advice.map(({ atMs, what, why, source }, at) => (
            <li key={at} class="timed">
              <time>{sinceStart(atMs)}</time>
              <span dir="auto">
                {what} <span class="muted small">{why}</span>{' '}
                <span class="muted small source">{toSourceText(source)}</span>
              </span>
            </li>
          ))}
        </ol>
      </section>
    </div>
  );
}

function Line({ speaker, label, text, startMs, status }: TranscriptLine) {
  if (status === 'gap') return <li class="gap">{text}</li>;
  return (
    <li class={`timed ${speaker}`}>
      <time>{toClock(startMs)}</time>
      <span>
        <strong class="speaker">{label}</strong> <span dir="auto">{text}</span>
      </span>
    </li>
  );
}

/** What was advised in either mode, oldest first. */
const adviceOf = ({ guidance, suggestions }: CallExport) =>
  [
    ...guidance.map(({ guidance: { focus }, source, atMs }) => ({ what: focus.what, why: focus.why, source, atMs })),
    ...suggestions.map(({ suggestion: { primary_suggestion: said }, source, atMs }) => ({
      what: said.text,
      why: said.reasoning,
      source,
      atMs,
    })),
  ].toSorted((a, b) => a.atMs - b.atMs);
