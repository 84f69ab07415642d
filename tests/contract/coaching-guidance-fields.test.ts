/** The `coaching_guidance` object field by field, as the predecessor's consumers read it. By hand: our own schema has no say here. */
import { describe, expect, it } from 'vitest';
import { START_MS, play, say, start, withoutModel } from '../support/session';

/** Objective ids and texts by stage, as the predecessor had them. */
const OBJECTIVES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  opening: { rapport: 'Build rapport', establish_reason: 'Establish reason for call' },
  discovery: {
    qualify_volume: 'Qualify call volume',
    identify_pain: 'Identify pain',
    current_solution: 'Understand current solution',
  },
  pitch: {
    value_prop: 'Explain value proposition',
    differentiate: 'Differentiate from alternatives',
    address_budget: 'Address budget consideration',
  },
  objection: {
    acknowledge: 'Acknowledge concern',
    reframe: 'Reframe perspective',
    reengage: 'Re-engage conversation',
  },
  close: {
    propose_next: 'Propose next step',
    get_commitment: 'Get commitment',
    schedule: 'Schedule follow-up',
  },
};
const STAGES = Object.keys(OBJECTIVES);
const TEXTS = Object.assign({}, ...Object.values(OBJECTIVES)) as Record<string, string>;
const RANK: Readonly<Record<string, number>> = { high: 0, medium: 1, low: 2 };

const CALL: readonly (readonly ['rep' | 'customer', string])[] = [
  ['rep', 'Hello Maria, how are you today?'],
  ['customer', 'Fine, thanks.'],
  ['rep', 'How do you handle calls right now when nobody is free?'],
  ['customer', 'They go to voicemail, and that is a real problem for us.'],
  ['rep', 'What we offer is a service that answers every call day and night and books the job for you.'],
  ['customer', 'That sounds way too expensive for us.'],
  ['rep', 'I hear you, that makes sense. Another way to look at it: what does one lost job cost?'],
  ['customer', 'A few hundred, I suppose. Would you do a trial?'],
  ['rep', 'Of course. Shall we start a two week trial, and meet on Monday at ten?'],
  ['customer', 'Yes, sounds good, let’s do it.'],
];

const guidances = play(
  [start('guidance'), ...CALL.map(([speaker, text], at) => say(at + 1, speaker, text))],
  withoutModel,
).journal.flatMap((event) =>
  // Through the wire: what JSON doesn't carry isn't there.
  event.type === 'guidance-offered'
    ? [{ atMs: event.atMs, wire: JSON.parse(JSON.stringify(event.guidance)) as unknown }]
    : [],
);

describe('coaching_guidance', () => {
  it('should have gone through several stages, or this shows nothing', () => {
    const stages = guidances.map(({ wire }) => (wire as Wire).stage.current);
    expect(new Set(stages).size).toBeGreaterThanOrEqual(4);
    expect(guidances.some(({ wire }) => (wire as Wire).objectives.completed.length >= 3)).toBe(true);
  });

  it.each(guidances.map(({ atMs, wire }, at) => ({ at, atMs, wire })))(
    'should be field by field what the wire wants (guidance $at)',
    ({ wire, atMs }) => {
      const percent = (value: unknown) => Number.isInteger(value) && Number(value) >= 0 && Number(value) <= 100;
      expect(Object.keys(wire as object)).toEqual(['type', 'stage', 'focus', 'objectives', 'guidance', 'metadata']);
      const { type, stage, focus, objectives, guidance, metadata } = wire as Wire;
      expect(type).toBe('coaching_guidance');

      expect(Object.keys(stage)).toEqual(['current', 'confidence', 'time_in_stage']);
      expect(STAGES).toContain(stage.current);
      expect(stage.confidence).toSatisfy(percent);
      expect(Number.isInteger(stage.time_in_stage) && stage.time_in_stage >= 0).toBe(true);
      expect(stage.time_in_stage).toBeLessThanOrEqual((atMs - START_MS) / 1000);

      expect(Object.keys(focus)).toEqual(['what', 'why', 'urgency']);
      expect([typeof focus.what, typeof focus.why]).toEqual(['string', 'string']);
      expect(focus.what).not.toBe('');
      expect(focus.why).not.toBe('');
      expect(['low', 'medium', 'high', 'critical']).toContain(focus.urgency);

      expect(Object.keys(guidance)).toEqual(['direction', 'key_questions', 'talking_points', 'confidence']);
      expect(guidance.direction).toContain(focus.what);
      expect(guidance.direction).toContain(focus.why);
      expect(guidance.key_questions.length).toBeGreaterThanOrEqual(1);
      expect(guidance.key_questions.length).toBeLessThanOrEqual(5);
      for (const line of [...guidance.key_questions, ...guidance.talking_points]) {
        expect(typeof line === 'string' && line.trim() !== '').toBe(true);
      }
      // Local guidance is as sure as the detector is.
      expect(guidance.confidence).toBe(stage.confidence);

      expect(metadata).toEqual({
        timestamp: Math.floor(atMs / 1000),
        session_id: 'call_test',
        model_version: 'coaching_v1',
      });
      expectLists(objectives, stage.current);
    },
  );

  it('should keep every objective it once called completed', () => {
    let before: readonly string[] = [];
    for (const { wire } of guidances) {
      const ids = (wire as Wire).objectives.completed.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([...before]));
      before = ids;
    }
  });
});

// Helpers

interface Wire {
  readonly type: string;
  readonly stage: { readonly current: string; readonly confidence: number; readonly time_in_stage: number };
  readonly focus: { readonly what: string; readonly why: string; readonly urgency: string };
  readonly objectives: {
    readonly completed: readonly { readonly id: string; readonly text: string }[];
    readonly remaining: readonly { readonly id: string; readonly text: string; readonly priority: string }[];
  };
  readonly guidance: {
    readonly direction: string;
    readonly key_questions: readonly string[];
    readonly talking_points: readonly string[];
    readonly confidence: number;
  };
  readonly metadata: object;
}

/** Completed: of any stage. Remaining: all that is open of the current stage first, then of earlier ones, by priority. */
function expectLists({ completed, remaining }: Wire['objectives'], stage: string): void {
  for (const entry of completed) expect(entry).toEqual({ id: entry.id, text: TEXTS[entry.id] });
  for (const entry of remaining) {
    expect(entry).toEqual({ id: entry.id, text: TEXTS[entry.id], priority: entry.priority });
    expect(Object.keys(RANK)).toContain(entry.priority);
  }
  const done = completed.map(({ id }) => id);
  const here = Object.keys(OBJECTIVES[stage] ?? {}).filter((id) => !done.includes(id));
  expect(remaining.slice(0, here.length).map(({ id }) => id)).toEqual(here);
  const missed = remaining.slice(here.length);
  const earlier = STAGES.slice(0, STAGES.indexOf(stage)).flatMap((before) => Object.keys(OBJECTIVES[before] ?? {}));
  for (const { id } of missed) {
    expect(earlier).toContain(id);
    expect(done).not.toContain(id);
  }
  for (const part of [remaining.slice(0, here.length), missed]) {
    const ranks = part.map(({ priority }) => RANK[priority] ?? -1);
    expect(ranks).toEqual(ranks.toSorted((a, b) => a - b));
  }
  // An objection never raised leaves nothing to go back for; every other open objective of an earlier stage does.
  const owed = earlier.filter((id) => !done.includes(id) && !(id in OBJECTIVES['objection']!));
  expect(missed.map(({ id }) => id)).toEqual(expect.arrayContaining(owed));
}
