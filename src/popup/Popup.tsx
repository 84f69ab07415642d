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
import type { PlainKey } from '../coaching/message';
import { say, t } from '../ui/messages';

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
  text: { key: 'popup_no_microphone' },
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
    else setError(say(reply.error.message));
  }, [ask, tabId]);

  const loadMode = useCallback(async () => {
    const reply = await ask({ to: 'background', type: 'get-feature-flags' });
    if (reply.ok) setMode(reply.value.coaching_mode);
    else setError(say(reply.error.message));
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
    openSidePanel(id).catch(() => setError(t('popup_panel_failed')));
  };

  const start = (id: number) => {
    setError(undefined);
    // The order matters: the popup dies as the panel opens, and the panel opens only within the turn of the click.
    const reply = ask({ to: 'background', type: 'start-session', tabId: id });
    openPanel(id);
    void reply.then((started) => {
      if (!started.ok) setError(say(started.error.message));
      return loadStatus();
    });
  };

  /** In the order of a start, and for its reasons. */
  const check = (id: number) => {
    setError(undefined);
    const reply = ask({ to: 'background', type: 'start-preflight', tabId: id, again: false });
    openPanel(id);
    void reply.then((started) => {
      if (!started.ok) setError(say(started.error.message));
    });
  };

  const stop = async (id: number) => {
    setError(undefined);
    const reply = await ask({ to: 'background', type: 'stop-session', tabId: id });
    if (!reply.ok) setError(say(reply.error.message));
    await loadStatus();
  };

  const choose = async (chosen: CoachingMode) => {
    setMode(chosen);
    const reply = await ask({ to: 'background', type: 'set-coaching-mode', mode: chosen });
    if (reply.ok) setMode(reply.value.coaching_mode);
    else {
      setError(say(reply.error.message));
      await loadMode();
    }
  };

  const missing = [...(status?.missing ?? []), ...(status && permission !== 'granted' ? [NO_MICROPHONE] : [])];
  const running = status !== undefined && status.session !== 'none' && status.session !== 'ended';
  return (
    <main>
      <header>
        <h1>{t('extension_name')}</h1>
        <p class="state muted" role="status">
          {t(tabId === undefined ? 'popup_no_tab' : status ? stateText(status) : 'popup_looking')}
        </p>
      </header>
      <Alert text={error} />
      {missing.length > 0 && (
        <ul class="missing" aria-label={t('popup_missing')}>
          {missing.map(({ kind, id, text }) => (
            <li key={id} class={`notice ${kind}`}>
              <Icon name={kind} />
              <span>{say(text)}</span>
            </li>
          ))}
        </ul>
      )}
      <div class="actions">
        {tabId !== undefined && running ? (
          <>
            {status.canResume ? (
              <button type="button" class="button primary" disabled={!status.canStart} onClick={() => start(tabId)}>
                {t('popup_hear_again')}
              </button>
            ) : (
              <button type="button" class="button primary" onClick={() => openPanel(tabId)}>
                {t('popup_show')}
              </button>
            )}
            <button type="button" class="button" onClick={() => void stop(tabId)}>
              {t('popup_stop')}
            </button>
          </>
        ) : (
          <button
            type="button"
            class="button primary"
            disabled={tabId === undefined || !status?.canStart}
            onClick={() => tabId !== undefined && start(tabId)}
          >
            {t('popup_start')}
          </button>
        )}
        {tabId !== undefined && status?.canCheck && (
          <button type="button" class="button" onClick={() => check(tabId)}>
            {t('popup_check')}
          </button>
        )}
      </div>
      {!running && status?.canStart && announcement !== undefined && <Reminder announcement={announcement} />}
      <ModeChoice mode={mode} onChoose={(chosen) => void choose(chosen)} />
      {!running && <PlaybookChoice ask={ask} onProblem={setError} />}
      <nav aria-label={t('popup_settings')}>
        <button type="button" class="link" onClick={openOptions}>
          {t('popup_options')}
        </button>
        <button type="button" class="link" onClick={openWelcome}>
          {t('popup_setup')}
        </button>
      </nav>
    </main>
  );
}

const SESSION_TEXT: Readonly<Record<TabStatus['session'], PlainKey>> = {
  none: 'popup_session_none',
  starting: 'popup_session_starting',
  listening: 'popup_session_listening',
  reconnecting: 'popup_session_reconnecting',
  ended: 'popup_session_ended',
};

const CALL_TEXT: Partial<Record<CallState, PlainKey>> = {
  ringing: 'popup_call_ringing',
  lobby: 'popup_call_lobby',
  connected: 'popup_call_connected',
  hold: 'popup_call_hold',
};

/** A call that waits to be coached is the better news than that nothing is. */
const stateText = ({ session, call, canResume }: TabStatus): PlainKey =>
  canResume
    ? 'popup_lost'
    : ((session === 'none' && call !== undefined ? CALL_TEXT[call] : undefined) ?? SESSION_TEXT[session]);
