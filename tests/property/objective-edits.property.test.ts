import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wholeCall } from '../../src/coaching/call-export';
import { condense } from '../../src/coaching/condense';
import { panelView } from '../../src/coaching/panel-view';
import { SessionEvent } from '../../src/coaching/session-events';
import { countedTicks } from '../../src/coaching/session-moment';
import type { SessionState } from '../../src/coaching/session-state';
import { defaultPlaybook } from '../../src/playbooks/default';
import { run, stepOnSpeakers, type Step } from '../support/chance-call';
import { guidanceAnswer } from '../support/model-answer';
import { play, replay, say, start, START_MS, withModel, withoutModel, type Played } from '../support/session';
import { someServices } from '../support/services';

const steps = fc.array(stepOnSpeakers, { maxLength: 40 });
const isEdit = ({ kind }: Step): boolean => kind === 'edit';

describe('an edit by the rep, always', () => {
  it('should hold for the call, whatever is said, claimed, echoed, replayed or condensed after it', () => {
    let edited = 0;
    fc.assert(
      fc.property(steps, fc.constantFrom('rapport', 'identify_pain', 'value_prop'), fc.boolean(), steps, (...call) => {
        const [before, id, met, after] = call;
        const first = run(before.filter(({ kind }) => kind !== 'stop' && kind !== 'end'));
        const edit = run([{ kind: 'edit', id, met }], first, first.clock);
        // Already so: there is nothing to edit, and detection goes on.
        if (edit.journal.length === first.journal.length) return;
        edited += 1;
        const later = run(
          after.filter((step) => !isEdit(step)),
          edit,
          edit.clock,
        );
        for (const state of waysOf(later)) expect(isCounted(state, id)).toBe(met);
      }),
      { numRuns: 150 },
    );
    expect(edited).toBeGreaterThan(30);
  });

  it('should leave every tick with the words that met it, or the rep’s hand', () => {
    fc.assert(
      fc.property(steps, (call) => {
        const { state } = run(call);
        const { completed, unticked } = panelView(state, defaultPlaybook, someServices()).objectives;
        for (const { id, byRep, evidence } of completed) {
          expect(byRep || evidence !== undefined).toBe(true);
          expect(unticked).not.toContain(id);
          if (evidence) {
            expect(evidence.text.length).toBeGreaterThan(0);
            expect(state.conversation.utterances.map((utterance) => utterance.id)).toContain(evidence.utteranceId);
          }
        }
      }),
    );
  });
});

describe('an edit by the rep', () => {
  const call = [
    start(),
    say(1, 'rep', 'How many calls do you get in a week?'),
    say(2, 'customer', 'About forty a week'),
  ];

  it('should untick what was detected, and offer what follows from that', () => {
    const heard = play(call, withoutModel);
    expect(isCounted(heard.state, 'qualify_volume')).toBe(true);
    const unticked = play([edit('qualify_volume', false)], withoutModel, heard);
    expect(isCounted(unticked.state, 'qualify_volume')).toBe(false);
    const { objectives } = panelView(unticked.state, defaultPlaybook, someServices());
    expect(objectives.remaining.map(({ id }) => id)).toContain('qualify_volume');
    expect(objectives.unticked).toEqual(['qualify_volume']);
    const again = play([say(3, 'customer', 'Forty calls a week, as I said')], withoutModel, unticked);
    expect(isCounted(again.state, 'qualify_volume')).toBe(false);
  });

  it('should not let Claude’s answer override it, nor journal its claim', () => {
    const heard = play(call);
    const unticked = play(
      [edit('identify_pain', false), edit('rapport', true), edit('rapport', false)],
      withModel,
      heard,
    );
    const { pending } = unticked.state;
    const answered = play(
      [
        {
          type: 'model-answered',
          requestId: pending?.requestId ?? '',
          atMs: START_MS + 9_000,
          answer: guidanceAnswer({ met: [{ id: 'rapport', utteranceId: heard.state.conversation.utterances[0]!.id }] }),
        },
      ],
      withModel,
      unticked,
    );
    const offered = answered.journal.findLast((event) => event.type === 'guidance-offered');
    expect(offered?.source.kind).toBe('claude');
    expect(answered.journal.filter(({ type }) => type === 'objectives-met')).toEqual([]);
    expect(isCounted(answered.state, 'rapport')).toBe(false);
    expect(offered?.guidance.objectives.completed.map(({ id }) => id)).not.toContain('rapport');
  });

  it('should stand in the export by the rep’s hand, also of a condensed journal', () => {
    const edits = [
      edit('schedule', true),
      edit('qualify_volume', false),
      edit('schedule', false),
      edit('schedule', true),
    ];
    const { journal } = play(edits, withoutModel, play(call, withoutModel));
    for (const kept of [journal, condense(journal)]) {
      const { objectivesMet } = wholeCall(kept, defaultPlaybook);
      expect(objectivesMet.find(({ id }) => id === 'schedule')).toEqual({
        id: 'schedule',
        text: 'Schedule follow-up',
        byRep: true,
      });
      expect(objectivesMet.map(({ id }) => id)).not.toContain('qualify_volume');
    }
    expect(condense(journal).filter(({ type }) => type === 'objective-edited')).toHaveLength(2);
  });

  it('should be nothing where it changes nothing, names no objective of the playbook, or comes after the end', () => {
    const heard = play(call, withoutModel);
    const ended = play([{ type: 'capture-ended', reason: 'call-ended', atMs: START_MS + 9_000 }], withoutModel, heard);
    for (const [played, input] of [
      [heard, edit('qualify_volume', true)],
      [heard, edit('schedule', false)],
      [heard, edit('of_another_playbook', true)],
      [ended, edit('schedule', true)],
    ] as const) {
      expect(play([input], withoutModel, played).journal).toEqual(played.journal);
    }
  });
});

// Helpers

const edit = (id: string, met: boolean) => ({ type: 'edit-objective', id, met, atMs: START_MS + 8_000 }) as const;

const isCounted = (state: SessionState, id: string): boolean => countedTicks(state).some((tick) => tick.id === id);

/** The state as it lives, as a restarted worker rebuilds it from storage, and as its condensed journal gives it. */
function waysOf({ journal, state }: Played): readonly SessionState[] {
  const stored = (JSON.parse(JSON.stringify(journal)) as unknown[]).map((event) => SessionEvent.parse(event));
  return [state, replay(stored), replay(condense(stored))];
}
