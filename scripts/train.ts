/**
 * `npm run train`: learns public/models/call-reader.json from the calls under data/calls, and says how good it is.
 * No network, no chance: the same calls give the same file. Prints cross-validation (each hand's calls read by a model that
 * learned from the others alone) and the held-out calls, which nothing was learned from.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseCallReader, type CallReader } from '../src/coaching/reader/call-reader.ts';
import { defaultPlaybook as playbook } from '../src/playbooks/default.ts';
import { readCall, type ReadCall } from './reader/examples.ts';
import { readOwnCalls } from './reader/labelled-calls.ts';
import { chooseThresholds, readObjectivesApart, readStagesApart } from './reader/apart.ts';
import { READER_FILE } from './reader/reader-file.ts';
import { printScores } from './reader/print-scores.ts';
import { readSignalsApart } from './reader/signals-apart.ts';
import { readThrough, type CallReading } from './reader/scores.ts';
import { trainObjective, trainStage, writeWeights } from './reader/train-reader.ts';

/** What the extension's package may spend on it. */
const SIZE_BYTES = 149_000;
/** Rows of the rep's words end before the columns of the customer's facts, and are shorter for it. */
const ORDER = ['rep', 'either', 'customer'];

const own = readOwnCalls();
const open = own.filter(({ heldOut }) => !heldOut);
readSignalsApart(open);
const learned = open.map((call) => readCall(call));
const hands = [...new Set(learned.map(({ call }) => call.hand))];
const count = (calls: readonly { readonly lines: readonly unknown[] }[]): string =>
  `${String(calls.length)} calls, ${String(calls.reduce((sum, { lines }) => sum + lines.length, 0))} utterances`;
console.log(`learning from ${count(learned.map(({ call }) => call))} by ${String(hands.length)} hands`);

// Objectives are learned beside beliefs as they will be at work: of a model that didn't know the call.
const beliefs = readStagesApart(learned);
const chances = readObjectivesApart(learned, beliefs);

const apart: CallReading[] = [];
for (const hand of hands) {
  const others = learned.filter(({ call }) => call.hand !== hand);
  const reader = learnFrom(others);
  for (const { call } of learned) if (call.hand === hand) apart.push(readThrough(call, playbook, reader));
}
printScores('cross-validation: each hand by a reader that learned from the others', apart);

const weights = fit(learned);
const file = `${JSON.stringify(weights, undefined, 0).replaceAll('","', '",\n"')}\n`;
mkdirSync(dirname(READER_FILE), { recursive: true });
writeFileSync(READER_FILE, file);
console.log(
  `\n${READER_FILE}: ${String(Buffer.byteLength(file))} bytes, ${String(Object.keys(weights.weights).length)} features`,
);

const heldOut = own.filter((call) => call.heldOut);
const reader = parseCallReader(weights);
printScores(
  `held out: ${count(heldOut)}`,
  heldOut.map((call) => readThrough(call, playbook, reader)),
);

function learnFrom(calls: readonly ReadCall[]): CallReader {
  return parseCallReader(fit(calls));
}

function fit(calls: readonly ReadCall[]) {
  const thresholds = chooseThresholds(calls, chances);
  const objectives = playbook.objectives
    .filter(({ id }) => thresholds.has(id))
    .toSorted((a, b) => ORDER.indexOf(a.metBy) - ORDER.indexOf(b.metBy))
    .map((objective) => ({
      id: objective.id,
      threshold: thresholds.get(objective.id) ?? 0.5,
      model: trainObjective(calls, (call) => beliefs.get(call) ?? [], objective),
    }));
  return writeWeights(trainStage(calls), objectives, SIZE_BYTES);
}
