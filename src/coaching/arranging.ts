/** What the rep asks with their last words to arrange a step, and the answer that arranges it. English. */
import type { Utterance } from './conversation';
import { ROLE } from './hand-over';
import { lastTurn, turnText, type CustomerTurn } from './last-turn';
import type { Moment } from './moment';
import { isMet } from './open-objectives';
import { compilePhrases, wordsOf } from './phrases';
import { asksForAFact } from './rep-questions';
import { asksForStep, lastLineOf } from './resistance';
import { asksLeaveToShow } from './speech-acts';
import { AGAINST, DAYS, TIME } from './turn-cues';

/** Words at most of a question at the end of a line. */
const QUESTION_WORDS = 14;
const ANSWER_WORDS = 30;
/** Words read of a line, from its end. */
const MAX_WORDS = 60;
/** Utterances back in which a step was put to them. */
const STEP_WITHIN = 6;

/** Where a question begins in the middle of speech without marks; not "I'll show you how it does". */
const BEGINS =
  /(?<!\b(?:know|knows|see|show|shows|tell|tells|told|understand|wonder|explain|is|was|that|about|of|on|matter|depends|whatever|exactly|sure) (?:(?:you|me|us|them|him|her) )?)\b(?:what|where|when|which|who|why|how (?:many|much|long|often|old|far|big|soon)) (?:(?!(?:i|you|we|they|he|she|it|that|this|there|happen\w*)\b)\w+ )?(?:is|are|was|were|do|does|did|have|has|would|will|can|could)\b(?! (?:not )?(?:why|what|how)\b)/g;
const YES_NO =
  /(?<!\b(?:what|where|when|which|who|how|why|as|than|if|that|like|much|many|nor|neither) )\b(?:do|did|have|are|were) you (?=\w)/g;

/** What the rep's line asks at its end, though something else was said before it. */
export function asksFactAtEnd(text: string): boolean {
  const said = ending(text.split(/[.!?]\s+/).at(-1) ?? '');
  return tails(said).some((tail) => tail.split(' ').length <= QUESTION_WORDS && asksForAFact(tail));
}

const ending = (text: string): string => wordsOf(text).slice(-MAX_WORDS).join(' ');

const tails = (said: string): readonly string[] =>
  [BEGINS, YES_NO].flatMap((begins) => [...said.matchAll(begins)].map(({ index }) => said.slice(index)));

const PLACE_OR_NAME = new RegExp(
  `\\b(?:${[
    'where (?:is|are|s) (?:your|the|you|that|it)(?: \\w+){0,4}',
    'where (?:do|shall|should|will|can|would) (?:i|we|he|she|they|you)(?: \\w+){1,6}',
    '(?:what|which) (?:is|are|s) (?:the |your |her |his |their |a )?(?:\\w+ )?(?:address|postcode|zip|number|email|name|gate|entrance|floor|unit|suburb|street|area)(?: \\w+){0,4}',
    '(?:what|which) (?:address|postcode|number|email|name|gate|entrance|floor|door)(?: \\w+){0,6}',
    '(?:whose|what) name(?: \\w+){0,5}',
    'who (?:do|shall|should|will|would) (?:i|we|he|she|they)(?: \\w+){1,5}',
    'is (?:it|that|this) (?:the |your |still the )?(?:same |best |right )?(?:number|address|email)(?: \\w+){0,7}',
    '(?:how|anything) (?:do|will|would|should) (?:we|i|he|she|they) (?:get in|find|know)(?: \\w+){0,4}',
  ].join('|')})$`,
);
/** Asks whether and when somebody else can be reached. */
const WHEN_THEN =
  '(?: (?:at all|today|now|later|tomorrow|this (?:morning|afternoon|evening|week)|in the (?:morning|afternoon|evening)|on \\w+|then|at the moment))*$';
const ASKS_FOR_PERSON = new RegExp(
  `\\b(?:is|will|would|does) (?:${[
    `(?:he|she|(?:your|the) ${ROLE}|(?:mr|mrs|ms) \\w+) (?:be |get |come )?(?:around|about|in|home|at home|back|free|available|there)`,
    // A first name: a day is free too, and a room is available.
    '(?!(?:an?|the|your|my|our|it|that|this|there|you|everything|anything|someone|water|power|parking|money|(?:mon|tues|wednes|thurs|fri|satur|sun)day|tomorrow|today|now|morning|afternoon)\\b)\\w+ (?:be )?(?:around|about|in|home|at home|back)',
  ].join('|')})${WHEN_THEN}`,
);

