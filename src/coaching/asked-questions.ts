/** Which of the playbook's questions the rep has not asked yet. */
import type { Utterance } from './conversation';
import { wordsOf } from './phrases';

/** Questions shown: more can't be read in two seconds. */
const QUESTIONS = 3;
/** The rep's latest lines searched for a question already asked; what was asked long ago may be asked again. */
const ASKED_WITHIN = 60;
/** Share of a question's content words that, said in one line, make it asked. */
const ASKED_SHARE = 0.7;

const EMPTY_WORDS = new Set(
  (
    'a an the and or but so if of to in on at for with by from as is are was were be been am do does did have has had can could ' +
    'would will shall should may might it that this they them their there you your i me my we us our what how who when where ' +
    'why which any some not now just more most much'
  ).split(' '),
);

/** The first few of `questions`, best first, that the rep has not asked in about these words; at least one. */
export function freshQuestions(questions: readonly string[], heard: readonly Utterance[]): readonly string[] {
  const all = [...new Set(questions)];
  const said = heard
    .filter(({ speaker }) => speaker === 'rep')
    .slice(-ASKED_WITHIN)
    .map(({ text }) => new Set(wordsOf(text)));
  const fresh: string[] = [];
  for (const question of all) {
    if (fresh.length === QUESTIONS) break;
    if (!isAsked(question, said)) fresh.push(question);
  }
  return fresh.length > 0 ? fresh : all.slice(0, 1);
}

function isAsked(question: string, said: readonly ReadonlySet<string>[]): boolean {
  const content = wordsOf(question).filter((word) => !EMPTY_WORDS.has(word));
  if (content.length === 0) return false;
  return said.some((words) => content.filter((word) => words.has(word)).length / content.length >= ASKED_SHARE);
}
