import { describe, expect, it } from 'vitest';
import { readLabelledCall } from '../../../scripts/reader/labelled-calls';
import { stemOf, type SearchedCall } from '../../../src/coaching/ask-call-question';
import { searchCall } from '../../../src/coaching/ask-call-search';
import { Playbook } from '../../../src/coaching/playbook';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { heard, threeObjectivePlaybook } from '../../support/moment';

const MOST = 5;

describe('searchCall, on calls as people talk', () => {
  it.each([
    [
      'a/kitchen-refit-showroom-followup-uk',
      'What did they say about price?',
      /Six thousand pounds|Twenty-three thousand/,
    ],
    ['a/kitchen-refit-showroom-followup-uk', 'What was agreed?', /Thursday/],
    ['a/kitchen-refit-showroom-followup-uk', 'What did they say about the oven?', /oven door/],
    ['c/cleaning-contract-closing-midflow-us', 'How many people do they have?', /72 people/],
    ['c/cleaning-contract-closing-midflow-us', 'When can we start?', /monday the ninth/],
    ['f/security-guards-renewal-lost-joburg', 'What do they pay?', /Sixty-two thousand a month/],
    ['f/security-guards-renewal-lost-joburg', 'Who decides?', /trustees/],
    ['b/construction-software-cork', 'What trouble do they have?', /mossie/],
    ['f/tutor-psle-maths-singapore', 'Did they mention another price?', /hundred fifty/],
    ['c/cleaning-contract-closing-midflow-us', 'Was wurde vereinbart?', /thursday/],
  ])('should find in %s: %s', (file, question, line) => {
    const found = found3(file, question);
    expect(found.join('\n')).toMatch(line);
  });

  it('should find nothing where nothing was said of it', () => {
    const call = { ...ofFile('d/wrong-person-alarm'), met: [] };
    expect(searchCall('What did they say about their warehouse in Antwerp?', call, MOST)).toEqual([]);
    expect(searchCall('Who decides?', call, MOST)).toEqual([]);
  });
});

describe('searchCall', () => {
  it('should take the answer before the question it answers, though the answer has none of its words', () => {
    const lines = heard(
      'rep-1 What is your budget for this?',
      'customer-1 About forty, I guess.',
      'rep-2 Good to know.',
    );
    expect(idsOf('What is their budget?', lines)[0]).toBe('customer-1');
  });

  it('should find other forms of a word, and a topic by words of its own', () => {
    const lines = heard(
      'customer-1 The onboarding took our people months.',
      'customer-2 We would integrate it with our phones.',
      'customer-3 It costs us a fortune.',
    );
    expect(idsOf('Is an integration needed?', lines)).toEqual(['customer-2']);
    expect(idsOf('budget?', lines)).toEqual(['customer-3']);
  });

  it('should prefer whom the question is about', () => {
    const lines = heard('rep-1 The price is ninety a month.', 'customer-1 That price is more than we pay.');
    expect(idsOf('What did they say about price?', lines)[0]).toBe('customer-1');
    expect(idsOf('What did I say about price?', lines)[0]).toBe('rep-1');
  });

  it('should prefer lines with a number where it asks how many, and with a day where it asks when', () => {
    const lines = heard(
      'customer-1 We have trucks out every day.',
      'customer-2 Nine trucks, I think.',
      'customer-3 Have the trucks ready on Tuesday.',
    );
    expect(idsOf('How many trucks?', lines)[0]).toBe('customer-2');
    expect(idsOf('When do they need the trucks?', lines)[0]).toBe('customer-3');
  });

  it('should know the playbook’s phrases, its competitors, and what objectives were met by', () => {
    const playbook = Playbook.parse({
      ...threeObjectivePlaybook,
      competitors: [{ name: 'Ringo', says: ['ring go'], answer: 'They stop at eight.' }],
      objectives: threeObjectivePlaybook.objectives.map((objective) =>
        objective.id === 'identify_pain' ? { ...objective, cues: ['goes to voicemail'] } : objective,
      ),
    });
    const lines = heard(
      'customer-1 It all goes to voicemail.',
      'customer-2 Ring go called us too.',
      'customer-3 Fine weather.',
    );
    expect(idsOf('What problem do they have?', lines, { playbook })).toEqual(['customer-1']);
    expect(idsOf('Which competitors did they mention?', lines, { playbook })).toEqual(['customer-2']);
    const met = [{ id: 'identify_pain', utteranceId: lines[2]!.id }];
    expect(idsOf('What is their pain?', lines, { playbook, met })).toContain('customer-3');
    const objections = [{ utteranceId: lines[2]!.id, type: 'need' as const }];
    expect(idsOf('What objections were there?', lines, { playbook, objections })).toEqual(['customer-3']);
  });

  it('should let "mm-hm" be, unless it answers', () => {
    const lines = heard('customer-1 yeah okay', 'rep-1 Is Friday agreed then?', 'customer-2 yeah sure');
    expect(idsOf('What was agreed?', lines)).not.toContain('customer-1');
    expect(idsOf('What was agreed?', lines)).toContain('customer-2');
  });

  it('should find nothing for a question of small words, or in a call of none', () => {
    const lines = heard('customer-1 What did they say about it?');
    expect(idsOf('What did they say about it?', lines)).toEqual([]);
    expect(idsOf('???', lines)).toEqual([]);
    expect(idsOf('What is the price?', [])).toEqual([]);
  });
});

describe('stemOf', () => {
  it.each([
    ['price', 'pricing'],
    ['plan', 'planned'],
    ['decide', 'decides'],
    ['truck', 'trucks'],
    ['integrate', 'integration'],
    ['kosten', 'koste'],
  ])('should be one for %s and %s', (one, other) => {
    expect(stemOf(one)).toBe(stemOf(other));
  });

  it('should keep short words whole', () => {
    expect(['user', 'bus', 'need'].map(stemOf)).toEqual(['user', 'bus', 'need']);
  });
});

function ofFile(name: string): SearchedCall {
  return { heard: readLabelledCall(`data/calls/${name}.jsonl`).heard, playbook: defaultPlaybook, met: [] };
}

/** The texts of the best three. */
const found3 = (file: string, question: string): readonly string[] =>
  searchCall(question, ofFile(file), 3).map(({ text }) => text);

const idsOf = (
  question: string,
  lines: SearchedCall['heard'],
  changes: Partial<SearchedCall> = {},
): readonly string[] =>
  searchCall(question, { heard: lines, playbook: threeObjectivePlaybook, met: [], ...changes }, MOST).map(
    ({ id }) => id,
  );
