/** How long to wait before the next try of something that was lost. */

export interface Backoff {
  readonly firstMs: number;
  readonly longestMs: number;
}

/** The recogniser: most drops are a blip and heal at once; a vendor's outage must not be hammered. */
export const RECOGNISER_BACKOFF: Backoff = { firstMs: 250, longestMs: 8_000 };

/** The worker: it is on this machine and connecting is what wakes it, so try soon; back off only if it dies at start. */
export const WORKER_BACKOFF: Backoff = { firstMs: 50, longestMs: 2_000 };

/**
 * The delay in ms before try number `attempt` (from 0): doubling up to the longest, of which the upper half is
 * chance, so that many clients don't come back in step.
 */
export function backoffDelayMs(backoff: Backoff, attempt: number, chance: number): number {
  const ceilingMs = Math.min(backoff.longestMs, backoff.firstMs * 2 ** Math.min(attempt, 30));
  return Math.round(ceilingMs / 2 + (ceilingMs / 2) * chance);
}
