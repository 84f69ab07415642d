/** Kept calls as the worker tells options of them. */
import type { WholeCall, KeptCall } from '../../src/protocol/messages';
import { BUILT_AT_MS, buildGuidance, buildLine, buildSuggestion } from './build-panel';

/** A call of 12 min 34 s. */
export const buildKeptCall = (call: Partial<KeptCall> = {}): KeptCall => ({
  sessionId: 'call_1',
  tabTitle: 'Dana Ortiz, Meridian Plumbing',
  startedAtMs: BUILT_AT_MS,
  endedAtMs: BUILT_AT_MS + 754_000,
  lastAtMs: BUILT_AT_MS + 754_000,
  utteranceCount: 2,
  isRunning: false,
  ...call,
});

export const buildWholeCall = (changes: Partial<WholeCall> = {}): WholeCall => {
  const { isRunning: _, ...call } = buildKeptCall();
  return {
    format: 'sales-coach-call',
    version: 1,
    call,
    transcript: [
      buildLine({ id: 'rep-1', speaker: 'rep', text: 'How many calls do you miss?', startMs: 1_000 }),
      buildLine({ id: 'gap-4000', text: '', startMs: 4_000, status: 'gap', notHeardSec: 12 }),
      buildLine({ id: 'customer-1', text: 'Ten a week.', startMs: 16_000 }),
    ],
    stages: [
      { stage: 'opening', atMs: BUILT_AT_MS },
      { stage: 'discovery', atMs: BUILT_AT_MS + 16_000 },
    ],
    objectivesMet: [{ id: 'qualify_volume', text: 'Qualify call volume', utteranceId: 'customer-1' }],
    guidance: [
      {
        guidance: buildGuidance(),
        source: { kind: 'claude', model: 'claude-haiku-5-5' },
        answers: 'customer-1',
        atMs: BUILT_AT_MS + 17_000,
      },
    ],
    suggestions: [
      {
        suggestion: buildSuggestion('Shall we try it for two weeks?'),
        source: { kind: 'local' },
        answers: undefined,
        atMs: BUILT_AT_MS + 60_000,
      },
    ],
    ...changes,
  };
};
