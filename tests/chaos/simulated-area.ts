/** A storage area that outlives the worker, with a quota that can be reached; each worker sees it through an own door. */

/** storage.session's, in bytes. */
const QUOTA_BYTES = 10_485_760;
/** A read or a write takes this long, in ms. */
const STORING_MS = 2;
/** Left free when it is full: less than any write of a journal. */
const SLACK_BYTES = 100;

type Items = Record<string, unknown>;

export class SimulatedArea {
  items: Items = {};
  /** Writes turned away for want of room. */
  refused = 0;
  #othersBytes = 0;

  get isFull(): boolean {
    return this.#othersBytes > 0;
  }

  /** Something takes all the room there is. */
  fill(): void {
    this.#othersBytes = QUOTA_BYTES - SLACK_BYTES - bytesOf(this.items);
  }

  empty(): void {
    this.#othersBytes = 0;
  }

  get bytesInUse(): number {
    return bytesOf(this.items) + this.#othersBytes;
  }

  write(items: Items): void {
    const after = { ...this.items, ...items };
    const grows = bytesOf(after) > bytesOf(this.items);
    if (grows && bytesOf(after) + this.#othersBytes > QUOTA_BYTES) {
      this.refused += 1;
      throw new Error('Session storage quota bytes exceeded. Values were not stored.');
    }
    this.items = after;
  }

  remove(keys: readonly string[]): void {
    this.items = Object.fromEntries(Object.entries(this.items).filter(([key]) => !keys.includes(key)));
  }
}

/** The area as one worker knows it. A write under way as the worker dies is done or isn't, by `landsAtDeath`. */
export class AreaDoor {
  readonly QUOTA_BYTES = QUOTA_BYTES;
  readonly #area: SimulatedArea;
  readonly #landsAtDeath: () => boolean;
  readonly #changed: (changes: Items) => void;
  #isShut = false;

  constructor(
    area: SimulatedArea,
    landsAtDeath: () => boolean = () => false,
    changed: (changes: Items) => void = () => undefined,
  ) {
    this.#area = area;
    this.#landsAtDeath = landsAtDeath;
    this.#changed = changed;
  }

  /** The worker is gone. */
  shut(): void {
    this.#isShut = true;
  }

  readonly setAccessLevel = async (): Promise<void> => undefined;

  readonly get = (keys?: string | readonly string[] | null): Promise<Items> =>
    this.#later(() => pick(structuredClone(this.#area.items), keys));

  readonly getBytesInUse = (keys?: string | readonly string[] | null): Promise<number> =>
    this.#later(() => (keys == null ? this.#area.bytesInUse : bytesOf(pick(this.#area.items, keys))));

  readonly set = (items: Items): Promise<void> => {
    const copy = structuredClone(items);
    return this.#later(
      () => {
        this.#area.write(copy);
        this.#changed(copy);
      },
      { isWrite: true },
    );
  };

  readonly remove = (keys: string | readonly string[]): Promise<void> =>
    this.#later(() => this.#area.remove(typeof keys === 'string' ? [keys] : keys), { isWrite: true });

  readonly clear = (): Promise<void> =>
    this.#later(() => this.#area.remove(Object.keys(this.#area.items)), { isWrite: true });

  #later<T>(work: () => T, { isWrite = false } = {}): Promise<T> {
    // Who is dead starts nothing, and learns nothing of what it has started.
    if (this.#isShut) return new Promise(() => undefined);
    return new Promise((resolve, reject) => {
      setTimeout(() => {
        if (this.#isShut && !(isWrite && this.#landsAtDeath())) return;
        try {
          const done = work();
          if (!this.#isShut) resolve(done);
        } catch (error) {
          if (!this.#isShut) reject(error instanceof Error ? error : new Error(String(error)));
        }
      }, STORING_MS);
    });
  }
}

const bytesOf = (items: Items): number =>
  Object.entries(items).reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);

function pick(items: Items, keys: string | readonly string[] | null | undefined): Items {
  if (keys == null) return items;
  const wanted = typeof keys === 'string' ? [keys] : keys;
  return Object.fromEntries(Object.entries(items).filter(([key]) => wanted.includes(key)));
}
