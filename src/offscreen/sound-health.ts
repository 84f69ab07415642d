/**
 * Whether sound arrives, told from the frames themselves: a track can be live, a context `running`, and nothing come.
 *
 *   frames come ──▶ arriving ──none for 1.5 s──▶ stalled (recovery is tried, less and less often) ──a frame──▶ arriving
 *
 * Each frame says when it was complete, by the wall clock of the audio thread. So frames that only waited for this page
 * are told from frames that never were, and the machine's sleep counts as the time it was.
 */
import { FRAME_MS } from './pcm';
import { type Backoff, backoffDelayMs } from './reconnect-policy';

/** Looked at once a second, a stall is said within 2.5 s, and 3 s is what the rep may wait. Audio threads hiccup for less. */
const STALLED_AFTER_MS = 1_500;
/** As much audio missing is told and made up for; less is a hiccup, and makes times no worse than this. */
const MISSED_FROM_MS = 1_000;
/** By so much a sound card's second may be longer than the clock's, and nothing is missing. Real ones stay below 200 in a million. */
const CARD_DRIFT = 500 / 1_000_000;
/** A second of frames: what is missing in the best of them is missing for good, not on its way. */
const SETTLED_FRAMES = Math.round(1_000 / FRAME_MS);
/** A tick that comes later: this page was held up, and its frames wait behind it. */
const LATE_TICK_MS = 2_500;
/** After as much without a sign from us the recogniser has closed the line (NET-0001), whether or not we were told. */
const ASLEEP_FROM_MS = 10_000;
/** Making the graph anew takes a moment, which it must be given. */
const RECOVERY_BACKOFF: Backoff = { firstMs: 2_000, longestMs: 16_000 };

/** Monotonic and wall clock, read together. */
export interface Instant {
  readonly nowMs: number;
  readonly epochMs: number;
}

export interface Finding {
  /** The machine slept since the last tick: every line to elsewhere is gone. */
  readonly hasSlept: boolean;
  /** No sound, and it is time to try and get it back. */
  readonly wantsRecovery: boolean;
}

/** One capture's sound. */
export class SoundHealth {
  #lastArrivalMs: number;
  #lastTick: Instant;
  #wasLate = false;
  #isStalled = false;
  #recoveries = 0;
  #recoverAtMs = 0;
  #lastCompleteMs: number;
  /** When the next frame will be complete if none is missing, in epoch ms. */
  #dueMs: number;
  #hasSounded = false;
  #settling = { frames: 0, leastLagMs: Infinity };

  /** @param opened when capture began. */
  constructor(opened: Instant) {
    this.#lastArrivalMs = opened.nowMs;
    this.#lastTick = opened;
    this.#lastCompleteMs = opened.epochMs;
    this.#dueMs = opened.epochMs + FRAME_MS;
  }

  get isStalled(): boolean {
    return this.#isStalled;
  }

  /**
   * A frame came.
   *
   * @param completeMs when it was complete, in epoch ms.
   * @returns how much audio is missing before it, in ms; 0 when nothing is.
   */
  frame(completeMs: number, nowMs: number): number {
    const lagMs = completeMs - this.#dueMs;
    const pauseMs = completeMs - this.#lastCompleteMs;
    // Audio time begins with the first frame, unless the rep was told that none comes.
    const isStart = !this.#hasSounded && !this.#isStalled;
    this.#hasSounded = true;
    this.#lastCompleteMs = completeMs;
    this.#lastArrivalMs = nowMs;
    this.#isStalled = false;
    this.#recoveries = 0;
    // Earlier than due: the one that was counted from came late, or the clock was set back.
    if (isStart || lagMs < 0) {
      this.#settle(completeMs);
      return 0;
    }
    if (pauseMs >= MISSED_FROM_MS) return this.#settle(completeMs, lagMs);
    this.#settling = {
      frames: this.#settling.frames + 1,
      leastLagMs: Math.min(this.#settling.leastLagMs, lagMs),
    };
    this.#dueMs += FRAME_MS * (1 + CARD_DRIFT);
    if (this.#settling.frames < SETTLED_FRAMES) return 0;
    const missingMs = this.#settling.leastLagMs;
    this.#settling = { frames: 0, leastLagMs: Infinity };
    if (missingMs < MISSED_FROM_MS) return 0;
    this.#dueMs += missingMs;
    return missingMs;
  }

  /** To be called about once a second. */
  tick(at: Instant): Finding {
    const sinceMs = Math.max(at.nowMs - this.#lastTick.nowMs, at.epochMs - this.#lastTick.epochMs);
    this.#lastTick = at;
    // The frames that waited with the tick come right behind it. But twice in a row the page isn't held up: it is just slow.
    const isLate = sinceMs >= LATE_TICK_MS && !this.#wasLate;
    this.#wasLate = isLate;
    if (!isLate && !this.#isStalled && at.nowMs - this.#lastArrivalMs >= STALLED_AFTER_MS) {
      this.#isStalled = true;
      this.#recoverAtMs = at.nowMs;
    }
    const wantsRecovery = this.#isStalled && at.nowMs >= this.#recoverAtMs;
    if (wantsRecovery) this.#recoverAtMs = at.nowMs + backoffDelayMs(RECOVERY_BACKOFF, this.#recoveries++, 1);
    return { hasSlept: sinceMs >= ASLEEP_FROM_MS, wantsRecovery };
  }

  /** Capture ends: how much audio is missing behind the last frame, in ms; 0 when nothing is. */
  missingAtEnd(epochMs: number): number {
    if (!this.#hasSounded && !this.#isStalled) return 0;
    const missingMs = epochMs - this.#dueMs + FRAME_MS;
    return missingMs >= MISSED_FROM_MS ? missingMs : 0;
  }

  #settle(completeMs: number, missingMs = 0): number {
    this.#settling = { frames: 0, leastLagMs: Infinity };
    this.#dueMs = completeMs + FRAME_MS;
    return missingMs;
  }
}
