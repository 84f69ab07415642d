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
import { foldCall } from '../unit/coaching/call-builder';

/** Bits of real speech, so that cues fire, among noise. */
const speech = fc.oneof(
  fc.constantFrom(
    'hello, how are you?',
    'the reason for my call is your roof',
    'how many calls do you get a day?',
    'about thirty calls a day',
    'we lose jobs every week',
    'what we do is answer every call',
    'it is ninety nine dollars a month',
    "that's too expensive",
    'I understand',
    'how about a demo on Thursday at ten?',
    "let's do it",
    'no',
    'mhm',
    'okay',
    '',
    '???',
  ),
  fc.string({ maxLength: 60 }),
  fc.lorem({ maxCount: 30 }),
);

const call = fc
  .array(fc.record({ speaker: fc.constantFrom('rep' as const, 'customer' as const), text: speech }), { maxLength: 25 })
  .map((lines) =>
    lines.map(({ speaker, text }, at) =>
      Utterance.parse({ id: `${speaker}-${String(at)}`, speaker, text, startMs: at * 1_000, endMs: at * 1_000 + 900 }),
    ),
  );

const belief: fc.Arbitrary<StageBelief> = fc
  .tuple(...STAGES.map(() => fc.double({ min: 0.001, max: 1, noNaN: true })))
  .map((weights) => {
    const sum = weights.reduce((total, weight) => total + weight, 0);
    const share = (at: number): number => (weights[at] ?? 0) / sum;
    return { opening: share(0), discovery: share(1), pitch: share(2), objection: share(3), close: share(4) };
  });

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
    heard: call,
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
  it('gives valid guidance and suggestions at any moment', () => {
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

  it('asks nobody for acts while the rep is unheard', () => {
    fc.assert(
      fc.property(moment, (at) => {
        const { focus } = getFallbackGuidance({ ...at, repHeard: false });
        expect(at.playbook.objectives.filter(isRepAct).map(({ what }) => what)).not.toContain(focus.what);
      }),
    );
  });

  it('meets an objective once, by the utterance last heard, and only by whom it can be met', () => {
    const metBy = new Map(defaultPlaybook.objectives.map((objective) => [objective.id, objective.metBy]));
    fc.assert(
      fc.property(call, (heard) => {
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

  it('keeps a belief that sums to 1, with the confidence of its likeliest stage', () => {
    fc.assert(
      fc.property(call, (heard) => {
        for (const { stage } of foldCall(heard)) {
          expect(sumOf(stage.belief)).toBeCloseTo(1, 9);
          expect(stage.confidence).toBe(Math.round(100 * stage.belief[stage.current]));
          expect(Math.max(...Object.values(stage.belief))).toBe(stage.belief[stage.current]);
        }
      }),
    );
  });

  it('is moved by no back-channel, nor by silence', () => {
    const quiet = fc.constantFrom('mhm', 'Yeah.', 'uh-huh', 'okay', 'Right, right.', ' ');
    fc.assert(
      fc.property(call, quiet, belief, (before, text, prior) => {
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
