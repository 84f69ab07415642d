/** What content scripts say of calls. They are trusted with nothing: a report can badge the icon, and end a session whose call it saw. */
import { z } from 'zod';
import { CallReport, type CallState } from '../protocol/messages';
import { showBadge } from './badge';
import { browser } from './browser';
import type { Coach } from './coach';
import { readOrRefuse } from './refusals';

const KEY = 'calls';
const Stored = z.record(z.string().regex(/^\d+$/), CallReport.pick({ state: true, muted: true }));

export class CallReports {
  private byTab = new Map<number, Pick<CallReport, 'state' | 'muted'>>();
  private readonly coach: Coach;

  constructor(coach: Coach) {
    this.coach = coach;
  }

  /** Content scripts tell changes only: what they told before the worker restarted is kept in storage.session. */
  async restore(): Promise<void> {
    const stored = readOrRefuse('stored-report', Stored, (await browser.storage.session.get(KEY))[KEY] ?? {}) ?? {};
    this.byTab = new Map(Object.entries(stored).map(([tab, call]) => [Number(tab), call]));
    for (const [tabId, { muted }] of this.byTab) this.coach.setMuted(tabId, muted === true);
  }

  of(tabId: number): CallState | undefined {
    return this.byTab.get(tabId)?.state;
  }

  forget(tabId: number): void {
    if (this.byTab.delete(tabId)) this.store();
  }

  take(tabId: number, { state, muted }: CallReport): void {
    const before = this.byTab.get(tabId)?.state;
    this.byTab.set(tabId, { state, muted });
    this.store();
    this.coach.setMuted(tabId, muted === true && state === 'connected');
    const session = this.coach.sessions.ofTab(tabId);
    if (!session || session.isOver) {
      const isOn = state === 'ringing' || state === 'connected' || state === 'hold';
      void showBadge(tabId, isOn ? 'call' : 'off');
    } else if (state === 'ended' && (before === 'connected' || before === 'hold')) {
      // Only a call seen to be on can end: a page that just says "ended" stops nothing.
      this.coach.sessions.take(session, { type: 'stop', reason: 'call-ended', atMs: Date.now() });
    }
  }

  private store(): void {
    // A side path: without it a restarted worker only waits for the next report.
    browser.storage.session.set({ [KEY]: Object.fromEntries(this.byTab) }).catch(() => undefined);
  }
}
