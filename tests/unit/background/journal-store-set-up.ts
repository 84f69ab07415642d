/** Journals and the storage they are in. */
import { JournalStore, loadJournals } from '../../../src/background/journal-store';
import type { SessionEvent } from '../../../src/coaching/session-events';
import { FakeArea } from '../../support/fake-area';
import { play, say, start, withoutModel } from '../../support/session';

/** Dies with the worker after so many writes. */
export class DyingArea extends FakeArea {
  writesLeft: number;
  constructor(writesLeft: number) {
    super();
    this.writesLeft = writesLeft;
  }
  override async set(items: Record<string, unknown>): Promise<void> {
    if (this.writesLeft <= 0) throw new Error('the worker is gone');
    this.writesLeft -= 1;
    await super.set(items);
  }
}

export const events = (count: number, from = 0): SessionEvent[] =>
  Array.from({ length: count }, (_, n) => ({ type: 'model-access-changed', atMs: from + n }));

export function storeOf(area: FakeArea, journal: readonly SessionEvent[], sessionId = 'call_a'): JournalStore {
  const store = new JournalStore(sessionId, area);
  for (const event of journal) store.push(event);
  return store;
}

export const stored = async (area: FakeArea, sessionId = 'call_a'): Promise<readonly SessionEvent[]> =>
  (await loadJournals(area)).get(sessionId)?.journal ?? [];

export const reopened = async (area: FakeArea, sessionId = 'call_a'): Promise<JournalStore> =>
  new JournalStore(sessionId, area, (await loadJournals(area)).get(sessionId)?.end);

/** Some twelve chunks of it. */
export function longCall() {
  const lines = ['How many calls do you get in a week?', 'About forty, and we miss ten of them.', 'I see. Go on.'];
  const said = Array.from({ length: 240 }, (_, n) =>
    say(n + 1, n % 2 === 0 ? 'rep' : 'customer', `${lines[n % 3] ?? ''} ${String(n)}`),
  );
  return play([start(), ...said], withoutModel);
}
