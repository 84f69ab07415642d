import { describe, expect, it } from 'vitest';
import { Playbook, STAGES, TOOLKIT_CATEGORIES } from '../../../src/coaching/playbook';
import { defaultPlaybook } from '../../../src/playbooks/default';

describe('defaultPlaybook', () => {
  it('parses as it stands', () => {
    expect(Playbook.parse(defaultPlaybook)).toEqual(defaultPlaybook);
  });

  it("holds the predecessor's objectives by id, text and stage", () => {
    expect(defaultPlaybook.objectives.map(({ id, text, stage }) => `${stage}/${id}: ${text}`)).toEqual([
      'opening/rapport: Build rapport',
      'opening/establish_reason: Establish reason for call',
      'discovery/qualify_volume: Qualify call volume',
      'discovery/identify_pain: Identify pain',
      'discovery/current_solution: Understand current solution',
      'pitch/value_prop: Explain value proposition',
      'pitch/differentiate: Differentiate from alternatives',
      'pitch/address_budget: Address budget consideration',
      'objection/acknowledge: Acknowledge concern',
      'objection/reframe: Reframe perspective',
      'objection/reengage: Re-engage conversation',
      'close/propose_next: Propose next step',
      'close/get_commitment: Get commitment',
      'close/schedule: Schedule follow-up',
    ]);
  });

  it('has scripts for every toolkit category', () => {
    expect(defaultPlaybook.toolkit.map(({ category }) => category)).toEqual([...TOOLKIT_CATEGORIES]);
  });

  it('is worded to be read in two seconds', () => {
    const plans = [
      ...defaultPlaybook.objectives,
      ...STAGES.map((stage) => defaultPlaybook.stages[stage]),
      ...Object.values(defaultPlaybook.objections),
      defaultPlaybook.wrapUp,
      defaultPlaybook.leaveWell,
    ];
    for (const { what, why, questions, talkingPoints } of plans) {
      expect(what.length, what).toBeLessThanOrEqual(60);
      expect(why.length, why).toBeLessThanOrEqual(70);
      for (const line of [...questions, ...talkingPoints]) expect(line.length, line).toBeLessThanOrEqual(90);
    }
  });

  it('promises nothing of the product in what is shown first', () => {
    const plans = [
      ...defaultPlaybook.objectives,
      ...STAGES.map((stage) => defaultPlaybook.stages[stage]),
      ...Object.values(defaultPlaybook.objections),
    ];
    for (const { questions, talkingPoints } of plans) {
      for (const line of [questions[0], talkingPoints[0]]) {
        expect(line).not.toMatch(/, free|for free|no contract|cancel|two weeks|fortnight/i);
      }
    }
  });
});
