import { describe, expect, it } from 'vitest';
import { condense } from '../../../src/coaching/condense';
import { EVENTS_PER_CHUNK } from '../../../src/coaching/journal';
import { replay } from '../../../src/coaching/session-fold';
import { FakeArea } from '../../support/fake-area';
import { play, say, withoutModel } from '../../support/session';
import { DyingArea, longCall, reopened, stored, storeOf } from './journal-store-set-up';

describe('journal store, condensing', () => {
  const { journal, state } = longCall();

  it('should make a long call smaller in its place, and leave its end whole', async () => {
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    const before = await area.getBytesInUse();
    expect(await store.condense()).toBe(true);
    expect(await area.getBytesInUse()).toBeLessThan(before * 0.6);
    const after = await stored(area, 'call_test');
    expect(replay(after)).toEqual(state);
    expect(after.slice(-EVENTS_PER_CHUNK)).toEqual(journal.slice(-EVENTS_PER_CHUNK));
    expect(await store.condense()).toBe(false);
  });

  it('should fold to the same call after a crash at any step, and go on being stored', async () => {
    const whole = new FakeArea();
    const first = storeOf(whole, journal, 'call_test');
    await first.flush();
    whole.written.length = 0;
    const items = structuredClone(whole.items);
    await first.condense();
    expect(whole.written.length).toBeGreaterThan(5);
    for (let writes = 0; writes <= whole.written.length; writes += 1) {
      const area = new DyingArea(writes);
      area.items = structuredClone(items);
      const store = await reopened(area, 'call_test');
      await store.condense().catch(() => undefined);
      area.writesLeft = Infinity;
      expect(replay(await stored(area, 'call_test'))).toEqual(state);
      // The next worker goes on: nothing is doubled, nothing lost, and what a crash left over is condensed then.
      const next = await reopened(area, 'call_test');
      expect(next.total).toBe(journal.length);
      next.push({ type: 'model-access-changed', atMs: state.lastAtMs + 1 });
      await next.flush();
      await next.condense();
      const after = await stored(area, 'call_test');
      expect(after.at(-1)).toEqual({ type: 'model-access-changed', atMs: state.lastAtMs + 1 });
      expect(replay(after.slice(0, -1))).toEqual(state);
    }
  });

  it('should rest on what is stored only: guidance isn’t given up for guidance that may still be lost', async () => {
    const area = new FakeArea();
    const atMs = state.lastAtMs;
    const lines = Array.from({ length: 120 }, (_, n) =>
      say(state.lastSeq + 1 + n, 'customer', `Go on, line ${String(n)}.`),
    );
    const suggested = play([{ type: 'choose-mode', mode: 'suggestions', atMs }, ...lines], withoutModel, {
      journal,
      state,
    });
    const store = storeOf(area, suggested.journal, 'call_test');
    await store.flush();
    // The only guidance that replaces the last one of long ago is not stored yet.
    const back = play([{ type: 'choose-mode', mode: 'guidance', atMs }], withoutModel, suggested);
    for (const event of back.journal.slice(suggested.journal.length)) store.push(event);
    expect(await store.condense()).toBe(true);
    expect(replay(await stored(area, 'call_test'))).toEqual(suggested.state);
  });

  it('should succeed where storage is full to the last byte', async () => {
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    area.quotaBytes = await area.getBytesInUse();
    store.push({ type: 'model-access-changed', atMs: state.lastAtMs });
    await expect(store.flush()).rejects.toThrow('quota');
    expect(await store.condense()).toBe(true);
    await store.flush();
    expect((await stored(area, 'call_test')).at(-1)?.type).toBe('model-access-changed');
  });

  it('should number events alike whether a chunk is condensed or not', async () => {
    const area = new FakeArea();
    const store = storeOf(area, journal, 'call_test');
    await store.flush();
    await store.condense();
    const { pieces, total } = await store.since(0);
    expect(total).toBe(journal.length);
    expect(pieces.map(({ from }) => from)).toEqual(pieces.map((_, at) => at * EVENTS_PER_CHUNK));
    expect(pieces.flatMap((piece) => piece.events).length).toBeLessThan(journal.length);
    expect(condense(pieces.flatMap((piece) => piece.events))).toEqual(condense(journal));
  });
});
