import { describe, expect, it } from 'vitest';
import { trackObjectives } from '../../../../src/coaching/objectives';
import { detectCallStage, initialBelief } from '../../../../src/coaching/stage';
import { defaultPlaybook as playbook } from '../../../../src/playbooks/default';
import { smallReader } from '../../../support/small-reader';
import { utterances, type Line } from '../call-builder';

const sure = { opening: 0.02, discovery: 0.02, pitch: 0.92, objection: 0.02, close: 0.02 };

describe('a call read by the learned reader', () => {
  it('should be in the stage that its words weigh for', () => {
    const reader = smallReader({ 'r:zorb': '..Z' });
    const heard = utterances('rep: hello', 'rep: the zorb');
    const { current, belief } = detectCallStage({ belief: initialBelief, heard, playbook, reader });
    expect(current).toBe('pitch');
    expect(belief.pitch).toBeGreaterThan(0.99);
  });

  it('should weigh the stage before by how likely it was', () => {
    const reader = smallReader({ 'pitch>r': '..Z', 'opening>r': 'Z' });
    const heard = utterances('rep: hello', 'rep: well then');
    const { belief } = detectCallStage({ belief: sure, heard, playbook, reader });
    expect(belief.pitch).toBeGreaterThan(0.9);
    expect(belief.opening).toBeGreaterThan(0.02);
    expect(belief.opening).toBeLessThan(0.05);
  });

  it('should begin nowhere: the first utterance follows no stage', () => {
    const reader = smallReader({ 'start>r': '.Z', 'opening>r': 'Z' });
    const { current } = detectCallStage({
      belief: initialBelief,
      heard: utterances('rep: well then'),
      playbook,
      reader,
    });
    expect(current).toBe('discovery');
  });

  it('should take "don\'t call again" for resistance, whatever the words weigh', () => {
    const reader = smallReader({ 'c:list': 'L' });
    const heard = utterances('rep: hello', 'customer: take me off your list');
    expect(detectCallStage({ belief: initialBelief, heard, playbook, reader }).current).toBe('objection');
  });

  it.each(["We aren't interested.", "We isn't interested, love.", 'we arent really interested', "I'm not interested."])(
    'should take a plain no among the first words for resistance: %s',
    (said) => {
      const heard = utterances('rep: hello', `customer: ${said}`);
      expect(detectCallStage({ belief: initialBelief, heard, playbook, reader: smallReader({}) }).current).toBe(
        'objection',
      );
    },
  );

  it('should stay where it is on a back-channel, whatever the weights say', () => {
    const reader = smallReader({ 'c:mhm': '....Z' });
    const heard = utterances('rep: the zorb', 'customer: mhm');
    expect(detectCallStage({ belief: sure, heard, playbook, reader }).belief).toEqual(sure);
  });
});

describe('objectives read by the learned reader', () => {
  const read = (weights: Record<string, string>, ids: readonly string[], ...lines: readonly Line[]) => {
    const objectives = ids.map((id) => ({ id, threshold: 0.5 }));
    const reader = smallReader({ bias: `.....${'j'.repeat(ids.length)}`, ...weights }, objectives);
    const heard = utterances(...lines);
    return trackObjectives({ heard, met: [], playbook, read: { reader, was: initialBelief, now: initialBelief } });
  };

  it('should be met from their threshold on, by the utterance that meets them', () => {
    const met = read({ 'c:zorb': '.....Z' }, ['identify_pain'], 'rep: so', 'customer: it is the zorb again');
    expect(met).toEqual([{ id: 'identify_pain', utteranceId: 'customer-1' }]);
    expect(read({}, ['identify_pain'], 'rep: so', 'customer: it is the zorb again')).toEqual([]);
  });

  it('should be met by the rules where the reader knows nothing of them', () => {
    const met = read({}, ['identify_pain'], 'rep: Hi Jo, how are you today?');
    expect(met).toEqual([{ id: 'rapport', utteranceId: 'rep-1' }]);
  });

  it('should not be met by the rules alone where the reader knows better', () => {
    expect(read({}, ['rapport'], 'rep: Hi Jo, how are you today?')).toEqual([]);
    expect(read({ 'rule.rapport': '.....Z' }, ['rapport'], 'rep: Hi Jo, how are you today?')).toHaveLength(1);
  });

  it.each<[string, string, readonly Line[]]>([
    ['identify_pain', "the rep's own words", ['customer: so', 'rep: you lose calls']],
    ['rapport', "the customer's words", ['customer: how are you']],
    ['identify_pain', 'a bare denial', ['rep: any trouble?', 'customer: no, not really']],
    ['identify_pain', 'a short question', ['rep: any trouble?', 'customer: why do you ask?']],
    ['get_commitment', 'a refusal', ['rep: shall we?', 'customer: no, leave it there please']],
    ['get_commitment', 'a back-channel to nothing asked', ['rep: I am writing that down.', 'customer: yeah']],
    ['get_commitment', "an answer to one's own side", ['rep: shall we?', 'customer: one moment', 'customer: yeah']],
    ['rapport', "the rep's back-channel", ['customer: lovely day', 'rep: yeah, great']],
    ['schedule', "the rep's question", ['customer: sure', 'rep: would Thursday do?']],
  ])('should not meet %s by %s, however sure the reader is', (id, _, lines) => {
    expect(read({ bias: '.....Z' }, [id], ...lines).map((met) => met.id)).not.toContain(id);
  });

  it('should let a yes answer a question', () => {
    expect(read({ bias: '.....Z' }, ['get_commitment'], 'rep: shall we?', 'customer: yeah')).toHaveLength(1);
  });
});
