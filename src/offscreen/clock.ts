/** Time and chance as ports, so that waits and backoff can be tested without waiting. */
export interface Clock {
  /** Monotonic ms, for differences only. */
  nowMs(): number;
  /** Run once after a delay in ms; the returned function calls it off. */
  after(delayMs: number, run: () => void): () => void;
  /** A number from 0 up to 1. */
  random(): number;
}

/** The browser's own time and chance. */
export const systemClock: Clock = {
  nowMs: () => performance.now(),
  after: (delayMs, run) => {
    const timer = setTimeout(run, delayMs);
    return () => clearTimeout(timer);
  },
  random: () => Math.random(),
};
