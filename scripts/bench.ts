/**
 * `npm run bench`: how long the local step takes, and whether it grows with the call. Prints figures; judges nothing.
 * Each row also stands as a ratio to the first, which holds on any machine.
 */
import { Bench } from 'tinybench';
import { MAX_ANSWER_LINES } from '../src/coaching/ask-call.ts';
import { buildAskRequest } from '../src/coaching/ask-call-prompt.ts';
import { searchCall } from '../src/coaching/ask-call-search.ts';
import { getFallbackGuidance } from '../src/coaching/fallback.ts';
import { trackObjectives } from '../src/coaching/objectives.ts';
import { decide } from '../src/coaching/session.ts';
import type { DecideContext, SessionInput } from '../src/coaching/session-inputs.ts';
import { evolve } from '../src/coaching/session-fold.ts';
import { momentOf } from '../src/coaching/session-moment.ts';
import { initialState, type SessionState } from '../src/coaching/session-state.ts';
import { readSignals } from '../src/coaching/signals.ts';
import { detectCallStage } from '../src/coaching/stage.ts';
import { convertGuidanceToSuggestion } from '../src/coaching/suggestion.ts';
import { defaultPlaybook as playbook } from '../src/playbooks/default.ts';
import { loadCallReader } from './reader/reader-file.ts';
import { readRecordedCall } from './recorded-call.ts';

const CALL = 'tests/fixtures/calls/saas-scheduling.jsonl';
/** Utterances heard before the measured one: two minutes, twenty, and three hours of talk. */
const LENGTHS = [25, 250, 2_500];
/** What is asked most. */
const QUESTION = 'What did they say about price?';

const reader = loadCallReader();
const context: DecideContext = { playbook, reader, modelReady: false };
/** As where the weights could not be loaded. */
const withoutReader: DecideContext = { playbook, modelReady: false };
const lines = readRecordedCall(CALL);
const bench = new Bench({ time: 400, warmupTime: 150 });

for (const length of LENGTHS) {
  const state = talked(length);
  const moment = momentOf(state, playbook, state.stage.sinceAtMs + 9_000);
  const { heard, met, signals } = moment;
  const { belief } = state.stage;
  const next = sayNth(nextOfCustomer(length), state.lastSeq + 1);
  const last = heard.findLastIndex(({ speaker }) => speaker !== 'rep');
  const after = `after ${String(length)} utterances`;
  bench
    .add(`fallback guidance, ${after}`, () => getFallbackGuidance(moment))
    // A new list each time, as each utterance has: what was read of one list isn't read again.
    .add(`stage, by the reader, ${after}`, () => detectCallStage({ belief, heard: [...heard], playbook, reader }))
    .add(`stage, by the rules, ${after}`, () => detectCallStage({ belief, heard, playbook }))
    .add(`objectives, by the reader, ${after}`, () =>
      trackObjectives({ heard: [...heard], met, playbook, read: { reader, was: belief, now: belief } }),
    )
    .add(`objectives, by the rules, ${after}`, () => trackObjectives({ heard, met, playbook }))
    // A new utterance each time: what was read of one isn't read again.
    .add(`signals, ${after}`, () => {
      const said = heard[last];
      return said && readSignals({ heard: [...heard.slice(0, last), { ...said }], playbook });
    })
    .add(`question searched for, ${after}`, () => searchCall(QUESTION, moment, MAX_ANSWER_LINES))
    .add(`question put to Claude, ${after}`, () => buildAskRequest(QUESTION, moment))
    .add(`whole local step, ${after}`, () => decide(state, next, context))
    .add(`whole local step without the reader, ${after}`, () => decide(state, next, withoutReader));
  if (length === LENGTHS[0]) {
    const guidance = getFallbackGuidance(moment);
    bench.add('legacy conversion', () => convertGuidanceToSuggestion(guidance, signals));
  }
}

await bench.run();
const means = bench.tasks.map((task) => ('latency' in task.result ? task.result.latency.mean : Number.NaN));
console.table(
  bench.tasks.map((task, index) => ({
    what: task.name,
    'mean ms': means[index]?.toFixed(4),
    'p99 ms': 'latency' in task.result ? task.result.latency.p99.toFixed(4) : 'failed',
    'times the first row': ((means[index] ?? 0) / (means[0] ?? 1)).toFixed(2),
  })),
);

function talked(length: number): SessionState {
  const started: SessionInput = {
    type: 'start',
    sessionId: 'call_bench',
    tabId: 0,
    tabTitle: '',
    captureId: 'bench',
    mode: 'guidance',
    atMs: 0,
  };
  let state = decide(initialState, started, context).reduce(evolve, initialState);
  for (let n = 0; n < length; n += 1) state = decide(state, sayNth(n, n + 1), context).reduce(evolve, state);
  return state;
}

/** The first from the n-th on that the customer says: their lines cost more than the rep's. */
function nextOfCustomer(n: number): number {
  return lines[n % lines.length]?.speaker === 'rep' ? nextOfCustomer(n + 1) : n;
}

/** The n-th utterance of the call, which begins again when it ends. */
function sayNth(n: number, seq: number): SessionInput {
  const line = lines[n % lines.length];
  if (!line) throw new Error(`${CALL} holds no line`);
  const startMs = n * 4_000;
  const channel = line.speaker === 'rep' ? 0 : 1;
  const event = {
    type: 'final',
    channel,
    text: line.text,
    startMs,
    endMs: startMs + 3_000,
    speechFinal: true,
  } as const;
  return { type: 'transcript-arrived', events: [{ seq, event }], atMs: startMs + 3_000 };
}
