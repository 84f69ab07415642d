/** Time and chance as ports, so that waits and backoff can be tested without waiting. */
export interface Clock {
  /** Monotonic ms, for differences only. It may stand still while the machine sleeps. */
  nowMs(): number;
  /** Epoch ms: goes on while the machine sleeps, and jumps when the clock is set. */
  epochMs(): number;
  /** Run once after a delay in ms; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
  /** A number from 0 up to 1. */
  random(): number;
}

/** The browser's own time and chance. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  epochMs: () => Date.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
