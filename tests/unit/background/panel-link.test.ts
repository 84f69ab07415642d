import { describe, expect, it } from 'vitest';
import { PanelLink } from '../../../src/background/panel-link';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { buildSnapshot, guidanceFlags } from '../../support/build-panel';
import { fakeRuntimePort } from '../../support/fake-runtime-port';
import { said } from '../../support/said';

const snapshot = buildSnapshot();
const progress: PanelFrame = { type: 'guidance-progress', requestId: 'call_1/1', what: 'Ask', why: 'To know.' };
const noSession: PanelFrame = { type: 'no-session', flags: guidanceFlags, problem: undefined };

describe('PanelLink', () => {
  it('should tell a panel nothing of a session before its snapshot', () => {
    const { link, panel } = inWindow(1);
    link.tell('call_1', [progress]);
    expect(panel.sent).toEqual([]);
    link.follow(1, 'call_1', snapshot, false);
    link.tell('call_1', [progress]);
    expect(panel.sent.map(typeOf)).toEqual(['snapshot', 'guidance-progress']);
  });

  it('should tell a panel of the session it follows, and of no other', () => {
    const { link, panel } = inWindow(1);
    link.follow(1, 'call_1', snapshot, false);
    link.tell('call_2', [progress]);
    expect(panel.sent.map(typeOf)).toEqual(['snapshot']);
  });

  it('should give a snapshot once while the session stays the same, and again when asked to', () => {
    const { link, panel } = inWindow(1);
    link.follow(1, 'call_1', snapshot, false);
    link.follow(1, 'call_1', snapshot, false);
    expect(panel.sent).toHaveLength(1);
    link.follow(1, 'call_1', snapshot, true);
    expect(panel.sent).toHaveLength(2);
    link.follow(1, 'call_2', snapshot, false);
    expect(panel.sent).toHaveLength(3);
  });

  it('should say each time why nothing is coached: the problem may be another', () => {
    const { link, panel } = inWindow(1);
    link.follow(1, undefined, noSession, false);
    link.follow(1, undefined, { ...noSession, problem: said('No key.') }, false);
    expect(panel.sent).toHaveLength(2);
  });

  it('should keep windows apart, and reach all by broadcast', () => {
    const { link, panel } = inWindow(1);
    const other = fakeRuntimePort();
    link.add(other.port);
    link.setWindow(other.port, 2);
    expect(link.windowIds).toEqual([1, 2]);
    link.follow(2, 'call_1', snapshot, false);
    expect([panel.sent.length, other.sent.length]).toEqual([0, 1]);
    link.broadcast({ type: 'feature-flags', flags: guidanceFlags });
    expect([panel.sent.length, other.sent.length]).toEqual([1, 2]);
  });

  it('should forget a panel that closed, and bear one that closed unannounced', () => {
    const { link, panel } = inWindow(1);
    link.follow(1, 'call_1', snapshot, false);
    panel.closeSilently();
    expect(() => link.tell('call_1', [progress])).not.toThrow();
    panel.close();
    expect(link.windowIds).toEqual([]);
  });
});

// Helpers

function inWindow(windowId: number) {
  const link = new PanelLink();
  const panel = fakeRuntimePort();
  link.add(panel.port);
  link.setWindow(panel.port, windowId);
  return { link, panel };
}

const typeOf = (frame: unknown): string => (frame as PanelFrame).type;
