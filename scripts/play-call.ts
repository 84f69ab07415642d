/** A recorded call played through the core as the worker would, one line at a time. */
import { speakerOf } from '../src/coaching/conversation.ts';
import type { Playbook } from '../src/coaching/playbook.ts';
import { wakeAt } from '../src/coaching/offer-cards.ts';
import { decide } from '../src/coaching/session.ts';
import type { SessionEvent } from '../src/coaching/session-events.ts';
import type { DecideContext, SessionInput } from '../src/coaching/session-inputs.ts';
import { evolve } from '../src/coaching/session-fold.ts';
import { initialState, type SessionState } from '../src/coaching/session-state.ts';
import { loadCallReader } from './reader/reader-file.ts';
import type { RecordedLine } from './recorded-call.ts';

const reader = loadCallReader();

/** A line, what it brought about, and how the call stands before the next one has been said. */
export interface PlayedLine {
  readonly line: RecordedLine;
  readonly events: readonly SessionEvent[];
  readonly state: SessionState;
}

/** Without Claude: what the playbook alone makes of the call. */
export function* playCall(
  file: string,
  lines: readonly RecordedLine[],
  playbook: Playbook,
): Generator<PlayedLine, void, undefined> {
  const context: DecideContext = { playbook, reader, modelReady: false };
  let state = initialState;
  const take = (input: SessionInput): readonly SessionEvent[] => {
    const events = decide(state, input, context);
    state = events.reduce(evolve, state);
    return events;
  };
  take({
    type: 'start',
    sessionId: 'call_replay',
    tabId: 0,
    tabTitle: file,
    captureId: 'replay',
    mode: 'guidance',
    atMs: 0,
  });
  for (const [i, line] of lines.entries()) {
    const { startMs, endMs, text } = line;
    const channel = speakerOf(0) === line.speaker ? 0 : 1;
    const event = { type: 'final', channel, text, startMs, endMs, speechFinal: true } as const;
    const events = take({ type: 'transcript-arrived', events: [{ seq: i + 1, event }], atMs: endMs });
    // A card that waited until the one before it could be read comes up before the next line has been said.
    const due = wakeAt(state, playbook);
    const comesUp = due !== undefined && due < (lines[i + 1]?.endMs ?? Infinity);
    yield { line, events: comesUp ? [...events, ...take({ type: 'time-passed', atMs: due })] : events, state };
  }
}
