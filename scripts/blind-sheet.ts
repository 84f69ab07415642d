/**
 * A sheet for readers who judge blind which of two panels they would rather have on screen:
 *
 *   npm run -s blind-sheet -- --seed N --moments 40 --static STATIC.json --out FOLDER FILE.jsonl ...   sheet.md and key.json
 *   npm run -s blind-sheet -- --tally answers.json key.json                                            the share of ours
 *
 * Moments are a customer's ends of turn, drawn by the seed. STATIC.json is the other side: `{ stage: { direction, questions } }`, shown
 * for the stage that the call is in by its label, or, without one, by our detector. Answers are `{ "1": "A", "2": "B", "3": "same" }`.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { isBackChannel } from '../src/coaching/conversation.ts';
import { Stage } from '../src/coaching/playbook.ts';
import { namedPlaybook } from './named-playbook.ts';
import { playCall } from './play-call.ts';
import { readRecordedCall } from './recorded-call.ts';

/** Lines of the call that a reader sees. */
const LINES = 6;

const Static = z.record(Stage, z.object({ direction: z.string(), questions: z.array(z.string()) }));
const Label = z.object({ stage: Stage.optional() });
const Key = z.record(z.string(), z.object({ ours: z.enum(['A', 'B']), file: z.string(), line: z.number() }));
const Answers = z.record(z.string(), z.enum(['A', 'B', 'same']));

interface Panel {
  readonly focus: string;
  readonly questions: readonly string[];
  readonly points: readonly string[];
}

interface Moment {
  readonly file: string;
  readonly line: number;
  readonly said: readonly string[];
  readonly ours: Panel;
  readonly theirs: Panel;
}

const { values, positionals } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    moments: { type: 'string', default: '40' },
    playbook: { type: 'string', default: 'default' },
    static: { type: 'string' },
    out: { type: 'string' },
    tally: { type: 'boolean', default: false },
  },
  allowPositionals: true,
});

function draw(): void {
  const { static: staticFile, out } = values;
  if (staticFile === undefined || out === undefined || positionals.length === 0) {
    console.error(
      'usage: npm run -s blind-sheet -- --seed N --moments 40 --static STATIC.json --out FOLDER FILE.jsonl ...',
    );
    process.exit(2);
  }
  const theirs = Static.parse(readJson(staticFile));
  const chance = chanceFrom(Number(values.seed));
  const all = positionals.flatMap((file) => momentsOf(file, theirs));
  const drawn = shuffled(all, chance).slice(0, Number(values.moments));
  const key: z.infer<typeof Key> = {};
  const sheet = drawn.map((moment, at) => {
    const ours = chance() < 0.5 ? 'A' : 'B';
    const number = String(at + 1);
    key[number] = { ours, file: basename(moment.file), line: moment.line };
    const [a, b] = ours === 'A' ? [moment.ours, moment.theirs] : [moment.theirs, moment.ours];
    return [`## ${number}`, ...moment.said, '', ...panelText('A', a), '', ...panelText('B', b), ''].join('\n');
  });
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'sheet.md'), `${HEAD}\n${sheet.join('\n')}`);
  writeFileSync(join(out, 'key.json'), `${JSON.stringify(key, null, 2)}\n`);
  process.stdout.write(`${String(drawn.length)} of ${String(all.length)} moments, seed ${values.seed}\n`);
}

const HEAD = `# Which would you rather have on screen now?

You are the rep. The customer has just finished the last line. For each moment two panels: write A or B, the one you would rather have
on screen now, or "same". Judge what it would do for you in this very second, not how it is written.
`;

function tally(): void {
  const [answersFile = '', keyFile = ''] = positionals;
  const answers = Object.entries(Answers.parse(readJson(answersFile)));
  const key = Key.parse(readJson(keyFile));
  const won = answers.filter(([number, answer]) => key[number]?.ours === answer);
  const same = answers.filter(([, answer]) => answer === 'same');
  const lost = answers.filter((entry) => !won.includes(entry) && !same.includes(entry));
  const share = answers.length === 0 ? 0 : won.length / answers.length;
  process.stdout.write(
    `ours ${String(won.length)}, theirs ${String(lost.length)}, same ${String(same.length)} of ${String(answers.length)}: ` +
      `${(share * 100).toFixed(0)} % ours\nlost: ${lost.map(([number]) => `${number} (${key[number]?.file ?? '?'}:${String(key[number]?.line ?? 0)})`).join(', ')}\n`,
  );
}

function momentsOf(file: string, theirs: z.infer<typeof Static>): Moment[] {
  const lines = readRecordedCall(file);
  const labels = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => Label.safeParse(JSON.parse(line)).data?.stage);
  const found: Moment[] = [];
  let at = 0;
  for (const { line, state } of playCall(file, lines, namedPlaybook(values.playbook))) {
    const isTurnEnd = line.speaker === 'customer' && !isBackChannel(line) && lines[at + 1]?.speaker === 'rep';
    const offered = state.guidance?.guidance;
    if (isTurnEnd && offered) {
      const { direction, questions } = theirs[labels[at] ?? state.stage.current];
      found.push({
        file,
        line: at + 1,
        said: lines
          .slice(Math.max(0, at + 1 - LINES), at + 1)
          .map(({ speaker, text }) => `> ${speaker === 'rep' ? 'You' : 'Customer'}: ${text}\\`),
        ours: {
          focus: `**${offered.focus.what}** ${offered.focus.why}`,
          questions: offered.guidance.key_questions,
          points: offered.guidance.talking_points,
        },
        theirs: { focus: `**${direction}**`, questions, points: [] },
      });
    }
    at += 1;
  }
  return found;
}

const panelText = (name: string, { focus, questions, points }: Panel): readonly string[] => [
  `### ${name}`,
  focus,
  ...questions.map((question) => `- ${question}`),
  ...(points.length > 0 ? ['', ...points.map((point) => `* ${point}`)] : []),
];

function readJson(file: string): unknown {
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** Numbers from 0 to 1, the same for the same seed. */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled<T>(items: readonly T[], chance: () => number): readonly T[] {
  return items
    .map((item) => ({ item, at: chance() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

if (values.tally) tally();
else draw();
