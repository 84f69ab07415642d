import type { JournalArea } from '../../src/background/journal-store';

/** Storage that copies what it is given, as Chrome's does, and can be held or made to fail. */
export class FakeArea implements JournalArea {
  items: Record<string, unknown> = {};
  readonly written: string[] = [];
  failNext = false;
  /** What it holds at most. */
  quotaBytes = Infinity;
  started: Promise<void> = Promise.resolve();
  private gate: Promise<void> = Promise.resolve();
  private open: () => void = () => undefined;
  private begin: () => void = () => undefined;

  hold(): void {
    this.gate = new Promise((resolve) => {
      this.open = resolve;
    });
    this.started = new Promise((resolve) => {
      this.begin = resolve;
    });
  }

  release(): void {
    this.open();
  }

  async get(keys?: readonly string[]): Promise<Record<string, unknown>> {
    const all = structuredClone(this.items);
    return keys ? Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key))) : all;
  }

  /** Counted as Chrome counts: keys, and values as JSON. */
  async getBytesInUse(): Promise<number> {
    return bytesOf(this.items);
  }

  async set(items: Record<string, unknown>): Promise<void> {
    const copy = structuredClone(items);
    this.begin();
    await this.gate;
    if (this.failNext) {
      this.failNext = false;
      throw new Error('quota');
    }
    if (this.quotaBytes < Infinity && bytesOf({ ...this.items, ...copy }) > this.quotaBytes) throw new Error('quota');
    this.written.push(...Object.keys(copy));
    Object.assign(this.items, copy);
  }

  async remove(keys: string[]): Promise<void> {
    for (const key of keys) delete this.items[key];
  }
}

const bytesOf = (items: Record<string, unknown>): number =>
  Object.entries(items).reduce((sum, [key, value]) => sum + key.length + JSON.stringify(value).length, 0);
