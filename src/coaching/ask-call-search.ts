/**
 * A search of the call's words for what a question asks: terms by their stems, what usual topics sound like, the playbook's
 * phrases, what is known of objectives and objections, who said it. Works without a model and without a network.
 *
 * A line scores by what is in it, and by the other side's question that it answers: "What's your budget?" — "Forty a month."
 */
import { inSpokenOrder, isBackChannel, type Utterance } from './conversation';
import { isFormOf, readAsked, type Asked, type SearchedCall } from './ask-call-question';
import { compilePhrases, isNumberWord, wordsOf, type Words } from './phrases';

/** Words read of one utterance, from its end: far above a spoken turn. */
const MAX_WORDS = 250;
const MAX_CHARS = 2_500;
/** A line is left out that fits this much worse than the best. */
const RELATIVE_LEAST = 0.4;
const LEAST = 0.5;
/** Share of a question's score that its answer takes over. */
const ANSWER_SHARE = 0.9;
/** A question isn't what was said about something. */
const QUESTION_FACTOR = 0.5;
const OTHER_SPEAKER_FACTOR = 0.5;
/** Words above which a line scores less: what is long holds something of everything. */
const LONG_LINE = 30;
/** How far back the question stands that a line answers. */
const ANSWERS_WITHIN = 2;
/** Words of a line that only leads up to an answer: "well, let me see". */
const LEAD_UP = 5;

/** Days, times of day, spans; people who may decide; how questions begin, also where no mark ends them. As of wordsOf. */
const TIME =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)days?|january|february|march|april|may|june|july|august|september|october|november|december|today|tomorrow|tonight|mornings?|afternoons?|evenings?|noon|oclock|\d+ ?(?:am|pm)|(?:this|next|last|every) (?:week|month|year|quarter|spring|summer|autumn|fall|winter)|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)s?|heute|morgen|uhr|nächste \w+)\b/;
const PERSON =
  /\b(?:(?:my|our|the|his|her) (?:\w+ )?(?:boss|manager|owner|director|wife|husband|partner|son|daughter|brother|sister|dad|mum|mom|board|committee|team|accountant|lawyer|chef)|i (?:do|am|decide|own|run)|ceo|cfo|cto|md|owner|procurement|head office|myself)\b/;
const ASKING =
  /^(?:(?:so|and|okay|well|but|um|uh|right|now) )*(?:(?:what|who|when|where|why|how|which)\b|(?:do|does|did|are|is|can|could|would|will|was|were|should) (?:i|you|your|we|our|they|he|she|it|that|this|there|the|any\w*|these|those)\b|(?:have|has) (?:i|you|we|they|he|she|it)\b)|\b(?:how (?:many|much|often|big|long|do|are|is)|what (?:is|are|do|does|kind|would)|who (?:is|else|do|does)|do you|are you|would you)\b/;
const MONEY = /[$£€₹₦]\s?\d|\d\s?[€£]/;

/** Lines that answer a question or are about what it asks, best first; none where nothing fits. @param most how many at most. */
export function searchCall(question: string, call: SearchedCall, most: number): readonly Utterance[] {
  const asked = readAsked(question, call);
  if (asked.isEmpty) return [];
  const lines = inSpokenOrder(call.heard).map(readLine);
  const own = scoresOf(lines, asked);
  const scored = lines.flatMap((line, at) => {
    const asAnswer = answerScore(lines, own, at);
    if (isBackChannel(line.utterance) && asAnswer === 0) return [];
    const score = weigh(line, (own[at] ?? 0) + asAnswer, asked, at / lines.length);
    return score > 0 ? [{ utterance: line.utterance, score, at }] : [];
  });
  const best = scored.reduce((highest, { score }) => Math.max(highest, score), 0);
  return scored
    .filter(({ score }) => score >= LEAST && score >= best * RELATIVE_LEAST)
    .toSorted((a, b) => b.score - a.score || b.at - a.at)
    .slice(0, most)
    .map(({ utterance }) => utterance);
}

interface Line {
  readonly utterance: Utterance;
  readonly words: Words;
  readonly isAsking: boolean;
}

const read = new WeakMap<Utterance, Line>();

