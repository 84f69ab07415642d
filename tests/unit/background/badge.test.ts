import { describe, expect, it, vi } from 'vitest';
import type { CaptureState } from '../../../src/coaching/capture-state';
import { initialState } from '../../../src/coaching/session-state';
import { badgeOf } from '../../../src/background/badge';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const heard: CaptureState = { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' };
const live = { ...initialState, status: 'live' as const };

describe('the icon of a call that is coached', () => {
  it('should say that it listens while both sides are heard, or about to be', () => {
    expect(badgeOf({ ...live, capture: heard })).toBe('listening');
    expect(badgeOf(live)).toBe('listening');
    expect(badgeOf({ ...live, capture: { ...heard, recogniser: 'connecting' } })).toBe('listening');
  });

  it.each<Partial<CaptureState>>([
    { frames: 'stalled' },
    { tab: 'muted' },
    { microphone: 'muted' },
    { microphone: 'lost' },
    { recogniser: 'reconnecting' },
    { recogniser: 'refused' },
  ])('should call for the rep when a side isn’t heard: %o', (change) => {
    expect(badgeOf({ ...live, capture: { ...heard, ...change } })).toBe('problem');
  });

  it('should call for the rep when nothing captures the call any more', () => {
    expect(badgeOf({ ...live, captureLostAtMs: 1 })).toBe('problem');
  });

  it('should be quiet before and after', () => {
    expect(badgeOf({ ...live, status: 'ended', capture: heard })).toBe('off');
    expect(badgeOf({ ...live, status: 'stopping', capture: heard })).toBe('off');
  });
});
