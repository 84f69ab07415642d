import { describe, expect, it } from 'vitest';
import { columnsOf, decodeRow, encodeRow, ReaderWeights } from '../../../../src/coaching/reader/reader-weights';

const valid = {
  version: 1,
  scale: 0.01,
  objectives: [{ id: 'rapport', threshold: 0.3 }],
  weights: { 'r:hello': 'C..a' },
};

describe('a row of weights', () => {
  it('should read a letter as its place squared, capitals for and small ones against', () => {
    expect([...decodeRow('A.bZ', 0.01, 6)]).toEqual([0.01, 0, -0.04, 6.76, 0, 0]);
  });

  it('should come back as it was written, to the nearest letter', () => {
    const row = [0.09, 0, -0.25, 1, -6.76];
    expect(encodeRow(row, 0.01)).toBe('C.eJz');
    expect([...decodeRow(encodeRow(row, 0.01), 0.01, 5)].map((weight) => Number(weight.toFixed(6)))).toEqual(row);
  });

  it('should be as short as what it says, and hold what is too large at the last letter', () => {
    expect(encodeRow([0, 0.001, 0], 0.01)).toBe('');
    expect(encodeRow([0.04, 0, 0], 0.01)).toBe('B');
    expect(encodeRow([99, -99], 0.01)).toBe('Zz');
  });
});

describe('ReaderWeights', () => {
  it('should take a file and count its columns', () => {
    expect(columnsOf(ReaderWeights.parse(valid))).toBe(6);
  });

  it.each([
    ['another version', { ...valid, version: 2 }],
    ['letters that are none', { ...valid, weights: { 'r:hello': 'C 1' } }],
    ['a threshold that is no chance', { ...valid, objectives: [{ id: 'rapport', threshold: 1 }] }],
    ['no scale', { ...valid, scale: 0 }],
    ['nothing', null],
  ])('should refuse %s', (_, file) => {
    expect(ReaderWeights.safeParse(file).success).toBe(false);
  });
});
