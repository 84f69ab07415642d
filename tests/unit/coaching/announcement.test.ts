/** That the customer was told of the assistant: noted once, and taken back where it was noted by mistake. */
import { describe, expect, it } from 'vitest';
import { wholeCall } from '../../../src/coaching/call-export';
import { condense } from '../../../src/coaching/condense';
import type { SessionInput } from '../../../src/coaching/session-inputs';
import { defaultPlaybook } from '../../../src/playbooks/default';
import { PanelCommand } from '../../../src/protocol/panel-port';
import { play, replay, start, START_MS, typesOf, withoutModel } from '../../support/session';

describe('the announcement', () => {
  it('should be noted once, with the time at which it was first', () => {
    const { journal, state } = play([start(), telling(true, 5_000), telling(true, 6_000)], withoutModel);
    expect(typesOf(journal).filter(isOfIt)).toEqual(['listening-announced']);
    expect(state.announcedAtMs).toBe(START_MS + 5_000);
  });

  it('should be taken back, be noted again, and leave all of that in the journal', () => {
    const inputs = [telling(false, 4_000), telling(true, 5_000), telling(false, 8_000), telling(false, 9_000)];
    const { journal, state } = play([start(), ...inputs], withoutModel);
    expect(state.announcedAtMs).toBeUndefined();
    const again = play([telling(true, 60_000)], withoutModel, { journal, state });
    expect(again.state.announcedAtMs).toBe(START_MS + 60_000);
    expect(typesOf(again.journal).filter(isOfIt)).toEqual([
      'listening-announced',
      'announcement-withdrawn',
      'listening-announced',
    ]);
    expect(replay(again.journal)).toEqual(again.state);
    expect(replay(condense(journal)).announcedAtMs).toBeUndefined();
  });

  it('should say nothing of it in the file of a call', () => {
    const { journal } = play([start(), telling(true, 5_000), telling(false, 8_000)], withoutModel);
    expect(JSON.stringify(wholeCall(journal, defaultPlaybook))).not.toMatch(/announce|told/i);
  });

  it('should be asked for with whether the customer was told, or not at all', () => {
    const command = { type: 'announce-listening', sessionId: 'call_1' };
    expect(PanelCommand.safeParse({ ...command, told: false }).success).toBe(true);
    for (const told of [undefined, 'yes', 0]) expect(PanelCommand.safeParse({ ...command, told }).success).toBe(false);
  });
});

const telling = (told: boolean, afterMs: number): SessionInput => ({
  type: 'announce-listening',
  told,
  atMs: START_MS + afterMs,
});

const isOfIt = (type: string): boolean => /announce/.test(type);
