/** What the last lines of a call amount to, as far as the choice of advice rests on it. English. */
import { asksFactAtEnd } from './arranging';
import { lastTurn, turnText, type CustomerTurn } from './last-turn';
import { isBackChannel, type Utterance } from './conversation';
import { judges } from './judgement';
import type { Moment } from './moment';
import { compilePhrases, wordsOf } from './phrases';
import type { Stage } from './playbook';
import { asksForStep, isObjectionAnswered, lastLineOf, resists } from './resistance';
import { asksForAFact } from './rep-questions';
import { asksLeaveToShow, asksQuestion, clausesOf } from './speech-acts';
import { DAYS } from './turn-cues';

/** Utterances back in which resistance keeps an objection standing. */
const STANDS_WITHIN = 5;
/** Utterances before a line that give it its meaning. */
const CONTEXT = 6;
/** A call that has said so little is still being opened, whatever it sounds like. */
const FEW_WORDS = 15;
const FEW_LINES = 8;
/** Utterances within which a call is still being opened. */
const EARLY_LINES = 10;

/** The call is still being opened, as far as the number of its lines tells. */
export const isEarly = ({ heard }: Pick<Moment, 'heard'>): boolean => heard.length <= EARLY_LINES;

/** Where the call stands, unless a buying signal or an answered objection says that it is further. */
export function stageToServe(
  moment: Moment,
  { buying, offered, turn }: { buying: boolean; offered: boolean; turn: CustomerTurn | undefined },
): Stage {
  const { stage, heard, playbook } = moment;
  if (buying) return 'close';
  if (stage.current === 'discovery' && isBarelyOpened(moment)) return 'opening';
  if (stage.current !== 'objection' && !hasJustObjected(moment)) return stage.current;
  if (stage.current === 'close') return 'close';
  if (isObjectionAnswered(heard, playbook) || (turn?.does === 'agree' && askedForStep(moment))) {
    if (!offered) return 'discovery';
    return turn === undefined || COMES_CLOSER.has(turn.does) ? 'close' : 'pitch';
  }
  return offered || stillResists(moment) ? 'objection' : 'discovery';
}

/** An objection was read from one of the last lines: the call may still be about it, though it sounds like another stage. */
function hasJustObjected({ heard, objections = [], stage }: Moment): boolean {
  const last = objections.at(-1);
  return (
    last !== undefined &&
    stage.belief.objection >= UNSURE &&
    heard.slice(-STANDS_WITHIN).some(({ id }) => id === last.utteranceId)
  );
}

const COMES_CLOSER: ReadonlySet<CustomerTurn['does']> = new Set([
  'agree',
  'like',
  'invite',
  'fix-time',
  'give-contact',
]);

/** A name, a "speaking": nobody has said yet what it is about. */
function isBarelyOpened({ heard, met, repHeard }: Moment): boolean {
  if (!repHeard || heard.length > FEW_LINES || met.some(({ id }) => id === 'establish_reason')) return false;
  const told = heard.filter(({ speaker }) => speaker === 'customer').flatMap(({ text }) => wordsOf(text));
  return told.length <= FEW_WORDS;
}

/** They resisted with their last turn, or with the one before it and were asked nothing since. */
function stillResists({ heard, playbook }: Moment): boolean {
  for (let until = heard.length; until > Math.max(0, heard.length - STANDS_WITHIN); until -= 1) {
    const utterance = heard[until - 1];
    if (!utterance || isBackChannel(utterance)) continue;
    if (utterance.speaker === 'rep' && asksQuestion(utterance.text)) return false;
    if (utterance.speaker === 'customer' && resists(heard.slice(Math.max(0, until - CONTEXT), until), playbook))
      return true;
  }
  return false;
}

const SHOWS = /\b(?:show|play|hear|see|share|demo|example|look)\b/;

/** The rep's last line asks leave to show or to play something. */
export function askedLeaveToShow({ heard, playbook }: Moment): boolean {
  const asked = lastLineOf(heard, 'rep');
  if (!asked || !asksQuestion(asked.text) || asksForStep(asked, playbook)) return false;
  const ending = (clausesOf(asked.text).at(-1) ?? []).join(' ');
  return SHOWS.test(ending) && asksLeaveToShow(ending);
}

