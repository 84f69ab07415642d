/**
 * What comes from the offscreen page, and what its silence means. Transcript events become inputs and are acknowledged when they
 * are stored; a capture that vanished with its page, or that Chrome ended though its tab lives, is started again.
 */
import { interimLine } from '../coaching/panel-view';
import type { SessionInput } from '../coaching/session-inputs';
import type { SessionState } from '../coaching/session-state';
import type { CaptureProblem, DeepgramAccess, OffscreenToWorker, ProbeFrame } from '../protocol/capture-port';
import type { Settings } from '../settings/settings';
import { endOf, mayGoOn } from './capture-end';
import { CaptureFindings } from './capture-findings';
import type { CaptureLink } from './capture-link';
import { CapturePulses } from './capture-pulse';
import { LastInterims } from './last-interims';
import { closeOffscreenPage, hasOffscreenPage } from './offscreen-page';
import type { PanelLink } from './panel-link';
import type { SessionActor } from './session-actor';
import type { Sessions } from './sessions';

/** So long may the last finals take at a stop before the session ends without them. The offscreen page waits up to 20 s itself. */
const CLOSE_LIMIT_MS = 24_000;
/** The offscreen page reconnects within a second of losing the worker; after this it is taken to be gone. */
const RECONNECT_LIMIT_MS = 5_000;
/** A capture that died while the worker was down is started again by itself only if the call was on just now. */
const JUST_NOW_MS = 120_000;

/** So often is a call heard again by itself after Chrome ended its capture: where each ends at once, the next would too. */
const MAX_RETAKEN = 3;

interface ReceptionParts {
  readonly sessions: Sessions;
  readonly capture: CaptureLink;
  readonly panels: PanelLink;
  settings(): Settings;
  /** What a session's capture needs of the recogniser, as settings are now. */
  access(state: SessionState): DeepgramAccess;
  /** Something beside the journal changed that the panel shows. */
  changed(actor: SessionActor): void;
  /** Start a lost capture again, if Chrome allows it without a click. Never throws. */
  resume(actor: SessionActor): Promise<void>;
  /** Let the offscreen page go, if nothing needs it. */
  closeIdle(): Promise<void>;
}

type Frame = Exclude<OffscreenToWorker, ProbeFrame>;
type CaptureFrame = Exclude<Frame, { type: 'hello' }>;
type Failed = Extract<Frame, { type: 'failed' }>;

export class CaptureReception {
  readonly findings: CaptureFindings;
  private readonly interims = new LastInterims();
  private readonly pulses = new CapturePulses();
  /** How often each session's capture was taken up again after Chrome had ended it. */
  private readonly retaken = new Map<string, number>();
  private readonly parts: ReceptionParts;

  constructor(parts: ReceptionParts) {
    this.parts = parts;
    this.findings = new CaptureFindings(parts);
  }

  /** After the worker restarted: what was being closed goes on closing, and a page that died meanwhile is noticed. */
  async restore(): Promise<void> {
    const { sessions } = this.parts;
    for (const actor of sessions.running()) if (actor.state.status === 'stopping') this.endLater(actor);
    if (sessions.running().length > 0 && !(await hasOffscreenPage())) this.loseAll();
  }

  /** Keys, address or language of the recogniser changed: running captures use it from their next connection on. */
  changeAccess(): void {
    this.findings.forgetVerdicts();
    for (const { state } of this.parts.sessions.running()) this.tellAccess(state);
  }

  private tellAccess(state: SessionState): void {
    const { capture, access } = this.parts;
    capture.post({ type: 'access', captureId: state.captureId, deepgram: access(state) });
  }

  forget(sessionId: string): void {
    this.findings.forget(sessionId);
    this.interims.take(sessionId);
    this.pulses.forget(sessionId);
    this.retaken.delete(sessionId);
  }

