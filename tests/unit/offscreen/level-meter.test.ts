import { describe, expect, it } from 'vitest';
import { LevelMeter, rmsDb, SILENCE_DB } from '../../../src/offscreen/level-meter';
import { frame } from './fake-ports';

describe('rmsDb', () => {
  it.each([
    [512, 512, 0],
    [256, 512, -3.01],
    [5.12, 512, -20],
    [0, 512, SILENCE_DB],
    [1e-20, 512, SILENCE_DB],
    [0, 0, SILENCE_DB],
  ])('should read squares of %f over %i samples as %f dBFS', (squares, samples, db) => {
    expect(rmsDb(squares, samples)).toBeCloseTo(db, 2);
  });
});

describe('LevelMeter', () => {
  it('should average the frames since it was last read, channel by channel', () => {
    const meter = new LevelMeter();
    meter.add(frame({ number: 0, squares: [512, 5.12] }));
    meter.add(frame({ number: 1, squares: [512, 5.12] }));
    const [rep, tab] = meter.read();
    expect(rep).toBeCloseTo(0);
    expect(tab).toBeCloseTo(-20);
    expect(meter.read()).toEqual([SILENCE_DB, SILENCE_DB]);
  });
});
