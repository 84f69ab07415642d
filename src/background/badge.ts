/** The icon's badge on a tab: off, a call to coach, listening, or a problem. By word and colour. */
import type { SessionState } from '../coaching/session-state';
import { browser } from './browser';

export type Badge = 'off' | 'call' | 'listening' | 'problem';

const LOOK: Readonly<Record<Badge, { text: string; color: string; title: string }>> = {
  off: { text: '', color: '#5f6b6a', title: 'Sales Coach AI' },
  call: { text: 'call', color: '#8a5a00', title: 'Sales Coach AI: a call is on. Click to be coached.' },
  listening: { text: 'on', color: '#0f6b4f', title: 'Sales Coach AI: listening' },
  problem: { text: '!', color: '#b3261e', title: 'Sales Coach AI: something needs you. Open the panel.' },
};

/** Show a badge on a tab; a tab that is gone needs none. */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { text, color, title } = LOOK[badge];
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text }),
      browser.action.setBadgeBackgroundColor({ tabId, color }),
      browser.action.setTitle({ tabId, title }),
    ]);
  } catch {
    // "No tab with id": it closed meanwhile.
  }
}

/** What the icon says of a session: whether it listens, and whether both sides are heard. */
export function badgeOf({ status, capture, captureLostAtMs }: SessionState): Badge {
  if (status !== 'live') return 'off';
  if (captureLostAtMs !== undefined) return 'problem';
  if (capture === undefined) return 'listening';
  const { frames, tab, microphone, recogniser } = capture;
  const isConnected = recogniser === 'open' || recogniser === 'connecting';
  return isConnected && frames === 'arriving' && tab === 'on' && microphone === 'on' ? 'listening' : 'problem';
}
