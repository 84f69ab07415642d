import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import { Icon } from '../ui/Icon';
import { Meter } from '../ui/Meter';
import { MICROPHONE_TEXT, type Microphone } from '../ui/microphone';
import type { SettingsAccess, StoredSettings } from '../ui/use-settings';
import { Step } from './Step';
import { say, t } from '../ui/messages';

/** How long the test listens: a sentence said at ease. */
const LISTEN_MS = 5_000;
/** Louder than a quiet room, softer than speech at arm's length, in dBFS. */
const SPEECH_DB = -45;
const SILENCE_DB = -100;

export interface TestStepProps {
  readonly settings: SettingsAccess;
  readonly stored: StoredSettings;
  readonly microphone: Microphone;
  readonly onPassed: () => void;
}

type Found = { readonly ok: boolean; readonly text: string };

/** Tries what a call needs: the keys, and a few seconds of the rep's voice. */
export function TestStep({ settings, stored, microphone, onPassed }: TestStepProps) {
  const [running, setRunning] = useState(false);
  const [levelDb, setLevelDb] = useState<number>();
  const [found, setFound] = useState<readonly Found[]>([]);
  const [problem, setProblem] = useState<string>();
  const [passed, setPassed] = useState(false);
  const test = useRef<AbortController>(undefined);
  useEffect(() => () => test.current?.abort(), []);

  const run = async () => {
    const listening = new AbortController();
    test.current = listening;
    setRunning(true);
    setFound([]);
    setProblem(undefined);
    const [keys, voice] = await Promise.all([tryKeys(settings, stored), hearVoice(listening.signal)]);
    listening.abort();
    setLevelDb(undefined);
    setRunning(false);
    setFound([...keys, ...(voice.ok ? [voice] : [])]);
    setProblem(voice.ok ? undefined : voice.text);
    const good = voice.ok && keys.every(({ ok }) => ok);
    setPassed(good);
    if (good) onPassed();
  };

  const hearVoice = async (signal: AbortSignal): Promise<Found> => {
    let loudestDb = SILENCE_DB;
    const failure = await microphone.listen((heardDb) => {
      loudestDb = Math.max(loudestDb, heardDb);
      setLevelDb(heardDb);
    }, signal);
    if (failure) return { ok: false, text: t(MICROPHONE_TEXT[failure]) };
    await elapse(LISTEN_MS, signal);
    return loudestDb >= SPEECH_DB
      ? { ok: true, text: t('welcome_test_heard') }
      : { ok: false, text: t('welcome_test_silent') };
  };

  return (
    <Step number={4} title={t('welcome_test')} done={passed}>
      <p>{t('welcome_test_text')}</p>
      <button
        type="button"
        class="button"
        disabled={running || !stored.settings.deepgramKey.set}
        onClick={() => void run()}
      >
        {t(running ? 'welcome_test_running' : 'welcome_test_run')}
      </button>
      {!stored.settings.deepgramKey.set && <p class="muted small">{t('welcome_test_needs_key')}</p>}
      {levelDb !== undefined && (
        <div>
          <p>
            <strong>{t('welcome_test_speak')}</strong>
          </p>
          <Meter label={t('welcome_test_level')} levelDb={levelDb} />
        </div>
      )}
      <Alert text={problem} />
      <div role="status">
        {found.length > 0 && (
          <ul class="results">
            {found.map(({ ok, text }) => (
              <li key={text} class={`notice ${ok ? 'good' : 'problem'}`}>
                <Icon name={ok ? 'done' : 'problem'} />
                <span>{text}</span>
              </li>
            ))}
          </ul>
        )}
      </div>
    </Step>
  );
}

/** Each key there is; a Claude key left out is no failure. */
async function tryKeys({ check }: SettingsAccess, { settings }: StoredSettings): Promise<readonly Found[]> {
  const [deepgram, anthropic] = await Promise.all([
    check('deepgram'),
    settings.anthropicKey.set ? check('anthropic') : undefined,
  ]);
  return [
    { ok: deepgram.valid, text: say(deepgram.text) },
    anthropic ? { ok: anthropic.valid, text: say(anthropic.text) } : { ok: true, text: t('notice_no_claude_key') },
  ];
}

const elapse = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
