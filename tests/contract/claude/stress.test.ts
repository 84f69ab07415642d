/** Claude under stress, from the stand-in's answer to what the session asks next. */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRetryAfter } from '../../../src/background/claude-failures';
import { FAILURES_TO_OPEN, FIRST_COOL_OFF_MS } from '../../../src/coaching/model-breaker';
import { CoachedSession } from '../../support/coached-session';
import { answerFromPrompt } from '../../support/standins/anthropic-outcomes';
import { startAnthropicStandIn, type AnthropicStandIn } from '../../support/standins/anthropic-server';

let standIn: AnthropicStandIn;
let session: CoachedSession;
beforeAll(async () => {
  standIn = await startAnthropicStandIn({ firstPieceMs: 1, pieceMs: 0 });
});
afterAll(() => standIn.stop());
beforeEach(() => {
  standIn.follow(answerFromPrompt);
  session = new CoachedSession('guidance', {
    anthropicKey: 'test-anthropic-key',
    anthropicUrl: standIn.url,
    claudeModel: 'claude-haiku-5-5',
  });
});

describe('a 429 that says "retry-after: 30"', () => {
  it('should be honoured: no request before, one after', async () => {
    standIn.failNext('rate-limited');
    expect(await requestsFor('customer: Go on then, what is it about?', Date.now())).toBe(1);
    const limitedAtMs = failedAtMs();
    expect(session.state.breaker.rest).toEqual({ sinceMs: limitedAtMs, untilMs: limitedAtMs + 30_000 });
    expect(session.notices).toEqual([
      {
        kind: 'note',
        id: 'model',
        text: 'Claude is at its rate limit. Coaching locally; trying again in about 30 s.',
      },
    ]);
    expect(await requestsFor('customer: Are you still there then?', limitedAtMs + 1)).toBe(0);
    expect(await requestsFor('customer: That is way too expensive for us.', limitedAtMs + 29_999)).toBe(0);
    expect(session.state.guidance?.source.kind).toBe('local');
    expect(await requestsFor('customer: And how would that work here?', limitedAtMs + 30_000)).toBe(1);
    expect(session.state.guidance?.source.kind).toBe('claude');
    expect(session.notices).toEqual([]);
  });

  it('should be honoured by a restarted worker too', async () => {
    standIn.failNext('rate-limited');
    await requestsFor('customer: Go on then, what is it about?', Date.now());
    expect((await session.rebuilt()).breaker).toEqual(session.state.breaker);
  });
});

describe('a service that is down', () => {
  it('should be asked three times, left alone, and found again by one trial', async () => {
    standIn.failNext('overloaded', FAILURES_TO_OPEN);
    for (let n = 0; n < FAILURES_TO_OPEN; n += 1) {
      // oxlint-disable-next-line no-await-in-loop -- one turn after the other
      expect(await requestsFor('customer: Well, go on then please.', Date.now())).toBe(1);
    }
    const openedAtMs = failedAtMs();
    expect(await requestsFor('customer: Are you still there then?', openedAtMs + FIRST_COOL_OFF_MS - 1)).toBe(0);
    expect(await requestsFor('customer: And how would that work here?', openedAtMs + FIRST_COOL_OFF_MS)).toBe(1);
    expect(session.state.guidance?.source.kind).toBe('claude');
  });
});

describe('retry-after', () => {
  const NOW_MS = Date.parse('Sun, 22 Nov 2026 12:00:00 GMT');
  it.each([
    ['30', 30_000],
    ['0.5', 500],
    ['Sun, 22 Nov 2026 12:01:00 GMT', 60_000],
    ['Sun, 22 Nov 2026 11:00:00 GMT', 0],
    ['99999999999', 86_400_000],
    ['-5', undefined],
    ['soon', undefined],
    ['', undefined],
    [null, undefined],
  ])('should be read from %j as %j ms', (header, waitMs) => {
    expect(readRetryAfter(header, NOW_MS)).toBe(waitMs);
  });
});

// Helpers

/** Let the customer speak. @returns how many requests came of it. */
async function requestsFor(line: `customer: ${string}`, atMs: number): Promise<number> {
  const before = standIn.calls.length;
  session.hear(line, atMs);
  await session.settle();
  return standIn.calls.length - before;
}

/** When the failure came, as the journal has it. */
function failedAtMs(): number {
  expect(session.state.lastFailure).toBeDefined();
  return session.state.breaker.rest.sinceMs;
}
