import type { TranscriptLine } from '../coaching/panel-view';
import type { WholeCall } from '../protocol/messages';
import { toClock, toSourceText } from '../ui/spoken-time';
import { toSpeaker } from '../ui/speaker';
import { t } from '../ui/messages';

/** A kept call to read: what was said, how it went, what was met and what was advised. */
export function CallRecord({ record }: { record: WholeCall }) {
  const { call, transcript, stages, objectivesMet, verdicts = [] } = record;
  const sinceStart = (atMs: number) => toClock(atMs - call.startedAtMs);
  const advice = adviceOf(record);
  const words = new Map(transcript.map(({ id, text }) => [id, text]));
  return (
    <div class="call-record">
      <section aria-label={t('options_record_transcript')}>
        <h4>{t('options_record_transcript')}</h4>
        {transcript.length === 0 ? (
          <p class="muted">{t('options_record_nothing')}</p>
        ) : (
          <ol class="said" tabIndex={0} aria-label={t('options_record_said')}>
            {transcript.map((line) => (
              <Line key={line.id} {...line} />
            ))}
          </ol>
        )}
      </section>
      <section aria-label={t('options_record_stages')}>
        <h4>{t('options_record_stages')}</h4>
        <ol>
          {lasting(stages, sinceStart).map(({ stage, atMs }, at) => (
            <li key={at} class="timed">
              <time>{sinceStart(atMs)}</time>
              <span class="stage-name">{t(`panel_stage_${stage}`)}</span>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={t('options_record_objectives')}>
        <h4>{t('options_record_objectives')}</h4>
        {objectivesMet.length === 0 && <p class="muted">{t('options_record_none')}</p>}
        <ul>
          {objectivesMet.map(({ id, text, utteranceId = '', byRep }) => (
            <li key={id}>
              <span dir="auto">{text}</span>
              {byRep && <span class="muted small"> {t('options_record_by_hand')}</span>}
              {words.has(utteranceId) && (
                <span class="muted small" dir="auto">
                  {' '}
                  {t('options_record_quote', { words: words.get(utteranceId) ?? '' })}
                </span>
              )}
            </li>
          ))}
        </ul>
      </section>
      <section aria-label={t('options_record_guidance')}>
        <h4>{t('options_record_guidance')}</h4>
        {advice.length === 0 && <p class="muted">{t('options_record_none')}</p>}
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
      {verdicts.length > 0 && (
        <section aria-label={t('options_record_verdicts')}>
          <h4>{t('options_record_verdicts')}</h4>
          <ol>
            {verdicts.map(({ atMs, verdict, what }, at) => (
              <li key={at} class="timed">
                <time>{sinceStart(atMs)}</time>
                <span>
                  {verdict === 'helped' ? t('panel_helped') : t('panel_not_now')}{' '}
                  <span class="muted small" dir="auto">
                    {what}
                  </span>
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
    </div>
  );
}

function Line({ speaker, voice, text, startMs, notHeardSec }: TranscriptLine) {
  if (notHeardSec !== undefined) return <li class="gap">{t('speaker_gap', { seconds: notHeardSec })}</li>;
  return (
    <li class={`timed ${speaker}`}>
      <time>{toClock(startMs)}</time>
      <span>
        <strong class="speaker">{toSpeaker({ speaker, voice })}</strong> <span dir="auto">{text}</span>
      </span>
    </li>
  );
}

/** Those that still stood a second later, as times are shown: what is passed through within one is no stage of the call. */
const lasting = (stages: WholeCall['stages'], toShown: (atMs: number) => string): WholeCall['stages'] =>
  stages.filter(({ atMs }, at) => {
    const next = stages[at + 1];
    return !next || toShown(next.atMs) !== toShown(atMs);
  });

/** What was advised in either mode, oldest first. */
const adviceOf = ({ guidance, suggestions }: WholeCall) =>
  [
    ...guidance.map(({ guidance: { focus }, source, atMs }) => ({ what: focus.what, why: focus.why, source, atMs })),
    ...suggestions.map(({ suggestion: { primary_suggestion: said }, source, atMs }) => ({
      what: said.text,
      why: said.reasoning,
      source,
      atMs,
    })),
  ].toSorted((a, b) => a.atMs - b.atMs);
