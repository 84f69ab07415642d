/**
 * Each wire format, byte for byte: what the code makes of a fixed moment is the file in tests/fixtures. A file is written by
 * hand or read through when it changes, never made anew to please a test: others read these formats.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { coachingResponseSchema, parseCoachingResponse } from '../../src/coaching/coaching-response';
import { getFallbackGuidance, getFallbackSuggestion } from '../../src/coaching/fallback';
import { decide } from '../../src/coaching/session';
import { replay } from '../../src/coaching/session-fold';
import { convertGuidanceToSuggestion } from '../../src/coaching/suggestion';
import { parseSuggestionResponse, suggestionResponseSchema } from '../../src/coaching/suggestion-response';
import { resolveFeatureFlags } from '../../src/settings/feature-flags';
import { threeObjectivePlaybook } from '../support/moment';
import { wireJournal, wireMoment, wireObjection } from '../support/wire-moment';

const fixture = (path: string): string => readFileSync(new URL(`../fixtures/${path}.json`, import.meta.url), 'utf8');
const bytesOf = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

describe('wire formats', () => {
  it.each([
    ['wire/coaching-guidance-local', getFallbackGuidance(wireMoment)],
    ['wire/coaching-guidance-objection', getFallbackGuidance(wireObjection)],
    ['legacy/suggestion-derived', convertGuidanceToSuggestion(getFallbackGuidance(wireMoment), wireMoment.signals)],
    [
      'legacy/suggestion-derived-objection',
      convertGuidanceToSuggestion(getFallbackGuidance(wireObjection), wireObjection.signals),
    ],
    ['legacy/suggestion-local', getFallbackSuggestion(wireObjection)],
    ['wire/claude-answer-schema', coachingResponseSchema(threeObjectivePlaybook)],
    ['legacy/claude-suggestion-schema', suggestionResponseSchema(threeObjectivePlaybook)],
    ['wire/feature-flags', resolveFeatureFlags({ rep: undefined, policy: undefined, build: undefined })],
    ['wire/feature-flags-guidance', resolveFeatureFlags({ rep: 'guidance', policy: 'suggestions', build: '' })],
  ])('should be as %s.json', (path, built) => {
    expect(bytesOf(built)).toBe(fixture(path));
  });

  it('should make wire/coaching-guidance-claude.json of wire/claude-answer.json', () => {
    const { state, events } = afterAnswer('guidance', fixture('wire/claude-answer'));
    const offered = events.find((event) => event.type === 'guidance-offered');
    expect(bytesOf(offered?.guidance)).toBe(fixture('wire/coaching-guidance-claude'));
    expect(bytesOf(offered && convertGuidanceToSuggestion(offered.guidance, state.signals))).toBe(
      fixture('legacy/suggestion-derived-claude'),
    );
  });

  it('should pass on legacy/claude-suggestion-answer.json as it is', () => {
    const answer = fixture('legacy/claude-suggestion-answer');
    const { events } = afterAnswer('suggestions', answer);
    const offered = events.find((event) => event.type === 'suggestion-offered');
    expect(bytesOf(offered?.suggestion)).toBe(answer);
  });

  it('should read what Claude says of wire/claude-answer.json: words, stage, and ticks that have evidence', () => {
    expect(parseCoachingResponse(fixture('wire/claude-answer'), wireMoment)).toEqual({
      ok: true,
      value: {
        words: {
          focus: {
            what: 'Size the cost of the calls they miss',
            why: 'They said a third of their calls go unanswered.',
            urgency: 'high',
          },
          keyQuestions: ['What is one job worth to you?', 'How many of those callers ring back?'],
          talkingPoints: ['Most callers who reach voicemail ring the next firm.'],
          confidence: 88,
        },
        stage: { current: 'discovery', confidence: 88 },
        met: [{ id: 'identify_pain', utteranceId: 'customer-2' }],
      },
    });
  });

  it('should have Claude’s answer begin with the focus', () => {
    const { properties } = coachingResponseSchema(threeObjectivePlaybook);
    expect(Object.keys(properties as object)).toEqual([
      'focus',
      'key_questions',
      'talking_points',
      'stage_validation',
      'objectives',
    ]);
  });
});

// Helpers

/** What the session makes of Claude's answer to the journalled request, ten seconds less a moment later. */
function afterAnswer(mode: 'guidance' | 'suggestions', text: string) {
  const state = replay(wireJournal(mode));
  const model = 'claude-haiku-5-5';
  const parsed =
    mode === 'guidance' ? parseCoachingResponse(text, wireMoment) : parseSuggestionResponse(text, wireMoment);
  if (!parsed.ok) throw new Error(parsed.reason);
  const answer =
    'words' in parsed.value
      ? ({ mode: 'guidance', model, ...parsed.value } as const)
      : ({ mode: 'suggestions', model, suggestion: parsed.value } as const);
  const events = decide(
    state,
    { type: 'model-answered', requestId: 'call_test/1', answer, atMs: wireMoment.atMs + 9_999 },
    { playbook: threeObjectivePlaybook, modelReady: true },
  );
  return { state, events };
}
