import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Notice } from '../coaching/notices';
import type { CallState, TabStatus } from '../protocol/messages';
import { announcementOf } from '../settings/announcement';
import type { CoachingMode } from '../settings/feature-flags';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import { Icon } from '../ui/Icon';
import type { Microphone, MicrophonePermission } from '../ui/microphone';
import { ModeChoice } from '../ui/ModeChoice';
import { PlaybookChoice } from './PlaybookChoice';
import { Reminder } from './Reminder';

export interface PopupProps {
  /** The tab the rep clicked in; undefined where Chrome tells none. */
  readonly tabId: number | undefined;
  readonly ask: Ask;
  readonly microphone: Pick<Microphone, 'watchPermission'>;
  readonly openSidePanel: (tabId: number) => Promise<void>;
  readonly openOptions: () => void;
  readonly openWelcome: () => void;
}

const NO_MICROPHONE: Notice = {
  kind: 'note',
  id: 'microphone',
  text: 'The microphone isn’t allowed yet: only the customer will be heard. Allow it in options.',
};

/** Start and stop on this tab, the mode, and what is missing. */
export function Popup({ tabId, ask, microphone, openSidePanel, openOptions, openWelcome }: PopupProps) {
  const [status, setStatus] = useState<TabStatus>();
  const [mode, setMode] = useState<CoachingMode>();
  const [announcement, setAnnouncement] = useState<string>();
  const [error, setError] = useState<string>();
  const [permission, setPermission] = useState<MicrophonePermission>('granted');

  useEffect(() => {
    const closing = new AbortController();
    microphone.watchPermission(setPermission, closing.signal);
    return () => closing.abort();
  }, [microphone]);

  const loadStatus = useCallback(async () => {
    if (tabId === undefined) return;
    const reply = await ask({ to: 'background', type: 'get-tab-status', tabId });
    if (reply.ok) setStatus(reply.value);
    else setError(reply.error.message);
  }, [ask, tabId]);

  const loadMode = useCallback(async () => {
    const reply = await ask({ to: 'background', type: 'get-feature-flags' });
    if (reply.ok) setMode(reply.value.coaching_mode);
    else setError(reply.error.message);
  }, [ask]);

  // Without an answer there is none to show; the other requests say what went wrong.
  const loadAnnouncement = useCallback(async () => {
    const reply = await ask({ to: 'background', type: 'get-settings' });
    if (reply.ok) setAnnouncement(announcementOf(reply.value.settings));
  }, [ask]);

  useEffect(() => {
    void loadStatus();
    void loadMode();
    void loadAnnouncement();
  }, [loadStatus, loadMode, loadAnnouncement]);

  const openPanel = (id: number) => {
    openSidePanel(id).catch(() => setError('The side panel didn’t open. Open it from Chrome’s side panel menu.'));
  };

  const start = (id: number) => {
    setError(undefined);
    // The order matters: the popup dies as the panel opens, and the panel opens only within the turn of the click.
    const reply = ask({ to: 'background', type: 'start-session', tabId: id });
    openPanel(id);
    void reply.then((started) => {
      if (!started.ok) setError(started.error.message);
      return loadStatus();
    });
  };

  const stop = async (id: number) => {
    setError(undefined);
    const reply = await ask({ to: 'background', type: 'stop-session', tabId: id });
    if (!reply.ok) setError(reply.error.message);
    await loadStatus();
  };

  const choose = async (chosen: CoachingMode) => {
    setMode(chosen);
    const reply = await ask({ to: 'background', type: 'set-coaching-mode', mode: chosen });
    if (reply.ok) setMode(reply.value.coaching_mode);
    else {
      setError(reply.error.message);
      await loadMode();
    }
  };

  const missing = [...(status?.missing ?? []), ...(status && permission !== 'granted' ? [NO_MICROPHONE] : [])];
  const running = status !== undefined && status.session !== 'none' && status.session !== 'ended';
  return (
    <main>
      <header>
        <h1>Sales Coach AI</h1>
        <p class="state muted" role="status">
          {tabId === undefined ? 'No tab to coach here.' : status ? stateText(status) : 'Looking at this tab…'}
        </p>
      </header>
      <Alert text={error} />
      {missing.length > 0 && (
        <ul class="missing" aria-label="What is missing">
          {missing.map(({ kind, id, text }) => (
            <li key={id} class={`notice ${kind}`}>
              <Icon name={kind} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        {tabId !== undefined && running ? (
          <>
            {status.canResume ? (
              <button type="button" class="button primary" disabled={!status.canStart} onClick={() => start(tabId)}>
                Hear the call again
              </button>
            ) : (
              <button type="button" class="button primary" onClick={() => openPanel(tabId)}>
                Show the coach
              </button>
            )}
            <button type="button" class="button" onClick={() => void stop(tabId)}>
              Stop coaching
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={tabId === undefined || !status?.canStart}
            onClick={() => tabId !== undefined && start(tabId)}
          >
            Start coaching
          </button>
        )}
      </div>
      {!running && status?.canStart && announcement !== undefined && <Reminder announcement={announcement} />}
      <ModeChoice mode={mode} onChoose={(chosen) => void choose(chosen)} />
      {!running && <PlaybookChoice ask={ask} onProblem={setError} />}
      <nav aria-label="Settings">
        <button type="button" class="link" onClick={openOptions}>
          Options
        </button>
        <button type="button" class="link" onClick={openWelcome}>
          Setup guide
        </button>
      </nav>
    </main>
  );
}

const SESSION_TEXT: Readonly<Record<TabStatus['session'], string>> = {
  none: 'Not coaching this tab.',
  starting: 'Starting on this tab…',
  listening: 'Coaching this tab.',
  reconnecting: 'Coaching this tab; reconnecting to the speech service.',
  ended: 'The call in this tab has ended.',
};

const CALL_TEXT: Partial<Record<CallState, string>> = {
  ringing: 'A call is ringing in this tab.',
  lobby: 'A call is about to begin in this tab.',
  connected: 'A call is on in this tab.',
  hold: 'The call in this tab is on hold.',
};

const LOST_TEXT = 'This call isn’t heard any more. The conversation so far is kept.';

/** A call that waits to be coached is the better news than that nothing is. */
const stateText = ({ session, call, canResume }: TabStatus): string =>
  canResume
    ? LOST_TEXT
    : ((session === 'none' && call !== undefined ? CALL_TEXT[call] : undefined) ?? SESSION_TEXT[session]);
