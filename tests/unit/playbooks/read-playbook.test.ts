import { describe, expect, it } from 'vitest';
import { MAX_PLAYBOOK_CHARS, type Playbook } from '../../../src/coaching/playbook';
import { readPlaybook, readPlaybookText, toProblemLine } from '../../../src/playbooks/read-playbook';
import { shippedFile } from '../../../src/playbooks/shipped';
import { say } from '../../../src/ui/messages';

/** A shipped file that a test may spoil, one place at a time. */
const spoilt = (spoil: (file: Playbook) => unknown): readonly string[] => {
  const file = structuredClone(shippedFile('default'));
  const reading = readPlaybook(spoil(file) ?? file);
  return reading.ok ? [] : reading.problems.map(toProblemLine).map(say);
};
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error('no such entry');
  return found;
};

describe('reading a playbook', () => {
  it('should take one that older files wrote, without what was added since', () => {
    const {
      competitors: _c,
      measures: _m,
      pacing: _p,
      description: _d,
      callLanguage: _l,
      ...older
    } = structuredClone(shippedFile('default'));
    const reading = readPlaybook({
      ...older,
      toolkit: older.toolkit.map(({ category, title, scripts }) => ({ category, title, scripts })),
      objectives: older.objectives.map(({ examples: _e, ...objective }) => objective),
    });
    expect(reading).toMatchObject({
      ok: true,
      playbook: {
        competitors: [],
        pacing: { minCardSec: 8, dismissalsToQuiet: 3 },
        measures: { talkRatio: { low: expect.any(Number), high: expect.any(Number) } },
      },
    });
    expect(reading.ok && reading.playbook.toolkit[0]).toMatchObject({
      triggers: { objections: [], cues: [] },
      not: [],
      cooldownSec: 120,
      limitPerCall: 3,
    });
  });

  it('should add the language’s phrases to known objectives and to stages, each once, and leave the file as it was', () => {
    const reading = readPlaybook(shippedFile('saas-discovery'));
    if (!reading.ok) throw new Error('not read');
    const { file, playbook } = reading;
    const pain = (of: Playbook) =>
      at(
        of.objectives.filter(({ id }) => id === 'identify_pain'),
        0,
      ).cues;
    expect(pain(playbook)).toEqual(expect.arrayContaining(['frustrat*', ...pain(file)]));
    expect(new Set(pain(playbook)).size).toBe(pain(playbook).length);
    expect(pain(file)).not.toContain('frustrat*');
    expect(playbook.stages.close.cues.strongCustomer).toContain('sign me up');
  });

  it('should add nothing where the playbook brings all itself', () => {
    const file = structuredClone(shippedFile('default'));
    expect(spoilt(() => ({ ...file, callLanguage: 'none' }))).toContain(
      'objectives[0] (rapport): cues: add at least one phrase',
    );
  });

  it.each<[string, (file: Playbook) => unknown, string]>([
    [
      'an objective of its own without cues',
      (file) => void Object.assign(at(file.objectives, 3), { id: 'own', cues: [] }),
      'objectives[3] (own): cues: add at least one phrase',
    ],
    [
      'an id twice',
      (file) => void Object.assign(at(file.objectives, 3), { id: 'rapport' }),
      'objectives[3] (rapport): id: "rapport" stands in objectives[0] already',
    ],
    [
      'a card twice',
      (file) => void file.toolkit.splice(6, 1, at(file.toolkit, 0)),
      'toolkit[6] (opener): category: "opener" stands in toolkit[0] already',
    ],
    ['a card too many', (file) => void file.toolkit.push(at(file.toolkit, 0)), 'toolkit: has more than 7 entries'],
    [
      'a competitor twice',
      (file) => void file.competitors.push({ name: 'VOICEMAIL', says: [], answer: 'x' }),
      'competitors[3] (VOICEMAIL): name: "VOICEMAIL" stands in competitors[0] already',
    ],
    [
      'an objective that no line could meet',
      (file) =>
        void Object.assign(at(file.objectives, 3), { id: 'own', cues: ['we lose * calls', '# calls'], not: ['calls'] }),
      'objectives[3] (own): not: every cue is shut out by a phrase here',
    ],
    [
      'a stage without questions',
      (file) => void Object.assign(file.stages.discovery, { questions: [] }),
      'stages.discovery.questions: add at least 3',
    ],
    [
      'a stage left out',
      (file) => ({ ...file, stages: { ...file.stages, close: undefined } }),
      'stages.close: this is missing',
    ],
    [
      'a card that is not there',
      (file) => void file.toolkit.splice(2, 1),
      'objections.price.toolkit: there is no card "price" in toolkit',
    ],
    [
      'an unknown kind of objection',
      (file) => void Object.assign(at(file.toolkit, 2).triggers, { objections: ['weather'] }),
      'toolkit[2] (price): triggers.objections[0]: must be one of price, timing',
    ],
    [
      'an unknown field',
      (file) => void Object.assign(at(file.objectives, 1), { cue: ['x'] }),
      'objectives[1] (establish_reason): cue: this field is unknown here',
    ],
    ...['\u200b', '\u00ad', '\u202e…', ''].map((what): [string, (file: Playbook) => unknown, string] => [
      `a sentence in which nothing can be read (${JSON.stringify(what)})`,
      (file) => void Object.assign(file.objections.price, { what }),
      'objections.price.what: has no words that can be read',
    ]),
    [
      'a phrase without a word',
      (file) => void at(file.objectives, 1).cues.push('*'),
      'objectives[1] (establish_reason): cues[0]: a phrase needs a word or #',
    ],
    [
      'a text where a list belongs',
      (file) => void Object.assign(at(file.objectives, 1), { questions: 'Why?' }),
      'objectives[1] (establish_reason): questions: must be a list in [ ]',
    ],
    ['an empty title', (file) => ({ ...file, title: ' ' }), 'title: is empty'],
    ['an id with a blank', (file) => ({ ...file, id: 'My book' }), 'id: small letters, digits and - only'],
    [
      'too many words to expect',
      (file) => ({ ...file, keyterms: Array.from({ length: 60 }, (_, i) => `a long product name ${String(i)}`) }),
      'keyterms[',
    ],
    [
      'an example that the wrong one ends',
      (file) => void Object.assign(at(file.objectives, 0), { examples: [['customer: How are you?']] }),
      'objectives[0] (rapport): examples[0]: the last line must be the rep’s',
    ],
    [
      'an example without a speaker',
      (file) => void Object.assign(at(file.objectives, 0), { examples: [['How are you?']] }),
      'objectives[0] (rapport): examples[0][0]: write who says it first',
    ],
    [
      'a share of talk upside down',
      (file) => void Object.assign(file.measures, { talkRatio: { low: 60, high: 40 } }),
      'measures.talkRatio: low must be less than high',
    ],
    [
      'a limit below nothing',
      (file) => void Object.assign(at(file.toolkit, 2), { limitPerCall: -1 }),
      'toolkit[2] (price): limitPerCall: must be 0 or more',
    ],
  ])('should name the place of %s', (_, spoil, line) => {
    const found = spoilt(spoil);
    expect(
      found.some((each) => each.startsWith(line)),
      found.join('\n'),
    ).toBe(true);
  });

  it.each([
    ['', 'The file isn’t JSON'],
    ['null', 'The file must be fields in { }'],
    ['[]', 'The file must be fields in { }'],
    ['{', 'The file isn’t JSON'],
    ['{"__proto__": {"id": "default"}}', 'id: this is missing'],
    ['"x"'.padEnd(MAX_PLAYBOOK_CHARS + 1), 'The file is longer than 200,000 characters'],
  ])('should say what is wrong with %.20s', (text, line) => {
    const reading = readPlaybookText(text);
    if (reading.ok) throw new Error('read');
    expect(
      reading.problems
        .map(toProblemLine)
        .map(say)
        .some((each) => each.startsWith(line)),
    ).toBe(true);
  });
});
