/** The keys that work in the call's tab, on the real worker's session. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { onCallCommand } from '../../../src/background/call-commands';
import type { Coach } from '../../../src/background/coach';
import manifest from '../../../manifest.config';
import { startWorker, type Worker } from '../../support/worker';
import { fakeRuntimePort } from '../../support/fake-runtime-port';
import { heard, openPanel, settled, startCall } from '../../support/worker-call';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

let coach: Coach;
let worker: Worker;

beforeEach(async () => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  worker = await startWorker({ deepgramKey: 'key' });
  ({ coach } = worker);
  const { captureId, offscreen } = await startCall(worker);
  offscreen.deliver(heard(captureId, 1, 'We have three vans and a lorry here.'));
  await settled();
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

describe('a key in the call’s tab', () => {
  it('should pin the card and let it go', () => {
    press('toggle-pin');
    expect(cards().isPinned).toBe(true);
    press('toggle-pin');
    expect(cards().isPinned).toBe(false);
  });

  it('should wave the card away', () => {
    const kind = cards().shown.at(-1)?.kind;
    press('not-now');
    expect(cards().dismissed.map((each) => each.kind)).toEqual([kind]);
  });

  it('should ask for help, whatever was waved away', () => {
    press('not-now');
    press('help-me-now');
    expect(cards().dismissed).toEqual([]);
  });

  it('should serve the call while another tab is in front, as the panel does', () => {
    press('toggle-pin', 99);
    expect(cards().isPinned).toBe(true);
  });

  it.each(['help-me-now', 'not-now', 'toggle-pin'])(
    'should leave it to the panel that is open: %s',
    async (command) => {
      const panel = await openPanel(worker);
      const before = state();
      press(command);
      expect(panel.sent.at(-1)).toEqual({ type: 'call-command', command });
      expect(state()).toEqual(before);
    },
  );

  it('should leave it to the panel of the window that it was pressed in', async () => {
    const elsewhere = fakeRuntimePort('panel');
    coach.panels.add(elsewhere.port);
    coach.panels.setWindow(elsewhere.port, 2);
    coach.panels.follow(2, state().sessionId, { type: 'levels', levelsDb: [-100, -100] }, true);
    const panel = await openPanel(worker);
    press('toggle-pin');
    expect(panel.sent.at(-1)).toEqual({ type: 'call-command', command: 'toggle-pin' });
    expect(elsewhere.sent.at(-1)).toMatchObject({ type: 'levels' });
  });

  it('should act where the panel has just been closed', async () => {
    const panel = await openPanel(worker);
    panel.closeSilently();
    press('toggle-pin');
    expect(cards().isPinned).toBe(true);
  });

  it('should do nothing for Chrome’s own command, after the call, or without one', async () => {
    const before = state();
    press('_execute_action');
    expect(state()).toEqual(before);
    coach.sessions.take(coach.sessions.ofTab(7)!, { type: 'capture-ended', reason: 'rep-stopped', atMs: Date.now() });
    const ended = state();
    press('help-me-now');
    expect(state()).toEqual(ended);
    await settled();
    const empty = await startWorker();
    onCallCommand(empty.coach, 'help-me-now', { id: 7, windowId: 1 });
    expect(empty.coach.sessions.all()).toHaveLength(0);
  });

  it('should be among at most four that the manifest suggests', async () => {
    const built = await (typeof manifest === 'function'
      ? manifest({ command: 'build', mode: 'production' })
      : manifest);
    const names = Object.keys(built.commands ?? {});
    expect(names).toEqual(['_execute_action', 'help-me-now', 'not-now', 'toggle-pin']);
  });
});

const press = (command: string, tabId = 7) => onCallCommand(coach, command, { id: tabId, windowId: 1 });
const state = () => coach.sessions.ofTab(7)!.state;
const cards = () => state().cards;
