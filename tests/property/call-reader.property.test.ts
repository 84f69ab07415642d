/** Laws of the learned reader: whatever is said, in whatever order and however long, its answers are chances. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBackChannel } from '../../src/coaching/conversation';
import { featuresOf } from '../../src/coaching/reader/features';
import { readUtterance } from '../../src/coaching/readings';
import { detectCallStage, readingOf } from '../../src/coaching/stage';
import { defaultPlaybook } from '../../src/playbooks/default';
import { loadCallReader } from '../../scripts/reader/reader-file';
import { belief, speech, talk, utteranceAt } from '../support/chance-talk';
import { foldCall } from '../unit/coaching/call-builder';

const reader = loadCallReader();
/** As good as the default one, and another object in every part. */
const samePlaybook = structuredClone(defaultPlaybook);

describe('the learned reader', () => {
  it('should always give chances that sum to 1, and never rule a stage out', () => {
    fc.assert(
      fc.property(talk, (heard) => {
        for (const { stage } of foldCall(heard, defaultPlaybook, reader)) {
          const shares = Object.values(stage.belief);
          expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
          expect(Math.min(...shares)).toBeGreaterThan(0);
          expect(Math.max(...shares)).toBe(stage.belief[stage.current]);
        }
      }),
    );
  });

  it('should read the same by an equal playbook that is another object', () => {
    fc.assert(
      fc.property(talk, (heard) => {
        expect(foldCall(heard, samePlaybook, reader)).toEqual(foldCall(heard, defaultPlaybook, reader));
      }),
    );
  });

  it('should never be moved by a back-channel', () => {
    fc.assert(
      fc.property(talk, fc.constantFrom('mhm', 'Yeah.', 'uh-huh', 'okay', ' '), belief, (before, text, prior) => {
        const last = utteranceAt(99, 'customer', text);
        expect(isBackChannel(last) || text === ' ').toBe(true);
        const reading = detectCallStage({ belief: prior, heard: [...before, last], playbook: defaultPlaybook, reader });
        expect(reading).toEqual(readingOf(prior));
      }),
    );
  });

  it('should never tick without the utterance that met it, of a speaker who can', () => {
    const metBy = new Map(defaultPlaybook.objectives.map((objective) => [objective.id, objective.metBy]));
    fc.assert(
      fc.property(talk, (heard) => {
        const seen = new Set<string>();
        for (const [at, { newlyMet }] of foldCall(heard, defaultPlaybook, reader).entries()) {
          for (const { id, utteranceId } of newlyMet) {
            expect(seen.has(id)).toBe(false);
            seen.add(id);
            expect(utteranceId).toBe(heard[at]?.id);
            expect(heard[at]?.text.trim()).not.toBe('');
            expect(['either', heard[at]?.speaker]).toContain(metBy.get(id));
          }
        }
      }),
    );
  });

  it('should look no further back than eight utterances, so that no call is too long', () => {
    fc.assert(
      fc.property(talk, fc.array(speech, { minLength: 30, maxLength: 60 }), talk, (recent, filler, other) => {
        fc.pre(recent.length >= 8);
        const early = filler.map((text, at) => utteranceAt(at, 'rep', text));
        const replaced = early.map((utterance, at) => other[at] ?? utterance);
        expect(featuresOf([...replaced, ...recent], defaultPlaybook)).toEqual(
          featuresOf([...early, ...recent], defaultPlaybook),
        );
      }),
    );
  });

  it('should read a line of any length in bounded work', () => {
    const long = utteranceAt(0, 'customer', Array.from({ length: 5_000 }, (_, at) => `word${String(at)}`).join(' '));
    expect(featuresOf([long], defaultPlaybook).plain.size).toBeLessThan(1_000);
    const reading = readUtterance(long, {
      utterances: [long],
      belief: readingOf({ opening: 1, discovery: 0, pitch: 0, objection: 0, close: 0 }).belief,
      met: [],
      playbook: defaultPlaybook,
      reader,
    });
    expect(reading.stage.confidence).toBeLessThanOrEqual(100);
  });
});
