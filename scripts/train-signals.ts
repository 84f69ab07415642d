/**
 * The first part of `npm run train`: learns the signals reader from the lines under data/signals, and says how good it is. No network,
 * no chance: the same lines give the same file. The call reader reads signals, so that it is trained after this, anew.
 */
import { writeFileSync } from 'node:fs';
import { crossValidate, readBy, readWordTable } from './signals/cross-validation.ts';
import { readLabelledSignals } from './signals/labelled-lines.ts';
import { printSignalScores, scoreSignals } from './signals/signal-scores.ts';
import { HELD_OUT_SIGNALS_FILE, SIGNAL_WEIGHTS_BYTES, SIGNAL_WEIGHTS_FILE } from './signals/signals-file.ts';
import { trainSignals, writeSignalWeights } from './signals/train-model.ts';

const { buyingFrom, examples } = crossValidate();
const weights = trainSignals(examples, { sizeBytes: SIGNAL_WEIGHTS_BYTES, buyingFrom });
const file = writeSignalWeights(weights);
writeFileSync(SIGNAL_WEIGHTS_FILE, file);
console.log(
  `\n${SIGNAL_WEIGHTS_FILE}: ${String(Buffer.byteLength(file))} bytes, ${String(Object.keys(weights.weights).length)} features, ` +
    `buying signals from ${String(buyingFrom)}`,
);
printSignalScores(
  'held out',
  scoreSignals(readBy(readLabelledSignals(HELD_OUT_SIGNALS_FILE), weights, readWordTable())),
);
