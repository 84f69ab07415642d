import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CallReports } from '../../../src/background/call-reports';
import type { CallReport, CallState } from '../../../src/protocol/messages';
import { fakeBrowser } from '../../support/fake-browser';
import { START_MS } from '../../support/session';
import { startWorker, type Worker } from '../../support/worker';
import { restart } from '../../support/worker-call';

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

  it.each([
    ['connected', true],
    ['hold', false],
    ['ended', false],
  ] as const)(
    'should take a rep for muted only while the call is on, after a restart too: %s',
    async (state, muted) => {
      const session = startSession();
      await fakeBrowser.session.set({ calls: { 7: { state, muted: true } } });
      await new CallReports(worker.coach).restore();
      expect(worker.coach.services(session.state).mutedInCall).toBe(muted);
    },
  );

  it('should take stored calls that it can’t read for none', async () => {
    await fakeBrowser.session.set({ calls: { 7: 'connected' } });
    const again = new CallReports(worker.coach);
    await again.restore();
    expect(again.of(7)).toBeUndefined();
  });
});

describe('a call that the page shows as left though nobody left it', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('should end its session only once it wasn’t rejoined for a while', async () => {
    const session = startSession();
    take('connected');
    take('ended', { mayRejoin: true });
    await vi.advanceTimersByTimeAsync(19_000);
    expect(session.state.status).toBe('live');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(session.state).toMatchObject({ endReason: 'call-ended' });
    expect(session.state.status).not.toBe('live');
  });

  it.each(['connected', 'hold'] as const)(
    'should go on when it is rejoined, and end with the next end: %s',
    async (on) => {
      const session = startSession();
      take('connected');
      take('ended', { mayRejoin: true });
      await vi.advanceTimersByTimeAsync(10_000);
      take('lobby');
      take(on);
      await vi.advanceTimersByTimeAsync(60_000);
      expect(session.state.status).toBe('live');
      take('ended');
      expect(session.state.status).not.toBe('live');
    },
  );

  it('should end though the rep waits before the call again', async () => {
    const session = startSession();
    take('connected');
    take('ended', { mayRejoin: true });
    take('lobby');
    await vi.advanceTimersByTimeAsync(21_000);
    expect(session.state.status).not.toBe('live');
  });

  it('should end in a worker that restarted meanwhile', async () => {
    startSession();
    take('connected');
    take('ended', { mayRejoin: true });
    await vi.advanceTimersByTimeAsync(5_000);
    worker.reports.forget(7);
    await fakeBrowser.session.set({ calls: { 7: { state: 'ended', lostAtMs: Date.now() - 5_000 } } });
    const coach = await restart();
    await new CallReports(coach).restore();
    const status = () => coach.sessions.ofTab(7)?.state.status;
    await vi.advanceTimersByTimeAsync(14_000);
    expect(status()).toBe('live');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(status()).not.toBe('live');
  });

  it('should end no session that began since', async () => {
    const first = startSession();
    take('connected');
    take('ended', { mayRejoin: true });
    worker.coach.sessions.take(first, { type: 'capture-ended', reason: 'rep-stopped', atMs: Date.now() });
    await vi.advanceTimersByTimeAsync(1_000);
    const second = startSession('call_next', Date.now());
    await vi.advanceTimersByTimeAsync(60_000);
    expect(second.state.status).toBe('live');
  });

  it('should be kept beyond the worker with its end', async () => {
    startSession();
    take('connected');
    take('ended', { mayRejoin: true });
    const lostAtMs = Date.now();
    await vi.advanceTimersByTimeAsync(0);
    expect(fakeBrowser.session.items['calls']).toMatchObject({ 7: { state: 'ended', lostAtMs } });
  });
});

// Helpers

const take = (state: CallState, more: Partial<CallReport> = {}): void =>
  worker.reports.take(7, { to: 'background', type: 'report-call', site: 'google-meet', state, ...more });

const startSession = (sessionId = 'call_test', atMs = START_MS) =>
  worker.coach.sessions.start({
    type: 'start',
    sessionId,
    tabId: 7,
    tabTitle: 'Dialer',
    captureId: 'capture-1',
    mode: 'guidance',
    atMs,
  });
