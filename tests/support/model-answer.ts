/** Claude's answers, parsed, as a session takes them. */
import type { ModelAnswer } from '../../src/coaching/session-inputs';

type Of<M extends ModelAnswer['mode']> = Extract<ModelAnswer, { mode: M }>;

export const guidanceAnswer = (changes: Partial<Of<'guidance'>> = {}): Of<'guidance'> => ({
  mode: 'guidance',
  model: 'claude-test',
  words: {
    focus: { what: 'Ask', why: 'To know.', urgency: 'low' },
    keyQuestions: ['Why?'],
    talkingPoints: [],
    confidence: 70,
  },
  stage: { current: 'discovery', confidence: 80 },
  met: [],
  ...changes,
});

export const suggestionAnswer = (changes: Partial<Of<'suggestions'>> = {}): Of<'suggestions'> => ({
  mode: 'suggestions',
  model: 'claude-test',
  suggestion: {
    primary_suggestion: { text: 'Ask why.', reasoning: 'To know.', confidence: 70, urgency: 'low' },
    context: {
      call_stage: 'discovery',
      objection_detected: false,
      objection_type: 'none',
      buying_signal: false,
      sentiment: 'neutral',
    },
    highlight_toolkit: ['discovery'],
    next_move: 'Listen.',
  },
  ...changes,
});
