import { describe, expect, it } from 'vitest';
import { OBJECTION_TYPES, Playbook, STAGES } from '../../../src/coaching/playbook';
import { trackObjectives } from '../../../src/coaching/objectives';
import { readPlaybook } from '../../../src/playbooks/read-playbook';
import { SHIPPED_IDS, shippedFile, shippedPlaybook } from '../../../src/playbooks/shipped';
import { playbookSchema, SCHEMA_FILE } from '../../../scripts/playbook-schema';
import { utterances, type Line } from '../coaching/call-builder';
import { readFileSync } from 'node:fs';

const FOURTEEN = shippedPlaybook('default').objectives.map(({ id }) => id);
const RECEPTIONIST = /receptionist|voicemail|bellhand|missed calls?|answering (machine|service)|on a job|a real call/i;

describe.each(SHIPPED_IDS)('the shipped playbook %s', (id) => {
  const playbook = shippedPlaybook(id);
  const plans = [
    ...playbook.objectives,
    ...STAGES.map((stage) => playbook.stages[stage]),
    ...Object.values(playbook.objections),
    playbook.wrapUp,
    playbook.leaveWell,
  ];

  it('should validate, under its id, and as it was read', () => {
    expect(readPlaybook(shippedFile(id)).ok).toBe(true);
    expect(playbook.id).toBe(id);
    expect(Playbook.parse(playbook)).toEqual(playbook);
  });

  it('should name the schema, so that editors complete', () => {
    expect(shippedFile(id).$schema).toBe('../../docs/playbook.schema.json');
  });

  it.each(playbook.objectives)('should have $id met by each of its examples', (objective) => {
    expect(objective.examples.length).toBeGreaterThan(0);
    for (const example of objective.examples) {
      const heard = utterances(...(example as Line[]));
      const met = trackObjectives({ heard, met: [], playbook }).map((found) => found.id);
      expect(met, example.join(' / ')).toContain(objective.id);
    }
  });

  it('should keep the fourteen known objectives', () => {
    expect(playbook.objectives.map((objective) => objective.id)).toEqual(expect.arrayContaining(FOURTEEN));
  });

  it('should have an objective in each stage, and a way to meet every objection', () => {
    for (const stage of STAGES) expect(playbook.objectives.some((objective) => objective.stage === stage)).toBe(true);
    for (const type of OBJECTION_TYPES) {
      if (type !== 'none') expect(playbook.objections[type].questions.length).toBeGreaterThan(0);
    }
  });

  it('should be worded to be read in two seconds', () => {
    for (const { what, why, questions, talkingPoints } of plans) {
      expect(what.length, what).toBeLessThanOrEqual(60);
      expect(why.length, why).toBeLessThanOrEqual(70);
      for (const line of [...questions, ...talkingPoints]) expect(line.length, line).toBeLessThanOrEqual(90);
    }
  });

  it('should ask nothing twice', () => {
    const asked = playbook.objectives.flatMap(({ questions }) => questions);
    expect(asked.filter((question, at) => asked.indexOf(question) !== at)).toEqual([]);
  });
});

it.each(SHIPPED_IDS.filter((id) => id !== 'default'))('should speak of no receptionist in %s', (id) => {
  expect(RECEPTIONIST.test(JSON.stringify(shippedFile('default')))).toBe(true);
  expect(JSON.stringify(shippedFile(id))).not.toMatch(RECEPTIONIST);
});

describe('the published schema', () => {
  it('should be fresh: run `npm run schema` after a change', async () => {
    expect(readFileSync(SCHEMA_FILE, 'utf8')).toBe(await playbookSchema());
  });
});
