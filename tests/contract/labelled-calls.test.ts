/** data/calls: every line is labelled as the coach can be scored by, and the calls held out are few and of every hand. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { defaultPlaybook } from '../../src/playbooks/default.ts';
import { CALLS_FOLDER, isHeldOut, readOwnCalls } from '../../scripts/reader/labelled-calls.ts';

const calls = readOwnCalls();
const ids = new Set(defaultPlaybook.objectives.map(({ id }) => id));

describe('the labelled calls', () => {
  it('should all be read, each a call of both sides', () => {
    const files = readdirSync(CALLS_FOLDER, { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.jsonl'),
    );
    expect(calls).toHaveLength(files.length);
    for (const { file, lines } of calls) {
      expect(new Set(lines.map(({ speaker }) => speaker)), file).toEqual(new Set(['rep', 'customer']));
    }
  });

  it('should tick objectives that the default playbook has, each once', () => {
    for (const { file, lines } of calls) {
      const ticked = lines.flatMap(({ objectives_done }) => objectives_done);
      expect(new Set(ticked).size, file).toBe(ticked.length);
      for (const id of ticked) expect(ids, `${file}: ${id}`).toContain(id);
    }
  });

  it('should be different calls', () => {
    const openings = calls.map(({ lines }) => lines.map(({ text }) => text).join('\n'));
    expect(new Set(openings).size).toBe(calls.length);
  });

  it('should hold out whole calls of every hand, by the name of the file alone', () => {
    const held = calls.filter(({ heldOut }) => heldOut);
    expect(held.length / calls.length).toBeGreaterThan(0.1);
    expect(held.length / calls.length).toBeLessThan(0.25);
    expect(new Set(held.map(({ hand }) => hand))).toEqual(new Set(calls.map(({ hand }) => hand)));
    for (const { file, heldOut } of calls) expect(isHeldOut(basename(file))).toBe(heldOut);
  });

  it('should have lines that end, so that a file can be added to', () => {
    for (const { file } of calls) {
      expect(statSync(file).size, file).toBeLessThan(40_000);
      expect(readFileSync(file, 'utf8').endsWith('\n'), file).toBe(true);
    }
  });
});
