import { describe, expect, it } from 'vitest';
import { PageRequest } from '../../../src/protocol/messages';
import { Settings, SettingsPatch } from '../../../src/settings/settings';

describe('a settings patch', () => {
  it('should hold only what was sent: a default filled in would take the stored keys away', () => {
    const request = { to: 'background', type: 'update-settings', patch: { language: 'de' } };
    expect(PageRequest.parse(request)).toEqual(request);
  });

  it('should know every setting', () => {
    expect(Object.keys(SettingsPatch.shape)).toEqual(Object.keys(Settings.shape));
  });

  it('should hold its fields to the same rules', () => {
    expect(SettingsPatch.safeParse({ deepgramUrl: 'http://example.com' }).success).toBe(false);
  });
});
