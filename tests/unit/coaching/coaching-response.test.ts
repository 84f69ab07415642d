import { describe, expect, it } from 'vitest';
import { coachingResponseSchema, parseCoachingResponse } from '../../../src/coaching/coaching-response';
import { MAX_FOCUS_CHARS, MAX_LINE_CHARS } from '../../../src/coaching/guidance';
import { aMoment, threeObjectivePlaybook } from '../../support/moment';

describe('parseCoachingResponse', () => {
  it('should take an answer as it was asked for', () => {
    expect(parseCoachingResponse(JSON.stringify(answer()), aMoment())).toEqual({
      ok: true,
      value: {
        words: {
          focus: { what: 'Size the pain', why: 'They miss a third of their calls.', urgency: 'high' },
          keyQuestions: ['What does a missed call cost you?'],
          talkingPoints: ['Every call answered.'],
          confidence: 81,
        },
        stage: { current: 'discovery', confidence: 81 },
        met: [{ id: 'identify_pain', utteranceId: 'customer-2' }],
      },
    });
  });

  it.each<[string, Record<string, unknown>]>([
    ['a share for a percentage', { stage_validation: { current_stage: 'discovery', confidence: 0.81 } }],
    ['a broken percentage', { stage_validation: { current_stage: 'discovery', confidence: 80.6 } }],
    ['an extra key', { mood: 'sunny' }],
    ['no talking points at all', { talking_points: undefined }],
    ['no objectives at all', { objectives: undefined }],
    ['an urgency of its own', { focus: { ...answer().focus, urgency: 'extreme' } }],
  ])('should put up with %s', (_, changes) => {
    const parsed = parseCoachingResponse(JSON.stringify({ ...answer(), ...changes }), aMoment());
    expect(parsed).toMatchObject({ ok: true, value: { stage: { current: 'discovery', confidence: 81 } } });
  });

  it('should keep a percentage between 0 and 100', () => {
    const sure = { ...answer(), stage_validation: { current_stage: 'close', confidence: 140 } };
    expect(parseCoachingResponse(JSON.stringify(sure), aMoment())).toMatchObject({
      value: { stage: { confidence: 100 }, words: { confidence: 100 } },
    });
  });

  it('should read an answer inside a code fence', () => {
    expect(parseCoachingResponse(`\`\`\`json\n${JSON.stringify(answer())}\n\`\`\``, aMoment()).ok).toBe(true);
  });

  it('should cut what is too long or too much', () => {
    const wordy = {
      ...answer(),
      focus: { what: 'word '.repeat(200), why: 'word '.repeat(200), urgency: 'low' },
      key_questions: Array.from({ length: 9 }, () => 'why '.repeat(200)),
      talking_points: ['  ', ...Array.from({ length: 9 }, () => 'so')],
    };
    const parsed = parseCoachingResponse(JSON.stringify(wordy), aMoment());
    if (!parsed.ok) throw new Error(parsed.reason);
    const { focus, keyQuestions, talkingPoints } = parsed.value.words;
    expect(focus.what.length).toBeLessThanOrEqual(MAX_FOCUS_CHARS);
    expect(focus.why.length).toBeLessThanOrEqual(MAX_FOCUS_CHARS);
    expect(keyQuestions).toHaveLength(5);
    expect(Math.max(...keyQuestions.map((question) => question.length))).toBeLessThanOrEqual(MAX_LINE_CHARS);
    expect(talkingPoints).toEqual(['so', 'so', 'so', 'so', 'so']);
  });

  it.each([
    ['prose', 'I think you should ask about price.'],
    ['nothing', ''],
    ['an answer that breaks off', JSON.stringify(answer()).slice(0, 120)],
  ])('should refuse %s as no JSON', (_, text) => {
    expect(parseCoachingResponse(text, aMoment())).toEqual({ ok: false, reason: 'invalid-json' });
  });

  it.each<[string, unknown]>([
    ['an array', []],
    ['null', null],
    ['an empty focus', { ...answer(), focus: { what: ' ', why: 'Because.', urgency: 'low' } }],
    ['a focus without why', { ...answer(), focus: { what: 'Ask.', urgency: 'low' } }],
    ['no questions', { ...answer(), key_questions: [' '] }],
    ['questions that are no text', { ...answer(), key_questions: [{ text: 'Why?' }] }],
    ['a stage that is none', { ...answer(), stage_validation: { current_stage: 'demo', confidence: 50 } }],
    ['a confidence in words', { ...answer(), stage_validation: { current_stage: 'close', confidence: 'high' } }],
  ])('should refuse %s as the wrong shape', (_, value) => {
    expect(parseCoachingResponse(JSON.stringify(value), aMoment())).toEqual({ ok: false, reason: 'wrong-shape' });
  });

  it.each([
    ['without evidence', { completed: ['identify_pain'], evidence: [] }],
    ['by an utterance nobody spoke', claim('identify_pain', 'customer-9')],
    ['that the playbook does not hold', claim('world_peace', 'customer-2')],
    ['that was met before', claim('rapport', 'customer-1')],
    ['by someone who can not meet it', claim('identify_pain', 'rep-2')],
    ['that is in evidence only', { completed: [], evidence: [{ id: 'identify_pain', utterance: 'customer-2' }] }],
  ])('should not count an objective %s', (_, objectives) => {
    const parsed = parseCoachingResponse(JSON.stringify({ ...answer(), objectives }), aMoment());
    expect(parsed).toMatchObject({ ok: true, value: { met: [] } });
  });

  it('should count an objective once, by the first utterance that can have met it', () => {
    const objectives = {
      completed: ['value_prop', 'value_prop'],
      evidence: [
        { id: 'value_prop', utterance: 'customer-2' },
        { id: 'value_prop', utterance: 'rep-2' },
        { id: 'value_prop', utterance: 'rep-1' },
      ],
    };
    const parsed = parseCoachingResponse(JSON.stringify({ ...answer(), objectives }), aMoment());
    expect(parsed).toMatchObject({ ok: true, value: { met: [{ id: 'value_prop', utteranceId: 'rep-2' }] } });
  });
});

describe('coachingResponseSchema', () => {
  it('should ask for the focus first', () => {
    const { properties } = coachingResponseSchema(threeObjectivePlaybook) as { properties: object };
    expect(Object.keys(properties)).toEqual([
      'focus',
      'key_questions',
      'talking_points',
      'stage_validation',
      'objectives',
    ]);
  });

  it('should hold only what structured output takes', () => {
    const schema = JSON.stringify(coachingResponseSchema(threeObjectivePlaybook));
    expect(schema).not.toMatch(/minLength|maxLength|minItems|maxItems|minimum|maximum/);
    const objects = schema.match(/"type":"object"/g)?.length;
    expect(schema.match(/"additionalProperties":false/g)).toHaveLength(objects ?? 0);
    expect(objects).toBeGreaterThan(3);
  });
});

function answer() {
  return {
    focus: { what: 'Size the pain', why: 'They miss a third of their calls.', urgency: 'high' },
    key_questions: ['What does a missed call cost you?'],
    talking_points: ['Every call answered.'],
    stage_validation: { current_stage: 'discovery', confidence: 81, reasoning: 'They tell of a problem.' },
    objectives: {
      completed: ['rapport', 'identify_pain'],
      remaining: ['value_prop'],
      evidence: [{ id: 'identify_pain', utterance: 'customer-2' }],
    },
  };
}

function claim(id: string, utterance: string) {
  return { completed: [id], evidence: [{ id, utterance }] };
}
