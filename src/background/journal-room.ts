/** Watches how full storage.session is: journals are condensed before a write fails, not after. */
import { EVENTS_PER_CHUNK } from '../coaching/journal';
import { errorName } from './error-name';
import type { JournalArea, JournalStore } from './journal-store';

/**
 * Of the 10,485,760 bytes that storage.session holds. What is left takes more than an hour of guidance, and whatever comes at once
 * after an outage.
 * @see https://developer.chrome.com/docs/extensions/reference/api/storage#property-session
 */
export const CONDENSE_AT_BYTES = 6_000_000;
/** Condensing again is worth its while only when so much more has come in. */
const GROWTH_BYTES = 1_000_000;

export class JournalRoom {
  private readonly area: JournalArea;
  private readonly stores: () => readonly JournalStore[];
  private limitBytes = CONDENSE_AT_BYTES;
  /** From the first write on: a restarted worker doesn't know how full it is. */
  private sinceLook = EVENTS_PER_CHUNK;
  private looking = false;

  /** @param stores every journal that may be condensed. */
  constructor(area: JournalArea, stores: () => readonly JournalStore[]) {
    this.area = area;
    this.stores = stores;
  }

  /** Events were stored. About every chunk of them the bytes in use are looked at. @returns when that is done. */
  async wrote(events: number): Promise<void> {
    this.sinceLook += events;
    if (this.sinceLook < EVENTS_PER_CHUNK || this.looking) return;
    this.sinceLook = 0;
    this.looking = true;
    try {
      if ((await this.area.getBytesInUse()) < this.limitBytes) return;
      await this.condense();
      this.limitBytes = Math.max(CONDENSE_AT_BYTES, (await this.area.getBytesInUse()) + GROWTH_BYTES);
    } catch (error) {
      // The write that finds it full condenses again.
      console.warn('storage could not be looked at:', errorName(error));
    } finally {
      this.looking = false;
    }
  }

  /** Condense every journal. @returns whether any got smaller. */
  async condense(): Promise<boolean> {
    const done = await Promise.allSettled(this.stores().map((store) => store.condense()));
    return done.some((one) => one.status === 'fulfilled' && one.value);
  }
}
