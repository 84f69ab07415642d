import { beforeEach, describe, expect, it, vi, type Mock } from 'vitest';
import type { SessionActor, SessionShell } from '../../../src/background/session-actor';
import { Sessions } from '../../../src/background/sessions';
import { FakeArea } from '../../support/fake-area';
import { say, START_MS, withoutModel } from '../../support/session';

const shell: SessionShell = {
  context: () => withoutModel,
  perform: () => undefined,
  tell: () => undefined,
  settled: (actor) => settled(actor.isStorageFull),
  makeRoom: () => sessions.makeRoom(),
};
const settled = vi.fn();

let area: FakeArea;
let kept: { changed: Mock; flush: Mock<() => Promise<void>>; forget: Mock<(sessionId: string) => Promise<void>> };
let sessions: Sessions;
beforeEach(() => {
  area = new FakeArea();
  kept = { changed: vi.fn(), flush: vi.fn(async () => undefined), forget: vi.fn(async () => undefined) };
  sessions = new Sessions(shell, area, kept);
});

describe('the session to show', () => {
  it('should be none where nothing was ever coached', () => {
    expect(sessions.toShow(7)).toBeUndefined();
    expect(sessions.toShow(undefined)).toBeUndefined();
  });

  it('should be the active tab’s, while it runs', () => {
    begin('call_a', 7, 1);
    begin('call_b', 8, 2);
    expect(sessions.toShow(7)?.state.sessionId).toBe('call_a');
  });

  it('should be the latest that runs, while the rep looks something up', () => {
    begin('call_a', 7, 1);
    begin('call_b', 8, 2);
    expect(sessions.toShow(99)?.state.sessionId).toBe('call_b');
    expect(sessions.toShow(undefined)?.state.sessionId).toBe('call_b');
  });

  it('should be one that runs, before the active tab’s that has ended', () => {
    end('call_a', 7, 1);
    begin('call_b', 8, 2);
    expect(sessions.toShow(7)?.state.sessionId).toBe('call_b');
  });

  it('should be the active tab’s last one, once none runs', () => {
    end('call_a', 7, 1);
    end('call_b', 8, 2);
    expect(sessions.toShow(7)?.state.sessionId).toBe('call_a');
    expect(sessions.toShow(99)?.state.sessionId).toBe('call_b');
  });

  it('should be a tab’s running session, not its later one that ended', () => {
    begin('call_a', 7, 1);
    end('call_b', 7, 2);
    expect(sessions.ofTab(7)?.state.sessionId).toBe('call_a');
  });
});

describe('sessions', () => {
  it('should come back from storage as they were', async () => {
    begin('call_a', 7, 1);
    end('call_b', 8, 2);
    await stored();
    const again = new Sessions(shell, area, kept);
    await again.restore();
    expect(again.all().map(({ state }) => state)).toEqual(sessions.all().map(({ state }) => state));
    expect(again.byCapture('capture-call_a')?.state.tabId).toBe(7);
  });

  it('should forget the oldest that ended, heap and storage, and none that runs', async () => {
    begin('call_running', 1, 0);
    for (let n = 1; n <= 7; n += 1) {
      end(`call_${String(n)}`, 10 + n, n);
      await stored();
    }
    begin('call_last', 2, 9);
    await stored();
    expect(sessions.all().map(({ state }) => state.sessionId)).toEqual([
      'call_running',
      'call_3',
      'call_4',
      'call_5',
      'call_6',
      'call_7',
      'call_last',
    ]);
    const again = new Sessions(shell, area, kept);
    await again.restore();
    expect(again.all()).toHaveLength(7);
  });
});

describe('sessions and kept calls', () => {
  it('should tell of every growth, and, after a restart, of what may not have been kept yet', async () => {
    const actor = begin('call_a', 7, 1);
    expect(kept.changed).toHaveBeenLastCalledWith(actor);
    await stored();
    const calls = kept.changed.mock.calls.length;
    sessions.take(actor, { type: 'resume-capture', captureId: 'x', fromMs: 1, atMs: START_MS });
    expect(kept.changed).toHaveBeenCalledTimes(calls);
    const again = new Sessions(shell, area, kept);
    await again.restore();
    expect(kept.changed).toHaveBeenLastCalledWith(again.get('call_a'));
  });

  it('should keep what runs, and not what has ended, when the setting is switched on', () => {
    const running = begin('call_a', 7, 1);
    end('call_b', 8, 2);
    kept.changed.mockClear();
    sessions.keepRunning();
    expect(kept.changed.mock.calls).toEqual([[running]]);
  });

  it('should have a call’s last words kept before its journal goes to make room, and keep what was kept', async () => {
    end('call_a', 7, 1);
    await stored();
    kept.flush.mockImplementation(async () => {
      expect(Object.keys(area.items).length).toBeGreaterThan(0);
    });
    expect(await sessions.makeRoom()).toBe(true);
    expect(kept.flush).toHaveBeenCalledTimes(1);
    expect(kept.forget).not.toHaveBeenCalled();
    expect(area.items).toEqual({});
  });
});

