/**
 * What comes from the offscreen page, and what its silence means. Transcript events become inputs and are acknowledged when they
 * are stored; a capture that ended by itself ends its session, one that vanished with its page is started again.
 */
import type { Conversation } from '../coaching/conversation';
import type { Services } from '../coaching/notices';
import { interimLine } from '../coaching/panel-view';
import type { SessionInput } from '../coaching/session-inputs';
import type { SessionState } from '../coaching/session-state';
import type { CaptureProblem, DeepgramAccess, OffscreenToWorker } from '../protocol/capture-port';
import type { Settings } from '../settings/settings';
import type { CaptureLink } from './capture-link';
import { checkDeepgramKey } from './deepgram-key-check';
import { LastInterims } from './last-interims';
import { closeOffscreenPage, hasOffscreenPage } from './offscreen-page';
import type { PanelLink } from './panel-link';
import type { SessionActor } from './session-actor';
import type { Sessions } from './sessions';
import { SoundWatch } from './sound-watch';

/** So long may the last finals take at a stop before the session ends without them. The offscreen page waits 3 s itself. */
const CLOSE_LIMIT_MS = 6_000;
/** The offscreen page reconnects within a second of losing the worker; after this it is taken to be gone. */
const RECONNECT_LIMIT_MS = 5_000;
/** A capture that died while the worker was down is started again by itself only if the call was on just now. */
const JUST_NOW_MS = 120_000;
const MEANWHILE = 'What is said is kept for 30 s; change it in options and the call goes on.';

interface ReceptionParts {
  readonly sessions: Sessions;
  readonly capture: CaptureLink;
  readonly panels: PanelLink;
  settings(): Settings;
  /** Something beside the journal changed that the panel shows. */
  changed(actor: SessionActor): void;
  /** Start a lost capture again, if Chrome allows it without a click. Never throws. */
  resume(actor: SessionActor): Promise<void>;
}

type CaptureFrame = Exclude<OffscreenToWorker, { type: 'hello' }>;

export class CaptureReception {
  private readonly sounds = new Map<string, SoundWatch>();
  private readonly interims = new LastInterims();
  /** What a check found for sessions whose capture never got through to the recogniser. */
  private readonly verdicts = new Map<string, string>();
  private readonly parts: ReceptionParts;

  constructor(parts: ReceptionParts) {
    this.parts = parts;
  }

  /** After the worker restarted: what was being closed goes on closing, and a page that died meanwhile is noticed. */
  async restore(): Promise<void> {
    const { sessions } = this.parts;
    for (const actor of sessions.running()) if (actor.state.status === 'stopping') this.endLater(actor);
    if (sessions.running().length > 0 && !(await hasOffscreenPage())) this.loseAll();
  }

  /** Keys, address or language of the recogniser changed: running captures use it from their next connection on. */
  changeAccess(accessOf: (state: SessionState) => DeepgramAccess): void {
    this.verdicts.clear();
    for (const { state } of this.parts.sessions.running()) {
      this.parts.capture.post({ type: 'access', captureId: state.captureId, deepgram: accessOf(state) });
    }
  }

  /** What is known of a session's sound beside its journal. */
  seenOf(sessionId: string, { completed, open }: Conversation): Pick<Services, 'recogniserVerdict' | 'silent'> {
    const silent = this.sounds.get(sessionId)?.silent ?? [false, false];
    // Who was heard once isn't silent, whatever a restarted watch has seen.
    const spoke = (channel: 0 | 1) => completed[channel] > 0 || open[channel] !== undefined;
    return {
      recogniserVerdict: this.verdicts.get(sessionId),
      silent: [silent[0] && !spoke(0), silent[1] && !spoke(1)],
    };
  }

  forget(sessionId: string): void {
    this.sounds.delete(sessionId);
    this.verdicts.delete(sessionId);
    this.interims.take(sessionId);
  }

  /** Close a session's capture: its last words still come, then it ends. */
  close(actor: SessionActor): void {
    const { captureId, captureLostAtMs } = actor.state;
    const isTold = captureLostAtMs === undefined && this.parts.capture.post({ type: 'stop', captureId });
    if (isTold) this.endLater(actor);
    else this.end(actor);
  }

  private endLater(actor: SessionActor): void {
    setTimeout(() => this.end(actor), CLOSE_LIMIT_MS);
  }

