/**
 * Runs recorded calls through the core, without network: `npm run -s replay -- [--guidance] FILE.jsonl ...`
 * One JSON line an utterance on stdout. Exit code 2 for a bad line, which is named by file and line.
 */
import { parseArgs } from 'node:util';
import { speakerOf } from '../src/coaching/conversation.ts';
import { getFallbackGuidance } from '../src/coaching/fallback.ts';
import { timeInStageSec } from '../src/coaching/moment.ts';
import { decide } from '../src/coaching/session.ts';
import type { DecideContext } from '../src/coaching/session-inputs.ts';
import { evolve, initialState, momentOf, type SessionState } from '../src/coaching/session-state.ts';
import { convertGuidanceToSuggestion, NO_SIGNALS } from '../src/coaching/suggestion.ts';
import { defaultPlaybook } from '../src/playbooks/default.ts';
import { BadRecordedCall, readRecordedCall, type RecordedLine } from './recorded-call.ts';

const { values, positionals } = parseArgs({
  options: { guidance: { type: 'boolean', default: false } },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: npm run -s replay -- [--guidance] FILE.jsonl ...');
  process.exit(2);
}

const context: DecideContext = { playbook: defaultPlaybook, modelReady: false };

try {
  for (const file of positionals) replayCall(file, readRecordedCall(file));
} catch (error) {
  if (!(error instanceof BadRecordedCall)) throw error;
  console.error(`replay: ${error.message}`);
  process.exitCode = 2;
}

function replayCall(file: string, lines: readonly RecordedLine[]): void {
  let state = step(initialState, {
    type: 'start',
    sessionId: 'call_replay',
    tabId: 0,
    tabTitle: file,
    captureId: 'replay',
    mode: 'guidance',
    atMs: 0,
  }).state;
  for (const [i, line] of lines.entries()) {
    const channel = speakerOf(0) === line.speaker ? 0 : 1;
    const { startMs, endMs, text } = line;
    const event = { type: 'final', channel, text, startMs, endMs, speechFinal: true } as const;
    const next = step(state, { type: 'transcript-arrived', events: [{ seq: i + 1, event }], atMs: endMs });
    state = next.state;
    const assessed = next.events.find((candidate) => candidate.type === 'utterance-assessed');
    const moment = momentOf(state, defaultPlaybook, endMs);
    const guidance = values.guidance ? getFallbackGuidance(moment) : undefined;
    const row = {
      file,
      i,
      stage: state.stage.current,
      confidence: state.stage.confidence,
      timeInStageSec: Math.floor(timeInStageSec(moment)),
      objectivesCompleted: assessed?.met.map(({ id }) => id) ?? [],
      signals: assessed?.signals ?? NO_SIGNALS,
      ...(guidance && {
        coaching_guidance: guidance,
        suggestion: convertGuidanceToSuggestion(guidance, assessed?.signals ?? state.signals),
      }),
    };
    process.stdout.write(`${JSON.stringify(row)}\n`);
  }
}

function step(state: SessionState, input: Parameters<typeof decide>[1]) {
  const events = decide(state, input, context);
  return { events, state: events.reduce(evolve, state) };
}
