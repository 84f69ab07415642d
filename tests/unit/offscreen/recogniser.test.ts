import { describe, expect, it } from 'vitest';
import { BACKLOG_MS } from '../../../src/offscreen/audio-backlog';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { results } from './fake-ports';
import { setUp } from './recogniser-set-up';

const LONG_MS = 60_000;

const range = (from: number, to: number) => Array.from({ length: to - from }, (_, i) => from + i);

describe('Recogniser', () => {
  it('should keep audio while it connects and send it first', () => {
    const { service, push, seen } = setUp();
    push(3);
    service.latest.open();
    push(2);
    expect(service.latest.sent).toEqual([0, 1, 2, 3, 4]);
    expect(seen.states).toEqual(['open']);
  });

  it('should say the name that the recogniser gives its model, once', () => {
    const { service, seen } = setUp();
    service.latest.open();
    service.latest.listener.heard(results({ words: [['hi', 0, 0.2]] }));
    service.latest.listener.heard(results({ start: 1, words: [['you', 1, 1.2]] }));
    expect(seen.states).toEqual(['open', 'open general-nova-3']);
    expect(seen.events).toHaveLength(2);
  });

  it('should connect afresh after a drop, send what was not final again, and go on in time', () => {
    const { clock, service, seen, push } = setUp();
    service.latest.open();
    push(100);
    for (const channel of [0, 1] as const) service.latest.listener.heard(results({ channel, duration: 1.6 }));
    service.latest.listener.ended('dropped');
    push(10);
    expect(seen.states.at(-1)).toContain('reconnecting');
    clock.advance(1_000);
    expect(service.connections).toHaveLength(2);
    service.latest.open();
    // 1.6 s were final: frame 50 on.
    expect(service.latest.sent).toEqual(range(50, 110));
    service.latest.listener.heard(results({ words: [['on', 0.1, 0.3]] }));
    expect(seen.events).toMatchObject([{ text: 'on', startMs: 1_700, endMs: 1_900 }]);
  });

  it('should tell a gap for what an outage longer than the backlog lost', () => {
    const { clock, service, seen, push } = setUp();
    service.latest.open();
    push(100);
    for (const channel of [0, 1] as const) service.latest.listener.heard(results({ channel, duration: 3.2 }));
    service.latest.listener.ended('dropped');
    push(1_500);
    clock.advance(1_000);
    expect(seen.events).toEqual([]);
    service.latest.open();
    const kept = Math.floor(BACKLOG_MS / FRAME_MS);
    expect(seen.events).toEqual([{ type: 'gap', startMs: 3_200, endMs: (1_600 - kept) * FRAME_MS }]);
    expect(service.latest.sent).toEqual(range(1_600 - kept, 1_600));
  });

  it('should tell no gap for old audio that was heard before the drop', () => {
    const { clock, service, seen, push } = setUp();
    service.latest.open();
    push(2_000);
    for (const channel of [0, 1] as const) service.latest.listener.heard(results({ channel, duration: 64 }));
    service.latest.listener.ended('dropped');
    push(5);
    clock.advance(1_000);
    service.latest.open();
    expect(seen.events).toEqual([]);
    expect(service.latest.sent).toEqual(range(2_000, 2_005));
  });

  it('should wait longer each time while it fails, and say so from the second failure on', () => {
    const { clock, service, seen } = setUp();
    const waits: number[] = [];
    for (let i = 0; i < 6; i++) {
      const before = service.connections.length;
      service.latest.listener.ended('dropped');
      if (i === 0) expect(seen.states).toEqual([]);
      let waitMs = 0;
      while (service.connections.length === before && waitMs < LONG_MS) {
        clock.advance(1);
        waitMs++;
      }
      waits.push(waitMs);
    }
    expect(waits).toEqual([188, 375, 750, 1_500, 3_000, 6_000]);
    expect(seen.states).toEqual(['reconnecting']);
    expect(seen.refusals).toEqual([]);
  });

  it('should give up a handshake that never ends', () => {
    const { clock, service } = setUp();
    clock.advance(9_999);
    expect(service.connections).toHaveLength(1);
    clock.advance(1_000);
    expect(service.connections[0]?.wasClosedByUs).toBe(true);
    expect(service.connections).toHaveLength(2);
  });

  it.each(['unauthorized', 'rejected'] as const)('should try no further once the service says %s', (how) => {
    const { clock, service, seen } = setUp();
    service.latest.open();
    service.latest.listener.ended(how);
    clock.advance(LONG_MS);
    expect(service.connections).toHaveLength(1);
    expect(seen.states).toEqual(['open', 'refused']);
    expect(seen.refusals).toEqual([how]);
  });

  it('should take a refusal amid a working stream for a drop', () => {
    const { clock, service, seen } = setUp();
    service.latest.open();
    service.latest.listener.heard(results({ words: [['hi', 0, 0.2]] }));
    service.latest.listener.ended('rejected');
    clock.advance(1_000);
    expect(service.connections).toHaveLength(2);
    expect(seen.refusals).toEqual([]);
  });

  it('should take a socket that throws for a drop, losing no frame', () => {
    const { clock, service, push } = setUp();
    service.latest.open();
    push(1);
    service.latest.isOpen = false;
    push(1);
    clock.advance(1_000);
    service.latest.open();
    expect(service.latest.sent).toEqual([0, 1]);
  });

  it('should count what it lets by, and go on', () => {
    const { service, recogniser, seen } = setUp();
    service.latest.open();
    for (const message of [{ type: 'SpeechStarted' }, { type: 'New' }, 'x', { type: 'Results' }]) {
      service.latest.listener.heard(message);
    }
    expect(recogniser.messages).toEqual({ unused: 2, malformed: 2 });
    expect(seen.events).toEqual([]);
  });

  it('should hear nothing more of a connection it has left', () => {
    const { clock, service, seen } = setUp();
    const first = service.latest;
    first.open();
    first.listener.ended('dropped');
    clock.advance(1_000);
    service.latest.open();
    first.listener.heard(results({ words: [['ghost', 0, 0.2]] }));
    first.listener.ended('dropped');
    expect(seen.events).toEqual([]);
    clock.advance(LONG_MS);
    expect(service.connections).toHaveLength(2);
  });
});
