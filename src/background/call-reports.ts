/** What content scripts say of calls. They are trusted with nothing: a report can badge the icon, and end a session whose call it saw. */
import type { CallReport, CallState } from '../protocol/messages';
import { showBadge } from './badge';
import type { Coach } from './coach';

export class CallReports {
  private readonly byTab = new Map<number, CallState>();
  private readonly coach: Coach;

  constructor(coach: Coach) {
    this.coach = coach;
  }

  of(tabId: number): CallState | undefined {
    return this.byTab.get(tabId);
  }

  forget(tabId: number): void {
    this.byTab.delete(tabId);
  }

  take(tabId: number, { state }: CallReport): void {
    const before = this.byTab.get(tabId);
    this.byTab.set(tabId, state);
    const session = this.coach.sessions.ofTab(tabId);
    if (!session || session.isOver) {
      const isOn = state === 'ringing' || state === 'connected' || state === 'hold';
      void showBadge(tabId, isOn ? 'call' : 'off');
    } else if (state === 'ended' && (before === 'connected' || before === 'hold')) {
      // Only a call seen to be on can end: a page that just says "ended" stops nothing.
      this.coach.sessions.take(session, { type: 'stop', reason: 'call-ended', atMs: Date.now() });
    }
  }
}
