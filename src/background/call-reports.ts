/** What content scripts say of calls. They are trusted with nothing: a report can badge the icon, and end a session whose call it saw. */
import { z } from 'zod';
import { CallReport, type CallState } from '../protocol/messages';
import { showBadge } from './badge';
import { browser } from './browser';
import type { Coach } from './coach';
import { readOrRefuse } from './refusals';
import type { SessionActor } from './session-actor';

const KEY = 'calls';
/** So long may a call be rejoined that nobody left: Meet then offers it, and who lost the network needs some seconds to be back. */
const REJOIN_MS = 20_000;

const ToldCall = CallReport.pick({ state: true, muted: true }).extend({
  /** Since when it is gone though nobody left it, and its session waits for it. */
  lostAtMs: z.number().optional(),
});
type ToldCall = z.infer<typeof ToldCall>;
const Stored = z.record(z.string().regex(/^\d+$/), ToldCall);

/** Muted in a call that is on: what a page still says of the microphone afterwards says nothing. */
const isMuted = ({ state, muted }: ToldCall): boolean => muted === true && state === 'connected';

const isUnderWay = (state: CallState | undefined): boolean => state === 'connected' || state === 'hold';

export class CallReports {
  private byTab = new Map<number, ToldCall>();
  private readonly coach: Coach;

  constructor(coach: Coach) {
    this.coach = coach;
  }

  /**
   * Content scripts tell changes only: what they told before the worker restarted is kept in storage.session. Call when the
   * sessions are there: a call that wasn't rejoined meanwhile ends its own.
   */
  async restore(): Promise<void> {
    const stored = readOrRefuse('stored-report', Stored, (await browser.storage.session.get(KEY))[KEY] ?? {}) ?? {};
    this.byTab = new Map(Object.entries(stored).map(([tab, call]) => [Number(tab), call]));
    for (const [tabId, call] of this.byTab) {
      this.coach.setMuted(tabId, isMuted(call));
      if (call.lostAtMs !== undefined) this.endUnlessRejoined(tabId, call.lostAtMs);
    }
  }

  of(tabId: number): CallState | undefined {
    return this.byTab.get(tabId)?.state;
  }

  forget(tabId: number): void {
    if (this.byTab.delete(tabId)) this.store();
  }

  take(tabId: number, { state, muted, mayRejoin }: CallReport): void {
    const before = this.byTab.get(tabId);
    const nowMs = Date.now();
    // Only a call seen to be on can end: a page that just says "ended" stops nothing.
    const hasEnded = state === 'ended' && isUnderWay(before?.state);
    const isLost = hasEnded && mayRejoin === true;
    const lostAtMs = isLost ? nowMs : isUnderWay(state) ? undefined : before?.lostAtMs;
    this.byTab.set(tabId, { state, muted, ...(lostAtMs !== undefined && { lostAtMs }) });
    this.store();
    this.coach.setMuted(tabId, isMuted({ state, muted }));
    const session = this.coach.sessions.ofTab(tabId);
    if (!session || session.isOver) {
      const isOn = state === 'ringing' || isUnderWay(state);
      void showBadge(tabId, isOn ? 'call' : 'off');
    } else if (isLost) this.endUnlessRejoined(tabId, nowMs);
    else if (hasEnded) this.end(session);
  }

  /** The session's capture, which tells its levels every second, keeps the worker alive until then. */
  private endUnlessRejoined(tabId: number, lostAtMs: number): void {
    const end = (): void => {
      // Rejoined, lost anew, or of a tab that is gone.
      if (this.byTab.get(tabId)?.lostAtMs !== lostAtMs) return;
      const session = this.coach.sessions.ofTab(tabId);
      if (session && session.state.startedAtMs <= lostAtMs) this.end(session);
    };
    setTimeout(end, Math.max(0, lostAtMs + REJOIN_MS - Date.now()));
  }

  private end(session: SessionActor): void {
    this.coach.sessions.take(session, { type: 'stop', reason: 'call-ended', atMs: Date.now() });
  }

  private store(): void {
    // A side path: without it a restarted worker only waits for the next report.
    browser.storage.session.set({ [KEY]: Object.fromEntries(this.byTab) }).catch(() => undefined);
  }
}
