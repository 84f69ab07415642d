/** How long ago something was, by a clock that may be set back. */

/**
 * Ms from one epoch time to a later one; Infinity where the clock was set back in between. How long it really was isn't known then,
 * and what waits for a time to pass would wait as long as the clock was set back.
 */
export const elapsedMs = (sinceMs: number, atMs: number): number => (atMs < sinceMs ? Infinity : atMs - sinceMs);
