/**
 * Which stage a call is in: a forward filter over the five stages.
 *
 *   belief ──▶ × transition (the call moves on, and may go back) ──▶ × likelihood of what was said ──▶ belief'
 *
 * The rep leads: an answer stays in its question's stage and a back-channel moves nothing, so a customer's turn counts for less.
 */
import { isBackChannel, type Utterance } from './conversation';
import type { StageBelief, StageReading } from './moment';
import { refusesCalls } from './no-more-calls';
import { compilePhrases, type Words } from './phrases';
import { STAGES, type Playbook, type Stage } from './playbook';
import type { CallReader } from './reader/call-reader';
import { asksForStep, lastLineOf, resists } from './resistance';
import { readSignals } from './signals';
import { spoken } from './signal-words';
import { agrees, asksQuestion, clausesOf } from './speech-acts';

/** Utterances of context read beside the new one: the question it answers may lie behind a back-channel or two. */
const TAIL = 8;
/** Clauses read of one utterance, from its end: it is in the stage it ends in. */
const MAX_CLAUSES = 6;
/** How much the last, the second last and the earlier clauses count. */
const CLAUSE_WEIGHTS = [1, 0.6, 0.4];
const STRONG = 3;
/** Log-likelihood a unit of cue adds, and the most cues an utterance can bring a stage: no one line decides alone. */
const CUE_NATS = 0.5;
const MAX_CUES = 7;
/** Utterances at the start of a call that are greeting until shown otherwise. */
const GREETING_UTTERANCES = 3;
/** A stage this likely is in force: telling within it goes on with it. */
const HOLDS = 0.45;
/** Words from which a rep's line that asks nothing is telling something. */
const STATEMENT_WORDS = 9;
const FAREWELL =
  /\b(?:bye|goodbye|good night|goodnight|take care|have a (?:\w+ )?(?:good|great|nice|lovely|wonderful|blessed)|talk (?:soon|then|to you (?:then|soon|later))|see you (?:then|soon|on|at|tomorrow))\b/;
/** No stage ever becomes impossible: the next line must be able to show it. */
const FLOOR = 0.002;

/** Strangers' calls are read less well than those the reader learned from: so much of its sureness isn't said (docs/accuracy.md). */
const RESERVE = 0.1;

/** How sure it is that "don't call again", and a plain no, is resistance, in per cent. */
const SURE_OF_REFUSAL = 95;
const SURE_OF_DECLINE = 85;
/** Utterances. */
const DECLINES_WITHIN = 4;
const NOT_INTERESTED = /\bnot (?:\w+ )?interested\b/;

type Weights = Record<Stage, number>;

/** Where calls begin: nearly always at the greeting, at times in mid-flow. */
export const initialBelief: StageBelief = { opening: 0.8, discovery: 0.08, pitch: 0.06, objection: 0.03, close: 0.03 };

type Transition = Readonly<Record<Stage, StageBelief>>;

/** Row: from; column: to. A rep's line steers the call. */
const REP_TRANSITION: Transition = {
  opening: { opening: 0.66, discovery: 0.18, pitch: 0.11, objection: 0.01, close: 0.04 },
  discovery: { opening: 0.01, discovery: 0.74, pitch: 0.17, objection: 0.02, close: 0.06 },
  pitch: { opening: 0.01, discovery: 0.1, pitch: 0.75, objection: 0.02, close: 0.12 },
  objection: { opening: 0.005, discovery: 0.08, pitch: 0.08, objection: 0.715, close: 0.12 },
  close: { opening: 0.005, discovery: 0.03, pitch: 0.06, objection: 0.015, close: 0.89 },
};
/** A customer answers within the stage, or resists. */
const CUSTOMER_TRANSITION: Transition = {
  opening: { opening: 0.82, discovery: 0.07, pitch: 0.03, objection: 0.06, close: 0.02 },
  discovery: { opening: 0.01, discovery: 0.88, pitch: 0.04, objection: 0.05, close: 0.02 },
  pitch: { opening: 0.01, discovery: 0.05, pitch: 0.78, objection: 0.12, close: 0.04 },
  objection: { opening: 0.005, discovery: 0.04, pitch: 0.05, objection: 0.855, close: 0.05 },
  close: { opening: 0.005, discovery: 0.015, pitch: 0.03, objection: 0.07, close: 0.88 },
};

