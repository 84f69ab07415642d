/** The moments that the goldens of the wire formats are made from: written out, so that no detector can move them. */
import type { Moment } from '../../src/coaching/moment';
import type { SessionEvent } from '../../src/coaching/session-events';
import { aMoment, heard } from './moment';

/** In discovery for 75.4 s, rapport met; the customer has just named a problem. */
export const wireMoment: Moment = aMoment();

/** The same call with the price objected to. */
export const wireObjection: Moment = aMoment({
  heard: heard(
    'rep-1 Hello, how are you?',
    'customer-1 Fine, thanks.',
    'rep-2 It is three hundred a month.',
    'customer-2 That is too much for us.',
  ),
  stage: { ...wireMoment.stage, current: 'objection', confidence: 64 },
  signals: { objection_type: 'price', buying_signal: false, sentiment: 'negative' },
});

/** {@link wireMoment} as a journal: it came into discovery at `wireMoment.atMs`, and Claude has been asked. */
export function wireJournal(mode: 'guidance' | 'suggestions'): readonly SessionEvent[] {
  const { atMs, heard: utterances, met, signals } = wireMoment;
  const { current, confidence, belief } = wireMoment.stage;
  const last = utterances.at(-1)!.id;
  return [
    {
      type: 'session-started',
      sessionId: 'call_test',
      tabId: 7,
      tabTitle: 'Dialer',
      captureId: 'capture-1',
      mode,
      playbookId: wireMoment.playbook.id,
      atMs: atMs - 30_000,
    },
    ...utterances.map(({ speaker, text, startMs, endMs }, at): SessionEvent => {
      const channel = speaker === 'rep' ? 0 : 1;
      const event = { type: 'final', channel, text, startMs, endMs, speechFinal: true } as const;
      return { type: 'transcript-heard', seq: at + 1, event, atMs };
    }),
    {
      type: 'utterance-assessed',
      utteranceId: last,
      stage: { current, confidence, belief },
      signals,
      met: met.flatMap(({ id, utteranceId }) => (utteranceId ? [{ id, utteranceId }] : [])),
      atMs,
    },
    { type: 'guidance-requested', requestId: 'call_test/1', mode, reason: 'end-of-turn', answers: last, atMs },
  ];
}
