import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { SETTLE_MS, type CallFacts } from '../../../src/content/call-progress';
import type { CallSite } from '../../../src/content/call-site';
import { LOOK_EVERY_MS, watchCall } from '../../../src/content/call-watch';

let told: CallFacts[];
let stop: () => void;
let extensionThere: boolean;

beforeEach(() => {
  vi.useFakeTimers();
  told = [];
  extensionThere = true;
  document.body.innerHTML = '<main></main>';
});
afterEach(() => {
  stop();
  vi.useRealTimers();
});

describe('watchCall', () => {
  it('should tell what is there when it begins, and what changes', async () => {
    show('lobby');
    watch();
    expect(told).toEqual([{ state: 'lobby' }]);
    await change('connected');
    await change('connected', 'true');
    expect(told).toEqual([{ state: 'lobby' }, { state: 'connected' }, { state: 'connected', muted: true }]);
  });

  it('should look no more often than it must, however much the page changes', async () => {
    const readCall = vi.fn<CallSite['readCall']>(() => ({ state: 'connected' }));
    watch({ ...site, readCall });
    for (let i = 0; i < 100; i += 1) {
      document.body.append('x');
      await vi.advanceTimersByTimeAsync(10);
    }
    expect(readCall.mock.calls.length).toBeLessThanOrEqual(1 + 1_000 / LOOK_EVERY_MS);
    expect(readCall.mock.calls.length).toBeGreaterThan(2);
    expect(told).toHaveLength(1);
  });

  it('should find the end by itself when the page then stays still', async () => {
    show('connected');
    watch();
    await change('idle');
    expect(told).toEqual([{ state: 'connected' }]);
    await vi.advanceTimersByTimeAsync(SETTLE_MS);
    expect(told.at(-1)).toEqual({ state: 'ended' });
  });

  it('should believe the end at once after a click on leave', async () => {
    show('connected');
    document.body.insertAdjacentHTML('beforeend', '<button class="leave"><i></i></button>');
    watch();
    document.querySelector<HTMLElement>('.leave i')?.click();
    await change('idle');
    expect(told).toEqual([{ state: 'connected' }, { state: 'ended' }]);
  });

  it('should go on to the next call after one has ended', async () => {
    show('connected');
    watch();
    await change('ended');
    await change('ringing');
    await change('connected');
    expect(told.map(({ state }) => state)).toEqual(['connected', 'ended', 'ringing', 'connected']);
  });

  it('should tell the end when the page goes amid a call, and nothing when there was none', () => {
    watch();
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual([]);
    stop();
    show('connected');
    watch();
    window.dispatchEvent(new Event('pagehide'));
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual([{ state: 'connected' }, { state: 'ended' }]);
  });

  it('should take what the site says of itself', () => {
    watch();
    window.dispatchEvent(new MessageEvent('message', { data: 'ringing' }));
    window.dispatchEvent(new MessageEvent('message', { data: 7 }));
    expect(told).toEqual([{ state: 'ringing' }]);
  });

  it('should stop for good, quietly, when the extension is gone', async () => {
    show('lobby');
    watch();
    extensionThere = false;
    await change('connected');
    extensionThere = true;
    await change('ended');
    window.dispatchEvent(new MessageEvent('message', { data: 'ringing' }));
    window.dispatchEvent(new Event('pagehide'));
    expect(told).toEqual([{ state: 'lobby' }]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('should leave nothing behind when stopped, and may be stopped twice', async () => {
    show('connected');
    watch();
    show('idle');
    stop();
    stop();
    await vi.advanceTimersByTimeAsync(2 * SETTLE_MS);
    expect(told).toEqual([{ state: 'connected' }]);
    expect(vi.getTimerCount()).toBe(0);
  });
});

/** A site that says on `main` how things stand. */
const site: CallSite = {
  name: 'google-meet',
  hosts: ['localhost'],
  attributes: ['data-state', 'data-muted'],
  leaveButtons: '.leave',
  readCall(page) {
    const { state = 'unknown', muted } = page.querySelector('main')?.dataset ?? {};
    return { state: state as CallFacts['state'], ...(muted === undefined ? {} : { muted: muted === 'true' }) };
  },
  readMessage: ({ data }) => (data === 'ringing' ? { state: 'ringing' } : undefined),
};

function watch(watched = site): void {
  stop = watchCall(watched, {
    window,
    nowMs: () => Date.now(),
    tell: (facts) => {
      if (extensionThere) told.push(facts);
      return extensionThere;
    },
  });
}

function show(state: CallFacts['state'], muted?: string): void {
  const main = document.querySelector('main');
  main?.setAttribute('data-state', state);
  if (muted !== undefined) main?.setAttribute('data-muted', muted);
}

async function change(state: CallFacts['state'], muted?: string): Promise<void> {
  show(state, muted);
  await vi.advanceTimersByTimeAsync(2 * LOOK_EVERY_MS);
}