/** An utterance is read once: in a long call that is most of the work of a search. */
function readLine(utterance: Utterance): Line {
  const known = read.get(utterance);
  if (known) return known;
  const words = wordsOf(utterance.text.slice(-MAX_CHARS)).slice(-MAX_WORDS);
  const isAsking = utterance.text.trimEnd().endsWith('?') || ASKING.test(words.join(' '));
  const line = { utterance, words, isAsking };
  read.set(utterance, line);
  return line;
}

/** What is in each line, whoever said it. */
function scoresOf(lines: readonly Line[], asked: Asked): readonly number[] {
  const hits = lines.map(({ words }) => asked.terms.map((term) => words.some((word) => isFormOf(word, term))));
  const weights = asked.terms.map((_, n) => {
    const among = hits.filter((hit) => hit[n]).length;
    // What is said all the time tells little.
    return 0.5 + 1.5 * (Math.log(1 + lines.length / (1 + among)) / Math.log(2 + lines.length));
  });
  return lines.map((line, at) => {
    const literal = weights.reduce((sum, weight, n) => sum + (hits[at]?.[n] ? weight : 0), 0);
    const topical = asked.topics.reduce((sum, topic) => sum + topicScore(line, topic), 0);
    const known = asked.known.has(line.utterance.id) ? 1.2 : 0;
    const bare = asked.terms.length === 0 && asked.topics.length === 0 && hasWanted(line, asked) ? 0.6 : 0;
    return literal + topical + known + bare;
  });
}

function topicScore({ utterance, words }: Line, { of, said }: Asked['topics'][number]): number {
  if (of.not && compilePhrases(of.not).matches(words) > 0) return 0;
  const found = said.reduce(
    (sum, [by, matcher]) => sum + (by === 'any' || by === utterance.speaker ? Math.min(2, matcher.matches(words)) : 0),
    of.toolkit === 'price' && MONEY.test(utterance.text) ? 2 : 0,
  );
  return found === 0 ? 0 : 0.8 + 0.25 * Math.min(4, found);
}

/** What a line takes over of the question that it answers: nothing where it only leads up to the answer. */
function answerScore(lines: readonly Line[], own: readonly number[], at: number): number {
  const [line, next] = [lines[at], lines[at + 1]];
  const leadsUp = (line?.words.length ?? 0) <= LEAD_UP && next?.utterance.speaker === line?.utterance.speaker;
  const question = leadsUp ? undefined : questionBefore(lines, at);
  return question === undefined ? 0 : (own[question] ?? 0) * ANSWER_SHARE;
}

/** Where the other side's question stands that a line may answer. */
function questionBefore(lines: readonly Line[], at: number): number | undefined {
  const speaker = lines[at]?.utterance.speaker;
  for (let before = at - 1; before >= Math.max(0, at - ANSWERS_WITHIN); before -= 1) {
    const line = lines[before];
    if (!line) return undefined;
    if (line.utterance.speaker !== speaker) return line.isAsking ? before : undefined;
    if (line.words.length > LEAD_UP) return undefined;
  }
  return undefined;
}

function weigh(line: Line, score: number, asked: Asked, howLate: number): number {
  if (score === 0) return 0;
  const { utterance, words, isAsking } = line;
  const spoken = asked.by === undefined || utterance.speaker === asked.by ? 1 : OTHER_SPEAKER_FACTOR;
  const question = isAsking && !asked.wantsQuestions ? QUESTION_FACTOR : 1;
  const long = 1 / (1 + Math.log2(Math.max(1, words.length / LONG_LINE)));
  const late = asked.topics.some(({ of }) => of.lateCounts) ? 0.6 + 0.6 * howLate : 1;
  const wanted = asked.wants === undefined ? 1 : hasWanted(line, asked) ? 1.5 : 0.8;
  return score * spoken * question * long * late * wanted;
}

function hasWanted({ words, utterance }: Line, { wants }: Asked): boolean {
  if (wants === 'number') return words.some(isNumberWord) || MONEY.test(utterance.text);
  const plain = words.join(' ');
  return wants === 'time' ? TIME.test(plain) : wants === 'person' && PERSON.test(plain);
}
