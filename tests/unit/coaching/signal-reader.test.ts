import { describe, expect, it } from 'vitest';
import { readTable, writeTable } from '../../../src/coaching/signal-reader/word-table';
import { parseSignalModel } from '../../../src/coaching/signal-reader/signal-model';
import { defaultPlaybook as playbook } from '../../../src/playbooks/default';

const table = readTable(
  writeTable(
    ['the', 'boiler', 'leak'],
    [
      [0, 0],
      [4, -4],
      [-3, 1],
    ],
    [0.5, 0.25],
  ),
);

describe('the word table', () => {
  it('should give back what was written into it, to the level', () => {
    expect(table.find('boiler')?.vector).toEqual(Float64Array.of(2, -1));
    expect(table.find('leak')?.vector).toEqual(Float64Array.of(-1.5, 0.25));
  });

  it('should know a word by the one that it is made from', () => {
    expect(table.find('boilers')?.vector).toEqual(table.find('boiler')?.vector);
    expect(table.find('leaking')?.vector).toEqual(table.find('leak')?.vector);
    expect(table.find('walrus')).toBeUndefined();
  });

  it('should let rarer words tell more', () => {
    expect(table.find('leak')?.telling ?? 0).toBeGreaterThan(table.find('the')?.telling ?? 1);
  });
});

describe('a signals model', () => {
  const model = parseSignalModel(
    {
      version: 1,
      scale: 0.01,
      buyingFrom: 0.5,
      weights: { bias: '.......ZzAA', leak: 'Z.......Z', 'r:boiler': '......Z' },
    },
    table,
  );

  it('should add up what its words weigh: an objection and a buying signal can be one line', () => {
    expect(model.read({ text: 'the leak', asked: undefined, playbook })).toMatchObject({
      signals: { objection_type: 'price', buying_signal: true },
    });
    expect(model.read({ text: 'the boiler', asked: undefined, playbook })).toMatchObject({
      signals: { objection_type: 'none', buying_signal: false },
    });
  });

  it('should say nothing of a line most of whose words it does not know', () => {
    expect(model.read({ text: 'die heizung ist mir zu teuer', asked: undefined, playbook })).toBeUndefined();
  });

  it('should refuse a file that is none', () => {
    expect(() => parseSignalModel({ version: 2, weights: {} }, table)).toThrow();
  });
});
