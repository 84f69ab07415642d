import { beforeEach, describe, expect, it, vi } from 'vitest';
import { say, START_MS } from '../../support/session';
import { GivenSessions } from './sessions-set-up';

let given: GivenSessions;

beforeEach(() => {
  given = new GivenSessions();
});

describe('the session to show', () => {
  it('should be none where nothing was ever coached', () => {
    expect(given.sessions.toShow(7)).toBeUndefined();
    expect(given.sessions.toShow(undefined)).toBeUndefined();
  });

  it('should be the active tab’s, while it runs', () => {
    given.begin('call_a', 7, 1);
    given.begin('call_b', 8, 2);
    expect(given.sessions.toShow(7)?.state.sessionId).toBe('call_a');
  });

  it('should be the latest that runs, while the rep looks something up', () => {
    given.begin('call_a', 7, 1);
    given.begin('call_b', 8, 2);
    expect(given.sessions.toShow(99)?.state.sessionId).toBe('call_b');
    expect(given.sessions.toShow(undefined)?.state.sessionId).toBe('call_b');
  });

  it('should be one that runs, before the active tab’s that has ended', () => {
    given.end('call_a', 7, 1);
    given.begin('call_b', 8, 2);
    expect(given.sessions.toShow(7)?.state.sessionId).toBe('call_b');
  });

  it('should be the active tab’s last one, once none runs', () => {
    given.end('call_a', 7, 1);
    given.end('call_b', 8, 2);
    expect(given.sessions.toShow(7)?.state.sessionId).toBe('call_a');
    expect(given.sessions.toShow(99)?.state.sessionId).toBe('call_b');
  });

  it('should be a tab’s running session, not its later one that ended', () => {
    given.begin('call_a', 7, 1);
    given.end('call_b', 7, 2);
    expect(given.sessions.ofTab(7)?.state.sessionId).toBe('call_a');
  });
});

describe('sessions', () => {
  it('should come back from storage as they were', async () => {
    given.begin('call_a', 7, 1);
    given.end('call_b', 8, 2);
    await given.stored();
    const again = await given.restart();
    expect(again.all().map(({ state }) => state)).toEqual(given.sessions.all().map(({ state }) => state));
    expect(again.byCapture('capture-call_a')?.state.tabId).toBe(7);
  });

  it('should come back with every word though an offer can’t be read, and go on where they were', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const actor = given.begin('call_a', 7, 1);
    await given.talk(actor, 12);
    for (const chunk of Object.values(given.area.items) as { events: { type: string; guidance?: unknown }[] }[]) {
      for (const event of chunk.events) if (event.type === 'guidance-offered') event.guidance = 'damaged';
    }
    const again = (await given.restart()).get('call_a')!;
    expect(again.state.conversation).toEqual(actor.state.conversation);
    await given.talk(again, 1);
    expect((await given.restored('call_a'))?.lastSeq).toBe(13);
    expect(console.error).toHaveBeenCalled();
  });

  it('should forget the oldest that ended, heap and storage, and none that runs', async () => {
    given.begin('call_running', 1, 0);
    for (let n = 1; n <= 7; n += 1) {
      given.end(`call_${String(n)}`, 10 + n, n);
      await given.stored();
    }
    given.begin('call_last', 2, 9);
    await given.stored();
    expect(given.sessions.all().map(({ state }) => state.sessionId)).toEqual([
      'call_running',
      'call_3',
      'call_4',
      'call_5',
      'call_6',
      'call_7',
      'call_last',
    ]);
    const again = await given.restart();
    expect(again.all()).toHaveLength(7);
  });
});

describe('sessions and kept calls', () => {
  it('should tell of every growth, and, after a restart, of what may not have been kept yet', async () => {
    const actor = given.begin('call_a', 7, 1);
    expect(given.kept.changed).toHaveBeenLastCalledWith(actor);
    await given.stored();
    const calls = given.kept.changed.mock.calls.length;
    given.sessions.take(actor, { type: 'resume-capture', captureId: 'x', fromMs: 1, atMs: START_MS });
    expect(given.kept.changed).toHaveBeenCalledTimes(calls);
    const again = await given.restart();
    expect(given.kept.changed).toHaveBeenLastCalledWith(again.get('call_a'));
  });

  it('should keep what runs, and not what has ended, when the setting is switched on', () => {
    const running = given.begin('call_a', 7, 1);
    given.end('call_b', 8, 2);
    given.kept.changed.mockClear();
    given.sessions.keepRunning();
    expect(given.kept.changed.mock.calls).toEqual([[running]]);
  });

  it('should have a call’s last words kept before its journal goes to make room, and keep what was kept', async () => {
    given.end('call_a', 7, 1);
    await given.stored();
    given.kept.flush.mockImplementation(async () => {
      expect(Object.keys(given.area.items).length).toBeGreaterThan(0);
    });
    expect(await given.sessions.makeRoom()).toBe(true);
    expect(given.kept.flush).toHaveBeenCalledTimes(1);
    expect(given.kept.forget).not.toHaveBeenCalled();
    expect(given.area.items).toEqual({});
  });
});

describe('forgetting a call', () => {
  it('should erase its journal, what was kept of it, and the session', async () => {
    given.begin('call_a', 7, 1);
    given.begin('call_b', 8, 2);
    await given.stored();
    await given.sessions.forget('call_a');
    expect(given.kept.forget).toHaveBeenCalledWith('call_a');
    expect(given.sessions.get('call_a')).toBeUndefined();
    expect(Object.keys(given.area.items).every((key) => key.startsWith('journal:call_b:'))).toBe(true);
    expect(Object.keys(given.area.items)).toHaveLength(1);
  });

  it('should not be undone by a write under way, nor by what comes later', async () => {
    const actor = given.begin('call_a', 7, 1);
    await given.stored();
    given.area.hold();
    const writing = actor.take({ type: 'ask-for-guidance', atMs: START_MS + 5 });
    await given.area.started;
    const forgotten = given.sessions.forget('call_a');
    const late = actor.take(say(1, 'customer', 'Still there?'));
    given.area.release();
    await Promise.all([writing, forgotten, late]);
    await actor.take(say(1, 'customer', 'Still there?'));
    expect(given.area.items).toEqual({});
    expect(given.kept.changed).toHaveBeenCalledTimes(3);
  });

  it('should erase a call that only the device still knows', async () => {
    await given.sessions.forget('call_of_yesterday');
    expect(given.kept.forget).toHaveBeenCalledWith('call_of_yesterday');
  });

  it('should erase the journal even if the device fails, and say that it did', async () => {
    given.begin('call_a', 7, 1);
    await given.stored();
    given.kept.forget.mockRejectedValue(new Error('disk trouble'));
    await expect(given.sessions.forget('call_a')).rejects.toThrow('disk trouble');
    await vi.waitFor(() => expect(given.area.items).toEqual({}));
  });
});
