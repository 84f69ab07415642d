/** The icon's badge on a tab: off, a call to coach, listening, or a problem. By word and colour. */
import type { SessionState } from '../coaching/session-state';
import { browser } from './browser';
import type { PlainKey } from '../coaching/message';
import { t } from '../ui/messages';

export type Badge = 'off' | 'call' | 'listening' | 'problem';

const LOOK: Readonly<Record<Badge, { text: PlainKey | undefined; color: string; title: PlainKey }>> = {
  off: { text: undefined, color: '#5f6b6a', title: 'extension_name' },
  call: { text: 'badge_call', color: '#8a5a00', title: 'badge_call_title' },
  listening: { text: 'badge_on', color: '#0f6b4f', title: 'badge_listening_title' },
  problem: { text: 'badge_problem', color: '#b3261e', title: 'badge_problem_title' },
};

/** Show a badge on a tab; a tab that is gone needs none. */
export async function showBadge(tabId: number, badge: Badge): Promise<void> {
  const { text, color, title } = LOOK[badge];
  try {
    await Promise.all([
      browser.action.setBadgeText({ tabId, text: text ? t(text) : '' }),
      browser.action.setBadgeBackgroundColor({ tabId, color }),
      browser.action.setTitle({ tabId, title: t(title) }),
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
