import { beforeEach, describe, expect, it } from 'vitest';
import type { SessionShell } from '../../../src/background/session-actor';
import { Sessions } from '../../../src/background/sessions';
import { FakeArea } from '../../support/fake-area';
import { START_MS, withoutModel } from '../../support/session';

const shell: SessionShell = {
  context: () => withoutModel,
  perform: () => undefined,
  tell: () => undefined,
  settled: () => undefined,
  makeRoom: () => Promise.resolve(false),
};

let area: FakeArea;
let sessions: Sessions;
beforeEach(() => {
  area = new FakeArea();
  sessions = new Sessions(shell, area);
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
    const again = new Sessions(shell, area);
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
    const again = new Sessions(shell, area);
    await again.restore();
    expect(again.all()).toHaveLength(7);
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

/** When all that was taken is written: an input that says nothing new still waits for the store. */
const stored = () =>
  Promise.all(sessions.all().map((actor) => actor.take({ type: 'change-model-access', atMs: START_MS + 100 }))).then(
    () => undefined,
  );