/** The stage once the last of `heard` has been heard, from the belief before it: by the learned reader where there is one. */
export function detectCallStage({
  belief,
  heard,
  playbook,
  reader,
}: {
  readonly belief: StageBelief;
  readonly heard: readonly Utterance[];
  readonly playbook: Playbook;
  readonly reader?: CallReader | undefined;
}): StageReading {
  const last = heard.at(-1);
  if (!last || isBackChannel(last) || last.text.trim() === '') return readingOf(belief);
  if (reader) {
    const read = reader.readStage({ belief, heard, playbook });
    // Too rare in any call to be learned, and too plain to be missed.
    const refuses = last.speaker === 'customer' && refusesCalls(last.text);
    if (refuses) return weighModelStage(read, 'objection', SURE_OF_REFUSAL);
    return declinesAtOnce(heard) ? weighModelStage(read, 'objection', SURE_OF_DECLINE) : readingOf(read);
  }
  const transition = last.speaker === 'rep' ? REP_TRANSITION : CUSTOMER_TRANSITION;
  const evidence = weighUtterance(last, heard, belief, playbook);
  return readingOf(
    normalise((to) => {
      const prior = STAGES.reduce((sum, from) => sum + belief[from] * transition[from][to], 0);
      return prior * Math.exp(evidence[to]);
    }),
  );
}

/** "Not interested" among the first words of a call: too rare there to be learned. */
const declinesAtOnce = (heard: readonly Utterance[]): boolean =>
  heard.length <= DECLINES_WITHIN &&
  heard.at(-1)?.speaker === 'customer' &&
  NOT_INTERESTED.test(spoken(heard.at(-1)?.text ?? ''));

/** Take a stage that Claude validated as soft evidence. `confidence` in per cent. */
export function weighModelStage(belief: StageBelief, stage: Stage, confidence: number): StageReading {
  // Even a model that is sure can be wrong, and one that is unsure says nothing.
  const sure = Math.min(0.95, Math.max(0.2, confidence / 100));
  return readingOf(normalise((to) => belief[to] * (to === stage ? sure : (1 - sure) / (STAGES.length - 1))));
}

/** The likeliest stage and how often such a reading is right, in whole per cent. */
export function readingOf(belief: StageBelief): StageReading {
  const current = STAGES.reduce((best, stage) => (belief[stage] > belief[best] ? stage : best));
  const said = (1 - RESERVE) * belief[current] + RESERVE / STAGES.length;
  return { current, confidence: Math.round(100 * said), belief };
}

/** An utterance, and what it is weighed against. */
interface Spoken {
  readonly utterance: Utterance;
  readonly clauses: readonly Words[];
  /** The last few utterances; the last of them is this one. */
  readonly tail: readonly Utterance[];
  /** Before this utterance. */
  readonly belief: StageBelief;
  readonly playbook: Playbook;
}

/** Log-likelihood of the utterance in each stage, up to a constant. */
function weighUtterance(
  utterance: Utterance,
  heard: readonly Utterance[],
  belief: StageBelief,
  playbook: Playbook,
): Weights {
  const clauses = clausesOf(utterance.text).slice(-MAX_CLAUSES);
  const weights = weighCues(clauses, utterance.speaker, playbook);
  if (heard.length <= GREETING_UTTERANCES) {
    // Some calls are joined in mid-flow: with no word of greeting the place in the call says less.
    weights.opening += (weights.opening > 0 ? 1 : 0.5) * (1.6 - 0.4 * heard.length);
  }
  if (FAREWELL.test((clauses.at(-1) ?? []).join(' '))) weights.close += 2;
  const said: Spoken = { utterance, clauses, tail: heard.slice(-TAIL), belief, playbook };
  if (utterance.speaker === 'rep') weighRep(weights, said);
  else weighCustomer(weights, said);
  return weights;
}

