/** `npm run replay`, from the outside: the lines it prints, and how it names a bad one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CoachingGuidance } from '../../src/coaching/guidance';
import { Suggestion } from '../../src/coaching/suggestion';
import { shippedFile } from '../../src/playbooks/shipped';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const LINES = [
  '{"speaker":"rep","text":"What can I do for you?"}',
  '{"speaker":"customer","text":"Hi, I am calling about a quote for the garden."}',
  '{"speaker":"rep","text":"By when do you need it?"}',
  '{"speaker":"customer","text":"Before the weekend if you can."}',
];

describe('replay', () => {
  it('should print a line an utterance: where the call stands, what it met and showed', () => {
    const file = call('good.jsonl', [
      '{"speaker":"rep","text":"Hi, how are you today?","note":"ignored"}',
      '{"speaker":"customer","text":"I am not interested, it is too expensive for us.","startMs":4000,"endMs":6500}',
    ]);
    const { status, rows } = replay(file);
    expect(status).toBe(0);
    expect(rows).toEqual([
      {
        file,
        i: 0,
        stage: 'opening',
        confidence: expect.any(Number),
        timeInStageSec: 2,
        objectivesCompleted: ['rapport'],
        signals: { objection_type: 'none', buying_signal: false, sentiment: 'neutral' },
      },
      {
        file,
        i: 1,
        stage: 'objection',
        confidence: expect.any(Number),
        timeInStageSec: 0,
        objectivesCompleted: [],
        signals: { objection_type: 'price', buying_signal: false, sentiment: 'neutral' },
      },
    ]);
  });

  it('should print both formats with --guidance', () => {
    const { rows } = replay(call('guided.jsonl', ['{"speaker":"customer","text":"Who is this?"}']), '--guidance');
    expect(CoachingGuidance.safeParse(rows[0]?.['coaching_guidance']).success).toBe(true);
    expect(Suggestion.safeParse(rows[0]?.['suggestion']).success).toBe(true);
  });

  it.each([
    ['no JSON', 'hello'],
    ['no such speaker', '{"speaker":"somebody","text":"Hi"}'],
    ['no text', '{"speaker":"rep","text":" "}'],
    ['an end before its start', '{"speaker":"rep","text":"Hi","startMs":900,"endMs":100}'],
  ])('should name file and line of a line with %s, and exit with 2', (_, line) => {
    const file = call('bad.jsonl', ['{"speaker":"rep","text":"Hi"}', line]);
    const { status, rows, stderr } = replay(file);
    expect(status).toBe(2);
    expect(stderr).toContain(`${file}:2: `);
    expect(rows).toEqual([]);
  });
  it('should coach by the playbook that is named', () => {
    const file = call('own.jsonl', LINES);
    expect(replay(file).rows.map(({ objectivesCompleted }) => objectivesCompleted)).not.toContainEqual(['urgency']);
    const { rows } = replay(file, '--playbook', 'inbound-enquiry');
    expect(rows[3]).toMatchObject({ objectivesCompleted: ['urgency'] });
  });
});

describe('replay of one playbook against another', () => {
  it('should show nothing but counts where both coach alike', () => {
    const { status, stdout } = compare('default', 'default', call('alike.jsonl', LINES));
    expect(status).toBe(0);
    expect(stdout.split('\n').slice(2)).toEqual([
      '1 call, 4 utterances: they differ in stage at 0, objectives at 0, guidance at 0.',
      '',
    ]);
  });

  it('should show each moment at which they differ, and count them', () => {
    const file = call('other.jsonl', LINES);
    const { stdout } = compare('default', 'inbound-enquiry', file);
    const lines = stdout.split('\n');
    expect(lines.slice(0, 3)).toEqual(['A AI receptionist for service businesses', 'B Inbound enquiry', `  ${file}`]);
    const moment = lines.indexOf('    3 customer');
    const rows = lines.slice(moment + 1, moment + 7);
    expect(rows).toContain('      objectives  A -');
    expect(rows).toContain('                  B urgency');
    expect(stdout).toMatch(/^ {6}guidance {4}A .+\n {18}B .+$/m);
    expect(lines.at(-2)).toMatch(
      /^1 call, 4 utterances: they differ in stage at \d, objectives at [1-4], guidance at [1-4]\.$/,
    );
  });

  it('should name the place of what is wrong in a playbook file, and exit with 2', () => {
    const playbook = join(folder, 'team.json');
    writeFileSync(playbook, JSON.stringify({ ...shippedFile('default'), title: '' }));
    const { status, stdout, stderr } = compare('default', playbook, call('any.jsonl', LINES));
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toBe(`replay: ${playbook}:\n  title: is empty\n`);
  });

  it('should say which playbooks there are where a name is none, and exit with 2', () => {
    const { status, stderr } = compare('default', 'no-such', call('any.jsonl', LINES));
    expect(status).toBe(2);
    expect(stderr).toBe(
      'replay: no-such: no such file, and none of default, saas-discovery, inbound-enquiry, renewal\n',
    );
  });
});

// Helpers

function call(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

const compare = (a: string, b: string, file: string) => run('--playbook', a, '--against', b, file);

const run = (...args: readonly string[]) =>
  spawnSync(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], { encoding: 'utf8' });

function replay(...args: readonly string[]) {
  const { status, stdout, stderr } = run(...args);
  const rows = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, stderr, rows };
}
