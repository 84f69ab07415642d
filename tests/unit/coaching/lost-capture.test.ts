/** What is noted of the stretch that nobody heard, once a call's capture was lost. */
import { describe, expect, it } from 'vitest';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { play, replay, say, start, START_MS, typesOf } from '../../support/session';

const atSec = (sec: number): number => START_MS + sec * 1_000;
/** Until 3.5 s into the call somebody spoke. */
const TALK: readonly SessionInput[] = [start(), say(1, 'customer', 'We miss ten calls a week.')];
const vanish = (sec: number, heardUntilMs?: number): SessionInput => ({
  type: 'capture-vanished',
  ...(heardUntilMs === undefined ? {} : { heardUntilMs }),
  atMs: atSec(sec),
});
const resume = (sec: number): SessionInput => ({
  type: 'resume-capture',
  captureId: 'capture-2',
  fromMs: sec * 1_000,
  atMs: atSec(sec),
});
const stop = (sec: number): SessionInput => ({ type: 'stop', reason: 'rep-stopped', atMs: atSec(sec) });
const ended = (sec: number): SessionInput => ({ type: 'capture-ended', reason: 'rep-stopped', atMs: atSec(sec) });
const gapsOf = (inputs: readonly SessionInput[]) => play([...TALK, ...inputs]).state.conversation.gaps;

describe('a call whose capture was lost', () => {
  it('should miss what was said since the capture last told all, however late its loss is noticed', () => {
    expect(gapsOf([vanish(160, 100_000), resume(161)])).toEqual([{ startMs: 100_000, endMs: 161_000 }]);
  });

  it('should miss all since the last words where nothing else is known of the capture', () => {
    expect(gapsOf([vanish(600), resume(610)])).toEqual([{ startMs: 3_500, endMs: 610_000 }]);
  });

  it('should know of no words before a second capture that told nothing', () => {
    expect(gapsOf([vanish(60, 59_000), resume(61), vanish(90), resume(91)])).toEqual([
      { startMs: 59_000, endMs: 61_000 },
      { startMs: 61_000, endMs: 91_000 },
    ]);
  });

  it('should say what nobody heard if it ends so', () => {
    const { journal, state } = play([...TALK, vanish(600, 598_000), stop(900), ended(900)]);
    expect(state.conversation.gaps).toEqual([{ startMs: 598_000, endMs: 900_000 }]);
    expect(typesOf(journal).slice(-3)).toEqual(['stop-requested', 'transcript-heard', 'session-ended']);
    expect(replay(journal)).toEqual(state);
  });

  it('should say what was left untold as it closed, up to the stop', () => {
    expect(gapsOf([stop(60), vanish(70, 55_000), ended(70)])).toEqual([{ startMs: 55_000, endMs: 60_000 }]);
  });

  it('should miss nothing where all was told', () => {
    expect(gapsOf([stop(60), vanish(70, 60_000), ended(70)])).toEqual([]);
    expect(gapsOf([stop(60), ended(61)])).toEqual([]);
  });

  it('should go on from a journal that does not tell how far it was heard', () => {
    const { heardUntilMs } = play([...TALK, vanish(60)]).state;
    expect(heardUntilMs).toBeUndefined();
    const lost = play([...TALK, vanish(60, 50_000)]);
    const old = lost.journal.map((event) =>
      event.type === 'capture-lost' ? { type: event.type, atMs: event.atMs } : event,
    );
    const { state } = play([resume(61)], undefined, { journal: old, state: replay(old) });
    expect(state.conversation.gaps).toEqual([{ startMs: 3_500, endMs: 61_000 }]);
  });
});
