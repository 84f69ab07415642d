import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brokenLineOf, lineOf } from '../../../src/options/json-lines';

const TEXT = `{
  "id": "x: {",
  "list": [
    1,
    { "a\\"b": [true, "]"] }
  ],
  "end": {}
}`;

describe('the line of a path', () => {
  it.each([
    [[], 1],
    [['id'], 2],
    [['list'], 3],
    [['list', 0], 4],
    [['list', 1], 5],
    [['list', 1, 'a"b', 1], 5],
    [['end'], 7],
  ] as const)('should be where the value of %j begins', (path, line) => {
    expect(lineOf(TEXT, path)).toBe(line);
  });

  it('should be the nearest above where nothing is there', () => {
    expect(lineOf(TEXT, ['list', 1, 'missing', 3])).toBe(5);
    expect(lineOf(TEXT, ['missing'])).toBe(1);
  });

  it('should find each value of any JSON, laid out in lines', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 }), { maxKeys: 6 }), (value) => {
        const text = JSON.stringify(value, undefined, 1);
        let line = 1;
        for (const [key, inner] of Object.entries(value)) {
          line += 1;
          expect(lineOf(text, [key])).toBe(line);
          line += JSON.stringify(inner, undefined, 1).split('\n').length - 1;
        }
      }),
    );
  });
});

describe('the line that breaks a text', () => {
  it('should be none where the text is JSON', () => {
    expect(brokenLineOf(TEXT)).toBeUndefined();
  });

  it('should be where reading stopped', () => {
    expect(brokenLineOf('{\n  "a": 1,\n  "b" 2\n}')).toBe(3);
    expect(brokenLineOf('{\n  "a": [1,\n')).toBe(3);
  });
});
