import { describe, expect, it } from 'vitest';
import type { GuidanceFailure } from '../../../src/coaching/guidance';
import { FAILURES_TO_OPEN, FIRST_COOL_OFF_MS, LONGEST_COOL_OFF_MS, waitMs } from '../../../src/coaching/model-breaker';
import { SessionEvent } from '../../../src/coaching/session-events';
import { replay, START_MS } from '../../support/session';
import { startCall, failInARow } from '../../support/timed-call';

describe('the breaker', () => {
  it('should ask again at the next turn after a failure or two', () => {
    expect(failInARow(FAILURES_TO_OPEN - 1).call.turn().isAsked).toBe(true);
  });

  it.each<GuidanceFailure>([
    'rate-limited',
    'overloaded',
    'timeout',
    'connection-lost',
    'cut-short',
    'invalid-json',
    'wrong-shape',
  ])('should ask no more after three in a row of %s, and coach locally', (failure) => {
    const { call } = failInARow(FAILURES_TO_OPEN, failure);
    const next = call.turn();
    expect(next.isAsked).toBe(false);
    // It may still wait until Claude's last card has been read.
    expect(next.state.held?.offered ?? next.state.guidance).toMatchObject({
      source: { kind: 'local' },
      answers: 'customer-4',
    });
  });

  it('should try once when the cool-off is over, and no sooner', () => {
    const { call, failedAtMs } = failInARow(FAILURES_TO_OPEN);
    expect(call.at(failedAtMs + FIRST_COOL_OFF_MS - 1).turn().isAsked).toBe(false);
    const trial = call.at(failedAtMs + FIRST_COOL_OFF_MS).turn();
    expect(trial.isAsked).toBe(true);
    // A turning point, which else supersedes.
    const objection = trial.turn('That is way too expensive for us');
    expect(objection.state.pending).toEqual(trial.state.pending);
    expect(objection.state.deferred).toBe('objection');
  });

  it('should close when the trial is answered', () => {
    const { call, failedAtMs } = failInARow(FAILURES_TO_OPEN);
    const answered = call
      .at(failedAtMs + FIRST_COOL_OFF_MS)
      .turn()
      .answer();
    expect(answered.state.guidance?.source.kind).toBe('claude');
    expect(answered.turn().fail('timeout').turn().isAsked).toBe(true);
  });

  it('should rest twice as long after each trial that fails, to five minutes', () => {
    const opened = failInARow(FAILURES_TO_OPEN);
    let { call } = opened;
    const rests = [waitMs(call.state.breaker, call.atMs)];
    for (let trial = 0; trial < 5; trial += 1) {
      call = call
        .at(call.atMs + rests.at(-1)!)
        .turn()
        .fail('timeout');
      rests.push(waitMs(call.state.breaker, call.atMs));
    }
    expect(rests).toEqual([30_000, 60_000, 120_000, 240_000, LONGEST_COOL_OFF_MS, LONGEST_COOL_OFF_MS]);
  });

  it('should let the rep try at any time, without lengthening the rest', () => {
    const { call, failedAtMs } = failInARow(FAILURES_TO_OPEN);
    const asked = call.at(failedAtMs + 5_000).helpMe();
    expect(asked.isAsked).toBe(true);
    const failed = asked.fail('overloaded');
    expect(waitMs(failed.state.breaker, failedAtMs)).toBe(FIRST_COOL_OFF_MS);
    expect(failed.turn().isAsked).toBe(false);
    expect(asked.answer().turn().isAsked).toBe(true);
  });

  it('should not give up a request of the rep’s own that can’t be made again', () => {
    const asked = failInARow(FAILURES_TO_OPEN).call.helpMe();
    expect(asked.turn('That is way too expensive for us').state.pending).toEqual(asked.state.pending);
  });

  it('should honour the time that the service asked for, from the first failure on', () => {
    const limited = startCall().turn().fail('rate-limited', 45_000);
    expect(limited.at(limited.atMs + 44_999).turn().isAsked).toBe(false);
    expect(limited.at(limited.atMs + 45_000).turn().isAsked).toBe(true);
  });

  it('should rest for the longer of cool-off and what the service asked for', () => {
    const twice = failInARow(FAILURES_TO_OPEN - 1).call;
    const long = twice.turn().fail('overloaded', 90_000);
    expect(waitMs(long.state.breaker, long.atMs)).toBe(90_000);
    const short = twice.turn().fail('overloaded', 2_000);
    expect(waitMs(short.state.breaker, short.atMs)).toBe(FIRST_COOL_OFF_MS);
  });

  it('should count only what may pass: no restart of ours, and a refusal shows that Claude is there', () => {
    const twice = failInARow(FAILURES_TO_OPEN - 1).call;
    expect(twice.turn().fail('refused').turn().fail('timeout').turn().isAsked).toBe(true);
    // Asked anew at once.
    expect(twice.turn().fail('interrupted').isAsked).toBe(true);
  });

  it('should forget failures when the access changes, and a rest when the clock is set back', () => {
    const { call } = failInARow(FAILURES_TO_OPEN);
    expect(call.take({ type: 'change-model-access', atMs: call.atMs }).turn().isAsked).toBe(true);
    expect(call.at(START_MS - 3_600_000).turn().isAsked).toBe(true);
  });

  it('should rest on through a restart', () => {
    const { call } = failInARow(FAILURES_TO_OPEN);
    const stored = call.journal.map((event) => SessionEvent.parse(JSON.parse(JSON.stringify(event))));
    expect(replay(stored).breaker).toEqual(call.state.breaker);
  });

  it('should read the failures of a journal from before there was a breaker', () => {
    const old = { type: 'guidance-failed', requestId: 'call_test/1', failure: 'overloaded', atMs: START_MS };
    expect(SessionEvent.parse(old)).toEqual(old);
  });
});
