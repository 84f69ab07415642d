import { describe, expect, it } from 'vitest';
import { googleMeet } from '../../../../src/content/sites/google-meet';

const MIC = '<button data-is-muted="false" aria-label="Turn off microphone"></button>';
const MIC_OFF = '<button data-is-muted="true" aria-label="Turn on microphone"></button>';
const CAMERA_OFF = '<button data-is-muted="true" aria-label="Turn on camera"></button>';
const LEAVE = '<button aria-label="Leave call" jsname="CQylAd"></button>';
const PARTICIPANT = '<div data-participant-id="spaces/1/devices/2"></div>';
const MEETING = '/abc-defg-hij';

describe('googleMeet', () => {
  it.each([
    ['the start page', '/', MIC, { state: 'idle' }],
    ['a page of settings', '/landing', PARTICIPANT, { state: 'idle' }],
    ['a meeting that still loads', MEETING, '', { state: 'unknown' }],
    ['the lobby, with its leave button', MEETING, MIC + CAMERA_OFF + LEAVE, { state: 'lobby', muted: false }],
    ['a call', MEETING, PARTICIPANT + CAMERA_OFF + MIC + LEAVE, { state: 'connected', muted: false }],
    ['a call alone', MEETING, `<div data-self-name="Ada"></div>${MIC_OFF}`, { state: 'connected', muted: true }],
    [
      'a call with the camera off and no word on the microphone',
      MEETING,
      PARTICIPANT + CAMERA_OFF,
      { state: 'connected' },
    ],
    [
      'a call in another language',
      MEETING,
      `${PARTICIPANT}${CAMERA_OFF}<div data-mute-button="true"><button data-is-muted="true" aria-label="Mikrofon"></button></div>`,
      { state: 'connected', muted: true },
    ],
    ['a call that was left', MEETING, '<button aria-label="Rejoin"></button>', { state: 'ended', mayRejoin: true }],
  ])('should read %s', (_, pathname, html, facts) => {
    expect(googleMeet.readCall(page(html), { pathname })).toEqual(facts);
  });

  it('should watch every attribute it reads', () => {
    expect(googleMeet.attributes).toEqual(
      expect.arrayContaining(['data-is-muted', 'data-participant-id', 'data-self-name', 'aria-label']),
    );
  });
});

function page(html: string): Document {
  return new DOMParser().parseFromString(`<body>${html}</body>`, 'text/html');
}
