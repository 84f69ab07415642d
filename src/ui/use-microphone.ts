import { useEffect, useState } from 'preact/hooks';
import { MICROPHONE_TEXT, type Microphone, type MicrophonePermission } from './microphone';
import type { PlainKey } from '../coaching/message';
import { t } from './messages';

/** The microphone's permission as it stands, the way to ask for it, and why asking failed. */
export function useMicrophone(microphone: Microphone): {
  readonly permission: MicrophonePermission | undefined;
  readonly problem: string | undefined;
  readonly request: () => Promise<void>;
} {
  const [permission, setPermission] = useState<MicrophonePermission>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    const watching = new AbortController();
    microphone.watchPermission(setPermission, watching.signal);
    return () => watching.abort();
  }, [microphone]);
  const request = async () => {
    const failure = await microphone.request();
    setProblem(failure && t(MICROPHONE_TEXT[failure]));
    // Chrome may report the change late, or not at all while its own dialog closes.
    if (failure === undefined) setPermission('granted');
  };
  return { permission, problem, request };
}

/** How the permission stands, and what that means. */
export const PERMISSION_TEXT: Readonly<Record<MicrophonePermission, PlainKey>> = {
  granted: 'ui_microphone_granted',
  prompt: 'ui_microphone_prompt',
  denied: 'ui_microphone_denied',
};
