import { describe, expect, it } from 'vitest';
import {
  LEAVING_MS,
  SETTLE_MS,
  advance,
  leave,
  noCallYet,
  type CallFacts,
  type CallProgress,
} from '../../../src/content/call-progress';

type Look = CallFacts['state'] | CallFacts | { leave: true } | { message: CallFacts['state'] };

describe('advance', () => {
  it.each<[string, readonly (readonly [atMs: number, look: Look])[], readonly CallFacts['state'][]]>([
    [
      'nothing of a page without a call',
      [
        [0, 'unknown'],
        [1, 'idle'],
        [2, 'ended'],
      ],
      [],
    ],
    [
      'each change once',
      [
        [0, 'lobby'],
        [1, 'lobby'],
        [2, 'connected'],
        [3, 'connected'],
      ],
      ['lobby', 'connected'],
    ],
    [
      'hold and its end',
      [
        [0, 'connected'],
        [1, 'hold'],
        [2, 'connected'],
      ],
      ['connected', 'hold', 'connected'],
    ],
    [
      'the end that the page shows, once',
      [
        [0, 'connected'],
        [1, 'ended'],
        [2, 'ended'],
        [3, 'idle'],
      ],
      ['connected', 'ended'],
    ],
    [
      'nothing of a redraw',
      [
        [0, 'connected'],
        [1, 'unknown'],
        [SETTLE_MS - 1, 'lobby'],
        [SETTLE_MS, 'connected'],
      ],
      ['connected'],
    ],
    [
      'the end when the call stays away',
      [
        [0, 'connected'],
        [100, 'idle'],
        [99 + SETTLE_MS, 'idle'],
        [100 + SETTLE_MS, 'idle'],
      ],
      ['connected', 'ended'],
    ],
    [
      'that it lost sight of the call, and that it is there again',
      [
        [0, 'connected'],
        [100, 'unknown'],
        [100 + SETTLE_MS, 'unknown'],
        [9_000, 'unknown'],
        [9_001, 'connected'],
      ],
      ['connected', 'unknown', 'connected'],
    ],
    [
      'the end after losing sight of it',
      [
        [0, 'connected'],
        [100, 'unknown'],
        [100 + SETTLE_MS, 'unknown'],
        [9_000, 'idle'],
      ],
      ['connected', 'unknown', 'ended'],
    ],
    [
      'the end at once when the rep left',
      [
        [0, 'connected'],
        [1, { leave: true }],
        [2, 'unknown'],
      ],
      ['connected', 'ended'],
    ],
    [
      'no end when leaving was called off',
      [
        [0, 'connected'],
        [1, { leave: true }],
        [2, 'connected'],
      ],
      ['connected'],
    ],
    [
      'no end for a click on leave long ago',
      [
        [0, 'connected'],
        [1, { leave: true }],
        [2 + LEAVING_MS, 'unknown'],
        [3 + LEAVING_MS, 'connected'],
      ],
      ['connected'],
    ],
    [
      'a rejoining',
      [
        [0, 'connected'],
        [1, 'ended'],
        [2, 'lobby'],
        [3, 'connected'],
      ],
      ['connected', 'ended', 'lobby', 'connected'],
    ],
    [
      'a next call that rings at once',
      [
        [0, 'connected'],
        [1, 'ringing'],
        [1 + SETTLE_MS, 'ringing'],
        [2 + SETTLE_MS, 'ringing'],
        [9_000, 'connected'],
      ],
      ['connected', 'ended', 'ringing', 'connected'],
    ],
    [
      'a call that nobody took',
      [
        [0, 'ringing'],
        [1, 'idle'],
      ],
      ['ringing', 'idle'],
    ],
    [
      'a lobby that was left',
      [
        [0, 'lobby'],
        [1, 'unknown'],
      ],
      ['lobby', 'unknown'],
    ],
    [
      'what the site says of itself where the page shows nothing',
      [
        [0, { message: 'ringing' }],
        [1, 'unknown'],
        [2, { message: 'connected' }],
        [9_000, 'unknown'],
        [9_001, { message: 'ended' }],
      ],
      ['ringing', 'connected', 'ended'],
    ],
  ])('should tell %s', (_, looks, told) => {
    expect(run(looks).map(({ state }) => state)).toEqual(told);
  });

  it('should tell when the microphone is muted and when it is back', () => {
    const looks = [true, true, false].map((muted, atMs): [number, CallFacts] => [atMs, { state: 'connected', muted }]);
    expect(run(looks)).toEqual([
      { state: 'connected', muted: true },
      { state: 'connected', muted: false },
    ]);
  });

  it.each<[string, readonly (readonly [atMs: number, look: Look])[], CallFacts]>([
    ['may be rejoined that nobody left', [], { state: 'ended', mayRejoin: true }],
    ['is over that the rep left', [[1, { leave: true }]], { state: 'ended' }],
  ])('should say that a call %s', (_, before, ended) => {
    const looks = [[0, 'connected'], ...before, [2, { state: 'ended', mayRejoin: true }]] as const;
    expect(run(looks)).toEqual([{ state: 'connected' }, ended]);
  });

  it('should say when to look again while it waits for a redraw to settle', () => {
    const { progress } = advance(noCallYet, { state: 'connected' }, { atMs: 0 });
    const missing = advance(progress, { state: 'unknown' }, { atMs: 100 });
    expect(missing.lookAgainInMs).toBe(SETTLE_MS);
    const still = advance(missing.progress, { state: 'unknown' }, { atMs: 600 });
    expect(still.lookAgainInMs).toBe(SETTLE_MS - 500);
  });
});

function run(looks: readonly (readonly [atMs: number, look: Look])[]): readonly CallFacts[] {
  const told: CallFacts[] = [];
  let progress: CallProgress = noCallYet;
  for (const [atMs, look] of looks) {
    if (typeof look === 'object' && 'leave' in look) {
      progress = leave(progress, atMs);
      continue;
    }
    const byMessage = typeof look === 'object' && 'message' in look;
    const seen = typeof look === 'string' ? { state: look } : byMessage ? { state: look.message } : look;
    const step = advance(progress, seen, { atMs, byMessage });
    progress = step.progress;
    if (step.tell) told.push(step.tell);
  }
  return told;
}
