/** A word or two of judgement on what was just told: praise that is taken up, or none that sums anything up. English. */
import { wordsOf } from './phrases';

const BEFORE =
  '(?:(?:and|so|but|oh|then|okay|ok|well|ah|wow|yeah|yes|no|man|dude|hey|haha|ha|mm|huh|now|look|jesus|god) )*';
const JUDGED = `${BEFORE}(?:it|that|this|they|those|these|he|she|you|your \\w+) (?:is|are|was|were|sounds?|looks?|seems?|feels?|would be|will be) `;
/** A bare adjective that tells what it is, not what they think of it. */
const STATES =
  /\b(?:free|online|offline|automatic|extra|included|inclusive|monthly|weekly|daily|yearly|annual\w*|electric|wireless|digital|solar|manual|optional|separate|open|closed|new|used|second hand|local|different|same|similar|compatible|available|ready|gone|done|there|here|in|on|off|out|up|down|all|\w+ed|\w+proof|\w+less|\w+able|\w+ible|\w+ing|\d+|one|two|three|four|five|six|seven|eight|nine|ten|(?:twen|thir|for|fif|six|seven|eigh|nine)ty|\w+teen|hundred|thousand|what|why|how|where|who|when|not|mine|yours|ours|theirs|software|plastic|metal|steel|wood|cloud|real|true)\b/;
const IS_JUDGED = new RegExp(`^${JUDGED}`);
const JUDGES = new RegExp(`^${JUDGED}(?:\\w+ )?\\w+$`);
/** Ends like what states something, and is an opinion. */
const OPINES =
  /\b(?:amazing|interesting|shocking|boring|worrying|outstanding|stunning|annoying|exciting|surprising|banging|fascinating|charming|confusing|disappointing|depressing|disgusting|something|wicked|(?:un)?believable|remarkable|(?:un)?reasonable|miserable|admirable|adorable|terrible|horrible|incredible|(?:im)?possible|sensible)\b/;
/** What is said of somebody or something by a name of it isn't a judgement. */
const NAMES =
  /\b(?:is|are|was|were|be) (?:a|an|the|my|our|your|his|her|their|for|from|with|by|at|to|like|just|only|per)\b/;
/** Praise in the English of several countries; nothing that is praise in one and blame in another. */
const PRAISES = new RegExp(
  `^${JUDGED}(?:actually |pretty |really |so |very |quite |super |kinda |proper |bloody |well |too |mad |just |absolutely |freaking )*(?:rad|sick|dope|awesome|neat|ace|mint|class|deadly|savage|savvy|handy|brilliant|fantastic|wonderful|excellent|super|superb|genius|epic|sweet|fab|fabulous|lekker|sharp|tidy|cracking|grand|magic|unreal|slick|smart|beautiful|gorgeous|incredible|phenomenal|legend|top|solid|decent|tight|legit|wicked|massive|huge|fire|gold|ideal|spot on|the business)(?: (?:man|dude|mate|bro|pal|lah|sure|now|like|so|that|alright|actually|honestly|really))*$`,
);
/** With an unlikely "too" it is no praise: "that's too sweet". */
const SPOILT = /\btoo\b|\bnot\b|\bno\b/;

/** All of a line that is only a judgement, and enough of any other to tell. */
const beginning = (text: string): string => wordsOf(text).slice(0, MAX_WORDS).join(' ');
const MAX_WORDS = 20;

/** A pronoun, "is", and a word or two of what they think of it. */
export function judges(text: string): boolean {
  const said = beginning(text);
  return JUDGES.test(said) && !NAMES.test(said) && (OPINES.test(said) || !STATES.test(said.replace(IS_JUDGED, '')));
}

/** It is praise, and says nothing else. */
export function praises(text: string): boolean {
  const said = beginning(text);
  return PRAISES.test(said) && !SPOILT.test(said);
}
