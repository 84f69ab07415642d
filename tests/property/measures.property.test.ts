import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyConversation, hear } from '../../src/coaching/conversation';
import { measuresOf, type CallMeasures } from '../../src/coaching/measures';
import { NUDGE_DISTANCE_MS, nextNudging, noNudging } from '../../src/coaching/nudges';
import { emptyTally } from '../../src/coaching/tally';
import { defaultPlaybook } from '../../src/playbooks/default';
import { run, step, stepOnSpeakers, type Step } from '../support/chance-call';
import { replay } from '../../src/coaching/session-fold';
import { measurable } from '../../src/coaching/session-moment';

/** A line said a while after the one before began: overlaps, silences and back-channels among them. */
const line = fc.record({
  channel: fc.constantFrom(0 as const, 1 as const),
  afterMs: fc.integer({ min: 0, max: 12_000 }),
  lastsMs: fc.integer({ min: 0, max: 60_000 }),
  text: fc.constantFrom('mm-hm', 'how many is that?', 'we answer every call', 'that is too much for us', 'okay'),
  speechFinal: fc.boolean(),
});
const gap = fc.record({ startMs: fc.nat(400_000), endMs: fc.nat(400_000) });

const MONOTONE = ['repSec', 'customerSec', 'longestMonologueSec', 'questions', 'interruptions'] as const;

describe('measures, always', () => {
  it('should be shares from 0 to 1, seconds and counts from 0, or unknown, whatever was missed', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), fc.array(gap, { maxLength: 5 }), (lines, blind) => {
        const measures = measuresOf({ ...played(lines).at(-1)!, tally: emptyTally, blind, objection: undefined });
        for (const value of Object.values(measures)) if (value !== undefined) expect(value).toBeGreaterThanOrEqual(0);
        expect(measures.talkRatio ?? 0).toBeLessThanOrEqual(1);
        expect(measures.currentMonologueSec ?? 0).toBeLessThanOrEqual((measures.longestMonologueSec ?? 0) + 1e-6);
      }),
    );
  });

  it('should only ever grow where they count, as utterances complete', () => {
    fc.assert(
      fc.property(fc.array(line, { maxLength: 40 }), (lines) => {
        let before: CallMeasures | undefined;
        // What is still being spoken counts too, until it is known that the customer spoke in between.
        for (const moment of played(lines.map((one) => ({ ...one, speechFinal: true })))) {
          const now = measuresOf({ ...moment, tally: emptyTally, blind: [], objection: undefined });
          for (const name of MONOTONE) expect(now[name] ?? 0).toBeGreaterThanOrEqual(before?.[name] ?? 0);
          before = now;
        }
      }),
    );
  });

  it('should be what a fold from the call’s start gives, echoes and all', () => {
    let settled = 0;
    fc.assert(
      fc.property(fc.array(stepOnSpeakers, { minLength: 90, maxLength: 120, size: 'max' }), (steps) => {
        const { state } = run(steps.filter(isTalk));
        settled += state.tally.count;
        expect(measuresOf(measurable(state))).toEqual(measuresOf({ ...measurable(state), tally: emptyTally }));
      }),
      { numRuns: 6, endOnFailure: true },
    );
    expect(settled).toBeGreaterThan(10);
  });
});

describe('nudges, always', () => {
  it('should come one at a time, far apart, and never twice for the same without its having passed', () => {
    const some = fc.record({
      afterMs: fc.integer({ min: 100, max: 40_000 }),
      currentMonologueSec: fc.option(fc.nat(300), { nil: undefined }),
      wordsPerMinute: fc.option(fc.nat(400), { nil: undefined }),
      talkRatio: fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined }),
      questionsPer10Min: fc.option(fc.nat(12), { nil: undefined }),
    });
    let raised = 0;
    fc.assert(
      fc.property(fc.array(some, { minLength: 10, maxLength: 80 }), (changes) => {
        let nudging = noNudging;
        let atMs = 0;
        let lastAtMs = -Infinity;
        for (const { afterMs, ...measures } of changes) {
          atMs += afterMs;
          const next = nextNudging(nudging, { ...QUIET, ...measures }, defaultPlaybook.measures, atMs);
          if (next.shown && next.shown.atMs !== nudging.shown?.atMs) {
            raised += 1;
            expect(atMs - lastAtMs).toBeGreaterThanOrEqual(NUDGE_DISTANCE_MS);
            expect(nudging.shown === undefined || nudging.shown.kind !== next.shown.kind).toBe(true);
            lastAtMs = atMs;
          }
          nudging = next;
        }
      }),
    );
    expect(raised).toBeGreaterThan(50);
  });

  it('should come again as they were when the session is rebuilt', () => {
    let changed = 0;
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const { journal, state } = run(steps);
        changed += journal.filter(({ type }) => type === 'nudge-changed').length;
        const times = journal.flatMap((event) =>
          event.type === 'nudge-changed' && event.shown?.atMs === event.atMs ? [event.atMs] : [],
        );
        for (const [at, time] of times.slice(1).entries()) {
          expect(time - (times[at] ?? 0)).toBeGreaterThanOrEqual(NUDGE_DISTANCE_MS);
        }
        expect(replay(JSON.parse(JSON.stringify(journal))).nudging).toEqual(state.nudging);
      }),
    );
    expect(changed).toBeGreaterThan(10);
  });
});

// Helpers

const QUIET: CallMeasures = {
  talkRatio: 0.5,
  repSec: 500,
  customerSec: 500,
  heardSec: 1_000,
  longestMonologueSec: 60,
  currentMonologueSec: 0,
  questions: 10,
  questionsPer10Min: 8,
  wordsPerMinute: 140,
  interruptions: 0,
  silenceAfterObjectionSec: undefined,
};

/** What is said, echoes and all; a gap told late was not known when what it covers was counted. */
const isTalk = (one: Step): boolean => one.kind === 'echo' || (one.kind === 'hear' && one.event.type !== 'gap');

/** The conversation after each line. */
function played(
  lines: readonly { channel: 0 | 1; afterMs: number; lastsMs: number; text: string; speechFinal: boolean }[],
) {
  let conversation = emptyConversation;
  let beganMs = 0;
  const endedMs = [0, 0];
  return [
    { conversation },
    ...lines.map(({ channel, afterMs, lastsMs, text, speechFinal }) => {
      // Two talk at once, but nobody with themselves.
      const startMs = Math.max(beganMs + afterMs, endedMs[channel] ?? 0);
      const endMs = startMs + lastsMs;
      beganMs = startMs;
      endedMs[channel] = endMs;
      ({ conversation } = hear(conversation, { type: 'final', channel, text, startMs, endMs, speechFinal }));
      return { conversation };
    }),
  ];
}
