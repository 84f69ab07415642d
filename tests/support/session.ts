/** given / when / then for sessions: journals made by playing inputs, as the worker would. */
import { decide } from '../../src/coaching/session';
import type { DecideContext, SessionInput } from '../../src/coaching/session-inputs';
import type { SessionEvent } from '../../src/coaching/session-events';
import { evolve, replay } from '../../src/coaching/session-fold';
import { initialState, type SessionState } from '../../src/coaching/session-state';
import type { TranscriptEvent } from '../../src/coaching/transcript';
import { defaultPlaybook } from '../../src/playbooks/default';

export const START_MS = 1_760_000_000_000;

export const withModel: DecideContext = { playbook: defaultPlaybook, modelReady: true };
export const withoutModel: DecideContext = { playbook: defaultPlaybook, modelReady: false };

export const start = (mode: 'guidance' | 'suggestions' = 'guidance'): SessionInput => ({
  type: 'start',
  sessionId: 'call_test',
  tabId: 7,
  tabTitle: 'Dialer',
  captureId: 'capture-1',
  mode,
  atMs: START_MS,
});

/** A played session: its journal and the state it folds to. */
export interface Played {
  readonly journal: readonly SessionEvent[];
  readonly state: SessionState;
}

/** Play inputs from nothing, or on from an earlier session. */
export function play(inputs: readonly SessionInput[], context: DecideContext = withModel, from?: Played): Played {
  let state = from?.state ?? initialState;
  const journal = [...(from?.journal ?? [])];
  for (const input of inputs) {
    for (const event of decide(state, input, context)) {
      journal.push(event);
      state = evolve(state, event);
    }
  }
  return { journal, state };
}

/** What an input would add, as its events' types. */
export const typesOf = (events: readonly SessionEvent[]): readonly string[] => events.map(({ type }) => type);

/** Numbered finals: `say(1, 'customer', 'How much is it?')` completes an utterance two seconds after the one before. */
export function say(seq: number, speaker: 'rep' | 'customer', text: string): SessionInput {
  const startMs = seq * 2_000;
  const event: TranscriptEvent = {
    type: 'final',
    channel: speaker === 'rep' ? 0 : 1,
    text,
    startMs,
    endMs: startMs + 1_500,
    speechFinal: true,
  };
  return { type: 'transcript-arrived', events: [{ seq, event }], atMs: START_MS + startMs + 1_500 };
}

export { replay };
