import { describe, expect, it } from 'vitest';
import { Suggestion } from '../../../src/coaching/suggestion';
import {
  MAX_SUGGESTION_CHARS,
  parseSuggestionResponse,
  suggestionResponseSchema,
} from '../../../src/coaching/suggestion-response';
import { aMoment, threeObjectivePlaybook } from '../../support/moment';

describe('parseSuggestionResponse', () => {
  it('should take an answer as it was asked for', () => {
    expect(parseSuggestionResponse(JSON.stringify(answer()), aMoment())).toEqual({ ok: true, value: answer() });
  });

  it('should make the objection flag agree with its type', () => {
    const answers = [
      { objection_detected: false, objection_type: 'price' },
      { objection_detected: true, objection_type: 'none' },
    ].map((changes) => parse({ context: { ...answer().context, ...changes } }).context);
    expect(answers).toMatchObject([{ objection_detected: true }, { objection_detected: false }]);
  });

  it('should drop toolkit categories that nobody can show, and doubles', () => {
    expect(parse({ highlight_toolkit: ['magic', 'closing', 'discovery', 'discovery', 7] }).highlight_toolkit).toEqual([
      'discovery',
    ]);
  });

  it('should keep no more than a rep can say in one breath', () => {
    const text = 'First thing. Second thing! Third thing? Fourth thing. Fifth thing.';
    const said = { primary_suggestion: { ...answer().primary_suggestion, text } };
    expect(parse(said).primary_suggestion.text).toBe('First thing. Second thing! Third thing?');
    const long = { primary_suggestion: { ...answer().primary_suggestion, text: 'and so on '.repeat(100) } };
    expect(parse(long).primary_suggestion.text.length).toBeLessThanOrEqual(MAX_SUGGESTION_CHARS);
  });

  it('should round a broken confidence', () => {
    const sure = { primary_suggestion: { ...answer().primary_suggestion, confidence: 0.825 } };
    expect(parse(sure).primary_suggestion.confidence).toBe(83);
  });

  it.each<[string, string, string]>([
    ['prose', 'Say hello.', 'invalid-json'],
    ['an empty text', JSON.stringify({ ...answer(), primary_suggestion: { text: ' ', confidence: 1 } }), 'wrong-shape'],
    ['a coaching answer', '{"focus":{"what":"Ask","why":"So","urgency":"low"}}', 'wrong-shape'],
    ['no context', JSON.stringify({ ...answer(), context: undefined }), 'wrong-shape'],
  ])('should refuse %s', (_, text, reason) => {
    expect(parseSuggestionResponse(text, aMoment())).toEqual({ ok: false, reason });
  });
});

describe('suggestionResponseSchema', () => {
  it('should offer the toolkit categories that the playbook has', () => {
    expect(suggestionResponseSchema(threeObjectivePlaybook)).toMatchObject({
      properties: { highlight_toolkit: { items: { enum: ['discovery'] } } },
    });
  });

  it('should never offer an empty choice', () => {
    const schema = JSON.stringify(suggestionResponseSchema({ ...threeObjectivePlaybook, toolkit: [] }));
    expect(schema).not.toContain('"enum":[]');
  });
});

function answer() {
  return {
    primary_suggestion: {
      text: 'What happens to a caller who gets no answer?',
      reasoning: 'Size the pain.',
      confidence: 82,
      urgency: 'medium',
    },
    context: {
      call_stage: 'discovery',
      objection_detected: false,
      objection_type: 'none',
      buying_signal: false,
      sentiment: 'negative',
    },
    highlight_toolkit: ['discovery'],
    next_move: 'Put a figure on it.',
  };
}

function parse(changes: object): Suggestion {
  const parsed = parseSuggestionResponse(JSON.stringify({ ...answer(), ...changes }), aMoment());
  if (!parsed.ok) throw new Error(parsed.reason);
  return Suggestion.parse(parsed.value);
}
