import { useState } from 'preact/hooks';
import type { WholeCall, KeptCall } from '../protocol/messages';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import { ConfirmButton } from '../ui/ConfirmButton';
import type { SaveFile } from '../ui/save-file';
import { CallRecord } from './CallRecord';
import { fileNameOf, titleOf, toLength, toUtterances, toWhen } from './call-words';
import { useKeptCalls } from './use-kept-calls';
import { t } from '../ui/messages';
import { exportCall } from '../coaching/call-export';

export interface KeptCallsProps {
  readonly ask: Ask;
  readonly saveFile: SaveFile;
  readonly keeping: Keeping;
}

/** Whether calls are being kept, as the settings have it; `forbidden` by the team's policy. */
type Keeping = 'yes' | 'no' | 'forbidden';

/** The calls on this device: to read, to save as a file, to delete. */
export function KeptCalls({ ask, saveFile, keeping }: KeptCallsProps) {
  const { calls, problem, read, forget } = useKeptCalls(ask);
  const [opened, setOpened] = useState<WholeCall>();

  const toggle = async ({ sessionId }: KeptCall) =>
    setOpened(opened?.call.sessionId === sessionId ? undefined : await read(sessionId));

  const save = async ({ sessionId }: KeptCall) => {
    const record = await read(sessionId);
    if (record) saveFile(fileNameOf(record), JSON.stringify(exportCall(record), undefined, 2));
  };

  return (
    <section class="card kept-calls" aria-labelledby="kept-calls-heading">
      <h2 id="kept-calls-heading">{t('options_calls')}</h2>
      <Alert text={problem} />
      {calls === undefined
        ? problem === undefined && <p class="muted">{t('ui_loading')}</p>
        : (calls.length === 0 || keeping !== 'yes') && <p class="muted">{whatIsKept(keeping, calls.length)}</p>}
      {calls !== undefined && calls.length > 0 && (
        <>
          <ul>
            {calls.map((call) => (
              <li key={call.sessionId}>
                <Row
                  call={call}
                  record={opened?.call.sessionId === call.sessionId ? opened : undefined}
                  onToggle={() => void toggle(call)}
                  onSave={() => void save(call)}
                  onForget={() => void forget([call.sessionId])}
                />
              </li>
            ))}
          </ul>
          {calls.length > 1 && (
            <ConfirmButton
              class="link small"
              question={t(
                calls.some(({ isRunning }) => isRunning)
                  ? 'options_calls_delete_all_running'
                  : 'options_calls_delete_all_question',
                { count: calls.length },
              )}
              confirm={t('options_calls_delete_all_confirm')}
              onConfirm={() => void forget(calls.map(({ sessionId }) => sessionId))}
            >
              {t('options_calls_delete_all')}
            </ConfirmButton>
          )}
        </>
      )}
    </section>
  );
}

interface RowProps {
  readonly call: KeptCall;
  /** The whole of it, while it is open. */
  readonly record: WholeCall | undefined;
  readonly onToggle: () => void;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

function Row({ call, record, onToggle, onSave, onForget }: RowProps) {
  const title = titleOf(call);
  const name = t('options_call_name', { title, when: toWhen(call.startedAtMs) });
  return (
    <>
      <div class="call-line">
        <div>
          <h3 dir="auto">{title}</h3>
          <p class="muted small">
            {toWhen(call.startedAtMs)} · {toLength(call)} · {toUtterances(call.utteranceCount)}
            {call.isRunning && <strong class="good-text"> · {t('options_call_running')}</strong>}
            {!call.isRunning && call.endedAtMs === undefined && ` · ${t('options_call_cut_off')}`}
          </p>
        </div>
        <div class="call-buttons">
          <button
            type="button"
            class="button"
            aria-expanded={record !== undefined}
            aria-label={t(record ? 'options_call_close_named' : 'options_call_open_named', { name })}
            onClick={onToggle}
          >
            {t(record ? 'options_call_close' : 'options_call_open')}
          </button>
          <button type="button" class="button" aria-label={t('options_export_named', { name })} onClick={onSave}>
            {t('options_export')}
          </button>
          <ConfirmButton
            class="button"
            label={t('options_delete_named', { name })}
            question={t(call.isRunning ? 'options_call_delete_running' : 'options_call_delete_question')}
            confirm={t('ui_delete')}
            onConfirm={onForget}
          >
            {t('ui_delete')}
          </ConfirmButton>
        </div>
      </div>
      {record && <CallRecord record={record} />}
    </>
  );
}

function whatIsKept(keeping: Keeping, count: number): string {
  if (keeping === 'yes') return t('options_calls_none');
  if (count > 0) return t('options_calls_off');
  return t(keeping === 'forbidden' ? 'options_calls_forbidden' : 'options_calls_not_kept');
}
