import { describe, expect, it } from 'vitest';
import { decide, effectsOf } from '../../../src/coaching/session';
import type { ModelAnswer, SessionInput } from '../../../src/coaching/session-inputs';
import { CoachingGuidance } from '../../../src/coaching/guidance';
import {
  play,
  replay,
  say,
  start,
  START_MS,
  typesOf,
  withModel,
  withoutModel,
  type Played,
} from '../../support/session';

describe('session', () => {
  it('should have guidance before the first word', () => {
    const { journal, state } = play([start()]);
    expect(typesOf(journal)).toEqual(['session-started', 'guidance-offered']);
    expect(state.guidance?.source).toEqual({ kind: 'local' });
  });

  it('should offer local guidance at once and ask Claude when the customer has spoken', () => {
    const after = play([start(), say(1, 'customer', 'We miss about ten calls a week')]);
    expect(typesOf(after.journal.slice(2))).toEqual([
      'transcript-heard',
      'utterance-assessed',
      'guidance-offered',
      'guidance-requested',
    ]);
    expect(after.state.guidance?.answers).toBe('customer-1');
  });

  it('should not ask for a back-channel', () => {
    const after = play([start(), say(1, 'customer', 'mm-hm')]);
    expect(typesOf(after.journal.slice(2))).toEqual(['transcript-heard', 'utterance-assessed']);
  });

  it('should only coach locally without a key', () => {
    const after = play([start(), say(1, 'customer', 'We miss about ten calls a week')], withoutModel);
    expect(typesOf(after.journal)).not.toContain('guidance-requested');
  });

  it('should count an event once, and none out of turn', () => {
    const one = play([start(), say(1, 'rep', 'Hello there')]);
    expect(play([say(1, 'rep', 'Hello there'), say(3, 'rep', 'Too early')], withModel, one)).toEqual(one);
  });

  it('should show Claude’s answer in place of the local one', () => {
    const asked = play([start(), say(1, 'customer', 'We miss about ten calls a week')]);
    const after = play([answered(asked)], withModel, asked);
    expect(after.state.guidance?.source).toEqual({ kind: 'claude', model: 'claude-test' });
    expect(after.state.guidance?.guidance.focus.what).toBe('Size the loss');
    expect(after.state.guidance?.guidance.stage).toMatchObject({ current: 'discovery', confidence: 90 });
    expect(after.state.pending).toBeUndefined();
  });

  it('should build Claude’s guidance field by field as the wire wants it', () => {
    const asked = play([start(), say(1, 'customer', 'We miss about ten calls a week')]);
    const { guidance } = play([answered(asked)], withModel, asked).state;
    expect(CoachingGuidance.parse(guidance?.guidance)).toMatchObject({
      type: 'coaching_guidance',
      focus: { what: 'Size the loss', why: 'A number makes it real.', urgency: 'high' },
      guidance: {
        direction: 'Size the loss. A number makes it real.',
        key_questions: ['What is one call worth?'],
        talking_points: ['Missed calls are missed jobs.'],
        confidence: 84,
      },
      metadata: { timestamp: (START_MS + 9_000) / 1000, session_id: 'call_test', model_version: 'coaching_v1' },
    });
  });

  it('should tick what Claude ticks, with the utterance it named', () => {
    const asked = play([start(), say(1, 'customer', 'Hm, it depends on the season really')]);
    const after = play(
      [answered(asked, { met: [{ id: 'current_solution', utteranceId: id('customer-1') }] })],
      withModel,
      asked,
    );
    expect(after.state.met).toContainEqual({ id: 'current_solution', utteranceId: 'customer-1' });
  });

  it('should ask again after a deferred turn, and show the answer meanwhile', () => {
    const asked = play([start(), say(1, 'customer', 'Hm, it depends on the season really')]);
    const deferred = play([say(2, 'customer', 'And on the weather I suppose')], withModel, asked);
    expect(deferred.state.deferred).toBe('end-of-turn');
    const after = play([answered(asked)], withModel, deferred);
    expect(after.state.guidance?.source.kind).toBe('claude');
    expect(after.state.pending?.answers).toBe('customer-2');
  });

  it('should supersede the request when the customer objects, and never show its answer', () => {
    const asked = play([start(), say(1, 'customer', 'Hm, it depends on the season really')]);
    const superseded = play([say(2, 'customer', "That's way too expensive for us")], withModel, asked);
    expect(typesOf(superseded.journal)).toContain('guidance-superseded');
    const late = answered(asked);
    expect(decide(superseded.state, late, withModel)).toEqual([]);
  });

  it('should let a request finish once enough were superseded', () => {
    const inputs = [1, 2, 3, 4, 5].map((n): SessionInput => ({ type: 'ask-for-guidance', atMs: START_MS + n }));
    const { state, journal } = play([start(), ...inputs]);
    expect(journal.filter(({ type }) => type === 'guidance-superseded')).toHaveLength(2);
    expect(state.deferred).toBe('asked');
  });

  it('should keep the local guidance when Claude fails, and make it anew when the call has moved on', () => {
    const asked = play([start(), say(1, 'customer', 'Hm, it depends on the season really')]);
    const same = play([failed(asked, 'timeout')], withModel, asked);
    expect(same.state.guidance).toEqual(asked.state.guidance);
    expect(same.state.lastFailure).toBe('timeout');
    const moved = play([say(2, 'rep', 'Right, I hear you'), failed(asked, 'timeout')], withModel, asked);
    expect(moved.state.guidance?.answers).toBe('rep-1');
  });

  it('should not ask again with a key that was refused, until it changes or the rep asks', () => {
    const asked = play([start(), say(1, 'customer', 'Hm, it depends on the season really')]);
    const refused = play([failed(asked, 'unauthorized'), say(2, 'customer', 'Anyway, go on please')], withModel, asked);
    expect(refused.state.pending).toBeUndefined();
    const changed = play(
      [{ type: 'change-model-access', atMs: START_MS }, say(3, 'customer', 'Are you there at all?')],
      withModel,
      refused,
    );
    expect(changed.state.pending).toBeDefined();
  });

  it('should offer in the new mode when the rep changes it', () => {
    const { state } = play(
      [start('suggestions'), { type: 'choose-mode', mode: 'guidance', atMs: START_MS }],
      withoutModel,
    );
    expect(state.guidance).toBeDefined();
    expect(state.mode).toBe('guidance');
  });

  it('should keep the words that come while the capture closes, and none after the end', () => {
    const stopping = play([
      start(),
      say(1, 'rep', 'Bye then'),
      { type: 'stop', reason: 'rep-stopped', atMs: START_MS },
    ]);
    expect(effectsOf(stopping.journal.at(-1)!, stopping.state, withModel)).toEqual([
      { type: 'close-capture', captureId: 'capture-1' },
    ]);
    const ended = play(
      [say(2, 'customer', 'Bye'), { type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS }],
      withModel,
      stopping,
    );
    expect(ended.state.conversation.utterances.map(({ text }) => text)).toEqual(['Bye then', 'Bye']);
    expect(ended.state.status).toBe('ended');
    expect(play([say(3, 'customer', 'Too late')], withModel, ended)).toEqual(ended);
  });

  it('should complete and judge what was still being said when capture ended', () => {
    const open: SessionInput = {
      type: 'transcript-arrived',
      events: [
        {
          seq: 1,
          event: { type: 'final', channel: 1, text: 'We miss calls', startMs: 0, endMs: 900, speechFinal: false },
        },
      ],
      atMs: START_MS,
    };
    const { state, journal } = play([start(), open, { type: 'capture-ended', reason: 'tab-closed', atMs: START_MS }]);
    expect(state.conversation.utterances.map(({ text }) => text)).toEqual(['We miss calls']);
    expect(typesOf(journal).slice(-3)).toEqual(['utterances-closed', 'utterance-assessed', 'session-ended']);
  });

  it('should count time in stage from when the stage came', () => {
    const talked = play([
      start(),
      say(1, 'rep', 'Hello, how are you?'),
      say(2, 'customer', 'That is way too expensive, no thanks'),
    ]);
    expect(talked.state.stage.current).toBe('objection');
    expect(talked.state.stage.sinceAtMs).toBe(START_MS + 5_500);
  });

  it('should fold to the same state from its journal', () => {
    const live = play([
      start(),
      say(1, 'rep', 'Hi, how are you?'),
      say(2, 'customer', 'Fine. We miss ten calls a day.'),
    ]);
    expect(replay(live.journal)).toEqual(live.state);
  });
});

// Helpers

const id = (text: string) => text as Played['state']['conversation']['utterances'][number]['id'];

function answered(asked: Played, parts: Partial<Extract<ModelAnswer, { mode: 'guidance' }>> = {}): SessionInput {
  return {
    type: 'model-answered',
    requestId: asked.state.pending!.requestId,
    answer: {
      mode: 'guidance',
      model: 'claude-test',
      words: {
        focus: { what: 'Size the loss', why: 'A number makes it real.', urgency: 'high' },
        keyQuestions: ['What is one call worth?'],
        talkingPoints: ['Missed calls are missed jobs.'],
        confidence: 84,
      },
      stage: { current: 'discovery', confidence: 90 },
      met: [],
      ...parts,
    },
    atMs: START_MS + 9_000,
  };
}

const failed = (asked: Played, failure: 'timeout' | 'unauthorized'): SessionInput => ({
  type: 'model-failed',
  requestId: asked.state.pending!.requestId,
  failure,
  atMs: START_MS + 9_000,
});
