/** Which card of the toolkit fits now: brought up by an objection or the customer's words, held off by its limits. */
import { aboutOf } from './card-memory';
import { isBackChannel } from './conversation';
import { elapsedMs } from './elapsed';
import { lastTurn, turnText } from './last-turn';
import type { Moment } from './moment';
import { compilePhrases, wordsOf } from './phrases';
import type { ObjectionType, Playbook, ToolkitCategory, ToolkitEntry } from './playbook';

/** Words of a turn looked at, from its end. */
const MAX_WORDS = 300;

/** The toolkit card to come up at this moment, if one was triggered and may. */
export function toolkitCard(moment: Moment): ToolkitEntry | undefined {
  const { playbook, heard } = moment;
  const last = heard.findLast((utterance) => !isBackChannel(utterance));
  if (last?.speaker !== 'customer') return undefined;
  const words = wordsOf(turnText(lastTurn(heard))).slice(-MAX_WORDS);
  const isTriggered = (entry: ToolkitEntry): boolean =>
    isObjectionFor(entry, moment) || compilePhrases(entry.triggers.cues).matches(words) > 0;
  return playbook.toolkit.find(
    (entry) => isTriggered(entry) && compilePhrases(entry.not).matches(words) === 0 && mayComeUp(entry, moment),
  );
}

/** An objection that stands is one of its triggers, or the playbook's plan for it names the card. */
function isObjectionFor({ category, triggers }: ToolkitEntry, { signals, playbook }: Moment): boolean {
  const type = signals.objection_type;
  return type !== 'none' && (triggers.objections.includes(type) || playbook.objections[type].toolkit === category);
}

/** Within its limit for the call, and not so soon after the last time; what is up already for these words stays. */
function mayComeUp(
  { category, limitPerCall, cooldownSec }: ToolkitEntry,
  { cards, heard, atMs }: Pick<Moment, 'cards' | 'heard' | 'atMs'>,
): boolean {
  const times = cards?.shown.filter(({ toolkit }) => toolkit === category) ?? [];
  const last = times.at(-1);
  if (last && last.about === aboutOf(heard)) return true;
  return times.length < limitPerCall && (last === undefined || elapsedMs(last.atMs, atMs) >= cooldownSec * 1000);
}

/** The categories of cards that answer an objection: what the playbook's plan for it names, or else whose triggers name it. */
export const cardsAgainst = (
  type: Exclude<ObjectionType, 'none'>,
  { objections, toolkit }: Pick<Playbook, 'objections' | 'toolkit'>,
): readonly ToolkitCategory[] =>
  [objections[type].toolkit ?? toolkit.find(({ triggers }) => triggers.objections.includes(type))?.category].filter(
    (category) => category !== undefined,
  );

/**
 * Categories of `wanted` that may be pointed at: the playbook has a card for them, no `not` of it holds it off after these words, and
 * it is within its limits, or `up` already.
 */
export function withoutHeldBack(
  wanted: readonly ToolkitCategory[],
  moment: Pick<Moment, 'playbook' | 'heard' | 'cards' | 'atMs'>,
  up?: ToolkitCategory,
): readonly ToolkitCategory[] {
  const words = wordsOf(turnText(lastTurn(moment.heard))).slice(-MAX_WORDS);
  return wanted.filter((category) => {
    const entry = moment.playbook.toolkit.find((candidate) => candidate.category === category);
    if (!entry || compilePhrases(entry.not).matches(words) > 0) return false;
    return category === up || mayComeUp(entry, moment);
  });
}
