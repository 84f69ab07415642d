/** Labelled lines of customers: `{ context, text, objection_type, buying_signal, sentiment }`, and how right ours are. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Speaker, Utterance } from '../../src/coaching/conversation.ts';
import { ObjectionType, type Playbook } from '../../src/coaching/playbook.ts';
import { readSignals } from '../../src/coaching/signals.ts';
import { Sentiment } from '../../src/coaching/suggestion.ts';

const Said = z.object({ speaker: Speaker, text: z.string() });
const LabelledSignals = z.object({
  context: z.array(Said),
  text: z.string(),
  objection_type: ObjectionType,
  buying_signal: z.boolean(),
  sentiment: Sentiment,
});

export interface SignalScores {
  readonly lines: number;
  readonly objectionAccuracy: number;
  readonly buyingF1: number;
  readonly sentimentAccuracy: number;
  /** Of the lines that neither object nor are ready to buy, the share in which one of both was seen. */
  readonly falseAlarms: number;
}

/** @throws ZodError or SyntaxError where a line isn't a labelled one. */
export function scoreSignals(file: string, playbook: Playbook): SignalScores {
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .filter((raw) => raw.trim() !== '')
    .map((raw) => LabelledSignals.parse(JSON.parse(raw)))
    .map((label) => ({ label, said: readSignals({ heard: toHeard(label), playbook }) }));
  const share = (of: typeof lines, holds: (line: (typeof lines)[number]) => boolean): number =>
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

const toHeard = ({ context, text }: z.infer<typeof LabelledSignals>): readonly Utterance[] =>
  [...context, { speaker: 'customer' as const, text }].map(({ speaker, text }, at) =>
    Utterance.parse({
      id: `${speaker}-${String(at + 1)}`,
      speaker,
      text,
      startMs: at * 4_000,
      endMs: at * 4_000 + 3_000,
    }),
  );
