import { useState } from 'preact/hooks';
import type { CallExport, KeptCall } from '../protocol/messages';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import { ConfirmButton } from '../ui/ConfirmButton';
import type { SaveFile } from '../ui/save-file';
import { CallRecord } from './CallRecord';
import { fileNameOf, titleOf, toLength, toUtterances, toWhen } from './call-words';
import { useKeptCalls } from './use-kept-calls';

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
  const [opened, setOpened] = useState<CallExport>();

  const toggle = async ({ sessionId }: KeptCall) =>
    setOpened(opened?.call.sessionId === sessionId ? undefined : await read(sessionId));

  const save = async ({ sessionId }: KeptCall) => {
    const record = await read(sessionId);
    if (record) saveFile(fileNameOf(record), JSON.stringify(record, undefined, 2));
  };

  return (
    <section class="card kept-calls" aria-labelledby="kept-calls-heading">
      <h2 id="kept-calls-heading">Kept calls</h2>
      <Alert text={problem} />
      {calls === undefined
        ? problem === undefined && <p class="muted">Loading…</p>
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
              question={`Delete all ${String(calls.length)} calls and every trace of them? It can’t be undone.${
                calls.some(({ isRunning }) => isRunning) ? ' Coaching of the running call stops.' : ''
              }`}
              confirm="Delete all"
              onConfirm={() => void forget(calls.map(({ sessionId }) => sessionId))}
            >
              Delete all calls
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
  readonly record: CallExport | undefined;
  readonly onToggle: () => void;
  readonly onSave: () => void;
  readonly onForget: () => void;
}

function Row({ call, record, onToggle, onSave, onForget }: RowProps) {
  const title = titleOf(call);
  const name = `${title}, ${toWhen(call.startedAtMs)}`;
  return (
    <>
      <div class="call-line">
        <div>
          <h3 dir="auto">{title}</h3>
          <p class="muted small">
            {toWhen(call.startedAtMs)} · {toLength(call)} · {toUtterances(call.utteranceCount)}
            {call.isRunning && <strong class="good-text"> · running now</strong>}
            {!call.isRunning && call.endedAtMs === undefined && ' · cut off when the browser closed'}
          </p>
        </div>
        <div class="call-buttons">
          <button
            type="button"
            class="button"
            aria-expanded={record !== undefined}
            aria-label={`${record ? 'Close' : 'Open'} ${name}`}
            onClick={onToggle}
          >
            {record ? 'Close' : 'Open'}
          </button>
          <button type="button" class="button" aria-label={`Export ${name}`} onClick={onSave}>
            Export
          </button>
          <ConfirmButton
            class="button"
            label={`Delete ${name}`}
            question={`Delete this call and every trace of it? It can’t be undone.${
              call.isRunning ? ' Coaching stops.' : ''
            }`}
            confirm="Delete"
            onConfirm={onForget}
          >
            Delete
          </ConfirmButton>
        </div>
      </div>
      {record && <CallRecord record={record} />}
    </>
  );
}

function whatIsKept(keeping: Keeping, count: number): string {
  if (keeping === 'yes') return 'No call has been kept yet. The next one is listed here as it runs.';
  if (count > 0) return 'Keeping is off: no more calls are added. These stay until you delete them.';
  return keeping === 'forbidden'
    ? 'Calls aren’t kept: your team’s policy forbids it. Each is forgotten when Chrome closes.'
    : 'Calls aren’t kept: each is forgotten when Chrome closes. To keep them, choose so under “Consent and kept calls” above and save.';
}
