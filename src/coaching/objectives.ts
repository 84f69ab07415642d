/**
 * Which objectives the call has met. An act is met by the rep's words. A fact is met when the customer puts it on the table:
 *
 *   rep: "how many calls a day?" ─(askedBy)─▶ customer: "oh, fifteen or so"        an answer that tells something
 *   customer: "we lose calls every night" ─(cues)─▶                                 unasked
 */
import { isBackChannel, type Utterance } from './conversation';
import type { ObjectiveLists } from './guidance';
import type { MetObjective, StageBelief } from './moment';
import { mayMeet } from './objective-guards';
import { compilePhrases, isNumberWord, wordsOf, type Words } from './phrases';
import { STAGES, type Objective, type Playbook, type Priority, type Stage } from './playbook';
import type { CallReader } from './reader/call-reader';
import { lastLineOf, resists } from './resistance';
import { agrees, asksQuestion, isBareDenial, refuses } from './speech-acts';

/** Utterances back in which a question still waits for its answer: speech services break an answer in two or three. */
const ANSWER_WITHIN = 4;
/** Utterances back in which a proposal still gives "Thursday at ten" its meaning. */
const TOPIC_WITHIN = 8;
/** Utterances back in which an objection still stands. */
const OBJECTION_WITHIN = 6;
/** Words that make an answer tell something where it holds no number. */
const ANSWER_WORDS = 3;

/** Words read of one utterance, from its end: two minutes of speech, so that a monologue can't slow the call. */
const MAX_WORDS = 300;

/** Only the rep can meet it. */
export const isRepAct = (objective: Objective): boolean => objective.metBy === 'rep';

/** A learned reader, and the belief before the last utterance and with it. */
export interface Reader {
  readonly reader: CallReader;
  readonly was: StageBelief;
  readonly now: StageBelief;
}

/**
 * What the last of `heard` newly met, with its id; never what is in `met`. With a reader, the objectives that it knows are
 * judged by it, within what {@link mayMeet} allows; the others, and all without one, by the rules here.
 */
export function trackObjectives({
  heard,
  met,
  playbook,
  read,
}: {
  readonly heard: readonly Utterance[];
  readonly met: readonly { readonly id: string }[];
  readonly playbook: Playbook;
  readonly read?: Reader | undefined;
}): readonly MetObjective[] {
  const last = heard.at(-1);
  if (!last || last.text.trim() === '') return [];
  const already = new Set(met.map(({ id }) => id));
  const open = playbook.objectives.filter(({ id }) => !already.has(id));
  if (open.length === 0) return [];
  const context = contextOf(heard, last, playbook);
  const newly = read
    ? open.filter(isMetFor(read, { heard, context, playbook }))
    : open.filter((objective) => isMet(objective, context));
  return newly.map(({ id }) => ({ id, utteranceId: last.id }));
}

/** Objectives that the rules take for met by the last of `heard`, met before or not. */
export function ruledObjectives(heard: readonly Utterance[], playbook: Playbook): ReadonlySet<string> {
  const last = heard.at(-1);
  if (!last || last.text.trim() === '') return new Set();
  return ruledIn(contextOf(heard, last, playbook), playbook);
}

const ruledIn = (context: Context, playbook: Playbook): ReadonlySet<string> =>
  new Set(playbook.objectives.filter((objective) => isMet(objective, context)).map(({ id }) => id));

function isMetFor(
  { reader, was, now }: Reader,
  { heard, context, playbook }: { heard: readonly Utterance[]; context: Context; playbook: Playbook },
): (objective: Objective) => boolean {
  const ruled = ruledIn(context, playbook);
  const chances = reader.readObjectives({ heard, playbook, was, now, ruled });
  return (objective) => {
    const known = chances.get(objective.id);
    return known ? known.chance >= known.threshold && mayMeet(objective, context) : ruled.has(objective.id);
  };
}

function contextOf(heard: readonly Utterance[], last: Utterance, playbook: Playbook): Context {
  return {
    last,
    words: wordsOf(last.text).slice(-MAX_WORDS),
    before: heard.slice(-1 - TOPIC_WITHIN, -1),
    objectionStands: standsObjection(heard, playbook),
  };
}

interface Context {
  readonly last: Utterance;
  readonly words: Words;
  readonly before: readonly Utterance[];
  readonly objectionStands: boolean;
}

function isMet(objective: Objective, context: Context): boolean {
  if (objective.metBy === 'rep') return context.last.speaker === 'rep' && isActDone(objective, context);
  if (objective.metBy === 'either') return isArranged(objective, context);
  return context.last.speaker === 'customer' && isFactTold(objective, context);
}

function isActDone(objective: Objective, { words, objectionStands }: Context): boolean {
  // "I understand" acknowledges nothing while nothing stands to be acknowledged.
  return (objective.stage !== 'objection' || objectionStands) && isCued(objective, words);
}

