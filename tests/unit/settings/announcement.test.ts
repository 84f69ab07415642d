import { describe, expect, it } from 'vitest';
import { announcementOf, DEFAULT_ANNOUNCEMENT } from '../../../src/settings/announcement';

describe('announcementOf', () => {
  it('should be the rep’s own words, else ours', () => {
    expect(announcementOf({ announcement: 'We take notes.' })).toBe('We take notes.');
    expect(announcementOf({ announcement: '' })).toBe(DEFAULT_ANNOUNCEMENT);
  });

  it('should say by default that an assistant listens, and ask', () => {
    expect(DEFAULT_ANNOUNCEMENT).toMatch(/assistant listens and takes notes.*\?$/);
  });
});
