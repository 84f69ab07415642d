/** `npm run replay`, from the outside: the lines it prints, and how it names a bad one. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { CoachingGuidance } from '../../src/coaching/guidance';
import { Suggestion } from '../../src/coaching/suggestion';

const folder = mkdtempSync(join(tmpdir(), 'replay-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('replay', () => {
  it('should print a line an utterance: where the call stands, what it met and showed', () => {
    const file = call('good.jsonl', [
      '{"speaker":"rep","text":"Hi, how are you today?","note":"ignored"}',
      '{"speaker":"customer","text":"That is way too expensive for us.","startMs":4000,"endMs":6500}',
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
        signals: { objection_type: 'price', buying_signal: false, sentiment: 'negative' },
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
});

// Helpers

function call(name: string, lines: readonly string[]): string {
  const file = join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
}

function replay(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/replay.ts', ...args], {
    encoding: 'utf8',
  });
  const rows = stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  return { status, stderr, rows };
}