/**
 * A day and time are fixed when the customer names one or agrees to the rep's, and when the rep confirms what the
 * customer said; the rep's own question or offer fixes nothing.
 */
function isArranged(objective: Objective, context: Context): boolean {
  const { words, before, last } = context;
  if (last.speaker === 'customer' && refuses(words)) return false;
  const asks = compilePhrases(objective.askedBy);
  const inTalk =
    objective.askedBy.length === 0 || before.some(({ speaker, text }) => speaker === 'rep' && asks.matches(text) > 0);
  if (!inTalk) return false;
  const cued = isCued(objective, words);
  if (last.speaker === 'customer') return cued || (agrees(words) && offersTime(objective, before));
  if (!cued || asksQuestion(last.text)) return false;
  const answer = lastLineOf(before, 'customer') ?? before.findLast(({ speaker }) => speaker === 'customer');
  if (!answer) return false;
  const answered = wordsOf(answer.text);
  return !refuses(answered) && (agrees(answered) || isCued(objective, answered));
}

/** The rep's last line put a day or a time to the customer. */
function offersTime(objective: Objective, before: readonly Utterance[]): boolean {
  const offer = lastLineOf(before, 'rep');
  return offer !== undefined && isCued(objective, wordsOf(offer.text));
}

function isFactTold(objective: Objective, context: Context): boolean {
  const { words, last, before, objectionStands } = context;
  if (isBareDenial(words) || compilePhrases(objective.not).matches(words) > 0) return false;
  const isCommitment = objective.stage === 'close';
  if (isCommitment && objectionStands && !agrees(words)) return false;
  // A question puts nothing on the table.
  const tells = !asksQuestion(last.text) || words.length > 2 * ANSWER_WORDS;
  if (tells && compilePhrases(objective.cues).matches(words) > 0) return true;
  if (!tells || !wasAsked(objective, before)) return false;
  if (isCommitment) return agrees(words);
  if (refuses(words)) return false;
  return words.length >= ANSWER_WORDS || words.some(isNumberWord) || (isBackChannel(last) && agrees(words));
}

/** The rep's last question was this objective's, and nothing else was asked since. */
function wasAsked(objective: Objective, before: readonly Utterance[]): boolean {
  const question = before
    .slice(-ANSWER_WITHIN)
    .findLast((utterance) => utterance.speaker === 'rep' && !isBackChannel(utterance));
  return question !== undefined && compilePhrases(objective.askedBy).matches(question.text) > 0;
}

function isCued(objective: Objective, words: Words): boolean {
  return compilePhrases(objective.cues).matches(words) > 0 && compilePhrases(objective.not).matches(words) === 0;
}

function standsObjection(heard: readonly Utterance[], playbook: Playbook): boolean {
  for (let back = 0; back < Math.min(OBJECTION_WITHIN, heard.length); back += 1) {
    const until = heard.length - back;
    const utterance = heard[until - 1];
    if (utterance?.speaker !== 'customer') continue;
    if (resists(heard.slice(Math.max(0, until - 1 - ANSWER_WITHIN), until), playbook)) return true;
  }
  return false;
}

/** The lists of the wire format: all met so far; the stage's open ones, then those missed in earlier stages. */
export function listObjectives({
  met,
  stage,
  playbook,
}: {
  readonly met: readonly { readonly id: string }[];
  readonly stage: Stage;
  readonly playbook: Playbook;
}): ObjectiveLists {
  const byId = new Map(playbook.objectives.map((objective) => [objective.id, objective]));
  const done = new Set(met.map(({ id }) => id));
  const open = playbook.objectives.filter(({ id }) => !done.has(id));
  const here = open.filter((objective) => objective.stage === stage);
  const missed = open.filter((objective) => isMissed(objective, stage));
  return {
    completed: [...done].flatMap((id) => {
      const objective = byId.get(id);
      return objective ? [{ id, text: objective.text }] : [];
    }),
    remaining: [
      ...here.map((objective, at) => toRemaining(objective, at === 0 ? 'high' : 'medium')),
      // What is still worth going back for: facts of the customer; courtesies of the opening aren't.
      ...missed
        .map((objective) => toRemaining(objective, objective.metBy === 'customer' ? 'medium' : 'low'))
        .toSorted((a, b) => RANK[a.priority] - RANK[b.priority]),
    ],
  };
}

const RANK: Readonly<Record<Priority, number>> = { high: 0, medium: 1, low: 2 };

/** Nothing is missed in an objection that was never raised: answering one is no duty of a call without. */
const isMissed = (objective: Objective, stage: Stage): boolean =>
  objective.stage !== 'objection' && STAGES.indexOf(objective.stage) < STAGES.indexOf(stage);

const toRemaining = ({ id, text }: Objective, priority: Priority): ObjectiveLists['remaining'][number] => ({
  id,
  text,
  priority,
});