/** The rep's last line ends in a proposal. */
export function askedForStep({ heard, playbook }: Moment): boolean {
  const asked = lastLineOf(heard, 'rep');
  return asked !== undefined && asksForStep(asked, playbook);
}

/** The rep's last line asks for a fact: "I don't know" answers it, and doubts nothing. */
export function askedForFact(moment: Pick<Moment, 'heard'>): boolean {
  const told = lastLineOf(moment.heard, 'rep');
  return told !== undefined && (asksFactAtEnd(told.text) || askedPlainlyForFact(moment));
}

/** The same, where a clause begins with it. */
export function askedPlainlyForFact({ heard }: Pick<Moment, 'heard'>): boolean {
  const told = lastLineOf(heard, 'rep');
  if (told === undefined) return false;
  // Speech without marks may go on after its question; with them, the question is at the end.
  const clauses = /[.!?]/.test(told.text) ? clausesOf(told.text).slice(-1) : clausesOf(told.text);
  return clauses
    .map((clause) => clause.join(' '))
    .some((said) => asksForAFact(said) && !/^(?:so )?what (?:we|i)\b/.test(said));
}

/** The call is closing, and something of that was done or said. */
export const isAgreed = ({ stage, met, playbook }: Moment): boolean =>
  stage.current === 'close' &&
  playbook.objectives.some((of) => of.stage === 'close' && met.some(({ id }) => id === of.id));

/** With the step agreed, they answer what the rep needs for it: a name, an address. */
export function arranges(moment: Moment, turn: CustomerTurn | undefined): boolean {
  const { heard, playbook } = moment;
  if (turn?.does !== 'say' || !isAgreed(moment)) return false;
  const asked = lastLineOf(heard, 'rep');
  if (!asked || !asksQuestion(asked.text) || asksForStep(asked, playbook) || asksForDay(asked)) return false;
  return wordsOf(turnText(lastTurn(heard))).length <= DETAIL_WORDS;
}
const DETAIL_WORDS = 14;

const DATE = /\b(?:the )?\d{1,2}(?:st|nd|rd|th)\b/;
/** The rep's line asks for or offers a day: what comes back may be a no to it. */
const asksForDay = ({ text }: Utterance): boolean => DATE.test(text) || compilePhrases(DAYS).matches(text) > 0;

/** From here on an objection may well stand. */
export const UNSURE = 0.3;
const CONFIRMING_WORDS = 12;
/** "So I'd not be tied in". */
const SUMS_UP = /^(?:(?:okay|oh|right|well|and) )*so (?:if )?(?:i|we|wed|you|it|they|that|there|nobody) /;
const OF_THE_OFFER =
  /^(?:(?:and|so|but|oh|then|okay|well) )*(?:it|you|your|yours|they|there|that|this|he|she) (?:\w+ )*\w+$/;

/** After the rep has told something, a few words about it: said to be confirmed or put right, whether they ask or not. */
export function seeksConfirming({ heard, stage }: Moment, turn: CustomerTurn | undefined): boolean {
  if (turn?.does !== 'say' || (stage.current !== 'pitch' && stage.current !== 'objection')) return false;
  const told = lastLineOf(heard, 'rep');
  if (!told || asksQuestion(told.text)) return false;
  const words = wordsOf(turnText(lastTurn(heard)));
  if (words.length <= 2 || words.length > CONFIRMING_WORDS) return false;
  const said = words.join(' ');
  return (
    SUMS_UP.test(said) ||
    (stage.current === 'pitch' && stage.belief.objection <= UNSURE && OF_THE_OFFER.test(said) && !judges(said))
  );
}

/** Utterances at the beginning in which small talk has its place. */
const WARMING = 30;
/** Words of somebody who needs no warming. */
const TALKATIVE = 12;

/** They have answered a courtesy, or told something of themselves: another one would be small talk. */
export function hasWarmed({ heard }: Moment): boolean {
  const first = heard.slice(0, WARMING);
  const asked = first.some(({ speaker, text }) => speaker === 'rep' && /\bhow\b/i.test(text));
  const told = first.some(({ speaker, text }) => speaker === 'customer' && wordsOf(text).length > 5);
  return (
    told && (asked || first.some(({ speaker, text }) => speaker === 'customer' && wordsOf(text).length > TALKATIVE))
  );
}
