import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { RETRY_MS } from '../../../src/background/kept-calls';
import { KeptCallsStore } from '../../../src/background/kept-calls-store';
import { say, START_MS } from '../../support/session';
import { keptJournal, refusal, setUpKeeping, type KeepingWorker } from './kept-calls-set-up';

let worker: KeepingWorker;

beforeEach(() => {
  worker = setUpKeeping();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('keeping a call, when a worker dies', () => {
  it('should go on where the call is kept', async () => {
    await worker.talk(50);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    await worker.talk(2);
    const put = vi.spyOn(KeptCallsStore.prototype, 'put');
    await worker.restart();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
    expect(put.mock.calls[0]?.[1][0]?.from).toBeGreaterThan(0);
  });

  it('should take back what was kept and never stored, since it was decided anew', async () => {
    await worker.talk(50);
    const storedUntil = worker.call.played;
    worker.area.quotaBytes = await worker.area.getBytesInUse();
    await worker.talk(80);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect((await keptJournal()).length).toBeGreaterThan(storedUntil.journal.length);
    worker.area.quotaBytes = Infinity;
    await worker.restart(storedUntil);
    expect(await keptJournal()).toEqual(storedUntil.journal);
    await worker.call.take(say(worker.call.state.lastSeq + 1, 'customer', 'Something else, as it was heard again.'));
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should not begin to keep a call that ended while calls weren’t kept', async () => {
    await worker.talk(3);
    await worker.call.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    await worker.restart();
    expect(await worker.kept.list()).toEqual([]);
  });

  it('should write the end of a call that an earlier worker couldn’t', async () => {
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    await worker.call.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    await worker.restart();
    expect(await worker.kept.list()).toMatchObject([{ sessionId: 'call_test', endedAtMs: START_MS + 60_000 }]);
  });
});

describe('keeping a call, when the disk refuses', () => {
  it('should say why, try again by itself, and lose nothing', async () => {
    const put = vi.spyOn(KeptCallsStore.prototype, 'put').mockRejectedValueOnce(refusal('QuotaExceededError'));
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(worker.kept.problem).toBe('full');
    expect(worker.problemChanged).toHaveBeenCalledTimes(1);
    await vi.advanceTimersByTimeAsync(RETRY_MS);
    await worker.kept.flush();
    expect(put).toHaveBeenCalledTimes(2);
    expect(worker.kept.problem).toBeUndefined();
    expect(worker.problemChanged).toHaveBeenCalledTimes(2);
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should make good with the next write', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'put').mockRejectedValueOnce(refusal('UnknownError'));
    await worker.talk(3);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(worker.kept.problem).toBe('failed');
    await worker.talk(1);
    worker.kept.changed(worker.call);
    await worker.kept.flush();
    expect(worker.kept.problem).toBeUndefined();
    expect(await keptJournal()).toEqual(worker.call.played.journal);
  });

  it('should let nobody wait longer than two seconds', async () => {
    vi.spyOn(KeptCallsStore.prototype, 'put').mockReturnValue(new Promise(() => undefined));
    await worker.talk(1);
    worker.kept.changed(worker.call);
    const flushed = worker.kept.flush();
    await vi.advanceTimersByTimeAsync(2_000);
    await expect(flushed).resolves.toBeUndefined();
  });
});
