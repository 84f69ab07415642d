/** Laws of the local coach: whatever is said, it answers, and what it answers is valid. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBackChannel, Utterance } from '../../src/coaching/conversation';
import { getFallbackGuidance, getFallbackSuggestion } from '../../src/coaching/fallback';
import { CoachingGuidance } from '../../src/coaching/guidance';
import type { Moment, StageBelief } from '../../src/coaching/moment';
import { isRepAct } from '../../src/coaching/objectives';
import { OBJECTION_TYPES, Playbook, STAGES } from '../../src/coaching/playbook';
import { detectCallStage, readingOf, weighModelStage } from '../../src/coaching/stage';
import { convertGuidanceToSuggestion, Sentiment, Suggestion } from '../../src/coaching/suggestion';
import { defaultPlaybook } from '../../src/playbooks/default';
import { belief, talk } from '../support/chance-talk';
import { foldCall } from '../unit/coaching/call-builder';

/** The least a playbook may hold. */
const barePlaybook = Playbook.parse({
  ...defaultPlaybook,
  id: 'bare',
  objectives: [
    {
      id: 'one',
      text: 'x',
      stage: 'close',
      metBy: 'rep',
      cues: ['x'],
      what: 'x',
      why: 'x',
      questions: ['x'],
      talkingPoints: ['x'],
    },
  ],
  toolkit: [],
});

const moment: fc.Arbitrary<Moment> = fc
  .record({
    playbook: fc.constantFrom(defaultPlaybook, barePlaybook),
    heard: talk,
    belief,
    metIds: fc.subarray(['gone', ...defaultPlaybook.objectives.map(({ id }) => id)]),
    signals: fc.record({
      objection_type: fc.constantFrom(...OBJECTION_TYPES),
      buying_signal: fc.boolean(),
      sentiment: fc.constantFrom(...Sentiment.options),
    }),
    repHeard: fc.boolean(),
    atMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
    sinceAtMs: fc.integer({ min: 0, max: 4_000_000_000_000 }),
  })
  .map(({ belief, metIds, sinceAtMs, ...rest }) => ({
    ...rest,
    sessionId: 'call_property',
    gaps: [],
    stage: { ...readingOf(belief), sinceAtMs },
    met: metIds.map((id) => ({ id, utteranceId: Utterance.shape.id.parse('rep-1') })),
  }));

const sumOf = (reading: StageBelief): number => STAGES.reduce((sum, stage) => sum + reading[stage], 0);

describe('the local coach', () => {
  it('should give valid guidance and suggestions at any moment', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const guidance = CoachingGuidance.parse(getFallbackGuidance(at));
        Suggestion.parse(getFallbackSuggestion(at));
        Suggestion.parse(convertGuidanceToSuggestion(guidance, at.signals));
        expect(guidance.guidance.key_questions.length).toBeLessThanOrEqual(3);
        expect(guidance.guidance.confidence).toBe(at.stage.confidence);
      }),
    );
  });

  it('should ask nobody for acts while the rep is unheard', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const { focus } = getFallbackGuidance({ ...at, repHeard: false });
        expect(at.playbook.objectives.filter(isRepAct).map(({ what }) => what)).not.toContain(focus.what);
      }),
    );
  });

  it('should meet an objective once, by the utterance last heard, and only by whom it can be met', () => {
    const metBy = new Map(defaultPlaybook.objectives.map((objective) => [objective.id, objective.metBy]));
    fc.assert(
      fc.property(talk, (heard) => {
        const seen = new Set<string>();
        for (const [at, { newlyMet }] of foldCall(heard).entries()) {
          for (const { id, utteranceId } of newlyMet) {
            expect(seen.has(id)).toBe(false);
            seen.add(id);
            expect(utteranceId).toBe(heard[at]?.id);
            expect(['either', heard[at]?.speaker]).toContain(metBy.get(id));
          }
        }
      }),
    );
  });

  it('should keep a belief that sums to 1, with a little less confidence than its likeliest stage has', () => {
    fc.assert(
      fc.property(talk, (heard) => {
        for (const { stage } of foldCall(heard)) {
          expect(sumOf(stage.belief)).toBeCloseTo(1, 9);
          expect(stage.confidence / 100).toBeLessThan(stage.belief[stage.current] + 0.006);
          expect(stage.confidence / 100).toBeGreaterThan(0.9 * stage.belief[stage.current]);
          expect(Math.max(...Object.values(stage.belief))).toBe(stage.belief[stage.current]);
        }
      }),
    );
  });

  it('should be moved by no back-channel, nor by silence', () => {
    const quiet = fc.constantFrom('mhm', 'Yeah.', 'uh-huh', 'okay', 'Right, right.', ' ');
    fc.assert(
      fc.property(talk, quiet, belief, (before, text, prior) => {
        const last = Utterance.parse({ id: 'customer-x', speaker: 'customer', text, startMs: 99_000, endMs: 99_500 });
        expect(isBackChannel(last) || text === ' ').toBe(true);
        const reading = detectCallStage({ belief: prior, heard: [...before, last], playbook: defaultPlaybook });
        expect(reading).toEqual(readingOf(prior));
      }),
    );
  });

  it("takes any of the model's confidences as soft evidence", () => {
    fc.assert(
      fc.property(belief, fc.constantFrom(...STAGES), fc.integer({ min: 0, max: 100 }), (prior, stage, confidence) => {
        const after = weighModelStage(prior, stage, confidence).belief;
        expect(sumOf(after)).toBeCloseTo(1, 9);
        if (prior[stage] > 0.05 && confidence >= 50) expect(after[stage]).toBeGreaterThan(prior[stage] * 0.99);
      }),
    );
  });
});
