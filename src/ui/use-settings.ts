import { useCallback, useEffect, useState } from 'preact/hooks';
import type { KeyCheck, Replies } from '../protocol/messages';
import type { SettingsPatch } from '../settings/settings';
import type { Ask } from './ask';
import type { KeyCheckState } from './KeyField';
import { say } from './messages';

export type Service = 'deepgram' | 'anthropic';
export type StoredSettings = Replies['get-settings'];

/** The stored settings as a page sees them, and the asks that change or try them. */
export interface SettingsAccess {
  /** Undefined until the worker answered. */
  readonly stored: StoredSettings | undefined;
  /** What the worker could not do, in a sentence. */
  readonly problem: string | undefined;
  readonly checks: Readonly<Record<Service, KeyCheckState>>;
  /** Resolves to the settings as stored, or undefined if they weren't. */
  readonly save: (patch: SettingsPatch) => Promise<StoredSettings | undefined>;
  /** Tries the stored key. */
  readonly check: (service: Service) => Promise<KeyCheck>;
}

const UNCHECKED: Readonly<Record<Service, KeyCheckState>> = { deepgram: undefined, anthropic: undefined };

/** Loads the settings and keeps them as the worker last gave them. */
export function useSettings(ask: Ask): SettingsAccess {
  const [stored, setStored] = useState<StoredSettings>();
  const [problem, setProblem] = useState<string>();
  const [checks, setChecks] = useState(UNCHECKED);

  useEffect(() => {
    void ask({ to: 'background', type: 'get-settings' }).then((reply) => {
      if (reply.ok) setStored(reply.value);
      else setProblem(say(reply.error.message));
    });
  }, [ask]);

  const save = useCallback(
    async (patch: SettingsPatch) => {
      const reply = await ask({ to: 'background', type: 'update-settings', patch });
      setProblem(reply.ok ? undefined : say(reply.error.message));
      if (!reply.ok) return undefined;
      setStored(reply.value);
      // What was found of the old key says nothing of another one.
      setChecks((before) => ({
        deepgram: 'deepgramKey' in patch ? undefined : before.deepgram,
        anthropic: 'anthropicKey' in patch ? undefined : before.anthropic,
      }));
      return reply.value;
    },
    [ask],
  );

  const check = useCallback(
    async (service: Service) => {
      setChecks((before) => ({ ...before, [service]: 'checking' }));
      const reply = await ask({ to: 'background', type: 'check-key', service });
      const found = reply.ok ? reply.value : { valid: false, text: reply.error.message };
      setChecks((before) => ({ ...before, [service]: found }));
      return found;
    },
    [ask],
  );

  return { stored, problem, checks, save, check };
}
