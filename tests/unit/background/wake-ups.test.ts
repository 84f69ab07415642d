import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SessionActor } from '../../../src/background/session-actor';
import { WakeUps } from '../../../src/background/wake-ups';

// A session is only a key here.
const actor = {} as SessionActor;
const other = {} as SessionActor;

beforeEach(() => void vi.useFakeTimers({ now: 1_000 }));
afterEach(() => void vi.useRealTimers());

describe('WakeUps', () => {
  it('should wake each session once, at the time set last', () => {
    const wake = vi.fn();
    const wakeUps = new WakeUps(wake);
    wakeUps.set(actor, 3_000);
    wakeUps.set(actor, 5_000);
    wakeUps.set(other, 4_000);
    vi.advanceTimersByTime(3_000);
    expect(wake.mock.calls).toEqual([[other]]);
    vi.advanceTimersByTime(60_000);
    expect(wake.mock.calls).toEqual([[other], [actor]]);
  });

  it('should wake at once for a time that has passed', () => {
    const wake = vi.fn();
    new WakeUps(wake).set(actor, 10);
    vi.advanceTimersByTime(0);
    expect(wake).toHaveBeenCalledOnce();
  });
});