function weighCues(clauses: readonly Words[], speaker: Utterance['speaker'], playbook: Playbook): Weights {
  const weights: Weights = { opening: 0, discovery: 0, pitch: 0, objection: 0, close: 0 };
  for (const stage of STAGES) {
    const { cues } = playbook.stages[stage];
    const weak = compilePhrases(speaker === 'rep' ? cues.rep : cues.customer);
    const strong = compilePhrases(speaker === 'rep' ? cues.strongRep : cues.strongCustomer);
    let found = 0;
    for (const [back, words] of clauses.toReversed().entries()) {
      const weight = CLAUSE_WEIGHTS[Math.min(back, CLAUSE_WEIGHTS.length - 1)] ?? 0;
      found += weight * (weak.matches(words) + STRONG * strong.matches(words));
    }
    weights[stage] = CUE_NATS * Math.min(MAX_CUES, found);
  }
  return weights;
}

function weighRep(weights: Weights, { utterance, clauses, tail, belief, playbook }: Spoken): void {
  const before = lastLineOf(tail.slice(0, -1), 'customer');
  const resisted = before !== undefined && resists(tail.slice(0, tail.lastIndexOf(before) + 1), playbook);
  if (asksForStep(utterance, playbook)) {
    // An ask ends whatever came before it, the handling of an objection too.
    weights.close += 1.6;
    return;
  }
  if (resisted) weights.objection += 2;
  if (asksQuestion(utterance.text)) {
    weights.discovery += 0.8;
    // A question for a fact explores; any other, while something is resisted, asks what lies behind it.
    if (asksForFact(clauses, playbook)) weights.discovery += resisted || belief.objection > HOLDS ? 1.8 : 0.4;
    else if (resisted || belief.objection > HOLDS) weights.objection += 0.7;
  } else if (clauses.flat().length >= STATEMENT_WORDS) {
    // Telling is presenting, or arguing.
    weights.pitch += belief.objection > HOLDS || belief.close > HOLDS ? 0 : 0.7;
    weights.objection += 0.7;
    weights.close += belief.close > HOLDS ? 0.7 : 0;
    weights.discovery -= 0.5;
  }
}

function asksForFact(clauses: readonly Words[], playbook: Playbook): boolean {
  const ending = clauses.at(-1) ?? [];
  return playbook.objectives.some(
    ({ stage, askedBy }) => stage === 'discovery' && compilePhrases(askedBy).matches(ending) > 0,
  );
}

function weighCustomer(weights: Weights, { utterance, clauses, tail, belief, playbook }: Spoken): void {
  const signals = readSignals({ heard: tail, playbook });
  const question = lastLineOf(tail.slice(0, -1), 'rep');
  const asked = question !== undefined && asksForStep(question, playbook);
  const words = clauses[0] ?? [];
  const answers = question !== undefined && !asked && asksQuestion(question.text);
  // "But", "not" and "I don't have" resist less in an answer to a plain question.
  if (answers) weights.objection *= 0.4;
  if (signals.objection_type !== 'none') weights.objection += 2.6;
  else if (resists(tail, playbook)) weights.objection += 1.4;
  else if (asked && agrees(words)) weights.close += 1.5;
  else if (belief.objection > 0.4 && (signals.buying_signal || signals.sentiment === 'positive')) {
    weights.objection -= 1.2;
  }
  if (signals.buying_signal) weights.close += 0.5;
  if (asksQuestion(utterance.text)) weights.pitch += belief.opening > 0.6 || belief.close > HOLDS ? 0.3 : 0.9;
  else if (answers && words.length > 3) weights.discovery += 0.4;
}

function normalise(weigh: (stage: Stage) => number): StageBelief {
  const raw = STAGES.map((stage) => Math.max(0, weigh(stage)));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  const even = 1 / STAGES.length;
  const share = (at: number): number =>
    FLOOR + (1 - FLOOR * STAGES.length) * (sum > 0 && Number.isFinite(sum) ? (raw[at] ?? 0) / sum : even);
  return { opening: share(0), discovery: share(1), pitch: share(2), objection: share(3), close: share(4) };
}
