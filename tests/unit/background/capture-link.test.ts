import { afterEach, describe, expect, it, vi } from 'vitest';
import { CaptureLink } from '../../../src/background/capture-link';
import { refusalCounts } from '../../../src/background/refusals';
import { fakeRuntimePort } from '../../support/fake-runtime-port';

const stop = { type: 'stop', captureId: 'capture-1' } as const;
const hello = { type: 'hello', captureIds: [] };

afterEach(() => {
  vi.useRealTimers();
});

describe('CaptureLink', () => {
  it('should pass on frames that are what the protocol says, and count the others', () => {
    const { page, frames } = connected();
    const { 'capture-frame': count } = refusalCounts();
    page.deliver(hello);
    for (const frame of [undefined, 'hello', { type: 'hello' }, { type: 'events', captureId: '', events: [] }]) {
      page.deliver(frame);
    }
    expect(frames).toEqual([hello]);
    expect(refusalCounts()['capture-frame']).toBe(count + 4);
  });

  it('should say whether a frame could be sent', () => {
    const { link, page } = connected();
    expect(link.post(stop)).toBe(true);
    expect(page.sent).toEqual([stop]);
    page.closeSilently();
    expect(link.post(stop)).toBe(false);
    page.close();
    expect(link.post(stop)).toBe(false);
    expect(new CaptureLink().post(stop)).toBe(false);
  });

  it('should take a newer connection, and mind no more when the older one ends', () => {
    const { link, page, lost } = connected();
    const newer = fakeRuntimePort();
    link.attach(newer.port, ignored);
    page.close();
    expect(lost()).toBe(0);
    expect(link.post(stop)).toBe(true);
    expect(newer.sent).toEqual([stop]);
    expect(page.sent).toEqual([]);
  });

  it('should say that the page is gone', () => {
    const { link, page, lost } = connected();
    expect(link.isConnected).toBe(true);
    page.close();
    expect(link.isConnected).toBe(false);
    expect(lost()).toBe(1);
  });

  it('should wait for the page, however many wait', async () => {
    const link = new CaptureLink();
    const waiting = Promise.all([link.connected(8_000), link.connected(8_000)]);
    link.attach(fakeRuntimePort().port, ignored);
    await expect(waiting).resolves.toBeDefined();
    await expect(link.connected(0)).resolves.toBeUndefined();
  });

  it('should wait no longer than told', async () => {
    vi.useFakeTimers();
    const waiting = expect(new CaptureLink().connected(8_000)).rejects.toThrow('did not connect');
    await vi.advanceTimersByTimeAsync(8_000);
    await waiting;
  });
});

// Helpers

const ignored = { frame: () => undefined, lost: () => undefined };

function connected() {
  const link = new CaptureLink();
  const page = fakeRuntimePort();
  const frames: unknown[] = [];
  let timesLost = 0;
  link.attach(page.port, { frame: (frame) => void frames.push(frame), lost: () => void (timesLost += 1) });
  return { link, page, frames, lost: () => timesLost };
}
