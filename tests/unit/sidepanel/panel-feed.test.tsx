import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followWindow, reconnectDelayMs, type PanelLink } from '../../../src/sidepanel/panel-feed';
import { buildSnapshot } from '../../support/build-panel';
import { fakePort, type FakePort } from '../../support/fake-port';

const FOLLOW = { type: 'follow-window', windowId: 3 };

describe('panel feed', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('should name its window first and hand frames on', () => {
    const { ports, frames, links } = follow();
    ports[0]?.deliver(buildSnapshot());
    expect(ports[0]?.sent).toEqual([FOLLOW]);
    expect(frames).toEqual([buildSnapshot()]);
    expect(links.at(-1)).toBe('open');
  });

  it('should connect again at once when the worker dies, without calling it lost', () => {
    const { ports, links } = follow();
    ports[0]?.deliver(buildSnapshot());
    ports[0]?.die();
    vi.advanceTimersByTime(0);
    expect(ports).toHaveLength(2);
    expect(ports[1]?.sent).toEqual([FOLLOW]);
    expect(links).not.toContain('lost');
  });

  it('should call the line lost when it dies again before a frame came, and try ever more slowly', () => {
    const { ports, links } = follow();
    ports[0]?.die();
    vi.advanceTimersByTime(0);
    ports[1]?.die();
    expect(links.at(-1)).toBe('lost');
    vi.advanceTimersByTime(249);
    expect(ports).toHaveLength(2);
    vi.advanceTimersByTime(1);
    expect(ports).toHaveLength(3);
    ports[2]?.deliver(buildSnapshot());
    expect(links.at(-1)).toBe('open');
    ports[2]?.die();
    vi.advanceTimersByTime(0);
    expect(ports).toHaveLength(4);
  });

  it('should pass over frames of a port it has left', () => {
    const { ports, frames } = follow();
    ports[0]?.die();
    ports[0]?.deliver(buildSnapshot());
    expect(frames).toEqual([]);
  });

  it('should send commands over the open port, and say so when there is none', () => {
    const { feed, ports } = follow();
    expect(feed.send({ type: 'stop-session', sessionId: 'call_1' })).toBe(true);
    expect(ports[0]?.sent.at(-1)).toEqual({ type: 'stop-session', sessionId: 'call_1' });
    ports[0]?.die();
    expect(feed.send({ type: 'stop-session', sessionId: 'call_1' })).toBe(false);
  });

  it('should notice by a failed send that the worker died, and connect once', () => {
    const { feed, ports } = follow();
    ports[0]?.dieSilently();
    expect(feed.send({ type: 'request-guidance', sessionId: 'call_1' })).toBe(false);
    ports[0]?.die();
    vi.advanceTimersByTime(10_000);
    expect(ports).toHaveLength(2);
  });

  it('should give up when the extension was updated under it', () => {
    const links: PanelLink[] = [];
    const connect = vi.fn(() => {
      throw new Error('Extension context invalidated.');
    });
    followWindow({ connect, windowId: 3, onFrame: () => {}, onLink: (link) => links.push(link) });
    vi.advanceTimersByTime(60_000);
    expect(connect).toHaveBeenCalledOnce();
    expect(links.at(-1)).toBe('orphaned');
  });

  it('should stay closed once closed', () => {
    const { feed, ports } = follow();
    ports[0]?.die();
    feed.close();
    vi.advanceTimersByTime(60_000);
    expect(ports).toHaveLength(1);
  });

  it('should never wait longer than five seconds', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 50].map(reconnectDelayMs)).toEqual([0, 250, 500, 1000, 2000, 4000, 5000, 5000]);
  });
});

function follow() {
  const ports: FakePort[] = [];
  const frames: unknown[] = [];
  const links: PanelLink[] = [];
  const feed = followWindow({
    connect: () => {
      const port = fakePort();
      ports.push(port);
      return port;
    },
    windowId: 3,
    onFrame: (frame) => frames.push(frame),
    onLink: (link) => links.push(link),
  });
  return { feed, ports, frames, links };
}
