/** The signals reader that ships: made of the lines in data/signals as they are, small, quick to load, and right on a hand it never saw. */
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SignalWeights } from '../../src/coaching/signal-reader/signal-model.ts';
import { leaveOut, readBy, readWordTable, withExamples } from '../../scripts/signals/cross-validation.ts';
import { readLabelledSignals, readOwnSignals } from '../../scripts/signals/labelled-lines.ts';
import { scoreSignals } from '../../scripts/signals/signal-scores.ts';
import {
  HELD_OUT_SIGNALS_FILE,
  SIGNAL_WEIGHTS_FILE,
  SIGNAL_WEIGHTS_BYTES,
  WORD_TABLE_FILE,
} from '../../scripts/signals/signals-file.ts';
import { trainSignals, writeSignalWeights } from '../../scripts/signals/train-model.ts';

const TRAINS_MS = 240_000;
const HAND_APART = 'b';
/** Training on all takes a minute; `npm run train` does it for every hand. */
const ONE_IN = 4;

const table = readWordTable();
const committed = readFileSync(SIGNAL_WEIGHTS_FILE, 'utf8');
const shipped = SignalWeights.parse(JSON.parse(committed));
const all = withExamples(readOwnSignals(), table);

describe('the signals reader that ships', () => {
  it('should weigh no more than promised, its word table too', () => {
    expect(statSync(SIGNAL_WEIGHTS_FILE).size).toBeLessThanOrEqual(SIGNAL_WEIGHTS_BYTES);
    expect(statSync(WORD_TABLE_FILE).size).toBeLessThanOrEqual(200_000);
  });

  it(
    'should be what `npm run train` makes of the lines in data/signals',
    () => {
      const { buyingFrom } = shipped;
      const examples = all.map(({ example }) => example);
      expect(writeSignalWeights(trainSignals(examples, { sizeBytes: SIGNAL_WEIGHTS_BYTES, buyingFrom }))).toBe(
        committed,
      );
    },
    TRAINS_MS,
  );

  it(
    'should be right on a whole hand that a model of a few of the others never saw',
    () => {
      const few = all.filter(({ line }, at) => line.hand === HAND_APART || at % ONE_IN === 0);
      const { lines, weights } = leaveOut(few, new Set([HAND_APART]));
      const { buyingFrom } = shipped;
      const scores = scoreSignals(readBy(lines, { ...weights, buyingFrom }, table));
      expect(scores.objectionAccuracy).toBeGreaterThan(0.74);
      expect(scores.buyingF1).toBeGreaterThan(0.66);
      expect(scores.falseAlarms).toBeLessThan(0.15);
    },
    TRAINS_MS,
  );

  it('should read lines that are never learned from as well as other hands', () => {
    const scores = scoreSignals(readBy(readLabelledSignals(HELD_OUT_SIGNALS_FILE), shipped, table));
    expect(scores.objectionAccuracy).toBeGreaterThan(0.75);
    expect(scores.falseAlarms).toBeLessThan(0.2);
  });
});
