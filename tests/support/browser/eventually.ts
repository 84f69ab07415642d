/** How often a condition outside this process is looked at again; it costs one small message each time. */
const LOOK_AGAIN_AFTER_MS = 50;

/** Any wait on a loaded two-core machine that takes longer than this isn't slow, it's broken. */
const DEFAULT_LIMIT_MS = 20_000;

/**
 * The first value of `look` that isn't undefined, for conditions that no event announces (another process, a CDP target list).
 * @throws Error naming `what` when `limitMs` (milliseconds) pass without one; an error of `look` itself passes through.
 */
export async function eventually<T>(
  what: string,
  look: () => T | undefined | Promise<T | undefined>,
  limitMs: number = DEFAULT_LIMIT_MS,
): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    const value = await look();
    if (value !== undefined) return value;
    if (performance.now() > deadline) throw new Error(`Waited ${limitMs} ms in vain for ${what}.`);
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_AGAIN_AFTER_MS);
    });
  }
}
