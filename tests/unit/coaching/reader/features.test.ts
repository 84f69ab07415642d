import { describe, expect, it } from 'vitest';
import { featuresOf } from '../../../../src/coaching/reader/features';
import { defaultPlaybook } from '../../../../src/playbooks/default';
import { utterances, type Line } from '../call-builder';

const featuresAfter = (...lines: readonly Line[]) => featuresOf(utterances(...lines), defaultPlaybook);
const namesAfter = (...lines: readonly Line[]): readonly string[] => [...featuresAfter(...lines).plain.keys()];

describe('featuresOf', () => {
  it('should name words and phrases by who says them', () => {
    const names = namesAfter('rep: Your roof leaks?');
    expect(names).toEqual(
      expect.arrayContaining(['r:roof', '*:roof', 'r:your_roof', 'r:your_roof_leaks', 'r:^your', 'r:$leaks']),
    );
    expect(names.filter((name) => name.startsWith('c:'))).toEqual([]);
  });

  it('should see the line before through a back-channel', () => {
    const names = namesAfter('rep: What does the roof cost you?', 'customer: mhm', 'customer: a fortune');
    expect(names).toEqual(expect.arrayContaining(['rc:roof', 'rc:the_roof', 'rc.asked.yes', 'c:fortune']));
  });

  it('should look back over eight utterances and no further', () => {
    const quiet = (count: number) => Array.from({ length: count }, (): Line => 'customer: mhm');
    expect(namesAfter('rep: the zorb?', ...quiet(6), 'customer: a fortune')).toContain('rc:zorb');
    expect(namesAfter('rep: the zorb?', ...quiet(7), 'customer: a fortune')).not.toContain('rc:zorb');
  });

  it('should tell numbers only as such, so that no one price is learned', () => {
    expect(namesAfter('customer: about thirty a day')).toEqual(expect.arrayContaining(['c:#_a_day']));
    expect(namesAfter('customer: about 4500 a day')).toEqual(expect.arrayContaining(['c:#_a_day']));
  });

  it('should be the same with and without punctuation where no question mark decides', () => {
    const lines: readonly Line[] = ['rep: Hi Tom, this is Ann with Bellhand.', "customer: I'm not interested, thanks."];
    const bare = lines.map((line) => line.replace(/[.,']/g, '').toLowerCase() as Line);
    expect(featuresAfter(...bare)).toEqual(featuresAfter(...lines));
  });

  it("should hear the playbook's own cues", () => {
    const stages = structuredClone(defaultPlaybook.stages);
    stages.pitch.cues.strongRep = [...stages.pitch.cues.strongRep, 'the zorb'];
    const heard = utterances('rep: now the zorb');
    expect(featuresOf(heard, { ...defaultPlaybook, stages }).plain.get('cue.pitch')).toBeGreaterThan(0);
    expect(featuresOf(heard, defaultPlaybook).plain.has('cue.pitch')).toBe(false);
  });

  it('should know the place in the call, but no place after the thirtieth utterance', () => {
    const talk = (count: number) => namesAfter(...Array.from({ length: count }, (): Line => 'rep: and so on'));
    expect(talk(1)).toContain('at.0');
    expect(talk(31)).toContain('at.over29');
    expect(talk(300).filter((name) => name.startsWith('at.'))).toEqual(['at.over29']);
  });

  it('should have nothing to say of a call without a word', () => {
    expect(featuresOf([], defaultPlaybook)).toEqual({ plain: new Map(), crossed: [] });
  });
});
