/** Ways in for a model: its answers in both modes, the events of its stream, and the focus of an answer half written. */
import * as fc from 'fast-check';
import { readClaudeEvent } from '../../src/background/claude-events';
import { readStreamedFocus } from '../../src/background/streamed-focus';
import { parseCoachingResponse } from '../../src/coaching/coaching-response';
import { MAX_FOCUS_CHARS } from '../../src/coaching/guidance';
import { decide } from '../../src/coaching/session';
import { evolve } from '../../src/coaching/session-fold';
import { momentOf } from '../../src/coaching/session-moment';
import type { SessionState } from '../../src/coaching/session-state';
import { parseSuggestionResponse } from '../../src/coaching/suggestion-response';
import { defaultPlaybook } from '../../src/playbooks/default';
import type { HostileEdge } from './hostile-edges';
import { anything, mutated, mutatedText } from './hostile-inputs';
import { play, say, start, START_MS, withModel } from './session';

const COACHING = {
  focus: { what: 'Ask what a missed call costs', why: 'They named it.', urgency: 'medium' },
  key_questions: ['What does one bring in?', 'Who calls them back?'],
  talking_points: ['Most callers don’t ring twice.'],
  stage_validation: { current_stage: 'discovery', confidence: 80, reasoning: 'They tell of a problem.' },
  objectives: { completed: ['rapport'], remaining: [], evidence: [{ id: 'rapport', utterance: 'rep-1' }] },
};
const SUGGESTION = {
  primary_suggestion: { text: 'What does one bring in?', reasoning: 'So.', confidence: 80, urgency: 'medium' },
  context: { call_stage: 'discovery', objection_type: 'none', buying_signal: false, sentiment: 'neutral' },
  highlight_toolkit: ['discovery'],
  next_move: 'Propose the trial.',
};
const EVENTS: readonly object[] = [
  { type: 'message_start', message: { model: 'claude-haiku-5-5' } },
  { type: 'content_block_delta', delta: { type: 'text_delta', text: 'a' } },
  { type: 'message_delta', delta: { stop_reason: 'end_turn' } },
];

/** A model's answers as they come: JSON that fits, JSON that doesn't, and what is none. */
const answers = (whole: object): fc.Arbitrary<string> =>
  fc.oneof(
    mutated([whole]).map(toJson),
    anything.map(toJson),
    mutatedText([JSON.stringify(whole), `\`\`\`json\n${JSON.stringify(whole)}\n\`\`\``]),
  );

export const answerEdges = (): readonly HostileEdge[] => [
  answerEdge('guidance', COACHING),
  answerEdge('suggestions', SUGGESTION),
  streamEvents(),
  streamedFocus(),
];

/** A session waits for Claude; an answer that can't be used is a failure in its journal, and the local offer stands. */
function answerEdge(mode: 'guidance' | 'suggestions', whole: object): HostileEdge {
  const call = play([start(mode), say(1, 'rep', 'Hello, how are you?'), say(2, 'customer', 'We miss calls.')]);
  const atMs = START_MS + 6_000;
  const moment = momentOf(call.state, defaultPlaybook, atMs);
  const requestId = call.state.pending?.requestId ?? '';
  const read = (text: string) =>
    mode === 'guidance' ? parseCoachingResponse(text, moment) : parseSuggestionResponse(text, moment);
  let failed = 0;
  let offered: unknown = offer(call.state);
  return {
    name: `answers of Claude, ${mode}`,
    budget: 5_000,
    inputs: answers(whole),
    isWhole: (text) => read(text as string).ok,
    take: (text) => {
      const answer = read(text as string);
      if (answer.ok) throw new Error('used');
      const events = decide(call.state, { type: 'model-failed', requestId, failure: answer.reason, atMs }, withModel);
      failed += events.filter(({ type }) => type === 'guidance-failed').length;
      offered = offer(events.reduce(evolve, call.state));
    },
    counted: () => failed,
    standing: () => offered,
  };
}

const offer = ({ guidance, suggestion, stage, met }: SessionState): unknown => ({ guidance, suggestion, stage, met });

function streamEvents(): HostileEdge {
  let malformed = 0;
  let unused = 0;
  return {
    name: 'events of Claude’s stream',
    budget: 8_000,
    inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: mutated(EVENTS) }),
    isWhole: (event) => ['started', 'text', 'stopping', 'stopped'].includes(readClaudeEvent(event).type),
    take: (event) => {
      const { type } = readClaudeEvent(event);
      if (type === 'malformed') malformed += 1;
      else if (type === 'other') unused += 1;
    },
    counted: () => malformed + unused,
    standing: () => undefined,
  };
}

/** What isn't the beginning of an answer shows nothing; what is, shows no more than the panel has room for. */
function streamedFocus(): HostileEdge {
  let shownNothing = 0;
  return {
    name: 'answers half written',
    budget: 4_000,
    inputs: fc.oneof(anything.map(toJson), mutatedText([JSON.stringify(COACHING)])),
    isWhole: (text) => {
      const focus = readStreamedFocus(text as string);
      if (focus && Math.max(focus.what.length, focus.why.length) > MAX_FOCUS_CHARS) throw new Error('unbounded');
      return focus !== undefined;
    },
    take: (text) => {
      if (readStreamedFocus(text as string) === undefined) shownNothing += 1;
    },
    counted: () => shownNothing,
    standing: () => undefined,
  };
}

/** As JSON has it: no bigint, and what has no form in it is null. */
const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? String(inner) : inner)) ?? 'null';
