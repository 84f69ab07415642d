import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JournalStore, loadJournals, type LoadedJournal } from '../../src/background/journal-store';
import { CoachingGuidance } from '../../src/coaching/guidance';
import { panelView, transcriptLines } from '../../src/coaching/panel-view';
import { decide } from '../../src/coaching/session';
import type { SessionEvent } from '../../src/coaching/session-events';
import { Suggestion } from '../../src/coaching/suggestion';
import { defaultPlaybook } from '../../src/playbooks/default';
import { answerTo, LINES, run, step, type Step } from '../support/chance-call';
import { FakeArea } from '../support/fake-area';
import { someServices } from '../support/services';
import { replay, withModel } from '../support/session';

/** Long enough for a journal of more than one chunk: they don't end before that. */
const overChunks = fc
  .array(step, { minLength: 60, maxLength: 80, size: 'max' })
  .map((steps) => steps.filter(({ kind }, at) => at >= 60 || (kind !== 'stop' && kind !== 'end')));

describe('session, always', () => {
  it('should fold its journal to the live state, and restart anywhere without a difference', async () => {
    await fc.assert(
      fc.asyncProperty(overChunks, fc.noBias(fc.nat(80)), async (steps, cut) => {
        const live = run(steps);
        expect(replay(live.journal)).toEqual(live.state);
        const before = run(steps.slice(0, cut));
        // As the worker restarts: through storage and back.
        const { journal, unread } = await stored(before.journal);
        expect(unread).toBe(0);
        expect(journal).toEqual(before.journal);
        expect(run(steps.slice(cut), { journal, state: replay(journal) }, before.clock).state).toEqual(live.state);
      }),
      // Long calls take minutes to shrink; the seed tells which it was.
      { numRuns: 40, endOnFailure: true },
    );
  });

  it('should count an event once, however often it is delivered', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const once = steps.map((s) => (s.kind === 'hear' ? { ...s, times: 1 } : s));
        expect(run(steps).state.conversation).toEqual(run(once).state.conversation);
      }),
    );
  });

  it('should never show an answer to a request that is no longer pending', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), fc.nat(12), (steps, nth) => {
        const { state } = run(steps);
        const requestId = `call_test/${String(nth)}`;
        fc.pre(state.pending?.requestId !== requestId);
        expect(decide(state, answerTo(requestId, state.mode), withModel)).toEqual([]);
      }),
    );
  });

  it('should never untick an objective but for an echo, never tick one twice, and name a real utterance for each', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        let before: readonly string[] = [];
        let echoes = 0;
        for (let n = 0; n <= steps.length; n += 1) {
          const { met, conversation } = run(steps.slice(0, n)).state;
          const ids = met.map(({ id }) => id);
          if (conversation.echoes.length === echoes) expect(ids.slice(0, before.length)).toEqual(before);
          echoes = conversation.echoes.length;
          expect(new Set(ids).size).toBe(ids.length);
          for (const { utteranceId } of met) expect(conversation.utterances.map(({ id }) => id)).toContain(utteranceId);
          before = ids;
        }
      }),
      { numRuns: 30 },
    );
  });

  it('should record nothing after the end', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 15 }), fc.array(step, { maxLength: 10 }), (steps, more) => {
        const ended = run([...steps, { kind: 'end' }]);
        expect(run(more, ended).journal).toEqual(ended.journal);
      }),
    );
  });

  it('should offer only what both formats take, and show every word it counted', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        const { journal, state } = run(steps);
        for (const event of journal) {
          if (event.type === 'guidance-offered') CoachingGuidance.parse(event.guidance);
          if (event.type === 'suggestion-offered') Suggestion.parse(event.suggestion);
        }
        const view = panelView(state, defaultPlaybook, someServices());
        if (view.suggestion) Suggestion.parse(view.suggestion.suggestion);
        // What the microphone heard of the customer is shown as the customer's alone, and stays on record.
        const echoed = state.conversation.echoes.map(({ utterance }) => utterance.text);
        const shown = [...transcriptLines(state.conversation).map(({ text }) => text), ...echoed];
        for (const event of journal) {
          if (event.type !== 'transcript-heard' || event.event.type !== 'final') continue;
          const words = event.event.text.trim();
          // An empty final says nothing to show; it may carry the endpoint.
          if (words !== '') expect(shown.some((text) => text.includes(words))).toBe(true);
        }
      }),
    );
  });
});

describe('session, where something does happen', () => {
  it('should ask, take answers and supersede when a call goes so', () => {
    const hear = (channel: 0 | 1, text: string): Step => ({
      kind: 'hear',
      times: 1,
      event: { type: 'final', channel, text, startMs: 0, endMs: 900, speechFinal: true },
    });
    const { journal } = run([
      hear(0, LINES[0]!),
      hear(1, LINES[2]!),
      { kind: 'answer', nth: 1 },
      hear(1, 'Go on then please'),
      hear(1, LINES[3]!),
    ]);
    expect(journal.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['guidance-requested', 'stage-validated', 'guidance-superseded']),
    );
  });
});

// Helpers

/** A journal, through the store that the worker has and back. */
async function stored(journal: readonly SessionEvent[]): Promise<LoadedJournal> {
  const area = new FakeArea();
  const store = new JournalStore('call_test', area);
  for (const event of journal) store.push(event);
  await store.flush();
  const loaded = (await loadJournals(area)).get('call_test');
  if (!loaded) throw new Error('nothing was stored');
  return loaded;
}
