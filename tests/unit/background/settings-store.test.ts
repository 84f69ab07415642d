import { beforeEach, describe, expect, it, vi } from 'vitest';
import { isSettingsChange, loadSettings, updateSettings } from '../../../src/background/settings-store';
import type { SettingsPatch } from '../../../src/settings/settings';
import { fakeBrowser } from '../../support/fake-browser';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const KEYS = { deepgramKey: 'dg-1', anthropicKey: 'sk-1' };

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.install();
});

describe('keys kept on this device', () => {
  it('should lie among the other settings and nowhere else', async () => {
    await updateSettings({ ...KEYS, language: 'de' });
    expect(onDevice()).toEqual({ ...KEYS, language: 'de' });
    expect(fakeBrowser.session.items).toEqual({});
  });

  it('should move out of the session when the rep chooses so', async () => {
    await updateSettings({ ...KEYS, keepKeys: 'session' });
    const { settings } = await updateSettings({ keepKeys: 'device' });
    expect(settings).toMatchObject(KEYS);
    expect(onDevice()).toEqual({ ...KEYS, keepKeys: 'device' });
    expect(fakeBrowser.session.items).toEqual({});
  });
});

describe('keys kept for the browser session', () => {
  it('should lie in storage.session and not on the disk', async () => {
    await updateSettings({ keepKeys: 'session', language: 'de' });
    const { settings } = await updateSettings(KEYS);
    expect(settings).toMatchObject({ ...KEYS, language: 'de' });
    expect(onDevice()).toEqual({ keepKeys: 'session', language: 'de' });
    expect(inSession()).toEqual(KEYS);
  });

  it('should leave the disk when the rep chooses so, a new one among them never touching it', async () => {
    await updateSettings({ ...KEYS, language: 'de' });
    const disk = watchDisk();
    const { settings } = await updateSettings({ keepKeys: 'session', deepgramKey: 'dg-2' });
    expect(settings).toMatchObject({ ...KEYS, deepgramKey: 'dg-2' });
    expect(onDevice()).toEqual({ keepKeys: 'session', language: 'de' });
    expect(inSession()).toEqual({ ...KEYS, deepgramKey: 'dg-2' });
    expect(JSON.stringify(disk)).not.toContain('dg-2');
  });

  it('should be gone, and the choice not, once Chrome closed', async () => {
    await updateSettings({ ...KEYS, keepKeys: 'session' });
    closeChrome();
    const { settings } = await loadSettings();
    expect(settings).toMatchObject({ deepgramKey: '', anthropicKey: '', keepKeys: 'session' });
  });

  it('should be taken away by an empty one', async () => {
    await updateSettings({ ...KEYS, keepKeys: 'session' });
    const { settings } = await updateSettings({ deepgramKey: '' });
    expect(settings).toMatchObject({ ...KEYS, deepgramKey: '' });
  });
});

