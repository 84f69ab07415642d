/**
 * Where the recogniser's audio lies in the call. Capture has holes (a stalled audio system, a machine asleep); what the
 * recogniser is sent has none, or its own times would mean nothing. So a hole is bridged with a little silence, and the
 * rest of it is added to every time behind:
 *
 *   call    ├── words ──┤ . . . . . . 60 s . . . . . . ├── words ──▶
 *   stream  ├── words ──┤ 2 s of silence ├── words ──▶
 *
 * The silence is as long as an endpoint and an utterance's end need, so that what was said before the hole is completed
 * by it and never runs into what is said behind. A long hole costs no more memory than a short one, and no connection.
 */
import type { Interim, TranscriptEvent } from '../coaching/transcript';
import { CHANNELS, FRAME_MS, FRAME_SAMPLES } from './pcm';

/** Twice what the recogniser takes for an utterance's end. Shorter holes are silence from end to end. */
const BRIDGE_FRAMES = Math.round(2_000 / FRAME_MS);
/** More holes than any call has; of the oldest, words can't come any more. */
const MAX_HOLES = 1_000;

/** What the recogniser is sent in place of audio that there isn't. Shared: nobody writes to it. */
export const SILENT_PCM = new Int16Array(FRAME_SAMPLES * CHANNELS).buffer;

type Gap = Extract<TranscriptEvent, { type: 'gap' }>;

interface Hole {
  /** The silence in the stream, in ms from its start. */
  readonly fromMs: number;
  readonly toMs: number;
  /** By how much the call goes on farther than the stream there. */
  readonly leapMs: number;
}

/** One capture's two times: the stream's, from 0 and without holes, and the call's. */
export class CallTime {
  #startMs: number;
  #streamMs = 0;
  #holes: Hole[] = [];

  /** @param fromMs the call's time at the first frame. */
  constructor(fromMs: number) {
    this.#startMs = fromMs;
  }

  /** A frame was captured. */
  addFrame(): void {
    this.#streamMs += FRAME_MS;
  }

  /** Nothing was captured for so long, in ms: how many frames of silence the stream gets instead, and what the call misses. */
  skip(missedMs: number): { readonly silentFrames: number; readonly gap: Gap } {
    const missedFrames = Math.round(missedMs / FRAME_MS);
    const silentFrames = Math.min(missedFrames, BRIDGE_FRAMES);
    const fromMs = this.#streamMs;
    const startMs = this.toCallMs(fromMs);
    this.#streamMs += silentFrames * FRAME_MS;
    const leapMs = (missedFrames - silentFrames) * FRAME_MS;
    this.#holes.push({ fromMs, toMs: this.#streamMs, leapMs });
    if (this.#holes.length > MAX_HOLES) this.#startMs += this.#holes.shift()?.leapMs ?? 0;
    return { silentFrames, gap: { type: 'gap', startMs, endMs: this.toCallMs(this.#streamMs) } };
  }

  /** An event of the stream in the call's time. A gap comes without the holes in it, which were told: in none or several parts. */
  toCall(event: TranscriptEvent): readonly TranscriptEvent[] {
    switch (event.type) {
      case 'final':
        return [this.toCallSpan(event)];
      case 'utterance-end':
        return [{ ...event, lastWordEndMs: this.toCallMs(event.lastWordEndMs) }];
      case 'gap':
        return this.#withoutHoles(event);
    }
  }

  /** A stretch of the stream in the call's time. */
  toCallSpan<T extends Interim | Extract<TranscriptEvent, { type: 'final' }>>(span: T): T {
    return { ...span, startMs: this.toCallMs(span.startMs), endMs: this.toCallMs(span.endMs) };
  }

  /** A moment of the stream in the call's time. */
  toCallMs(streamMs: number): number {
    let ms = this.#startMs + streamMs;
    for (const { toMs, leapMs } of this.#holes) if (streamMs >= toMs) ms += leapMs;
    return ms;
  }

  #withoutHoles({ startMs, endMs }: Gap): readonly Gap[] {
    const parts: Gap[] = [];
    let fromMs = startMs;
    const add = (toMs: number) => {
      if (fromMs < toMs) parts.push({ type: 'gap', startMs: this.toCallMs(fromMs), endMs: this.toCallMs(toMs) });
    };
    for (const hole of this.#holes) {
      if (hole.toMs <= fromMs || hole.fromMs >= endMs) continue;
      add(hole.fromMs);
      fromMs = hole.toMs;
    }
    add(endMs);
    return parts;
  }
}
