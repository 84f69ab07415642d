import { describe, expect, it } from 'vitest';
import {
  BUDGET_WINDOW_MS,
  FAILURES_TO_OPEN,
  FIRST_COOL_OFF_MS,
  MAX_REQUESTS_AN_HOUR,
} from '../../../src/coaching/model-breaker';
import { noticesOf } from '../../../src/coaching/notices';
import { someServices } from '../../support/services';
import { START_MS, withModel } from '../../support/session';
import { failInARow, startCall, type Call } from '../../support/timed-call';
import { inWords } from '../../support/said';

const offline = { ...withModel, offline: true };

describe('the budget', () => {
  it('should ask so often within an hour and no more, the rep’s own wish included', () => {
    const spent = spendAll();
    expect(spent.turn().isAsked).toBe(false);
    expect(spent.helpMe().isAsked).toBe(false);
    expect(spent.state.breaker.requestedAtMs).toHaveLength(MAX_REQUESTS_AN_HOUR);
  });

  it('should ask again as soon as the first request is an hour old', () => {
    const spent = spendAll();
    const [first] = spent.state.breaker.requestedAtMs;
    expect(spent.at(first! + BUDGET_WINDOW_MS - 1).turn().isAsked).toBe(false);
    expect(spent.at(first! + BUDGET_WINDOW_MS).turn().isAsked).toBe(true);
  });

  it('should not be refunded by a clock set back', () => {
    const spent = spendAll();
    expect(spent.at(START_MS - 60_000).turn().isAsked).toBe(false);
  });
});

describe('offline', () => {
  it('should not ask until the network is back, and then by itself', () => {
    const lost = startCall().turn().fail('connection-lost', undefined, offline);
    expect(lost.turn('And on we go then', offline).isAsked).toBe(false);
    const back = lost.take({ type: 'network-returned', atMs: lost.atMs + 1_000 });
    expect(back.isAsked).toBe(true);
    expect(lost.turn().isAsked).toBe(true);
  });

  it('should hold nothing against Claude', () => {
    let lost = startCall();
    for (let i = 0; i < FAILURES_TO_OPEN; i += 1) lost = lost.turn().fail('connection-lost', undefined, offline);
    expect(lost.state.breaker).toMatchObject({ failuresInARow: 0, offline: true });
  });

  it('should ask nothing when the network returns to a session that lost nothing', () => {
    const fine = startCall().turn().answer();
    const back = fine.take({ type: 'network-returned', atMs: fine.atMs });
    expect(back.journal).toEqual(fine.journal);
  });
});

describe('what the rep is told', () => {
  it.each<[string, () => Call, number, string]>([
    [
      'of a rest',
      () => failInARow(FAILURES_TO_OPEN).call,
      1_000,
      'Claude failed several times. Coaching locally; trying again in about 30 s.',
    ],
    [
      'of a trial to come',
      () => failInARow(FAILURES_TO_OPEN).call,
      FIRST_COOL_OFF_MS,
      'Claude failed several times. Coaching locally; trying again at the next turn.',
    ],
    [
      'of a rate limit',
      () => startCall().turn().fail('rate-limited', 119_000),
      0,
      'Claude is at its rate limit. Coaching locally; trying again in about 2 min.',
    ],
    [
      'of being offline',
      () => startCall().turn().fail('connection-lost', undefined, offline),
      0,
      'You’re offline: coaching locally until the connection is back.',
    ],
    [
      'of a budget spent',
      spendAll,
      30_000,
      'Claude was asked 240 times within the hour. Coaching locally; trying again in about 56 min.',
    ],
  ])('should be quiet and say %s', (_, given, laterMs, text) => {
    const { state, atMs } = given();
    expect(inWords(noticesOf(state, someServices({ atMs: atMs + laterMs })))).toEqual([
      { kind: 'note', id: 'model', text },
    ]);
  });
});

// Helpers

/** Every request of the hour made and answered, a second each. */
function spendAll(): Call {
  let spending = startCall();
  for (let i = 0; i < MAX_REQUESTS_AN_HOUR; i += 1) {
    spending = spending.helpMe();
    expect(spending.isAsked).toBe(true);
    spending = spending.answer().at(spending.atMs + 1_000);
  }
  return spending;
}
