/** Lets a test wait for something that a stand-in saw, instead of sleeping. */

/** How long a test waits for something to be seen before it is a failure, in ms. */
const DEFAULT_WAIT_MS = 10_000;

/** A bell that a stand-in rings after every change of what it saw. */
export class Changes {
  readonly #waiting = new Set<() => void>();

  /** Look again, all who wait. */
  ring(): void {
    for (const look of this.#waiting) look();
  }

  /**
   * Resolves as soon as the condition holds; looked at now and after every change.
   *
   * @throws when it doesn't hold within `waitMs`.
   */
  until(holds: () => boolean, waitMs = DEFAULT_WAIT_MS): Promise<void> {
    if (holds()) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const look = (): void => {
        if (holds()) finish(resolve);
      };
      const timer = setTimeout(
        () => finish(() => reject(new Error(`Not seen within ${String(waitMs)} ms: ${String(holds)}`))),
        waitMs,
      );
      const finish = (settle: () => void): void => {
        clearTimeout(timer);
        this.#waiting.delete(look);
        settle();
      };
      this.#waiting.add(look);
    });
  }
}
