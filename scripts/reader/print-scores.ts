/** Scores as tables for people. */
import { STAGES } from '../../src/coaching/playbook.ts';
import { f1OfTicks, scoreStages, scoreTicks, type CallReading } from './scores.ts';

/** Figures to three places, per stage and per objective. */
export function printScores(title: string, readings: readonly CallReading[]): void {
  const { utterances, accuracy, macroF1, atChanges, f1, ece } = scoreStages(readings);
  const ticks = scoreTicks(readings);
  console.log(`\n${title} (${String(readings.length)} calls, ${String(utterances)} utterances)`);
  console.log(
    `stage: accuracy ${accuracy.toFixed(3)}, macro-F1 ${macroF1.toFixed(3)}, at changes ${atChanges.toFixed(3)}, ` +
      `calibration error ${ece.toFixed(3)}`,
  );
  console.log(`  ${STAGES.map((stage, at) => `${stage} ${(f1[at] ?? 0).toFixed(2)}`).join(', ')}`);
  console.log(`objectives: F1 ${f1OfTicks(ticks).toFixed(3)}`);
  console.log(`  ${ticks.map((score) => `${score.id} ${f1OfTicks([score]).toFixed(2)}`).join(', ')}`);
}
