import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { STAGES, Stage } from '../../../src/coaching/playbook';
import { detectCallStage, initialBelief, readingOf, weighModelStage } from '../../../src/coaching/stage';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { foldCall, utterances, type Line } from './call-builder';

const stagesOf = (...lines: readonly Line[]): readonly Stage[] =>
  foldCall(utterances(...lines)).map(({ stage }) => stage.current);

const Labelled = z.object({
  speaker: z.enum(['rep', 'customer']),
  text: z.string(),
  stage: Stage,
  objectives_done: z.array(z.string()),
});
const CALLS = ['hospice-donation', 'insurance-brushoff', 'roofing-estimate', 'saas-scheduling', 'vet-receptionist'];

function readCall(name: string): readonly z.infer<typeof Labelled>[] {
  const file = new URL(`../../fixtures/calls/${name}.jsonl`, import.meta.url);
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => Labelled.parse(JSON.parse(line)));
}

describe('detectCallStage', () => {
  it('begins in the opening and is sure of it after a greeting', () => {
    expect(readingOf(initialBelief)).toMatchObject({ current: 'opening', confidence: 74 });
    expect(stagesOf('rep: hello is this Maria')).toEqual(['opening']);
  });

  it('is not fooled by "hi" in "this", a bare "what", or one "start"', () => {
    const stages = stagesOf(
      'rep: So tell me about how you handle calls right now.',
      'customer: We have one girl on the desk and I start at six every day.',
      'customer: What this usually means is that I pick up in the van.',
    );
    expect(stages).toEqual(['discovery', 'discovery', 'discovery']);
  });

  it('goes back from an objection to the close, and from the close to an objection', () => {
    const stages = stagesOf(
      'rep: It is ninety nine dollars a month and it answers every call.',
      'customer: That is way too expensive for us.',
      'rep: I understand. How about we try it free for two weeks and you decide after that?',
      "customer: Yeah, let's do that.",
      "customer: Actually no, I'd have to ask my wife first.",
    );
    expect(stages).toEqual(['pitch', 'objection', 'close', 'close', 'objection']);
  });

  it('keeps belief as it is on a back-channel', () => {
    const heard = utterances('rep: How many calls do you get?', 'customer: Mhm.');
    const belief = { opening: 0.1, discovery: 0.6, pitch: 0.1, objection: 0.1, close: 0.1 };
    expect(detectCallStage({ belief, heard, playbook: defaultPlaybook }).belief).toEqual(belief);
  });

  it('reads text without punctuation like text with it', () => {
    const lines: readonly Line[] = ['rep: Hi Tom, this is Ann with Bellhand.', "customer: I'm not interested, thanks."];
    const bare = lines.map((line) => line.replace(/[.,']/g, '').toLowerCase() as Line);
    expect(stagesOf(...bare)).toEqual(stagesOf(...lines));
  });

  it('agrees with labelled calls of several trades', () => {
    let right = 0;
    let total = 0;
    for (const name of CALLS) {
      const call = readCall(name);
      const stages = stagesOf(...call.map(({ speaker, text }): Line => `${speaker}: ${text}`));
      right += call.filter(({ stage }, at) => stages[at] === stage).length;
      total += call.length;
    }
    expect(right / total).toBeGreaterThan(0.8);
  });

  it('ticks most labelled objectives within two utterances of their label', () => {
    let hit = 0;
    let labelled = 0;
    for (const name of CALLS) {
      const call = readCall(name);
      const steps = foldCall(utterances(...call.map(({ speaker, text }): Line => `${speaker}: ${text}`)));
      for (const [at, { objectives_done }] of call.entries()) {
        for (const id of objectives_done) {
          labelled += 1;
          const ticked = steps.findIndex(({ newlyMet }) => newlyMet.some((met) => met.id === id));
          if (ticked >= 0 && Math.abs(ticked - at) <= 2) hit += 1;
        }
      }
    }
    expect(hit / labelled).toBeGreaterThan(0.8);
  });
});

describe('weighModelStage', () => {
  it('moves belief towards the stage by as much as the model is sure', () => {
    const mild = weighModelStage(initialBelief, 'discovery', 40).belief.discovery;
    const sure = weighModelStage(initialBelief, 'discovery', 95).belief.discovery;
    expect(mild).toBeGreaterThan(initialBelief.discovery);
    expect(sure).toBeGreaterThan(mild);
  });

  it('says nothing at or below chance, and never makes a stage impossible', () => {
    const even = weighModelStage(initialBelief, 'close', 0).belief;
    for (const stage of STAGES) expect(even[stage]).toBeCloseTo(initialBelief[stage], 1);
    let belief = initialBelief;
    for (let times = 0; times < 50; times += 1) ({ belief } = weighModelStage(belief, 'close', 100));
    expect(belief.opening).toBeGreaterThan(0.001);
  });
});