  private end(actor: SessionActor): void {
    if (actor.isOver) return;
    this.parts.sessions.take(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs: Date.now() });
  }

  /** A capture ended by itself, or never began: its session ends with what it has, and says why. */
  fail(actor: SessionActor, problem: CaptureProblem): void {
    this.parts.sessions.take(actor, endOf(problem, Date.now()));
  }

  /** The page tells of the end again until it knows that it is stored. */
  private releaseWhenStored(actor: SessionActor, input: SessionInput): void {
    const { captureId, sessionId } = actor.state;
    actor.take(input).then(
      () => this.parts.capture.post({ type: 'release', captureId }),
      () => console.error('session', sessionId, 'end not stored yet'),
    );
  }

  private loseAll(): void {
    for (const actor of this.parts.sessions.running()) this.lose(actor);
  }

  /** A capture is gone, and nobody wanted it to end: the conversation stays and the capture starts again, or the rep is asked. */
  private lose(actor: SessionActor): void {
    const { sessionId, status, captureLostAtMs, lastSeq, lastAtMs } = actor.state;
    // The rep wanted it to end, and it has.
    if (status === 'stopping') this.end(actor);
    if (status !== 'live' || captureLostAtMs !== undefined) return;
    const atMs = Date.now();
    console.warn('session', sessionId, 'lost its capture');
    // Shown already, and no final will come any more: better as the recogniser guessed them than not at all.
    const events = this.interims.take(sessionId).map((event, n) => ({ seq: lastSeq + 1 + n, event }));
    if (events.length > 0) this.parts.sessions.take(actor, { type: 'transcript-arrived', events, atMs });
    this.parts.sessions.take(actor, { type: 'capture-vanished', atMs });
    if (atMs - lastAtMs < JUST_NOW_MS) void this.parts.resume(actor);
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

  take(frame: OffscreenToWorker): void {
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
    const { panels } = this.parts;
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
        this.takeState(actor, frame.state);
        return;
      case 'health': {
        const sound = this.sounds.get(sessionId) ?? new SoundWatch();
        this.sounds.set(sessionId, sound);
        const changed = sound.take(frame.levelsDb);
        panels.tell(sessionId, [{ type: 'levels', levelsDb: frame.levelsDb }]);
        if (changed) this.parts.changed(actor);
        return;
      }
      case 'failed':
        this.releaseWhenStored(actor, endOf(frame.problem, atMs));
        return;
      case 'stopped':
        this.releaseWhenStored(actor, { type: 'capture-ended', reason: 'rep-stopped', atMs });
        return;
    }
  }

  private takeState(actor: SessionActor, state: Extract<CaptureFrame, { type: 'state' }>['state']): void {
    const { sessionId, lastSeq } = actor.state;
    // A browser isn't told why a socket was refused: where nothing was ever heard, the key is tried by itself. Not by the
    // state before: the first frame waits for the microphone, and a worker that restarted has lost its verdict.
    if (state.recogniser === 'reconnecting' && lastSeq === 0 && !this.verdicts.has(sessionId)) void this.findWhy(actor);
    if (state.recogniser === 'open') this.verdicts.delete(sessionId);
    this.parts.sessions.take(actor, { type: 'capture-reported', state, atMs: Date.now() });
  }

  private async findWhy(actor: SessionActor): Promise<void> {
    const { valid, text } = await checkDeepgramKey(this.parts.settings());
    if (valid || actor.isOver || actor.state.capture?.recogniser === 'open') return;
    this.verdicts.set(actor.state.sessionId, `${text} ${MEANWHILE}`);
    this.parts.changed(actor);
  }

  private acknowledge(captureId: string, seq: number): void {
    this.parts.capture.post({ type: 'acknowledge', captureId, seq });
  }

  /** After either side restarted: captures without a session stop, sessions whose capture had run and is gone end. */
  private match(captureIds: readonly string[]): void {
    const { sessions, capture } = this.parts;
    for (const captureId of captureIds) {
      if (sessions.byCapture(captureId)?.state.status !== 'live') capture.post({ type: 'stop', captureId });
    }
    for (const actor of sessions.running()) {
      const { captureId, status, capture: reported } = actor.state;
      if (captureIds.includes(captureId)) continue;
      // One that has reported nothing yet is only just being started.
      if (status === 'stopping' || reported !== undefined) this.lose(actor);
    }
  }
}

const endOf = (problem: CaptureProblem, atMs: number): SessionInput =>
  problem === 'tab-ended'
    ? { type: 'capture-ended', reason: 'tab-closed', atMs }
    : { type: 'capture-ended', reason: 'capture-failed', problem, atMs };
