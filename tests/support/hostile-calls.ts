/** The corpus of hostile calls: what people say to break out of the prompt or the page, and fields that others fill in. */
import { readdirSync, readFileSync } from 'node:fs';
import { readRecordedCall, type RecordedLine } from '../../scripts/recorded-call';
import { hear, emptyConversation, type Utterance } from '../../src/coaching/conversation';
import type { Playbook } from '../../src/coaching/playbook';
import type { Moment } from '../../src/coaching/moment';
import { aMoment, threeObjectivePlaybook } from './moment';

const FOLDER = 'tests/fixtures/hostile';

export interface HostileCall {
  readonly name: string;
  readonly lines: readonly RecordedLine[];
}

export const hostileCalls: readonly HostileCall[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.jsonl'))
  .map((file) => ({ name: file.replace('.jsonl', ''), lines: readRecordedCall(`${FOLDER}/${file}`) }));

/** What a page's title, the rep's own options and a team's playbook may hold. */
export const hostileFields = JSON.parse(readFileSync(`${FOLDER}/fields.json`, 'utf8')) as {
  readonly tabTitle: string;
  readonly productContext: string;
  readonly announcement: string;
  readonly playbook: Readonly<Record<'text' | 'what' | 'title' | 'question', string>>;
};

/** The lines as a session hears them, an utterance each. */
export function utterancesOf(lines: readonly RecordedLine[]): readonly Utterance[] {
  let conversation = emptyConversation;
  for (const { speaker, text, startMs, endMs } of lines) {
    const channel = speaker === 'rep' ? 0 : 1;
    conversation = hear(conversation, { type: 'final', channel, text, startMs, endMs, speechFinal: true }).conversation;
  }
  return conversation.utterances;
}

/** The moment after the last line. */
export const momentAfter = (lines: readonly RecordedLine[], changes: Partial<Moment> = {}): Moment =>
  aMoment({ heard: utterancesOf(lines), met: [], ...changes });

/** A playbook whose every text tries to be more than text. */
export function hostilePlaybook(): Playbook {
  const { text, what, title, question } = hostileFields.playbook;
  const { stages, objectives, toolkit } = threeObjectivePlaybook;
  return {
    ...threeObjectivePlaybook,
    productContext: hostileFields.productContext,
    stages: Object.fromEntries(
      Object.entries(stages).map(([stage, plan]) => [stage, { ...plan, what, why: what, questions: [question] }]),
    ) as Playbook['stages'],
    objectives: objectives.map((objective) => ({ ...objective, text, what, questions: [question] })),
    toolkit: toolkit.map((entry) => ({ ...entry, title })),
  };
}

export interface ReadPrompt {
  readonly state: readonly string[];
  /** What longer calls have before the conversation sent. */
  readonly earlier: readonly string[];
  readonly conversation: readonly { readonly id: string; readonly label: string; readonly text: string }[];
}

const USER =
  /^(?:<earlier>\n([^<>]*)\n<\/earlier>\n\n)?<state>\n([^<>]*)\n<\/state>\n\n<conversation>\n([^<>]*)\n<\/conversation>\n\n(?:Coach the rep for what comes next|Suggest what the rep could say next), after the last line above\.$/;
const LINE = /^\[((rep|customer)-\d+)\] (Rep|Customer(?: \d+)?): ([^[\]]*)$/;
/** A quotation, with whoever spoke it; an objection with what became of it. */
const QUOTED = String.raw`\[(?:rep-\d+\] Rep|customer-\d+\] Customer(?: \d+)?): [^[\]]*`;
const EARLIER = new RegExp(
  `^(?:(?:Met [a-z_]+|Promise|In use|Figure): ${QUOTED}|Objection [a-z_]+: ${QUOTED}(?: / (?:not answered|answered: ${QUOTED}(?: / then: ${QUOTED})?)))$`,
);
const STATE = [
  /^Stage: (opening|discovery|pitch|objection|close), \d+ % sure, for [\dmins ]+$/,
  /^Objectives met: (none|[a-z_]+ \[(rep|customer)-\d+\](, [a-z_]+ \[(rep|customer)-\d+\])*)$/,
  /^Open in this stage: (none|[a-z_]+ \((low|medium|high)\)(, [a-z_]+ \((low|medium|high)\))*)$/,
  /^Open from earlier stages: (none|[a-z_]+ \((low|medium|high)\)(, [a-z_]+ \((low|medium|high)\))*)$/,
  /^The customer's last words: objection [a-z_]+, buying signal (yes|no), sentiment (positive|neutral|negative)$/,
];

/**
 * The user part of a prompt, read back by its grammar: two or three blocks, a closing sentence, nothing before, between or after.
 *
 * @throws Error naming the first line that isn't one of ours.
 */
export function readPrompt(user: string): ReadPrompt {
  const blocks = USER.exec(user);
  if (!blocks) throw new Error(`not the prompt's blocks: ${JSON.stringify(user.slice(-600))}`);
  const earlier = blocks[1]?.split('\n') ?? [];
  for (const line of earlier) {
    if (!EARLIER.test(line)) throw new Error(`not a line of what was earlier: ${JSON.stringify(line)}`);
  }
  const state = (blocks[2] ?? '').split('\n');
  for (const [index, line] of state.entries()) {
    if (!STATE[index]?.test(line)) throw new Error(`not a line of the state: ${JSON.stringify(line)}`);
  }
  const conversation = (blocks[3] ?? '').split('\n').map((line) => {
    const [, id = '', speaker, label = '', text = ''] = LINE.exec(line) ?? [];
    if (speaker === undefined || (speaker === 'rep') !== (label === 'Rep')) {
      throw new Error(`not a line of the conversation: ${JSON.stringify(line)}`);
    }
    return { id, label, text };
  });
  return { state, earlier, conversation };
}
