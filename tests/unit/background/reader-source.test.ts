import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';

vi.mock('../../../src/background/browser', () => ({
  browser: { runtime: { getURL: (path: string) => `chrome-extension://own/${path}` } },
}));
const { loadCallReader } = await import('../../../src/background/reader-source');

const file = readFileSync(new URL('../../../public/models/call-reader.json', import.meta.url), 'utf8');

describe('loadCallReader', () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.restoreAllMocks();
  });

  it("should read the weights from the extension's own package", async () => {
    const fetched = vi.fn(() => Promise.resolve(new Response(file)));
    vi.stubGlobal('fetch', fetched);
    expect(await loadCallReader()).toBeDefined();
    expect(fetched).toHaveBeenCalledExactlyOnceWith('chrome-extension://own/models/call-reader.json');
  });

  it.each<[string, () => Promise<Response>]>([
    ['missing', () => Promise.resolve(new Response('', { status: 404 }))],
    ['no JSON', () => Promise.resolve(new Response('<html>'))],
    ['no weights', () => Promise.resolve(new Response('{"version":1}'))],
    ['out of reach', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('should do without it, and say so once, where it is %s', async (_, fetched) => {
    vi.stubGlobal('fetch', fetched);
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    expect(await loadCallReader()).toBeUndefined();
    expect(warned).toHaveBeenCalledOnce();
  });
});
