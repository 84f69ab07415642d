/**
 * Google Meet. The lobby has the call's path, its microphone and its leave button too: only a participant proves a call.
 *
 * Meet documents no events; the `data-` attributes are the steadiest signs it has (seen 2025-2026).
 */
import type { CallFacts } from '../call-progress';
import type { CallSite } from '../call-site';

const MEETING_PATH = /^\/[a-z]{3}-[a-z]{4}-[a-z]{3}$/;
const PARTICIPANT = '[data-participant-id], [data-self-name]';
/** Shown to who left, was put out, or lost the network for too long. */
const REJOIN = 'button[aria-label*="rejoin" i]';
/** The camera's button carries data-is-muted as well. */
const MICROPHONE = [
  '[data-mute-button][data-is-muted]',
  '[data-mute-button] [data-is-muted]',
  'button[data-is-muted][aria-label*="microphone" i]',
  '[role="button"][data-is-muted][aria-label*="microphone" i]',
].join(', ');
/** Microphone or camera: something to set up before joining. */
const DEVICE = 'button[data-is-muted], [role="button"][data-is-muted]';

export const googleMeet: CallSite = {
  name: 'google-meet',
  hosts: ['meet.google.com'],
  attributes: ['data-is-muted', 'data-participant-id', 'data-self-name', 'aria-label'],
  leaveButtons: 'button[aria-label="Leave call"], [jsname="CQylAd"]',
  readCall(document, { pathname }): CallFacts {
    if (!MEETING_PATH.test(pathname)) return { state: 'idle' };
    if (document.querySelector(REJOIN)) return { state: 'ended', mayRejoin: true };
    if (document.querySelector(PARTICIPANT)) return { state: 'connected', ...microphone(document) };
    return document.querySelector(DEVICE) ? { state: 'lobby', ...microphone(document) } : { state: 'unknown' };
  },
};

function microphone(document: Document): Pick<CallFacts, 'muted'> {
  const muted = document.querySelector(MICROPHONE)?.getAttribute('data-is-muted');
  return muted === 'true' || muted === 'false' ? { muted: muted === 'true' } : {};
}
