import { describe, expect, it } from 'vitest';
import { aircall } from '../../../../src/content/sites/aircall';

const sign = (...names: readonly string[]) => names.map((name) => `<button data-test="${name}"></button>`).join('');
const PHONE = 'https://phone.aircall.io';

describe('aircall', () => {
  it.each([
    ['the keyboard', '/keyboard', '', { state: 'idle' }],
    ['another page of the phone', '/people', '', { state: 'unknown' }],
    ['the workspace around the phone', '/', '<iframe></iframe>', { state: 'unknown' }],
    ['an incoming call', '/ringing', '', { state: 'ringing' }],
    ['dialling, with its hang-up button', '/incall', sign('hangup-button'), { state: 'ringing' }],
    ['a call whose page still draws', '/incall', '', { state: 'unknown' }],
    [
      'a call',
      '/incall',
      sign('in-call-actions', 'hangup-button', 'action-mute', 'action-hold'),
      { state: 'connected', muted: false },
    ],
    ['a muted call', '/incall', sign('in-call-actions', 'action-unmute'), { state: 'connected', muted: true }],
    [
      'a call on hold',
      '/incall',
      sign('in-call-actions', 'action-mute', 'action-unhold'),
      { state: 'hold', muted: false },
    ],
    ['a call while another page is looked at', '/people', sign('in-call-actions'), { state: 'connected' }],
  ])('should read %s', (_, pathname, html, facts) => {
    expect(aircall.readCall(page(html), { pathname })).toEqual(facts);
  });

  it.each([
    ['apm_phone_incoming_call', {}, 'ringing'],
    ['apm_phone_outgoing_call', {}, 'ringing'],
    ['apm_phone_outgoing_answered', {}, 'connected'],
    ['apm_phone_call_end_ringtone', { answer_status: 'answered' }, 'connected'],
    ['apm_phone_call_end_ringtone', { answer_status: 'refused' }, 'ended'],
    ['apm_phone_call_ended', { duration: 12 }, 'ended'],
  ])('should read the message %s %j', (name, value, state) => {
    expect(aircall.readMessage?.({ data: { name, value }, origin: PHONE })).toEqual({ state });
  });

  it.each<[string, unknown, string]>([
    ['of another site', { name: 'apm_phone_call_ended' }, 'https://aircall.io.example.com'],
    ['without encryption', { name: 'apm_phone_call_ended' }, 'http://phone.aircall.io'],
    ['of another kind', { name: 'apm_phone_loginStatus', value: true }, PHONE],
    ['that is no object', 'apm_phone_call_ended', PHONE],
    ['that is nothing', null, PHONE],
  ])('should pass over a message %s', (_, data, origin) => {
    expect(aircall.readMessage?.({ data, origin })).toBeUndefined();
  });
});

function page(html: string): Document {
  return new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
}
