/** How right the signals reader is on labelled lines. */
import type { Signals } from '../../src/coaching/suggestion.ts';

export interface SignalScores {
  readonly lines: number;
  readonly objectionAccuracy: number;
  readonly buyingF1: number;
  readonly sentimentAccuracy: number;
  /** Of the lines that neither object nor are ready to buy, the share in which one of both was seen. */
  readonly falseAlarms: number;
}

export interface ReadLine {
  readonly label: Signals;
  readonly said: Signals;
}

export function scoreSignals(lines: readonly ReadLine[]): SignalScores {
  const share = (of: readonly ReadLine[], holds: (line: ReadLine) => boolean): number =>
    of.length === 0 ? 0 : of.filter(holds).length / of.length;
  const bought = lines.filter(({ label }) => label.buying_signal);
  const seen = lines.filter(({ said }) => said.buying_signal);
  const both = bought.filter(({ said }) => said.buying_signal);
  const plain = lines.filter(({ label }) => label.objection_type === 'none' && !label.buying_signal);
  return {
    lines: lines.length,
    objectionAccuracy: share(lines, ({ label, said }) => label.objection_type === said.objection_type),
    buyingF1: bought.length + seen.length === 0 ? 0 : (2 * both.length) / (bought.length + seen.length),
    sentimentAccuracy: share(lines, ({ label, said }) => label.sentiment === said.sentiment),
    falseAlarms: share(plain, ({ said }) => said.objection_type !== 'none' || said.buying_signal),
  };
}

export const printSignalScores = (title: string, scores: SignalScores): void => {
  console.log(
    `${title} (${String(scores.lines)} lines): objection type ${scores.objectionAccuracy.toFixed(3)}, buying signal F1 ` +
      `${scores.buyingF1.toFixed(3)}, sentiment ${scores.sentimentAccuracy.toFixed(3)}, false alarms ${scores.falseAlarms.toFixed(3)}`,
  );
};
