/** Which card of the toolkit fits now: brought up by an objection or the customer's words, held off by its limits. */
import { aboutOf } from './card-memory';
import { isBackChannel } from './conversation';
import { lastTurn, turnText } from './last-turn';
import type { Moment } from './moment';
import { compilePhrases, wordsOf } from './phrases';
import type { ToolkitCategory, ToolkitEntry } from './playbook';

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
function mayComeUp({ category, limitPerCall, cooldownSec }: ToolkitEntry, { cards, heard, atMs }: Moment): boolean {
  const times = cards?.shown.filter(({ toolkit }) => toolkit === category) ?? [];
  const last = times.at(-1);
  if (last && last.about === aboutOf(heard)) return true;
  return times.length < limitPerCall && (last === undefined || atMs - last.atMs >= cooldownSec * 1000);
}

/** Categories of `wanted` that no `not` of theirs holds off after these words, and that aren't left to the rep to open. */
export function withoutTraps(
  wanted: readonly ToolkitCategory[],
  { playbook, heard }: Moment,
): readonly ToolkitCategory[] {
  const words = wordsOf(turnText(lastTurn(heard))).slice(-MAX_WORDS);
  return wanted.filter((category) => {
    const entry = playbook.toolkit.find((candidate) => candidate.category === category);
    return entry === undefined || (entry.limitPerCall > 0 && compilePhrases(entry.not).matches(words) === 0);
  });
}
