import { useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import type { Microphone } from '../ui/microphone';
import { MicrophoneAccess } from '../ui/MicrophoneAccess';
import { useMicrophone } from '../ui/use-microphone';
import { useSettings } from '../ui/use-settings';
import { ConsentStep } from './ConsentStep';
import { KeysStep } from './KeysStep';
import { Step } from './Step';
import { TestStep } from './TestStep';
import { t } from '../ui/messages';

export interface WelcomeProps {
  readonly ask: Ask;
  readonly microphone: Microphone;
  readonly openOptions: () => void;
}

/** First run: keys, microphone, consent, test. */
export function Welcome({ ask, microphone, openOptions }: WelcomeProps) {
  const settings = useSettings(ask);
  const access = useMicrophone(microphone);
  const [tested, setTested] = useState(false);
  const [finished, setFinished] = useState(false);
  const { stored, problem } = settings;
  const finish = async () => setFinished((await settings.save({ welcomed: true })) !== undefined);
  return (
    <main>
      <header>
        <h1>{t('welcome_heading')}</h1>
        <p class="muted">{t('welcome_intro')}</p>
      </header>
      <Alert text={problem} />
      {stored ? (
        <>
          <KeysStep settings={settings} stored={stored} />
          <Step number={2} title={t('ui_microphone')} done={access.permission === 'granted'}>
            <p>{t('welcome_microphone_text')}</p>
            <MicrophoneAccess
              permission={access.permission}
              problem={access.problem}
              onRequest={() => void access.request()}
            />
          </Step>
          <ConsentStep settings={settings} stored={stored} />
          <TestStep settings={settings} stored={stored} microphone={microphone} onPassed={() => setTested(true)} />
          <div class="finish">
            <button
              type="button"
              class={tested ? 'button primary' : 'button'}
              disabled={!stored.settings.deepgramKey.set}
              onClick={() => void finish()}
            >
              {t(tested ? 'welcome_finish' : 'welcome_finish_untested')}
            </button>
            <button type="button" class="link" onClick={openOptions}>
              {t('welcome_all_options')}
            </button>
          </div>
          <p role="status">{finished && <strong>{t('welcome_ready')}</strong>}</p>
        </>
      ) : (
        problem === undefined && <p class="muted">{t('ui_loading')}</p>
      )}
    </main>
  );
}