/** How the answer to that is taken: `reach` is about somebody else, `detail` about the step that was agreed. */
export function arrangedBy(moment: Moment, turn: CustomerTurn | undefined): 'reach' | 'detail' | undefined {
  const { heard, stage } = moment;
  const asked = lastLineOf(heard, 'rep');
  if (!asked || !turn || !TELLS.has(turn.does)) return undefined;
  const answer = wordsOf(turnText(lastTurn(heard)));
  if (answer.length > ANSWER_WORDS) return undefined;
  const said = ending(asked.text);
  const answered = answer.join(' ');
  if (ASKS_FOR_PERSON.test(said) && (TIME.test(answered) || UNTIL.test(answered)) && stage.current !== 'opening')
    return 'reach';
  return PLACE_OR_NAME.test(said) && !AGAINST.test(answered) && isArranging(moment, asked) ? 'detail' : undefined;
}
const TELLS: ReadonlySet<CustomerTurn['does']> = new Set(['say', 'fix-time', 'agree']);
const UNTIL =
  /\b(?:till|til|until|after|before|from|around|about|at|by) (?:about |around |maybe |like )?(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|lunch|dinner|tea|school|work|dark|the (?:weekend|morning|afternoon|evening)|mon|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|\b(?:this|in the|every) (?:morning|afternoon|evening)|\b(?:later|tonight|tomorrow)\b/;

/** A step was taken up: they said yes, or the rep names its day with the same words. */
function isArranging(moment: Moment, asked: Utterance): boolean {
  if (moment.stage.current === 'opening' || moment.stage.current === 'discovery') return false;
  if (isMet(moment, 'get_commitment') || isMet(moment, 'schedule')) return true;
  return TIME.test(ending(asked.text)) || compilePhrases(DAYS).matches(asked.text) > 0;
}

const BEFORE = '(?:(?:okay|yeah|yes|no|well|right|sure|alright|maybe|just|only|better|and|so|then|but) )*';
/** "First", "for now": part of it, and the rest may follow. */
const FOR_NOW =
  '(?:first|for now|for a start|to start(?: with)?|to begin with|and see|(?:i|we) (?:will |can )?see how|then the (?:rest|others?)|before the (?:rest|others?)|as a (?:trial|test)|on trial)';
const A_FEW = '(?:one|two|three|four|five|six|ten|half|an? (?:few|couple|small \\w+)|the (?:\\w+ )?one)';
const STARTS_SMALL = new RegExp(
  [
    `(?:^|\\b(?:okay|yeah|yes|no|well|right|sure|alright|maybe|better|and|so|then|but) )(?:let (?:me|us)|(?:i|we) (?:will|would|can|could|might)(?: rather| sooner| prefer to)?|we|i|just|maybe|better|well) (?:just |maybe |only |first |rather )*(?:do|try|take|start|begin|have|order|run|go|buy|book) (?:\\w+ ){0,8}?(?:${FOR_NOW}|(?:just|only) (?:the )?(?:one|two|three|half)$)\\b`,
    `^${BEFORE}(?:start (?:me|us) (?:off )?)?(?:with |the )?${A_FEW}(?: \\w+){0,3} ${FOR_NOW}\\b`,
    `^${BEFORE}(?:the )?\\w+ (?:\\w+ )?first (?:yes|okay|then we|and then|and we)\\b`,
    '^(?:\\w+ )*?(?:send|bring|give|drop) (?:me|us) (?:an?|one|two|half an?|the (?:one|small\\w*)) (?:\\w+ ){0,4}first$',
  ].join('|'),
);
/** What comes first is no part of it: a thought, a question, a paper. */
const NO_START =
  /\b(?:see|think|check|ask|talk|speak|look|read|finish|sort|get|not|pay|wait|know|hear|understand) (?:\w+ ){0,4}(?:first|for now|to start)\b|\bif (?:it|that|they) (?:is|are|does)\b|\b(?:quote|sheet|email|details?|brochure|invoice|info\w*|price|list|pictures?|photos?|contract|terms|offer|statement|deck|link|figures?|paper\w*|proof) (?:\w+ )?first\b|\bfirst (?:price|offer|quote|of all|time|one was)\b/;
const PROPOSES =
  /\b(?:shall we|shall i|should we|how about|what about|would you (?:like|want|be open|be up|be happy)|do you want|you want to|want to|want me to|can we|could we|are you happy to|why do not we|what if we|ready to|happy to)\b/;

/** A step was put to them, and they take part of it. */
export function takesPart(moment: Moment, turn: CustomerTurn | undefined): boolean {
  const { heard, playbook } = moment;
  if (!turn || !PARTLY.has(turn.does)) return false;
  const said = ending(turnText(lastTurn(heard)));
  if (!STARTS_SMALL.test(said) || NO_START.test(said)) return false;
  return heard
    .slice(-STEP_WITHIN)
    .some(
      (line) =>
        line.speaker === 'rep' &&
        (asksForStep(line, playbook) ||
          PROPOSES.test(ending(line.text)) ||
          asksLeaveToShow(wordsOf(line.text).slice(-QUESTION_WORDS).join(' '))),
    );
}
const PARTLY: ReadonlySet<CustomerTurn['does']> = new Set(['say', 'agree', 'doubt', 'like']);

/** They have said yes to the step with this very turn. */
export function hasJustCommitted({ heard, met }: Pick<Moment, 'heard' | 'met'>): boolean {
  const turn = new Set<string | undefined>(lastTurn(heard).map(({ id }) => id));
  return met.some(
    ({ id, utteranceId }) => id === 'get_commitment' && utteranceId !== undefined && turn.has(utteranceId),
  );
}