describe('a move of the keys that the worker died in', () => {
  const MOVES: readonly [string, SettingsPatch, SettingsPatch][] = [
    ['to the session', KEYS, { keepKeys: 'session' }],
    ['to the device', { ...KEYS, keepKeys: 'session' }, { keepKeys: 'device' }],
    ['with a new key, to the session', KEYS, { keepKeys: 'session', deepgramKey: 'dg-2' }],
    ['with a new key, to the device', { ...KEYS, keepKeys: 'session' }, { keepKeys: 'device', deepgramKey: 'dg-2' }],
    ['with a key taken away', KEYS, { keepKeys: 'session', deepgramKey: '' }],
  ];

  it.each(MOVES)('should lose no key and be finished by the next load: %s', async (_, before, patch) => {
    const steps = await stepsOf(before, patch);
    expect(steps).toBeGreaterThan(1);
    for (let died = 0; died < steps; died += 1) {
      fakeBrowser.reset();
      await updateSettings(before);
      const revive = dieAfter(died);
      await updateSettings(patch).catch(() => undefined);
      revive();
      const { settings } = await loadSettings();
      // What was asked for may not have come about, but then it was not confirmed either.
      expect([KEYS.deepgramKey, patch.deepgramKey]).toContain(settings.deepgramKey);
      expect(settings.anthropicKey).toBe(KEYS.anthropicKey);
      const there = settings.keepKeys === 'session' ? inSession() : onDevice();
      const notThere = settings.keepKeys === 'session' ? onDevice() : inSession();
      expect(there).toMatchObject({ anthropicKey: KEYS.anthropicKey });
      expect(notThere).not.toHaveProperty('anthropicKey');
      expect(notThere).not.toHaveProperty('deepgramKey');
    }
  });

  it('should lose no key when Chrome itself closed in it', async () => {
    await updateSettings(KEYS);
    const revive = dieAfter(1);
    await updateSettings({ keepKeys: 'session' }).catch(() => undefined);
    revive();
    closeChrome();
    expect((await loadSettings()).settings).toMatchObject({ ...KEYS, keepKeys: 'session' });
    expect(onDevice()).toEqual({ keepKeys: 'session' });
  });

  it.each([
    ['device', 'dg-device'],
    ['session', 'dg-session'],
  ] as const)('should have the newer key where both places have one: %s', async (keepKeys, newer) => {
    await fakeBrowser.local.set({ settings: { keepKeys, deepgramKey: 'dg-device' } });
    await fakeBrowser.session.set({ keys: { ...KEYS, deepgramKey: 'dg-session' } });
    expect((await loadSettings()).settings).toMatchObject({ ...KEYS, deepgramKey: newer });
  });

  it('should go on with the keys while storage.session takes none', async () => {
    await fakeBrowser.local.set({ settings: { ...KEYS, keepKeys: 'session' } });
    fakeBrowser.session.failNext = true;
    expect((await loadSettings()).settings).toMatchObject(KEYS);
    expect(onDevice()).toMatchObject(KEYS);
    await loadSettings();
    expect(onDevice()).toEqual({ keepKeys: 'session' });
  });
});

describe('two changes at once', () => {
  it('should both hold', async () => {
    await updateSettings(KEYS);
    await Promise.all([
      updateSettings({ keepKeys: 'session' }),
      updateSettings({ deepgramKey: 'dg-2' }),
      loadSettings(),
    ]);
    expect((await loadSettings()).settings).toMatchObject({ ...KEYS, deepgramKey: 'dg-2', keepKeys: 'session' });
    expect(onDevice()).toEqual({ keepKeys: 'session' });
  });
});

describe('a change of storage', () => {
  it.each([
    [true, 'local', 'settings'],
    [true, 'session', 'keys'],
    [true, 'managed', 'keepCalls'],
    [false, 'session', 'journal:call_1:0'],
    [false, 'local', 'something'],
  ])('should be one of settings (%s): %s, %s', (expected, area, key) => {
    expect(isSettingsChange({ [key]: {} }, area)).toBe(expected);
  });
});

// Helpers

const onDevice = () => fakeBrowser.local.items['settings'] ?? {};
const inSession = () => fakeBrowser.session.items['keys'] ?? {};
const closeChrome = () => {
  fakeBrowser.session.items = {};
};

/** All that storage.local is given from here on. */
function watchDisk(): readonly unknown[] {
  const written: unknown[] = [];
  const { local } = fakeBrowser;
  const set = local.set.bind(local);
  local.set = (items) => {
    written.push(structuredClone(items));
    return set(items);
  };
  return written;
}

/** The worker dies after so many writes: those after it never happen. Gives the way back to life. */
function dieAfter(writes: number): () => void {
  let left = writes;
  const areas = [fakeBrowser.local, fakeBrowser.session].map((area) => {
    const { set, remove } = area;
    const live =
      <A extends unknown[]>(write: (...given: A) => Promise<void>) =>
      (...given: A): Promise<void> => {
        left -= 1;
        return left < 0 ? Promise.reject(new Error('dead')) : write.apply(area, given);
      };
    area.set = live(set);
    area.remove = live(remove);
    return () => Object.assign(area, { set, remove });
  });
  return () => {
    for (const revive of areas) revive();
  };
}

/** How many writes a change takes. */
async function stepsOf(before: SettingsPatch, patch: SettingsPatch): Promise<number> {
  await updateSettings(before);
  let steps = 0;
  for (const area of [fakeBrowser.local, fakeBrowser.session]) {
    const { set, remove } = area;
    area.set = (items) => {
      steps += 1;
      return set.call(area, items);
    };
    area.remove = (keys) => {
      steps += 1;
      return remove.call(area, keys);
    };
  }
  await updateSettings(patch);
  return steps;
}
