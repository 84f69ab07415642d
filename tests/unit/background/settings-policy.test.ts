import { beforeEach, describe, expect, it, vi } from 'vitest';
import { loadSettings, updateSettings } from '../../../src/background/settings-store';
import { fakeBrowser } from '../../support/fake-browser';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const KEYS = { deepgramKey: 'dg-1', anthropicKey: 'sk-1' };

beforeEach(() => {
  fakeBrowser.reset();
  fakeBrowser.install();
});

describe('the policy', () => {
  it('should preset what the rep has not set', async () => {
    fakeBrowser.policy = {
      deepgramUrl: 'wss://speech.example',
      announcement: 'We take notes.',
      keepCalls: true,
      keepKeys: 'device',
    };
    const { settings, locked } = await loadSettings();
    expect(settings).toMatchObject({
      deepgramUrl: 'wss://speech.example',
      announcement: 'We take notes.',
      keepCalls: true,
      keepKeys: 'device',
    });
    expect(locked).toEqual([]);
    const own = { announcement: 'Mine.', keepCalls: false, keepKeys: 'session' } as const;
    expect((await updateSettings(own)).settings).toMatchObject(own);
  });

  it('should hold over the rep where it forbids to keep something on the device', async () => {
    await updateSettings({ ...KEYS, keepCalls: true, keepKeys: 'device' });
    fakeBrowser.policy = { keepCalls: false, keepKeys: 'session' };
    const { settings, locked } = await loadSettings();
    expect(settings).toMatchObject({ ...KEYS, keepCalls: false, keepKeys: 'session' });
    expect(locked).toEqual(['keepKeys', 'keepCalls']);
    expect(onDevice()).not.toHaveProperty('deepgramKey');
    expect((await updateSettings({ keepCalls: true, keepKeys: 'device' })).settings).toMatchObject({
      keepCalls: false,
      keepKeys: 'session',
    });
    expect(onDevice()).not.toHaveProperty('deepgramKey');
  });

  it('should give its announcement again when the rep empties their own', async () => {
    fakeBrowser.policy = { announcement: 'We take notes.' };
    await updateSettings({ announcement: 'Mine.' });
    expect((await updateSettings({ announcement: '' })).settings.announcement).toBe('We take notes.');
  });

  it('should change nothing with what does not parse', async () => {
    fakeBrowser.policy = { deepgramUrl: 'http://evil.example', keepKeys: 'for ever', keepCalls: 'no' };
    const { settings, locked } = await loadSettings();
    expect(settings).toMatchObject({ deepgramUrl: 'wss://api.deepgram.com', keepKeys: 'device', keepCalls: false });
    expect(locked).toEqual([]);
  });
});

// Helpers

const onDevice = () => fakeBrowser.local.items['settings'] ?? {};
