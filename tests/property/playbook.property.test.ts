/** Playbooks from anywhere: a file may hold anything, and must never stop the coach. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../../src/options/json-lines';
import { MAX_PLAYBOOK_CHARS } from '../../src/coaching/playbook';
import { readPlaybook, readPlaybookText, toProblemLine } from '../../src/playbooks/read-playbook';
import { SHIPPED_IDS, shippedFile } from '../../src/playbooks/shipped';
import { say } from '../../src/ui/messages';

/** Every place of a shipped playbook, by its path. */
function pathsOf(value: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

/** A copy with something else at one place; `undefined` leaves the place out. */
function withAt(value: unknown, path: readonly string[], other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const copy: unknown[] | Record<string, unknown> = Array.isArray(value) ? [...value] : { ...(value as object) };
  Reflect.set(copy, key, withAt(Reflect.get(copy, key), rest, other));
  return copy;
}

const shipped = fc.constantFrom(...SHIPPED_IDS).map(shippedFile);
const spoilt = shipped.chain((file) =>
  fc.tuple(
    fc.constant(file),
    fc.constantFrom(...pathsOf(file)),
    fc.oneof(fc.jsonValue({ maxDepth: 2 }), fc.constant(undefined), fc.constant('x'.repeat(5_000)), fc.constant([])),
  ),
);

describe('reading a playbook, always', () => {
  it('should not throw, whatever it is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.anything(), fc.jsonValue()), (raw) => {
        expect(readPlaybook(raw).ok).toBe(false);
      }),
    );
    fc.assert(fc.property(fc.string(), (text) => !readPlaybookText(text).ok));
  });

  it('should take it or name a place that is there to look at, bounded in number and length', () => {
    let refused = 0;
    fc.assert(
      fc.property(spoilt, ([file, path, other]) => {
        const raw = withAt(file, path, other);
        const reading = readPlaybook(raw);
        if (reading.ok) return;
        refused += 1;
        expect(reading.problems.length).toBeGreaterThan(0);
        expect(reading.problems.length).toBeLessThanOrEqual(50);
        const text = JSON.stringify(raw, undefined, 2) ?? '';
        for (const problem of reading.problems) {
          expect(say(toProblemLine(problem)).length).toBeLessThan(6_000);
          expect(lineOf(text, problem.path)).toBeLessThanOrEqual(text.split('\n').length);
        }
      }),
      { numRuns: 400 },
    );
    // Or all this shows nothing.
    expect(refused).toBeGreaterThan(100);
  });

  it('should keep a name short that a file made long', () => {
    const reading = readPlaybook({ ...shippedFile('default'), ['x'.repeat(50_000)]: 1 });
    expect(reading.ok ? [] : reading.problems.map(toProblemLine).map(say)).toEqual([
      `${'x'.repeat(60)}: this field is unknown here`,
    ]);
  });

  it('should give back what was exported', () => {
    fc.assert(
      fc.property(shipped, fc.string({ maxLength: 50 }), (file, title) => {
        const written = { ...file, title: `T${title.trim()}` };
        const text = JSON.stringify(written);
        expect(text.length).toBeLessThan(MAX_PLAYBOOK_CHARS);
        const reading = readPlaybookText(text);
        expect(reading.ok && reading.file).toEqual({ ...written, title: written.title.trim() });
      }),
    );
  });
});
