/** Transcript events on their way to the worker: numbered from 1 without holes, kept until acknowledged. */
import type { TranscriptEvent } from '../coaching/transcript';

export interface NumberedEvent {
  readonly seq: number;
  readonly event: TranscriptEvent;
}

/** Two hours of brisk talk with no worker to take it. What comes after is told as a gap, once there is room. */
export const MAX_UNACKNOWLEDGED = 10_000;

/** One capture's outbox. */
export class Outbox {
  #pending: NumberedEvent[] = [];
  #nextSeq = 1;
  #overflow: { startMs: number; endMs: number } | undefined;

  /** Number an event and keep it; `undefined` when the outbox is full and it became part of a gap. */
  add(event: TranscriptEvent): NumberedEvent | undefined {
    if (this.#pending.length >= MAX_UNACKNOWLEDGED) {
      const span = event.type === 'utterance-end' ? undefined : event;
      if (span) {
        this.#overflow = {
          startMs: Math.min(this.#overflow?.startMs ?? span.startMs, span.startMs),
          endMs: Math.max(this.#overflow?.endMs ?? span.endMs, span.endMs),
        };
      }
      return undefined;
    }
    const numbered = { seq: this.#nextSeq++, event };
    this.#pending.push(numbered);
    return numbered;
  }

  /**
   * Forget all up to and including `seq`. Numbers never given out are ignored, repeats are harmless.
   *
   * @returns the gap that took the place of what did not fit, now that there is room, to be sent.
   */
  acknowledge(seq: number): NumberedEvent | undefined {
    if (seq >= this.#nextSeq) return undefined;
    this.#pending = this.#pending.filter((numbered) => numbered.seq > seq);
    if (!this.#overflow || this.#pending.length >= MAX_UNACKNOWLEDGED) return undefined;
    const gap = this.#overflow;
    this.#overflow = undefined;
    return this.add({ type: 'gap', ...gap });
  }

  /** What the worker hasn't acknowledged, oldest first. */
  get unacknowledged(): readonly NumberedEvent[] {
    return this.#pending;
  }
}
