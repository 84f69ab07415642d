/** What a question about the call asks for: its words by their stems, the topics it is about, whom and what kind of thing. */
import { SMALL_WORDS, TOPICS, type Topic } from './ask-call-topics';
import type { Speaker } from './conversation';
import type { Moment } from './moment';
import { compilePhrases, wordsOf, type PhraseMatcher, type Words } from './phrases';

/** What is searched. */
export type SearchedCall = Pick<Moment, 'heard' | 'playbook' | 'met' | 'objections'>;

/** Words of a question that are looked for. */
const MAX_TERMS = 12;
/** Words of a question that are read: as many as its characters may hold. */
const MAX_QUESTION_WORDS = 60;

const CUSTOMER = list(
  'they their them themselves he she his her customer client prospect caller kunde kunden kundin sie er',
);
const REP = list('i my me rep ich mir mich mein meine');
export interface Asked {
  /** There is nothing to look for. */
  readonly isEmpty: boolean;
  readonly terms: readonly string[];
  readonly topics: readonly {
    readonly of: Topic;
    readonly said: readonly (readonly [Speaker | 'any', PhraseMatcher])[];
  }[];
  /** Utterances known to be about it: evidence of objectives, objections. */
  readonly known: ReadonlySet<string>;
  readonly by: Speaker | undefined;
  readonly wants: 'number' | 'time' | 'person' | undefined;
  /** It asks for what was asked. */
  readonly wantsQuestions: boolean;
}

/** Read a question, given the call it is about: the playbook's phrases, and what is known of objectives and objections. */
export function readAsked(question: string, { playbook, met, objections = [] }: SearchedCall): Asked {
  const words = wordsOf(question).slice(0, MAX_QUESTION_WORDS);
  const terms = [...new Set(words.filter((word) => !SMALL_WORDS.has(word)).map(stemOf))].slice(0, MAX_TERMS);
  const topics = TOPICS.filter(({ asked }) => compilePhrases(asked).matches(words) > 0);
  const plain = words.join(' ');
  const objectives = playbook.objectives.filter(
    ({ id, text }) =>
      topics.some((topic) => topic.objectives.includes(id)) ||
      wordsOf(text).some((word) => !SMALL_WORDS.has(word) && terms.includes(stemOf(word)) && word.length > 4),
  );
  const said = topics.map((of) => ({
    of,
    said: [
      ['any', compilePhrases(of.said)] as const,
      ...playbook.objectives
        .filter(({ id }) => of.objectives.includes(id))
        .map(({ cues, metBy }) => [metBy === 'either' ? 'any' : metBy, compilePhrases(cues)] as const),
      ...playbook.toolkit
        .filter(({ category }) => category === of.toolkit)
        .map(({ triggers }) => ['customer', compilePhrases(triggers.cues)] as const),
      ...(of.competitors
        ? playbook.competitors.map(({ name, says }) => ['any', compilePhrases([name, ...says])] as const)
        : []),
    ],
  }));
  const objectiveIds = new Set(objectives.map(({ id }) => id));
  const types = new Set(topics.flatMap((topic) => topic.objections as readonly string[]));
  const wants = wantedBy(plain);
  return {
    isEmpty: terms.length === 0 && topics.length === 0 && wants === undefined,
    terms,
    topics: said,
    known: new Set([
      ...met.flatMap(({ id, utteranceId }) => (utteranceId && objectiveIds.has(id) ? [utteranceId] : [])),
      ...objections.flatMap(({ utteranceId, type }) => (types.has(type) ? [utteranceId] : [])),
    ]),
    by: speakerAsked(words),
    wants,
    wantsQuestions: /\b(?:asks?|asked|asking|questions?|fragen?|gefragt)\b/.test(plain),
  };
}

function wantedBy(plain: string): Asked['wants'] {
  if (/\b(?:how (?:many|much|big|often|long|large)|number|amount|wie ?viele?|wie (?:oft|lange|gro))\b/.test(plain)) {
    return 'number';
  }
  if (/\b(?:when|what (?:time|day|date)|which day|how soon|deadline|wann|welche[rnms]? tag)\b/.test(plain))
    return 'time';
  return /\b(?:who|whom|whose|wer|wen|wem)\b/.test(plain) ? 'person' : undefined;
}

/** Whoever is named first in the question is whom it is about. */
function speakerAsked(words: Words): Speaker | undefined {
  const named = words.find((word) => CUSTOMER.has(word) || REP.has(word));
  if (named === undefined) return undefined;
  return CUSTOMER.has(named) ? 'customer' : 'rep';
}

const ENDINGS = 'ingly edly ings ions ing ies ied ion ern ed es ly en er em s e y n'.split(' ');

/** A word without its ending, roughly, in English and German: enough to find "pricing" by "price". */
export function stemOf(word: string): string {
  const ending = ENDINGS.find((one) => word.endsWith(one) && word.length - one.length >= 4);
  const stem = ending === undefined ? word : word.slice(0, -ending.length);
  // "planned", "plan".
  return ending !== undefined && /([bdgmnprt])\1$/.test(stem) && stem.length > 4 ? stem.slice(0, -1) : stem;
}

/** The word has this stem, or is of one that is made of it. */
export function isFormOf(word: string, stem: string): boolean {
  // Most words are none, and their stems aren't worth making.
  if (!word.startsWith(stem.slice(0, 4))) return false;
  const own = stemOf(word);
  return own === stem || (own.length >= 5 && stem.startsWith(own)) || (stem.length >= 5 && own.startsWith(stem));
}

function list(words: string): ReadonlySet<string> {
  return new Set(words.split(' '));
}
