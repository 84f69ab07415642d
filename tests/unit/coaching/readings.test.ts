import { describe, expect, it } from 'vitest';
import type { StageBelief } from '../../../src/coaching/moment';
import { readUtterance } from '../../../src/coaching/readings';
import type { CallReader } from '../../../src/coaching/reader/call-reader';
import { initialBelief } from '../../../src/coaching/stage';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { utterances, type Line } from './call-builder';

/** What the last line shows in a call that sounds like that to the learned reader. */
function signalsIn(belief: Partial<StageBelief>, ...lines: readonly Line[]) {
  const heard = utterances(...lines);
  const reader: CallReader = {
    readStage: () => ({ opening: 0, discovery: 0, pitch: 0, objection: 0, close: 0, ...belief }),
    readObjectives: () => new Map(),
  };
  const standing = { utterances: heard, belief: initialBelief, met: [], playbook: defaultPlaybook, reader };
  return readUtterance(heard.at(-1)!, standing).signals;
}

const PRICED = 'rep: it comes to ninety a month';
const EXPLAINED = 'rep: we set it up for you in a day';

describe('readUtterance', () => {
  it('should see no objection whose kind is a guess', () => {
    const guessed = [PRICED, 'customer: my sister in law does it for nothing really'] as const;
    expect(signalsIn({ pitch: 0.6, objection: 0.4 }, ...guessed)).toMatchObject({ objection_type: 'none' });
    const hardly = [EXPLAINED, 'customer: people ask me like every week'] as const;
    expect(signalsIn({ objection: 0.9 }, ...hardly)).toMatchObject({ objection_type: 'none' });
  });

  it('should see one whose kind is likely where the call sounds like it', () => {
    const likely = [PRICED, 'customer: my sister in law does it for nothing really'] as const;
    expect(signalsIn({ objection: 0.7 }, ...likely)).toMatchObject({ objection_type: 'need' });
    const sure = ['rep: do you have that ticket', 'customer: mate i am up a ladder'] as const;
    expect(signalsIn({ pitch: 0.6, objection: 0.4 }, ...sure)).toMatchObject({ objection_type: 'timing' });
  });

  it('should see one in plain words whatever the call sounds like', () => {
    const plain = [PRICED, 'customer: sorry that is too expensive for us'] as const;
    expect(signalsIn({ discovery: 0.95 }, ...plain)).toMatchObject({ objection_type: 'price' });
  });

  it('should see no need denied by who does not want to be rude, or to lose it', () => {
    const rude = [
      'rep: I am sorry about that',
      'customer: i do not want to be rude but i had nothing to show him',
    ] as const;
    expect(signalsIn({ objection: 0.9 }, ...rude)).toMatchObject({ objection_type: 'none' });
    const stays = ['rep: I will ask', 'customer: we really do not want to switch again it was a nightmare'] as const;
    expect(signalsIn({ objection: 0.9 }, ...stays)).toMatchObject({ objection_type: 'none' });
    const denies = [EXPLAINED, 'customer: we do not want any more of those'] as const;
    expect(signalsIn({ pitch: 0.9 }, ...denies)).toMatchObject({ objection_type: 'need' });
  });

  it('should see no readiness in who looked once and left it', () => {
    const left = [EXPLAINED, 'customer: yes we looked at that and would love it but we did not do it'] as const;
    expect(signalsIn({ pitch: 0.9 }, ...left)).toMatchObject({ buying_signal: false });
  });

  it('should see readiness to buy while the call explores only in plain words', () => {
    const lads = [PRICED, 'customer: that would be a job for the lads'] as const;
    expect(signalsIn({ close: 0.8 }, ...lads)).toMatchObject({ buying_signal: true });
    expect(signalsIn({ discovery: 0.8 }, ...lads)).toMatchObject({ buying_signal: false });
    expect(signalsIn({ discovery: 0.8 }, PRICED, 'customer: where do i sign')).toMatchObject({ buying_signal: true });
  });
});