  /** Close a session's capture: its last words still come, then it ends. */
  close(actor: SessionActor): void {
    const { captureId, captureLostAtMs } = actor.state;
    if (captureLostAtMs !== undefined) {
      this.end(actor);
      return;
    }
    // A page that isn't connected just now may have last words all the same: it is told as soon as it is.
    this.parts.capture.post({ type: 'stop', captureId });
    this.endLater(actor);
  }

  private endLater(actor: SessionActor): void {
    setTimeout(() => this.end(actor), CLOSE_LIMIT_MS);
  }

  /** Its capture didn't say that it has ended, and won't any more: what it left untold is on record. */
  private end(actor: SessionActor): void {
    if (actor.isOver) return;
    this.vanish(actor);
    this.parts.sessions.take(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs: Date.now() });
  }

  /** A capture ended by itself, or never began: its session ends with what it has, and says why. */
  fail(actor: SessionActor, problem: CaptureProblem): void {
    this.parts.sessions.take(actor, endOf(problem, Date.now()));
  }

  /** The page tells of the end again until it knows that it is stored. */
  private async releaseWhenStored(actor: SessionActor, input: SessionInput): Promise<void> {
    const { captureId, sessionId } = actor.state;
    try {
      await actor.take(input);
      this.parts.capture.post({ type: 'release', captureId });
    } catch {
      console.error('session', sessionId, 'end not stored yet');
    }
  }

  /** A capture ended by itself. That is its session's end only if there never was anything to lose, or the tab is gone. */
  private async takeFailure(actor: SessionActor, { captureId, problem, heardUntilMs }: Failed): Promise<void> {
    const goesOn = await mayGoOn(actor.state, problem);
    const atMs = Date.now();
    const { status, captureLostAtMs } = actor.state;
    if (actor.isOver || actor.state.captureId !== captureId) {
      this.parts.capture.post({ type: 'release', captureId });
      return;
    }
    if (!goesOn || status !== 'live') {
      await this.releaseWhenStored(actor, endOf(problem, atMs));
      return;
    }
    await this.releaseWhenStored(actor, { type: 'capture-vanished', heardUntilMs, atMs });
    if (captureLostAtMs !== undefined) return;
    console.warn('session', actor.state.sessionId, 'lost its capture:', problem);
    if (problem === 'tab-ended' && this.mayRetake(actor)) await this.parts.resume(actor);
    else await this.parts.closeIdle();
  }

  private mayRetake({ state: { sessionId } }: SessionActor): boolean {
    const times = (this.retaken.get(sessionId) ?? 0) + 1;
    this.retaken.set(sessionId, times);
    return times <= MAX_RETAKEN;
  }

  private loseAll(): void {
    for (const actor of this.parts.sessions.running()) this.lose(actor);
  }

  /** A capture is gone, and nobody wanted it to end: the conversation stays and the capture starts again, or the rep is asked. */
  private lose(actor: SessionActor): void {
    const { sessionId, status, captureLostAtMs, lastAtMs } = actor.state;
    // The rep wanted it to end, and it has.
    if (status === 'stopping') this.end(actor);
    if (status !== 'live' || captureLostAtMs !== undefined) return;
    console.warn('session', sessionId, 'lost its capture');
    // A long silence leaves nothing in the journal, but its capture was there.
    const aliveAtMs = this.pulses.of(actor.state)?.atMs ?? lastAtMs;
    this.vanish(actor);
    if (Date.now() - aliveAtMs < JUST_NOW_MS) void this.parts.resume(actor);
  }

  private vanish(actor: SessionActor): void {
    const { sessionId, lastSeq } = actor.state;
    const atMs = Date.now();
    // Shown already, and no final will come any more: better as the recogniser guessed them than not at all.
    const events = this.interims.take(sessionId).map((event, n) => ({ seq: lastSeq + 1 + n, event }));
    if (events.length > 0) this.parts.sessions.take(actor, { type: 'transcript-arrived', events, atMs });
    const { heardUntilMs } = this.pulses.of(actor.state) ?? {};
    this.parts.sessions.take(actor, {
      type: 'capture-vanished',
      ...(heardUntilMs === undefined ? {} : { heardUntilMs }),
      atMs,
    });
  }

  /** The page's port is gone. It connects again at once if the page lives. */
  async portLost(): Promise<void> {
    const { capture } = this.parts;
    if (!(await hasOffscreenPage())) {
      this.loseAll();
      return;
    }
    setTimeout(() => {
      if (capture.isConnected) return;
      // A page that is there and doesn't answer hears nothing either: it makes room for a new one.
      void closeOffscreenPage(() => capture.isConnected).then(() => {
        if (!capture.isConnected) this.loseAll();
      });
    }, RECONNECT_LIMIT_MS);
  }

  take(frame: Frame): void {
    if (frame.type === 'hello') {
      this.match(frame.captureIds);
      return;
    }
    const actor = this.parts.sessions.byCapture(frame.captureId);
    if (actor && !actor.isOver) this.takeOf(actor, frame);
    else this.dismiss(frame);
  }

  /** Of a session that is no more: nobody else would ever acknowledge or stop it. */
  private dismiss(frame: CaptureFrame): void {
    const { capture } = this.parts;
    const isEnd = frame.type === 'stopped' || frame.type === 'failed';
    capture.post({ type: isEnd ? 'release' : 'stop', captureId: frame.captureId });
    if (frame.type === 'events') this.acknowledge(frame.captureId, frame.events.at(-1)?.seq ?? 0);
  }

  private takeOf(actor: SessionActor, frame: CaptureFrame): void {
    const { panels, sessions } = this.parts;
    const { sessionId } = actor.state;
    const atMs = Date.now();
    switch (frame.type) {
      case 'events': {
        for (const { event } of frame.events) if (event.type === 'final') this.interims.finished(sessionId, event);
        const stored = actor.take({ type: 'transcript-arrived', events: frame.events, atMs });
        // What counts now: more may have come by the time this is stored.
        const seq = actor.state.lastSeq;
        stored.then(
          () => this.acknowledge(frame.captureId, seq),
          () => console.error('session', sessionId, 'transcript not stored; it stays with the offscreen page'),
        );
        return;
      }
      case 'interim':
        this.interims.heard(sessionId, frame.interim);
        panels.tell(sessionId, [{ type: 'transcription', line: interimLine(actor.state.conversation, frame.interim) }]);
        return;
      case 'state':
        this.findings.takeState(actor, frame.state);
        sessions.take(actor, { type: 'capture-reported', state: frame.state, atMs });
        return;
      case 'health':
        this.pulses.felt(actor.state, { atMs, heardUntilMs: frame.heardUntilMs });
        panels.tell(sessionId, [{ type: 'levels', levelsDb: frame.levelsDb }]);
        this.findings.takeLevels(actor, frame.levelsDb);
        return;
      case 'failed':
        void this.takeFailure(actor, frame);
        return;
      case 'stopped':
        void this.releaseWhenStored(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs });
        return;
    }
  }

  private acknowledge(captureId: string, seq: number): void {
    this.parts.capture.post({ type: 'acknowledge', captureId, seq });
  }

  /**
   * After either side restarted: captures without a session stop, sessions whose capture had run and is gone lost it. What was
   * posted while nobody was connected is told again.
   */
  private match(captureIds: readonly string[]): void {
    const { sessions, capture } = this.parts;
    for (const captureId of captureIds) {
      const state = sessions.byCapture(captureId)?.state;
      if (state?.status === 'live') this.tellAccess(state);
      else capture.post({ type: 'stop', captureId });
    }
    for (const actor of sessions.running()) {
      const { captureId, status, capture: reported } = actor.state;
      if (captureIds.includes(captureId)) continue;
      // One that has reported nothing yet is only just being started.
      if (status === 'stopping' || reported !== undefined) this.lose(actor);
    }
  }
}
