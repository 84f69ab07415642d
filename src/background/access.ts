/** What a capture is given to reach the recogniser, from the settings in force. */
import type { Playbook } from '../coaching/playbook';
import type { DeepgramAccess } from '../protocol/capture-port';
import type { Settings } from '../settings/settings';

/** @param playbook what the call is coached by: its words are the ones to expect. */
export const deepgramAccess = (
  { deepgramKey: key, deepgramKeyKind: keyKind, deepgramUrl: url, language }: Settings,
  { keyterms }: Pick<Playbook, 'keyterms'>,
): DeepgramAccess => ({ key, keyKind, url, language, keyterms });

/** Whether a running capture must be told. */
export const isSameDeepgramAccess = (a: Settings, b: Settings): boolean =>
  (['deepgramKey', 'deepgramKeyKind', 'deepgramUrl', 'language'] as const).every((field) => a[field] === b[field]);
