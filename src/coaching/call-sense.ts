/** What the last lines of a call amount to, as far as the choice of advice rests on it. English. */
import { turnText, lastTurn, type CustomerTurn } from './last-turn';
import { isBackChannel } from './conversation';
import type { Moment } from './moment';
import { isNumberWord, wordsOf } from './phrases';
import type { Stage } from './playbook';
import { asksForStep, isObjectionAnswered, lastLineOf, resists } from './resistance';
import { asksLeaveToShow, asksQuestion, clausesOf } from './speech-acts';

/** Utterances back in which resistance keeps an objection standing. */
const STANDS_WITHIN = 5;
/** Utterances before a line that give it its meaning. */
const CONTEXT = 6;
/** A figure said back is short. */
const FIGURE_WORDS = 9;

export const DAYS = [
  'monday*',
  'tuesday*',
  'wednesday*',
  'thursday*',
  'friday*',
  'saturday*',
  'sunday*',
  'tomorrow',
  'tonight',
  'next week',
  'what time',
  'what day',
  'which day',
  'when would',
  'when can',
  'when suits',
  'half past',
  '# oclock',
  '# thirty',
];
const MONEY =
  /[$£€₹₦]|\b(?:\d{2,}|hundred|thousand|lakhs?|grand|dollars?|pounds?|quid|bucks|euros?|naira|rupees|a month|per month|a year|price|cost|fee|quote|pay)\b/i;

/** Where the call stands, unless a buying signal or an answered objection says that it is further. */
export function stageToServe(moment: Moment, { buying, offered }: { buying: boolean; offered: boolean }): Stage {
  const { stage, heard, playbook } = moment;
  if (buying) return 'close';
  if (stage.current !== 'objection') return stage.current;
  if (isObjectionAnswered(heard, playbook)) return offered ? 'close' : 'discovery';
  if (stillResists(moment)) return 'objection';
  return offered ? 'pitch' : 'discovery';
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

/** They say the rep's figure back, or another one, and nothing else yet. */
export function weighsPrice({ heard }: Moment, turn: CustomerTurn | undefined): boolean {
  const told = lastLineOf(heard, 'rep');
  if (!told || turn?.does !== 'say' || asksQuestion(told.text) || !MONEY.test(told.text)) return false;
  const words = wordsOf(turnText(lastTurn(heard)));
  return words.length <= FIGURE_WORDS && words.some(isNumberWord) && wordsOf(told.text).some(isNumberWord);
}

/** They or the rep just now spoke of money. */
export function isAboutMoney({ heard }: Moment): boolean {
  const asked = lastLineOf(heard, 'rep')?.text ?? '';
  return MONEY.test(turnText(lastTurn(heard))) || MONEY.test(asked);
}

/** They have answered a courtesy, or told something of themselves: another one would be small talk. */
export function hasWarmed({ heard }: Moment): boolean {
  const asked = heard.some(({ speaker, text }) => speaker === 'rep' && /\bhow\b/i.test(text));
  const told = heard.some(({ speaker, text }) => speaker === 'customer' && wordsOf(text).length > 5);
  return asked && told;
}
