import { describe, expect, it } from 'vitest';
import { BACKLOG_MS } from '../../../src/offscreen/audio-backlog';
import { results } from './fake-ports';
import { setUp } from './recogniser-set-up';

describe('Recogniser on a line gone quiet', () => {
  it('should keep a connection alive when no audio comes, and only then', () => {
    const { clock, service, recogniser, push } = setUp();
    service.latest.open();
    for (let second = 1; second <= 9; second++) {
      clock.advance(1_000);
      recogniser.tick();
    }
    expect(service.latest.sent).toEqual(['KeepAlive', 'KeepAlive']);
    for (let second = 1; second <= 9; second++) {
      push(1);
      clock.advance(1_000);
      recogniser.tick();
    }
    expect(service.latest.sent.filter((what) => what === 'KeepAlive')).toHaveLength(2);
  });

  /** Seconds go by in which audio is captured, until there are so many connections. */
  const talkUntil = ({ clock, service, recogniser, push }: ReturnType<typeof setUp>, connections: number): number => {
    let seconds = 0;
    while (service.connections.length < connections && seconds < 60) {
      push(31);
      clock.advance(1_000);
      recogniser.tick();
      seconds++;
    }
    return seconds;
  };

  it('should notice by its silence a peer that is gone, and lose no word to it', () => {
    const set = setUp();
    const { clock, service, seen, push } = set;
    service.latest.open();
    push(310);
    for (const channel of [0, 1] as const) service.latest.listener.heard(results({ channel, duration: 9.92 }));
    expect(talkUntil(set, 2)).toBeLessThanOrEqual(10);
    expect(seen.states.at(-1)).toContain('reconnecting');
    expect(service.connections[0]?.wasClosedByUs).toBe(true);
    push(300);
    clock.advance(5_000);
    service.latest.open();
    expect(service.latest.sent[0]).toBe(310);
    expect(seen.events).toEqual([]);
  });

  it('should leave alone one that answers anything at all, or has had too little to answer', () => {
    const { clock, service, recogniser, push } = setUp();
    service.latest.open();
    for (let seconds = 0; seconds < 60; seconds += 5) {
      push(156);
      clock.advance(5_000);
      recogniser.tick();
      service.latest.listener.heard({ type: 'SomethingNew' });
    }
    // The machine slept; nothing was sent, so nothing could be answered.
    clock.advance(3_600_000);
    recogniser.tick();
    clock.advance(1_000);
    expect(service.connections).toHaveLength(1);
  });

  it('should give a backlog sent at once the time to be answered', () => {
    const { clock, service, recogniser, push } = setUp();
    push(900);
    service.latest.open();
    clock.advance(7_000);
    recogniser.tick();
    clock.advance(500);
    expect(service.connections).toHaveLength(1);
  });

  it('should back off from sockets that only swallow', () => {
    const set = setUp();
    const { service, clock } = set;
    for (let i = 1; i < 5; i++) {
      service.latest.open();
      talkUntil(set, i + 1);
    }
    service.latest.open();
    talkUntil(set, 6);
    service.latest.listener.ended('dropped');
    clock.advance(3_000);
    expect(service.connections).toHaveLength(6);
  });

  it('should leave a line that does not keep up while the backlog still has what waits', () => {
    const { clock, service, recogniser } = setUp();
    service.latest.open();
    // A whole backlog, as after a reconnect, may take a while.
    service.latest.unsent = BACKLOG_MS * 64;
    recogniser.tick();
    clock.advance(29_000);
    expect(service.connections).toHaveLength(1);
    clock.advance(1_000);
    service.latest.unsent = 14_000 * 64;
    recogniser.tick();
    expect(service.latest.wasClosedByUs).toBe(false);
    service.latest.unsent = 16_000 * 64;
    recogniser.tick();
    clock.advance(1_000);
    expect(service.connections).toHaveLength(2);
  });
});
