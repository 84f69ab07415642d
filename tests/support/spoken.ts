/** Calls said line by line, with the time that passes between. */
import type { DecideContext, SessionInput } from '../../src/coaching/session-inputs';
import { play, START_MS, start, type Played } from './session';

export interface Line {
  readonly speaker: 'rep' | 'customer';
  readonly text: string;
  /** Since the line before, in ms. */
  readonly gapMs: number;
}

/** Say the lines, each its speaker's whole utterance, waking whenever a card that was held back is due. */
export function spoken(talk: readonly Line[], context: DecideContext, from: Played = play([start()], context)): Played {
  let call = from;
  let atMs = call.state.lastAtMs;
  for (const { speaker, text, gapMs } of talk) {
    for (let tick = atMs + 100; call.state.held && tick < atMs + gapMs; tick += 100) {
      call = play([{ type: 'time-passed', atMs: tick }], context, call);
    }
    atMs += gapMs;
    const channel = speaker === 'rep' ? (0 as const) : (1 as const);
    const endMs = atMs - START_MS;
    const event = {
      type: 'final' as const,
      channel,
      text,
      startMs: Math.max(0, endMs - 150),
      endMs,
      speechFinal: true,
    };
    const input: SessionInput = { type: 'transcript-arrived', events: [{ seq: call.state.lastSeq + 1, event }], atMs };
    call = play([input], context, call);
  }
  return call;
}
