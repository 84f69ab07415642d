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
        <h1>Welcome to Sales Coach AI</h1>
        <p class="muted">
          It listens to both sides of a call in a tab and tells you, as you talk, what to achieve next. Four steps and
          it is ready.
        </p>
      </header>
      <Alert text={problem} />
      {stored ? (
        <>
          <KeysStep settings={settings} stored={stored} />
          <Step number={2} title="Microphone" done={access.permission === 'granted'}>
            <p>The tab holds only the customer’s voice; yours comes from the microphone.</p>
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
              {tested ? 'Finish' : 'Finish without a test'}
            </button>
            <button type="button" class="link" onClick={openOptions}>
              All options
            </button>
          </div>
          <p role="status">
            {finished && (
              <strong>Ready. Open the tab of your call, click the Sales Coach AI icon, press Start coaching.</strong>
            )}
          </p>
        </>
      ) : (
        problem === undefined && <p class="muted">Loading…</p>
      )}
    </main>
  );
}
