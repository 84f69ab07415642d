/**
 * What is known of running captures beside their journals: which sides stay silent, and why the recogniser lets nobody in.
 * A worker that starts again finds it anew.
 */
import type { CaptureState } from '../coaching/capture-state';
import type { Conversation } from '../coaching/conversation';
import type { Message } from '../coaching/message';
import type { Services } from '../coaching/notices';
import type { Settings } from '../settings/settings';
import { toText, tryDeepgramKey, type Found } from './deepgram-key-check';
import type { SessionActor } from './session-actor';
import { SoundWatch } from './sound-watch';

/** An outage of this length is no blip that heals by itself: then the key is tried. */
const OUTAGE_MS = 10_000;

interface FindingsParts {
  settings(): Settings;
  /** What is found of a session changed. */
  changed(actor: SessionActor): void;
}

/** A recogniser that can't be reached, until it can. */
interface Outage {
  readonly actor: SessionActor;
  readonly look: ReturnType<typeof setTimeout>;
}

export class CaptureFindings {
  private readonly sounds = new Map<string, SoundWatch>();
  private readonly outages = new Map<string, Outage>();
  /** What a check found for sessions whose capture doesn't get through to the recogniser. */
  private readonly verdicts = new Map<string, Message>();
  private readonly parts: FindingsParts;

  constructor(parts: FindingsParts) {
    this.parts = parts;
  }

  /** What is found of a session. */
  of(sessionId: string, { completed, open }: Conversation): Pick<Services, 'recogniserVerdict' | 'silent'> {
    const silent = this.sounds.get(sessionId)?.silent ?? [false, false];
    // Who was heard once isn't silent, whatever a restarted watch has seen.
    const spoke = (channel: 0 | 1) => completed[channel] > 0 || open[channel] !== undefined;
    return {
      recogniserVerdict: this.verdicts.get(sessionId),
      silent: [silent[0] && !spoke(0), silent[1] && !spoke(1)],
    };
  }

  /** One second's levels came (rep, customer; dBFS). */
  takeLevels(actor: SessionActor, levelsDb: readonly [number, number]): void {
    const { sessionId } = actor.state;
    const sound = this.sounds.get(sessionId) ?? new SoundWatch();
    this.sounds.set(sessionId, sound);
    if (sound.take(levelsDb)) this.parts.changed(actor);
  }

  /** A capture told its state, which its session hasn't taken yet. */
  takeState(actor: SessionActor, { recogniser }: CaptureState): void {
    const { sessionId, lastSeq } = actor.state;
    if (recogniser !== 'reconnecting') this.endOutage(sessionId);
    // A browser isn't told why a socket was refused, so the key is tried by itself: at once where nothing was ever heard. Not by
    // the state before: the first frame waits for the microphone, and a worker that restarted has lost its verdict.
    else if (!this.outages.has(sessionId)) this.lookIn(actor, lastSeq === 0 ? 0 : OUTAGE_MS);
  }

  /** The key or the address changed: what was found of the old one says nothing. */
  forgetVerdicts(): void {
    this.verdicts.clear();
    for (const { actor } of this.outages.values()) {
      this.lookIn(actor, OUTAGE_MS);
      this.parts.changed(actor);
    }
  }

  forget(sessionId: string): void {
    this.sounds.delete(sessionId);
    this.endOutage(sessionId);
  }

  private endOutage(sessionId: string): void {
    clearTimeout(this.outages.get(sessionId)?.look);
    this.outages.delete(sessionId);
    this.verdicts.delete(sessionId);
  }

  /** Look once for what is wrong, so long from now and no sooner. Levels, told every second, keep the worker alive until then. */
  private lookIn(actor: SessionActor, delayMs: number): void {
    const { sessionId } = actor.state;
    clearTimeout(this.outages.get(sessionId)?.look);
    const outage: Outage = { actor, look: setTimeout(() => void this.findWhy(outage), delayMs) };
    this.outages.set(sessionId, outage);
  }

  private async findWhy(outage: Outage): Promise<void> {
    const { actor } = outage;
    const { sessionId } = actor.state;
    const settings = this.parts.settings();
    const found = await tryDeepgramKey(settings);
    // It is over, or another key holds by now.
    if (this.outages.get(sessionId) !== outage) return;
    const verdict = actor.state.lastSeq === 0 ? atStart(found, settings) : inMidCall(found);
    if (verdict) this.verdicts.set(sessionId, verdict);
    else this.verdicts.delete(sessionId);
    this.parts.changed(actor);
    // Whether the key holds is known only once somebody answers.
    if (found === 'unreachable') this.lookIn(actor, OUTAGE_MS);
  }
}

/** Key, language and address have all to be right, and none of them is known to be. */
const atStart = (found: Found, settings: Settings): Message | undefined =>
  found === 'works' ? undefined : { key: 'notice_recogniser_verdict', values: { found: toText(found, settings) } };

/** All was right once. Who answers and takes no call may be out of order as well: a browser sees no difference. */
const inMidCall = (found: Found): Message | undefined =>
  found === 'works' || found === 'unreachable' ? undefined : { key: 'notice_recogniser_turned_away' };