describe('forgetting a call', () => {
  it('should erase its journal, what was kept of it, and the session', async () => {
    begin('call_a', 7, 1);
    begin('call_b', 8, 2);
    await stored();
    await sessions.forget('call_a');
    expect(kept.forget).toHaveBeenCalledWith('call_a');
    expect(sessions.get('call_a')).toBeUndefined();
    expect(Object.keys(area.items).every((key) => key.startsWith('journal:call_b:'))).toBe(true);
    expect(Object.keys(area.items)).toHaveLength(1);
  });

  it('should not be undone by a write under way, nor by what comes later', async () => {
    const actor = begin('call_a', 7, 1);
    await stored();
    area.hold();
    const writing = actor.take({ type: 'ask-for-guidance', atMs: START_MS + 5 });
    await area.started;
    const forgotten = sessions.forget('call_a');
    const late = actor.take(say(1, 'customer', 'Still there?'));
    area.release();
    await Promise.all([writing, forgotten, late]);
    await actor.take(say(1, 'customer', 'Still there?'));
    expect(area.items).toEqual({});
    expect(kept.changed).toHaveBeenCalledTimes(3);
  });

  it('should erase a call that only the device still knows', async () => {
    await sessions.forget('call_of_yesterday');
    expect(kept.forget).toHaveBeenCalledWith('call_of_yesterday');
  });

  it('should erase the journal even if the device fails, and say that it did', async () => {
    begin('call_a', 7, 1);
    await stored();
    kept.forget.mockRejectedValue(new Error('disk trouble'));
    await expect(sessions.forget('call_a')).rejects.toThrow('disk trouble');
    await vi.waitFor(() => expect(area.items).toEqual({}));
  });
});

describe('sessions, when storage is full', () => {
  it('should condense a journal before any call that ended is given up', async () => {
    end('call_a', 7, 1);
    const actor = begin('call_b', 8, 2);
    await talk(actor, 150);
    area.quotaBytes = (await area.getBytesInUse()) + 10;
    await Promise.all([talk(actor, 1), talk(actor, 1)]);
    expect(sessions.get('call_a')).toBeDefined();
    expect(await restored('call_b')).toEqual(actor.state);
    expect(actor.isStorageFull).toBe(false);
  });

  it('should give up calls that ended when nothing is left to condense', async () => {
    const ended = begin('call_a', 7, 1);
    await talk(ended, 20);
    await ended.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 90_000 });
    const actor = begin('call_b', 8, 2);
    await talk(actor, 3);
    area.quotaBytes = (await area.getBytesInUse()) + 10;
    await talk(actor, 2);
    expect(sessions.get('call_a')).toBeUndefined();
    expect(await restored('call_b')).toEqual(actor.state);
  });

  it('should say so when nothing at all is left to give up, acknowledge nothing, and make good once there is room', async () => {
    const actor = begin('call_b', 8, 2);
    await talk(actor, 3);
    const before = actor.state;
    area.quotaBytes = await area.getBytesInUse();
    settled.mockClear();
    await expect(talk(actor, 1)).rejects.toThrow('quota');
    expect(actor.isStorageFull).toBe(true);
    expect(settled).toHaveBeenLastCalledWith(true);
    expect(await restored('call_b')).toEqual(before);
    area.quotaBytes = Infinity;
    await talk(actor, 1);
    expect(settled).toHaveBeenLastCalledWith(false);
    expect(await restored('call_b')).toEqual(actor.state);
  });

  it('should take a long call that comes all at once, into far less room than it needs whole', async () => {
    const whole = begin('call_a', 7, 1);
    await talk(whole, 250);
    const needed = await area.getBytesInUse();
    await sessions.forget('call_a');
    area.quotaBytes = needed * 0.7;
    const actor = begin('call_b', 8, 2);
    await Promise.all(Array.from({ length: 250 }, () => talk(actor, 1)));
    expect(await restored('call_b')).toEqual(actor.state);
    expect(actor.state.conversation.utterances).toHaveLength(250);
  });
});

// Helpers

const begin = (sessionId: string, tabId: number, order: number) =>
  sessions.start({
    type: 'start',
    sessionId,
    tabId,
    tabTitle: '',
    captureId: `capture-${sessionId}`,
    mode: 'guidance',
    atMs: START_MS + order,
  });

const end = (sessionId: string, tabId: number, order: number): void =>
  sessions.take(begin(sessionId, tabId, order), {
    type: 'capture-ended',
    reason: 'rep-stopped',
    atMs: START_MS + order,
  });

/** So many lines more, each stored before the next. */
async function talk(actor: SessionActor, lines: number): Promise<void> {
  for (let n = 0; n < lines; n += 1) {
    const seq = actor.state.lastSeq + 1;
    await actor.take(say(seq, seq % 2 === 0 ? 'rep' : 'customer', `How many calls do you get in week ${String(seq)}?`));
  }
}

/** What a new worker would make of what is stored. */
async function restored(sessionId: string) {
  const again = new Sessions(shell, area, kept);
  await again.restore();
  return again.get(sessionId)?.state;
}

/** When all that was taken is written: an input that says nothing new still waits for the store. */
const stored = () =>
  Promise.all(sessions.all().map((actor) => actor.take({ type: 'change-model-access', atMs: START_MS + 100 }))).then(
    () => undefined,
  );
