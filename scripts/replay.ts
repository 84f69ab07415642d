/**
 * Runs recorded calls through the core, without network:
 *
 *   npm run -s replay -- [--guidance] [--playbook A] FILE.jsonl ...      one JSON line an utterance
 *   npm run -s replay -- --playbook A --against B FILE.jsonl ...         where B would have coached otherwise
 *
 * A and B are ids of shipped playbooks or files. Exit code 2 for a bad line or playbook, which is named by its place.
 */
import { parseArgs } from 'node:util';
import { getFallbackGuidance } from '../src/coaching/fallback.ts';
import { timeInStageSec } from '../src/coaching/moment.ts';
import { momentOf } from '../src/coaching/session-moment.ts';
import { legacySuggestion } from '../src/coaching/legacy-suggestion.ts';
import { NO_SIGNALS } from '../src/coaching/suggestion.ts';
import { compareOn, toCounts, toText } from './compare-playbooks.ts';
import { BadPlaybook, namedPlaybook } from './named-playbook.ts';
import { playCall } from './play-call.ts';
import { BadRecordedCall, readRecordedCall, type RecordedLine } from './recorded-call.ts';

const { values, positionals } = parseArgs({
  options: {
    guidance: { type: 'boolean', default: false },
    playbook: { type: 'string', default: 'default' },
    against: { type: 'string' },
  },
  allowPositionals: true,
});
if (positionals.length === 0) {
  console.error('usage: npm run -s replay -- [--guidance] [--playbook A [--against B]] FILE.jsonl ...');
  process.exit(2);
}

try {
  if (values.against === undefined) for (const file of positionals) replayCall(file, readRecordedCall(file));
  else compareCalls(values.against);
} catch (error) {
  if (!(error instanceof BadRecordedCall || error instanceof BadPlaybook)) throw error;
  console.error(`replay: ${error.message}`);
  process.exitCode = 2;
}

function replayCall(file: string, lines: readonly RecordedLine[]): void {
  const playbook = namedPlaybook(values.playbook);
  let i = 0;
  for (const { line, events, state } of playCall(file, lines, playbook)) {
    const assessed = events.find((candidate) => candidate.type === 'utterance-assessed');
    const moment = momentOf(state, playbook, line.endMs);
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
        suggestion: legacySuggestion(guidance, { ...state, signals: assessed?.signals ?? state.signals }, playbook),
      }),
    };
    process.stdout.write(`${JSON.stringify(row)}\n`);
    i += 1;
  }
}

function compareCalls(against: string): void {
  const playbooks = [namedPlaybook(values.playbook), namedPlaybook(against)] as const;
  process.stdout.write(`A ${playbooks[0].title}\nB ${playbooks[1].title}\n`);
  const calls = positionals.map((file) => ({ file, lines: readRecordedCall(file) }));
  const found = calls.map(({ file, lines }) => ({ file, differences: compareOn(file, lines, playbooks) }));
  for (const { file, differences } of found) {
    if (differences.length > 0) process.stdout.write(`${toText(file, differences)}\n`);
  }
  const utterances = calls.reduce((sum, { lines }) => sum + lines.length, 0);
  const all = found.flatMap(({ differences }) => differences);
  process.stdout.write(`${toCounts(all, calls.length, utterances)}\n`);
}
