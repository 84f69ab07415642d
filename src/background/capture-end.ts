/** What it means for a call that its capture ended by itself. */
import type { SessionInput } from '../coaching/session-inputs';
import type { SessionState } from '../coaching/session-state';
import type { CaptureProblem } from '../protocol/capture-port';
import { browser } from './browser';

/** Whether the call goes on unheard: Chrome ended the capture though the tab lives, or a second one couldn't be opened. */
export async function mayGoOn({ tabId, conversation }: SessionState, problem: CaptureProblem): Promise<boolean> {
  switch (problem) {
    case 'tab-ended':
      return isOpen(tabId);
    case 'tab-not-capturable':
    case 'capture-failed':
      // There are words, or the gap that a lost capture left: it isn't the call's first.
      return conversation.utterances.length > 0 || conversation.gaps.length > 0;
    case 'deepgram-unauthorized':
    case 'deepgram-rejected':
      // Told of a call's first try only.
      return false;
  }
}

const isOpen = (tabId: number): Promise<boolean> =>
  browser.tabs.get(tabId).then(
    () => true,
    () => false,
  );

/** The end of the call that it is where it doesn't go on. */
export const endOf = (problem: CaptureProblem, atMs: number): SessionInput =>
  problem === 'tab-ended'
    ? { type: 'capture-ended', reason: 'tab-closed', atMs }
    : { type: 'capture-ended', reason: 'capture-failed', problem, atMs };
