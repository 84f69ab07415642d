import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Alert } from '../ui/Alert';
import type { Ask } from '../ui/ask';
import type { Microphone } from '../ui/microphone';
import { MicrophoneAccess } from '../ui/MicrophoneAccess';
import { checkSettings, type FieldErrors } from '../ui/settings-check';
import type { SaveFile } from '../ui/save-file';
import { useMicrophone } from '../ui/use-microphone';
import { useSettings, type Service, type StoredSettings } from '../ui/use-settings';
import { toDraft, toPatch, toServicePatch, type Draft } from './draft';
import { CoachingFields, ConsentFields, ServiceFields } from './fields';
import { KeptCalls } from './KeptCalls';
import { KeyFields } from './KeyFields';
import { Playbooks } from './Playbooks';
import { t } from '../ui/messages';
import { useSectionOfAddress } from './use-section-of-address';

export interface OptionsProps {
  readonly ask: Ask;
  readonly microphone: Microphone;
  readonly saveFile: SaveFile;
}

/** Keys, microphone, coaching, consent and services, saved together and checked by field; then the playbooks and the kept calls. */
export function Options({ ask, microphone, saveFile }: OptionsProps) {
  const settings = useSettings(ask);
  const access = useMicrophone(microphone);
  const { stored, problem } = settings;
  useSectionOfAddress(stored !== undefined);
  return (
    <main>
      <header>
        <h1>{t('options_heading')}</h1>
        <p class="muted">{t('options_intro')}</p>
      </header>
      <Alert text={problem} />
      {stored ? (
        <>
          <OptionsForm settings={settings} stored={stored}>
            <section class="card" aria-labelledby="microphone-heading">
              <h2 id="microphone-heading">{t('ui_microphone')}</h2>
              <MicrophoneAccess
                permission={access.permission}
                problem={access.problem}
                onRequest={() => void access.request()}
              />
            </section>
          </OptionsForm>
          <Playbooks ask={ask} saveFile={saveFile} />
          <KeptCalls
            ask={ask}
            saveFile={saveFile}
            keeping={stored.settings.keepCalls ? 'yes' : stored.locked.includes('keepCalls') ? 'forbidden' : 'no'}
          />
        </>
      ) : (
        problem === undefined && <p class="muted">{t('ui_loading')}</p>
      )}
    </main>
  );
}

interface OptionsFormProps {
  readonly settings: ReturnType<typeof useSettings>;
  readonly stored: StoredSettings;
  /** The microphone's card: it stands among the others and has nothing to save. */
  readonly children: ComponentChildren;
}

function OptionsForm({ settings, stored, children }: OptionsFormProps) {
  const [draft, setDraft] = useState(() => toDraft(stored));
  const [errors, setErrors] = useState<FieldErrors>({});
  const [said, setSaid] = useState('');
  /** What was saved is used where a connection is made: a running call has one. */
  const [reconnects, setReconnects] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const change = (changes: Partial<Draft>) => {
    setDraft((before) => ({ ...before, ...changes }));
    setSaid('');
    setReconnects(false);
  };

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [errors]);

  const submit = async () => {
    const checked = checkSettings(toPatch(draft, stored));
    if ('errors' in checked) {
      setErrors(checked.errors);
      setSaid(t('options_not_saved_fields'));
      return;
    }
    setErrors({});
    const saved = await settings.save(checked.patch);
    setSaid(t(saved ? 'options_saved' : 'options_not_saved'));
    setReconnects(saved !== undefined && ('deepgramKey' in checked.patch || 'deepgramUrl' in checked.patch));
    if (saved) setDraft(toDraft(saved));
  };

  const check = async (service: Service) => {
    const checked = checkSettings(toServicePatch(draft, stored, service));
    if ('errors' in checked) {
      setErrors(checked.errors);
      return;
    }
    setErrors({});
    if (!(await settings.save(checked.patch))) return;
    change(service === 'deepgram' ? { deepgramKey: '' } : { anthropicKey: '' });
    await settings.check(service);
  };

  const remove = async (service: Service) => {
    const saved = await settings.save(service === 'deepgram' ? { deepgramKey: '' } : { anthropicKey: '' });
    if (saved) setSaid(t(service === 'deepgram' ? 'options_deepgram_key_removed' : 'options_claude_key_removed'));
  };

  const fields = { draft, errors, locked: stored.locked, onChange: change };
  return (
    <form
      ref={form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        void submit();
      }}
    >
      {stored.invalid.length > 0 && (
        <p class="notice problem">
          <span>{t('options_unreadable', { names: stored.invalid.join(', ') })}</span>
        </p>
      )}
      <KeyFields
        {...fields}
        stored={stored.settings}
        checks={settings.checks}
        onCheck={(service) => void check(service)}
        onRemove={(service) => void remove(service)}
      />
      {children}
      <CoachingFields {...fields} />
      <ConsentFields {...fields} />
      <ServiceFields {...fields} />
      <div class="save">
        <button type="submit" class="button primary">
          {t('options_save')}
        </button>
        <div role="status">
          {said !== '' && <p>{said}</p>}
          {reconnects && <p class="muted small">{t('options_reconnects')}</p>}
        </div>
      </div>
    </form>
  );
}
