/**
 * How right the coach's eyes are, on labelled calls:
 *
 *   npm run eval -- [--rules] [--signals FILE.jsonl] [--diagram OUT.svg] [CALL.jsonl ...]
 *
 * Without calls it reads those of data/calls that are held out: nothing was learned from them. `--rules` leaves the learned
 * reader out. `--signals` reads labelled lines, and says beside them what a hand of data/signals that nothing was learned
 * from is read like. Exit code 2 for a file that can't be used.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { STAGES } from '../src/coaching/playbook.ts';
import { readSignals } from '../src/coaching/signals.ts';
import { defaultPlaybook as playbook } from '../src/playbooks/default.ts';
import { readLabelledCall, readOwnCalls } from './reader/labelled-calls.ts';
import { printScores } from './reader/print-scores.ts';
import { loadCallReader } from './reader/reader-file.ts';
import { drawReliability } from './reader/reliability-diagram.ts';
import { f1OfTicks, readThrough, scoreStages, scoreTicks, type CallReading } from './reader/scores.ts';
import { readLabelledSignals } from './signals/labelled-lines.ts';
import { crossValidate } from './signals/cross-validation.ts';
import { printSignalScores, scoreSignals } from './signals/signal-scores.ts';

const { values, positionals } = parseArgs({
  options: {
    rules: { type: 'boolean', default: false },
    signals: { type: 'string' },
    diagram: { type: 'string' },
  },
  allowPositionals: true,
});

try {
  evaluate();
} catch (error) {
  console.error(`eval: ${error instanceof Error ? error.message : 'failed'}`);
  process.exitCode = 2;
}

function evaluate(): void {
  const reader = values.rules ? undefined : loadCallReader();
  const calls =
    positionals.length > 0
      ? positionals.map((file) => readLabelledCall(file))
      : readOwnCalls().filter(({ heldOut }) => heldOut);
  const readings = calls.map((call) => readThrough(call, playbook, reader));
  const title = positionals.length > 0 ? 'the calls given' : 'held-out calls';
  printScores(title, readings);
  printConfusion(readings);
  printTicks(readings);
  printCalls(readings);
  if (values.signals !== undefined) printSignals(values.signals);
  if (values.diagram !== undefined) {
    mkdirSync(dirname(values.diagram), { recursive: true });
    writeFileSync(values.diagram, drawReliability(scoreStages(readings), `What a confidence is worth: ${title}`));
    console.log(`\nreliability diagram: ${values.diagram}`);
  }
}

function printConfusion(readings: readonly CallReading[]): void {
  const { confusion } = scoreStages(readings);
  console.log('\nlabelled (rows) as said (columns)');
  console.table(
    Object.fromEntries(
      STAGES.map((stage, row) => [
        stage,
        Object.fromEntries(STAGES.map((said, column) => [said, confusion[row]?.[column] ?? 0])),
      ]),
    ),
  );
}

function printTicks(readings: readonly CallReading[]): void {
  console.log('objectives, ticked within two utterances of their label');
  console.table(
    Object.fromEntries(
      scoreTicks(readings).map((score) => [
        score.id,
        { labelled: score.labelled, ticked: score.ticked, right: score.right, F1: f1OfTicks([score]).toFixed(3) },
      ]),
    ),
  );
}

function printCalls(readings: readonly CallReading[]): void {
  console.log('by call');
  for (const reading of readings) {
    const { accuracy, atChanges } = scoreStages([reading]);
    const ticks = f1OfTicks(scoreTicks([reading]));
    const figures = [accuracy, atChanges, ticks].map((figure) => figure.toFixed(2)).join('  ');
    console.log(`  ${figures}  ${reading.call.file}`);
  }
  console.log('  (accuracy, at changes, objectives)');
}

function printSignals(file: string): void {
  const read = readLabelledSignals(file).map(({ heard, label }) => ({ label, said: readSignals({ heard, playbook }) }));
  console.log('');
  printSignalScores(`signals of ${basename(file)}`, scoreSignals(read));
  crossValidate();
}
