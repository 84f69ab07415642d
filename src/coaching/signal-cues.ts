/**
 * How customers resist, in patterns over normalised speech (see spoken). The first kind of objection that fits is
 * taken, plain speech before indirect, so the narrow kinds stand before the broad ones.
 */
import { AI_INDIRECT, AI_PLAIN, TRUST_INDIRECT, TRUST_PLAIN } from './doubt-cues';
import { NEED_INDIRECT, NEED_PLAIN, TECHNICAL_INDIRECT, TECHNICAL_PLAIN } from './fit-cues';
import { AUTHORITY_INDIRECT, AUTHORITY_PLAIN, TIMING_INDIRECT, TIMING_PLAIN } from './obstacle-cues';
import type { ObjectionType } from './playbook';
import { PRICE_INDIRECT, PRICE_PLAIN } from './price-cues';
import { any } from './signal-words';

type RealObjection = Exclude<ObjectionType, 'none'>;
type Kinds = readonly (readonly [RealObjection, RegExp])[];

/** Said outright: it resists whatever was asked. */
export const PLAIN: Kinds = [
  ['ai_concerns', AI_PLAIN],
  ['trust', TRUST_PLAIN],
  ['authority', AUTHORITY_PLAIN],
  ['price', PRICE_PLAIN],
  ['technical', TECHNICAL_PLAIN],
  ['timing', TIMING_PLAIN],
  ['need', NEED_PLAIN],
];

/** Implied: in an answer to a question for a fact the same words tell no more than the fact. */
export const INDIRECT: Kinds = [
  ['ai_concerns', AI_INDIRECT],
  ['authority', AUTHORITY_INDIRECT],
  ['trust', TRUST_INDIRECT],
  ['technical', TECHNICAL_INDIRECT],
  ['price', PRICE_INDIRECT],
  ['timing', TIMING_INDIRECT],
  ['need', NEED_INDIRECT],
];

/** What looks like resistance and is none: negated, reported of others, or about something in the past. Cut out before matching. */
export const NOT_RESISTANCE = any(
  'not (?:that|saying|because) (?:it|i|we|you|no|yes)(?: \\w+){0,5}|not saying no',
  '(?:is|was|are) not (?:too|so|that|very|really|all that) (?:expensive|pricey|steep|busy|much|bad|high|worried|complicated|hard)',
  '(?:money|price|budget|cost|time) is(?: not|nt) (?:the|an|a|really) (?:\\w+ )?(?:issue|problem|concern)',
  '(?:money|price|budget|cost|time) is not (?:\\w+ ){0,2}(?:issue|problem|concern)',
  'not (?:the|about the) (?:money|price|cost)',
  '(?:say|says|said|tell|tells|told|think|thinks|complain\\w*|reckon) (?:\\w+ ){0,3}(?:i am|we are|i was|we were|it is) too \\w+',
  '(?:last|old|previous|other|former) (?:\\w+ ){1,3}(?:was|were|got|became) (?:\\w+ )?(?:too )?(?:expensive|pricey|steep|costly|dear)',
  '(?:they|he|she|it|that) (?:was|were) (?:\\w+ )?(?:too |so )?(?:expensive|pricey|steep|costly|dear|complicated)(?! (?:the|was))',
  '(?:too|so|pretty|really) busy (?:\\w+ )?(?:to|that we|that i|and|we miss|we lose|i miss) (?:\\w+ )?(?:answer|pick|get to|take|miss|lose|call)\\w*',
  '(?:do not|no|not|never|nobody) (?:\\w+ )?(?:need|have|need to|to|too busy)? ?to (?:ask|check|talk|run|speak)(?: \\w+){0,3}',
  'nobody to ask(?: \\w+){0,3}',
  '(?:no|not a) (?:problem|problems|worries|rush|hurry|need to apologi\\w+)(?: at all)?(?! (?:with|on|for|about|here|our))',
  '(?:money|cash|price|cost|budget) well spent',
  'why not',
  'too hot too expensive',
  'can not afford to (?:lose|miss|wait|keep|be)(?: \\w+){0,4}',
  'need(?:ed)? it yesterday',
  'trust me',
  '(?:fair|good|great) (?:price|prices|rates?|value)',
  'not interested in the (?:\\w+ )?(?:one|cheap\\w*|basic|small|old)(?: \\w+){0,4}',
  'cost (?:us|me|them) (?:\\w+ ){0,5}',
  '(?:goes|says|said|go|say|asks?|asked|told \\w+) (?:\\w+ )?(?:i am|i m) not interested(?: \\w+){0,5}',
);

/** "We already have someone" answers "who do you use?" as plainly as it resists. */
export const PLAIN_IN_ANSWER = any(
  '(?:we|i) already (?:have|got|use|work|do|give|donate|pay)',
  'already (?:have|got) (?:a|an|one|some\\w*|that|something)',
  'happy with (?:what|our|who|them|the|my|how|it)',
  '(?:we|i) (?:are|am) (?:\\w+ )?(?:good (?:thanks|thank)|all good|set$|covered|grand|okay|alright thanks|all right)',
);
