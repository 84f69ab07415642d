import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CallReports } from '../../../src/background/call-reports';
import type { CallState } from '../../../src/protocol/messages';
import { fakeBrowser } from '../../support/fake-browser';
import { START_MS } from '../../support/session';
import { startWorker, type Worker } from '../../support/worker';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

let worker: Worker;
beforeEach(async () => {
  worker = await startWorker();
});

describe('call reports', () => {
  it.each<[CallState, string]>([
    ['ringing', 'call'],
    ['connected', 'call'],
    ['hold', 'call'],
    ['lobby', ''],
    ['idle', ''],
    ['ended', ''],
    ['unknown', ''],
  ])('should badge a tab that is not coached: %s', async (state, text) => {
    take(state);
    await vi.waitFor(() => expect(fakeBrowser.badges.get(7)).toBe(text));
    expect(worker.reports.of(7)).toBe(state);
  });

  it.each(['connected', 'hold'] as const)('should stop a session whose call was seen %s and has ended', (state) => {
    const session = startSession();
    take(state);
    expect(session.state.status).toBe('live');
    take('ended');
    expect(session.state).toMatchObject({ endReason: 'call-ended' });
    expect(session.state.status).not.toBe('live');
  });

  it('should stop nothing because a page just says that a call has ended', () => {
    const session = startSession();
    take('ended');
    take('idle');
    take('lobby');
    take('ended');
    expect(session.state.status).toBe('live');
  });

  it('should stop no other tab’s session', () => {
    const session = startSession();
    worker.reports.take(8, { to: 'background', type: 'report-call', site: 'aircall', state: 'connected' });
    worker.reports.take(8, { to: 'background', type: 'report-call', site: 'aircall', state: 'ended' });
    expect(session.state.status).toBe('live');
  });

  it('should forget a tab that is gone: its number may come again', () => {
    const session = startSession();
    take('connected');
    worker.reports.forget(7);
    expect(worker.reports.of(7)).toBeUndefined();
    take('ended');
    expect(session.state.status).toBe('live');
  });

  it('should outlive the worker: an end is known for one though the beginning was told before', async () => {
    const session = startSession();
    take('connected');
    await vi.waitFor(() => expect(fakeBrowser.session.items).toHaveProperty('calls'));
    const again = new CallReports(worker.coach);
    await again.restore();
    expect(again.of(7)).toBe('connected');
    again.take(7, { to: 'background', type: 'report-call', site: 'google-meet', state: 'ended' });
    expect(session.state.endReason).toBe('call-ended');
  });

  it('should take stored calls that it can’t read for none', async () => {
    await fakeBrowser.session.set({ calls: { 7: 'connected' } });
    const again = new CallReports(worker.coach);
    await again.restore();
    expect(again.of(7)).toBeUndefined();
  });
});

// Helpers

const take = (state: CallState): void =>
  worker.reports.take(7, { to: 'background', type: 'report-call', site: 'google-meet', state });

const startSession = () =>
  worker.coach.sessions.start({
    type: 'start',
    sessionId: 'call_test',
    tabId: 7,
    tabTitle: 'Dialer',
    captureId: 'capture-1',
    mode: 'guidance',
    atMs: START_MS,
  });
