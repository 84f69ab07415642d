import { describe, expect, it } from 'vitest';
import { getFallbackGuidance } from '../../../src/coaching/fallback';
import { OBJECTION_TYPES } from '../../../src/coaching/playbook';
import { convertGuidanceToSuggestion, NO_SIGNALS, Suggestion } from '../../../src/coaching/suggestion';
import { momentAfter } from './call-builder';

const guidance = getFallbackGuidance(momentAfter(['rep: Hello, is this Maria?']));

describe('convertGuidanceToSuggestion', () => {
  it('is field by field what the wire wants', () => {
    expect(Suggestion.parse(convertGuidanceToSuggestion(guidance, NO_SIGNALS))).toEqual({
      primary_suggestion: {
        text: 'Be a person first: a warm word. Ask: “How is your day going so far?”',
        reasoning: 'People stay on the line with someone they like.',
        confidence: guidance.guidance.confidence,
        urgency: 'medium',
      },
      context: {
        call_stage: 'opening',
        objection_detected: false,
        objection_type: 'none',
        buying_signal: false,
        sentiment: 'neutral',
      },
      highlight_toolkit: ['opener'],
      next_move: 'Then ask: “Have I caught you at an awkward moment?”',
    });
  });

  it.each(OBJECTION_TYPES)('highlights scripts for %s', (objection_type) => {
    const { context, highlight_toolkit } = convertGuidanceToSuggestion(guidance, { ...NO_SIGNALS, objection_type });
    expect(context).toMatchObject({ objection_type, objection_detected: objection_type !== 'none' });
    expect(highlight_toolkit).toHaveLength(1);
  });

  it('names the next objective where there is no second question', () => {
    const one = { ...guidance, guidance: { ...guidance.guidance, key_questions: ['Why?'] } };
    expect(convertGuidanceToSuggestion(one, NO_SIGNALS).next_move).toBe('Build rapport');
  });
});
