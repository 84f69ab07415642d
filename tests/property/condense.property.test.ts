import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { condense, condenseChunks } from '../../src/coaching/condense';
import { EVENTS_PER_CHUNK } from '../../src/coaching/journal';
import { transcriptLines } from '../../src/coaching/panel-view';
import type { SessionEvent } from '../../src/coaching/session-events';
import type { SessionInput } from '../../src/coaching/session-inputs';
import { answerTo, LINES, run, stepOnSpeakers } from '../support/chance-call';
import { play, replay, withModel, type Played } from '../support/session';

const calls = fc.array(stepOnSpeakers, { maxLength: 80 });

describe('condensing a journal, always', () => {
  it('should leave a journal that folds to the very same state', () => {
    fc.assert(
      fc.property(calls, (steps) => {
        const { journal, state } = run(steps);
        expect(replay(condense(journal))).toEqual(state);
      }),
      { numRuns: 300 },
    );
  });

  it('should do so for a long call on speakers, whose echoes go back over what was read before them', () => {
    const long = fc.array(stepOnSpeakers, { minLength: 120, maxLength: 160, size: 'max' });
    fc.assert(
      fc.property(long, (steps) => {
        const { journal, state } = run(steps.filter(({ kind }) => kind !== 'stop' && kind !== 'end'));
        expect(replay(condense(journal))).toEqual(state);
      }),
      // Long calls take minutes to shrink; the seed tells which it was.
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('should do so whichever chunks were condensed when a crash came, and from however early a start', () => {
    fc.assert(
      fc.property(calls, fc.infiniteStream(fc.boolean()), fc.integer({ min: 2, max: 20 }), (steps, chance, size) => {
        const { journal, state } = run(steps);
        const chunks = chunked(journal, size);
        const condensed = condenseChunks(chunks);
        const mixed = chunks.map((whole, at) => (chance.next().value ? whole : (condensed[at] ?? [])));
        expect(replay(mixed.flat())).toEqual(state);
        // What a condensed start is condensed again by is what came after it.
        expect(replay(condense(mixed.flat()))).toEqual(state);
      }),
    );
  });

  it('should let the call go on as if nothing had been condensed', () => {
    fc.assert(
      fc.property(calls, calls, (steps, more) => {
        const before = run(steps);
        const after = { journal: condense(before.journal), state: replay(condense(before.journal)) };
        expect(run(more, after, before.clock).state).toEqual(run(more, before, before.clock).state);
      }),
      { numRuns: 50 },
    );
  });

  it('should never make a journal longer, lose its last event or its words, nor find more the second time', () => {
    fc.assert(
      fc.property(calls, (steps) => {
        const { journal, state } = run(steps);
        const once = condense(journal);
        expect(once.length).toBeLessThanOrEqual(journal.length);
        expect(once.at(-1)).toEqual(journal.at(-1));
        expect(condense(once)).toEqual(once);
        expect(transcriptLines(replay(once).conversation)).toEqual(transcriptLines(state.conversation));
      }),
    );
  });
});

describe('condensing, where there is something to condense', () => {
  it('should give up replaced guidance and readings, and keep what an echo goes back over', () => {
    const { journal } = run(
      Array.from({ length: 60 }, (_, n) => ({
        kind: 'echo',
        text: LINES[n % 6] ?? '',
        first: n % 2 === 0 ? 0 : 1,
        between: [],
      })),
    );
    const left = condense(journal);
    const count = (events: readonly SessionEvent[], type: SessionEvent['type']) =>
      events.filter((event) => event.type === type).length;
    expect(count(journal, 'echo-recognised')).toBeGreaterThan(20);
    expect(count(left, 'echo-recognised')).toBe(count(journal, 'echo-recognised'));
    // The last one that is up, and the one held back until it has been read.
    expect(count(left, 'guidance-offered')).toBeLessThanOrEqual(2);
    expect(count(journal, 'guidance-offered')).toBeGreaterThan(20);
    expect(count(left, 'transcript-heard')).toBe(120);
  });
});

describe('condensing a long call', () => {
  it.each(['with Claude', 'without Claude'])('should make it several times smaller: %s', (how) => {
    const { journal, state } = longCall(how === 'with Claude');
    const whole = bytesOf(journal);
    const left = bytesOf(condense(journal));
    console.info(`condensed ${how}: ${String(whole)} bytes -> ${String(left)}, ${(whole / left).toFixed(1)} x`);
    expect(whole / left).toBeGreaterThan(3);
    expect(replay(condense(journal))).toEqual(state);
  });
});

// Helpers

const chunked = (journal: readonly SessionEvent[], size = EVENTS_PER_CHUNK): readonly (readonly SessionEvent[])[] =>
  Array.from({ length: Math.ceil(journal.length / size) }, (_, at) => journal.slice(at * size, (at + 1) * size));

const bytesOf = (journal: readonly SessionEvent[]): number => JSON.stringify(journal).length;

/** Eight hundred lines, the customer's answered by Claude where it is there. */
function longCall(withClaude: boolean): Played {
  let call = run([]);
  for (let n = 0; n < 800; n += 1) {
    const channel = n % 2 === 0 ? 0 : 1;
    const times = { startMs: n * 3_000, endMs: n * 3_000 + 2_000 };
    const event = { type: 'final', channel, text: LINES[n % 6] ?? '', ...times, speechFinal: true } as const;
    call = run([{ kind: 'hear', times: 1, event }], call, call.clock);
    const { pending } = call.state;
    if (withClaude && pending) call = { ...play([usualAnswer(pending.requestId)], withModel, call), clock: call.clock };
  }
  return call;
}

/** An answer of the length that Claude's have. */
function usualAnswer(requestId: string): SessionInput {
  const input = answerTo(requestId, 'guidance');
  if (input.answer.mode !== 'guidance') return input;
  const question = 'What would it be worth to you if none of those calls went unanswered?';
  const words = {
    focus: {
      what: 'Put a number on what the missed calls cost',
      why: 'They have said it hurts, not how much.',
      urgency: 'high',
    },
    keyQuestions: [question, question, question],
    talkingPoints: ['Ten missed calls a week are about forty customers a month.', 'Setting up takes a day.'],
    confidence: 80,
  } as const;
  return { ...input, answer: { ...input.answer, words } };
}
