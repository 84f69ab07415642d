/** What a customer complains of: a trouble told, and one that they were left alone with. English. */
import type { Utterance } from './conversation';
import { compilePhrases, wordsOf } from './phrases';
import type { Playbook } from './playbook';

const MAX_WORDS = 120;
const TROUBLES =
  /\b(?:keeps? \w+ing|broken|broke|dropping|drops|problem\w*|trouble|fed up|not working|doesn'?t work|wrong)\b/i;

/** Something troubles them, as far as a word or the playbook's cues tell: enough, so early, to go by. */
export const tellsOfTrouble = (said: string, { objectives }: Pick<Playbook, 'objectives'>): boolean =>
  TROUBLES.test(said) ||
  objectives.some(({ id, cues }) => id === 'identify_pain' && compilePhrases(cues).matches(said) > 0);

const NUMBER = '(?:a|an|two|three|four|five|six|seven|eight|nine|ten|dozens of|hundreds of|half (?:a|the|our|my)|\\d+)';
const OF_VALUE =
  '(?:customers?|clients?|orders?|jobs?|sales?|bookings?|patients?|guests?|tables?|leads?|stock|money|hours?|days?|weeks?|deals?|contracts?|staff|tenants?|members?|crops?|batch(?:es)?|loads?|shifts?|business|weekend|harvest|pallets?|games?)';
/** Something went wrong, and they say what. */
const WENT_WRONG = new RegExp(
  `\\b(?:${[
    '(?:scream|shout|yell|swear|roar|curse)(?:s|ed|ing)? at (?:me|us|him|her|them|my \\w+|the \\w+)',
    '(?:under|over|double|wrongly) ?(?:paid|charged|billed|booked|counted)|(?:over|under)(?:paid|charged|billed)',
    '(?:gone|going|goes|went) wrong|(?:got|gets|getting|had) (?:it|that|them|everything|the \\w+|my \\w+|our \\w+) (?:all |completely )?wrong',
    '(?:sent|send|sending|delivered|brought|gave|paid)(?: \\w+){0,3} (?:the wrong|other people|somebody else|someone else)',
    '(?:kick|throw|lock|log|boot)(?:s|ed|ing)? (?:you|me|us|them|her|him|people) (?:all )?out',
    '(?:it|they|that|thing|one|system|app|machine|site|till|screen|dryer|boiler|line|printer|server) (?:just |always |only |keeps |kept |will |would )?(?:crash(?:es|ed|ing)?|freez(?:es|ing)|froze|hangs|packed (?:it )?in|(?:breaks|broke|breaking|goes|went|going) down|conks out|cuts out|falls over|fell over|blew up|seized|jams|jammed)',
    '(?:keeps|kept) (?:\\w+ )?(?:break|crash|dropp|drop|fail|going|los|cutt|leak|stopp|jamm|trip|freez|disappear|ring|call|chang|forgett|miss|run)(?:ing)?(?: \\w+)?',
    '(?:nobody|no one|(?<!\\b(?:i|we) (?:have )?)never(?: once| even)?) (?:ever )?(?:came|comes|turned up|turns up|showed|shows up|rang|rings|called|calls|answered|answers|replied|replies|delivered|fixed|arrived|arrives|picks up|got back|bothered)',
    `(?:lost|lose|losing|loses) (?:${NUMBER} )?(?:\\w+ )?${OF_VALUE}`,
    '(?:are|were|was|is|had) (?:raging|fuming|furious|in bits|in tears|screaming|complaining|short staffed|at (?:my|our|their) wits)',
    'complain(?:s|ed|ing)? (?:about|to|that|every|all)|(?:complaints|bad reviews?) (?:about|every|from|on|in|because)',
    '(?:up|working|here|stuck|sat|sitting) (?:\\w+ )?(?:till|until) (?:\\w+ )?(?:midnight|at night|in the morning|\\w+ (?:at night|in the morning))',
    '(?:days|weeks|months|hours) (?:late|without|with no|down|behind)',
    'drives? (?:me|us|them) (?:mad|crazy|insane|demented|up the wall)',
    '(?:heart|head) (?:broken|wrecked|melted)',
  ].join('|')})\\b`,
);
/** Said of what might come, of others, or to say that it isn't so. */
const NO_TROUBLE =
  /\b(?:never|not|hardly|no) (?:had |have |once |really )?(?:any |a |one )?(?:complain\w*|problem\w*|trouble|lost|lose|gone wrong|goes wrong|go wrong|got it wrong)|\b(?:if|in case|what if|unless) (?:\w+ ){0,4}(?:crash\w*|goes|breaks|lose|fail\w*|wrong)|\b(?:afraid|worried|scared|do not want) (?:\w+ ){0,3}(?:lose|crash\w*|complain\w*)/;
/** They were left alone with it. */
const LEFT_ALONE =
  /\b(?:(?:the )?last (?:we|i|she|he|they|anybody|anyone) (?:ever )?heard|(?:never|not|have not) (?:heard|hear|got|had) (?:a word |anything |nothing )?(?:back|since|from|a thing|a word|anything)|(?:still|been) (?:\w+ )?waiting (?:on|for|since)|ticket number|(?:nobody|no one|never|not one of \w+) (?:ever )?(?:called|rang|got|came|phoned|emailed|wrote|replied|answered)(?: \w+)?(?: back)?|(?:kept|left) (?:me|us|her|him) (?:on hold|waiting|hanging)|(?:rang|called|phoned|emailed|wrote|chased|reported)(?: \w+){0,3} (?:twice|three|four|five|several|many|so many|half a dozen|a dozen) ?(?:times)?|passed (?:me|us|her|him) (?:around|from))\b/;
/** The rep speaks of what these customers have of theirs. */
const OURS =
  /\b(?:with us|with ours|using ours|your (?:renewal|membership|subscription|policy|cover|tariff)|your (?:plan|contract|licen[sc]e|account|agreement) (?:with us|comes up|is up|runs out|runs to|renews|ends|expires|is due)|(?:renewal|renew)\b)/;

const spoken = (text: string): string => wordsOf(text).slice(-MAX_WORDS).join(' ');

/** They tell of something that went wrong. */
export function tellsOfMishap(text: string): boolean {
  const said = spoken(text);
  return (WENT_WRONG.test(said) || LEFT_ALONE.test(said)) && !NO_TROUBLE.test(said);
}

/** They tell that nobody came, called back or put it right. */
export const tellsOfNeglect = (text: string): boolean => LEFT_ALONE.test(spoken(text));

/** They have it from the rep's own house: what goes wrong with it is for the rep to answer. */
export const isOurCustomer = (heard: readonly Utterance[], { id }: Pick<Playbook, 'id'>): boolean =>
  id === 'renewal' ||
  heard.slice(0, FIRST_LINES).some(({ speaker, text }) => speaker === 'rep' && OURS.test(spoken(text)));
const FIRST_LINES = 12;
