/** What the worker knows of the services when all is well. */
import type { Services } from '../../src/coaching/notices';
import { START_MS } from './session';

export const someServices = (changes: Partial<Services> = {}): Services => ({
  atMs: START_MS,
  modelReady: true,
  localRecogniser: undefined,
  localModel: undefined,
  recogniserVerdict: undefined,
  mutedInCall: false,
  storageFull: false,
  keepingProblem: undefined,
  silent: [false, false],
  announcement: 'An assistant listens along.',
  ...changes,
});
