/** Which questions are still to be asked: not those the rep has asked in about these words, nor those we led with before. */
import { asLed } from './card-memory';
import type { Utterance } from './conversation';
import { wordsOf } from './phrases';

/** Utterances searched for a question of the rep's, from the last; what was asked long ago may be asked again. */
const ASKED_WITHIN = 120;
/** Share of a question's content words that, said in one line, make it asked. */
const ASKED_SHARE = 0.7;

const EMPTY_WORDS = new Set(
  (
    'a an the and or but so if of to in on at for with by from as is are was were be been am do does did have has had can could ' +
    'would will shall should may might it that this they them their there you your i me my we us our what how who when where ' +
    'why which any some not now just more most much'
  ).split(' '),
);

/** Another way the same is asked: a question whose words match one side is asked by a line that matches the other. */
const SAME: readonly RegExp[] = [
  /\b(?:how (?:do|are|is) (?:you|it|that) (?:\w+ )?(?:do|doing|handle|handling|handled|manage|managing|done|work)|walk me through|talk me through|what are you using|what do you use|who do you use|who are you with|what have you got (?:at the moment|now))\b/,
  /\b(?:what (?:did|do) you (?:have in mind|expect)|your budget|budget|figure you need)\b/,
  /\b(?:most annoying|what (?:bothers|annoys|frustrates)|biggest (?:problem|headache|challenge|issue)|what goes wrong|what is (?:not working|wrong))\b/,
  /\b(?:what made you|what prompted|what brought you|why now|made you look)\b/,
  /\b(?:how long have you (?:had|been|used)|since when)\b/,
  /\b(?:what day|which day|when suits|when would suit|what time|morning or (?:the )?afternoon|when are you free|when can (?:i|we))\b/,
  /\b(?:go ahead|shall we (?:do|go|start)|want to (?:go|try|start)|happy to)\b/,
  /\b(?:anyone else|who else|anybody else|somebody else|other people|your (?:wife|husband|partner|boss|manager))\b.*\b(?:say|decide|involved|ask|sign|approve|need|run)\b/,
  /\b(?:where shall i send|(?:what|which) (?:is )?(?:your )?(?:email|address|number)|best (?:email|number))\b/,
  /\b(?:how much|what) (?:do|are) you (?:pay|paying|spend|spending)|cost you today|paying (?:now|today|at the moment)\b/,
];

/** Those of `questions` that the rep has not asked and that we did not lead with; `led` as cards remember them. */
export function openQuestions(
  questions: readonly string[],
  heard: readonly Utterance[],
  led: readonly string[],
): readonly string[] {
  const said = heard
    .slice(-ASKED_WITHIN)
    .filter(({ speaker }) => speaker === 'rep')
    .map(lineOf);
  return questions.filter((question) => !led.includes(asLed(question)) && !isAskedIn(question, said));
}

/** Has the rep asked this in that line, in about these words? */
export const asksIt = (question: string, line: string): boolean => isAskedIn(question, [toLine(line)]);

interface Line {
  readonly words: ReadonlySet<string>;
  readonly said: string;
}

function toLine(text: string): Line {
  const words = wordsOf(text);
  return { words: new Set(words), said: words.join(' ') };
}

/** Each utterance is taken apart once, however often guidance is made. */
const lines = new WeakMap<Utterance, Line>();

function lineOf(utterance: Utterance): Line {
  const known = lines.get(utterance);
  if (known) return known;
  const line = toLine(utterance.text);
  lines.set(utterance, line);
  return line;
}

function isAskedIn(question: string, lines: readonly Line[]): boolean {
  // What is quoted is theirs; the question is the rest.
  const words = wordsOf(question.replace(/“[^”]*”/g, ' '));
  const content = words.filter((word) => !EMPTY_WORDS.has(word));
  const said = words.join(' ');
  const same = SAME.filter((pattern) => pattern.test(said));
  if (same.length > 0 && lines.some((line) => same.some((pattern) => pattern.test(line.said)))) return true;
  if (content.length === 0) return false;
  return lines.some((line) => content.filter((word) => line.words.has(word)).length / content.length >= ASKED_SHARE);
}
