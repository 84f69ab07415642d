/** What a capture is given to reach the recogniser, from the settings in force. */
import { defaultPlaybook } from '../playbooks/default';
import type { DeepgramAccess } from '../protocol/capture-port';
import type { Settings } from '../settings/settings';

export const deepgramAccess = ({
  deepgramKey: key,
  deepgramKeyKind: keyKind,
  deepgramUrl: url,
  language,
}: Settings): DeepgramAccess => ({ key, keyKind, url, language, keyterms: defaultPlaybook.keyterms });

/** Whether a running capture must be told. */
export const isSameDeepgramAccess = (a: Settings, b: Settings): boolean =>
  (['deepgramKey', 'deepgramKeyKind', 'deepgramUrl', 'language'] as const).every((field) => a[field] === b[field]);
