/**
 * What went before the conversation sent, in people's own words: the lines that met objectives, objections with what became of
 * them, promises, figures, and what is in use. Picked out, never reworded, so that it can't say what nobody said.
 */
import { isBackChannel, type Utterance } from './conversation';
import type { Moment } from './moment';
import { compilePhrases } from './phrases';
import type { Playbook } from './playbook';
import { nameOf, neutralise, type PromptWindow } from './prompt-conversation';

/** Characters in all, about 700 tokens. */
export const MAX_EARLIER_CHARS = 2_800;
/** Characters of one quotation: the words around what it is quoted for. */
const MAX_QUOTE_CHARS = 150;
const MAX_OBJECTIONS_TOLD = 4;
const MAX_PROMISES = 4;
const MAX_FIGURES = 6;
const MAX_TOOLS = 4;

/** Numbers that size something; "one" and "two" alone are mostly figures of speech. */
const FIGURE =
  /\d|\b(?:dozens?|ten|eleven|twelve|fif(?:teen|ty)|twenty|thirty|forty|sixty|seventy|eighty|ninety|hundreds?|thousands?|million|percent|half of|a third|a quarter|(?:two|three|four|five|six|seven|eight|nine) (?:\w+ )?(?:people|calls|times|hours|minutes|days|weeks|months|years|trucks|locations|offices|reps|users|seats))\b/i;
const PROMISE =
  /\b(?:(?:i|we)(?:['’]?ll| will) (?:\w+ )?(?:send|call|e-?mail|talk|ask|check|get back|have|sign|book|set|try|look|let you|follow|forward|share|bring)|let['’]?s (?:do|set|book|schedule|say|plan|try|meet|go with)|(?:send|e-?mail) (?:me|us|it|that)|talk to (?:my|our) (?:\w+ )?(?:boss|partner|wife|husband|manager|team|board)|put (?:me|us) down|works for (?:me|us)|you have a deal)\b/i;
const IN_USE =
  /\b(?:we(?: \w+)? use|(?:we['’]?re|we are)(?: \w+)? (?:using|on|with)|(?:switched|moved|migrated|came) (?:over )?(?:from|to)|we(?:['’]ve| have) (?:got|had|been using)|our (?:current|old|existing)? ?(?:crm|system|software|provider|vendor|tool|supplier|phones?|answering service)|(?:goes|go) (?:straight )?to voicemail)\b/i;

/** The lines of the block; none where nothing older is worth keeping. */
export function earlierLines(
  moment: Pick<Moment, 'met' | 'objections' | 'playbook'>,
  { lines, older }: PromptWindow,
): readonly string[] {
  if (older.length === 0) return [];
  const said = [...older, ...lines];
  const place = new Map(older.map((utterance, at) => [utterance.id, at]));
  const told = new Set<string>();
  const pick = (utterance: Utterance | undefined): utterance is Utterance =>
    utterance !== undefined && !told.has(utterance.id) && told.add(utterance.id) !== undefined;

  const met = moment.met.flatMap(({ id, utteranceId }) => {
    const utterance = utteranceId && older[place.get(utteranceId) ?? -1];
    if (!utterance) return [];
    told.add(utterance.id);
    return [`Met ${id}: ${quote(utterance)}`];
  });
  const objections = lastOfEach(moment.objections ?? []).flatMap(({ utteranceId, type }) => {
    const at = place.get(utteranceId);
    const raised = at === undefined ? undefined : older[at];
    return at !== undefined && pick(raised) ? [`Objection ${type}: ${quote(raised)}${outcomeOf(said, at)}`] : [];
  });
  const customers = older.filter(({ speaker }) => speaker === 'customer');
  const named = namesOf(moment.playbook);
  const uses = (text: string): number =>
    named !== undefined && named.matches(text) > 0 ? 0 : (IN_USE.exec(text)?.index ?? -1);
  const promises = chosen(older, (text) => PROMISE.exec(text)?.index ?? -1, MAX_PROMISES, pick, lastOnes);
  const tools = chosen(customers, uses, MAX_TOOLS, pick, firstAndLast);
  const figures = chosen(customers, (text) => FIGURE.exec(text)?.index ?? -1, MAX_FIGURES, pick, firstAndLast);
  return withinRoom([
    ...met,
    ...objections,
    ...promises.map((quoted) => `Promise: ${quoted}`),
    ...tools.map((quoted) => `In use: ${quoted}`),
    ...figures.map((quoted) => `Figure: ${quoted}`),
  ]);
}

/** Of objections of one kind the last: what was said to it since is what counts. */
const lastOfEach = (objections: NonNullable<Moment['objections']>): NonNullable<Moment['objections']> =>
  objections
    .filter(({ type }, at) => !objections.slice(at + 1).some((later) => later.type === type))
    .slice(-MAX_OBJECTIONS_TOLD);

/** What the rep said to it, and the customer then. */
function outcomeOf(said: readonly Utterance[], at: number): string {
  const next = (speaker: Utterance['speaker'], from: number): number =>
    said.findIndex((one, n) => n > from && n <= from + 8 && one.speaker === speaker && !isBackChannel(one));
  const answerAt = next('rep', at);
  const answer = said[answerAt];
  const reply = answer && said[next('customer', answerAt)];
  return `${answer ? ` / answered: ${quote(answer)}` : ' / not answered'}${reply ? ` / then: ${quote(reply)}` : ''}`;
}

function chosen(
  utterances: readonly Utterance[],
  find: (text: string) => number,
  most: number,
  pick: (utterance: Utterance) => boolean,
  choose: (found: readonly Found[], most: number) => readonly Found[],
): readonly string[] {
  const found = utterances.flatMap((utterance) => {
    const at = find(utterance.text);
    return at >= 0 && !isBackChannel(utterance) ? [{ utterance, at }] : [];
  });
  return choose(found, most).flatMap(({ utterance, at }) => (pick(utterance) ? [quote(utterance, at)] : []));
}

interface Found {
  readonly utterance: Utterance;
  readonly at: number;
}

const lastOnes = (found: readonly Found[], most: number): readonly Found[] => found.slice(-most);

/** Facts come first where they were asked for, and last where they were corrected. */
const firstAndLast = (found: readonly Found[], most: number): readonly Found[] =>
  found.length <= most ? found : [...found.slice(0, Math.ceil(most / 2)), ...found.slice(-Math.floor(most / 2))];

function namesOf({ competitors }: Pick<Playbook, 'competitors'>): ReturnType<typeof compilePhrases> | undefined {
  const names = competitors.flatMap(({ name, says }) => [name, ...says]);
  return names.length === 0 ? undefined : compilePhrases(names);
}

/** `[customer-7] Customer: …words around a place…` */
function quote(utterance: Utterance, at = 0): string {
  const { text } = utterance;
  const from = text.length <= MAX_QUOTE_CHARS ? 0 : Math.max(0, at - MAX_QUOTE_CHARS / 3);
  const start = from === 0 ? 0 : text.indexOf(' ', from) + 1;
  const words = neutralise(text.slice(start, start + MAX_QUOTE_CHARS));
  return `${nameOf(utterance)}: ${start > 0 ? '…' : ''}${words}${start + MAX_QUOTE_CHARS < text.length ? '…' : ''}`;
}

/** What doesn't fit is left out whole, and a shorter line after it may still fit: the first lines matter most. */
function withinRoom(lines: readonly string[]): readonly string[] {
  let room = MAX_EARLIER_CHARS;
  return lines.filter((line) => {
    const length = line.length + 1;
    if (length > room) return false;
    room -= length;
    return true;
  });
}
