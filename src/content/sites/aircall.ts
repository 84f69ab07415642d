/**
 * Aircall's phone, in a tab of its own or in a frame of the workspace (or of a CRM). The hang-up button is there while
 * dialling too: only the in-call actions prove a call.
 *
 * Where the phone is embedded it tells the page around it by `message` events of the shape `{ name, value }`.
 * @see https://github.com/aircall/aircall-everywhere
 */
import type { CallFacts } from '../call-progress';
import type { CallSite } from '../call-site';

const test = (name: string): string => `[data-test="${name}"]`;

export const aircall: CallSite = {
  name: 'aircall',
  hosts: ['phone.aircall.io', 'workspace.aircall.io'],
  attributes: ['data-test'],
  leaveButtons: test('hangup-button'),
  readCall(document, { pathname }): CallFacts {
    const shows = (name: string) => document.querySelector(test(name)) !== null;
    if (shows('in-call-actions')) {
      const muted = shows('action-unmute') ? { muted: true } : shows('action-mute') ? { muted: false } : {};
      return { state: shows('action-unhold') ? 'hold' : 'connected', ...muted };
    }
    if (/\/ringing(\/|$)/.test(pathname) || shows('hangup-button')) return { state: 'ringing' };
    return { state: /\/keyboard(\/|$)/.test(pathname) ? 'idle' : 'unknown' };
  },
  readMessage({ data, origin }): CallFacts | undefined {
    if (!/^https:\/\/([a-z0-9-]+\.)*aircall\.io$/.test(origin)) return undefined;
    if (typeof data !== 'object' || data === null || !('name' in data)) return undefined;
    switch (data.name) {
      case 'apm_phone_incoming_call':
      case 'apm_phone_outgoing_call':
        return { state: 'ringing' };
      case 'apm_phone_outgoing_answered':
        return { state: 'connected' };
      case 'apm_phone_call_end_ringtone':
        return { state: wasAnswered('value' in data ? data.value : undefined) ? 'connected' : 'ended' };
      case 'apm_phone_call_ended':
        return { state: 'ended' };
      default:
        return undefined;
    }
  },
};

const wasAnswered = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'answer_status' in value && value.answer_status === 'answered';
