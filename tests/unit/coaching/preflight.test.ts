import { describe, expect, it } from 'vitest';
import {
  nothingFound,
  pageOf,
  preflightRows,
  preflightView,
  type KeyFinding,
  type PreflightFindings,
  type PreflightRow,
  type PreflightSound,
} from '../../../src/coaching/preflight';
import { say } from '../../../src/ui/messages';

const ALL_HEARD: PreflightSound = { microphone: 'heard', tab: 'heard', echo: 'none' };
const allWell: PreflightFindings = {
  page: { kind: 'web-page', host: 'dialer.example' },
  deepgram: 'works',
  claude: 'works',
  refusal: undefined,
  sound: ALL_HEARD,
  isListening: false,
};

describe('preflightRows', () => {
  it('should be checking all five while nothing is known', () => {
    expect(preflightRows(nothingFound).map(({ id, state }) => [id, state])).toEqual([
      ['microphone', 'checking'],
      ['tab', 'checking'],
      ['echo', 'checking'],
      ['keys', 'checking'],
      ['page', 'checking'],
    ]);
  });

  it('should find all five good where all is well', () => {
    expect(preflightRows(allWell).map(({ state }) => state)).toEqual(['good', 'good', 'good', 'good', 'good']);
  });

  it.each<[PreflightSound['microphone'], PreflightRow['state'], RegExp]>([
    ['heard', 'good', /is heard/],
    ['quiet', 'problem', /no voice was heard\. Check again and speak/],
    ['silent', 'problem', /no sound at all\. Turn it on/],
    ['muted', 'problem', /muted\. Unmute it/],
    ['refused', 'problem', /isn’t allowed.*Allow it/],
    ['missing', 'problem', /No microphone was found\. Plug one in/],
    ['lost', 'problem', /went away\. Plug it in/],
    ['opening', 'unknown', /couldn’t be listened to/],
  ])('should name a microphone that is %s', (microphone, state, words) => {
    const row = rowOf('microphone', { sound: { ...ALL_HEARD, microphone } });
    expect(row.state).toBe(state);
    expect(say(row.text)).toMatch(words);
  });

  it('should call neither a quiet microphone nor a silent tab a fault while it still listens', () => {
    const sound: PreflightSound = { microphone: 'quiet', tab: 'silent', echo: 'unknown' };
    const rows = preflightRows({ ...allWell, sound, isListening: true });
    expect(rows.slice(0, 3).map(({ state }) => state)).toEqual(['checking', 'checking', 'checking']);
    expect(rows.slice(0, 2).map(({ text }) => say(text))).toEqual([
      'Say a few words.',
      'Play any sound in the tab: a ringing tone or a test call will do.',
    ]);
  });

  it.each<[Partial<PreflightFindings>, PreflightRow['state'], RegExp]>([
    [{ sound: { ...ALL_HEARD, tab: 'silent' } }, 'problem', /Play any sound in it and check again/],
    [{ sound: { ...ALL_HEARD, tab: 'muted' } }, 'problem', /Unmute it/],
    [{ sound: { ...ALL_HEARD, tab: 'ended' } }, 'problem', /tab was closed/],
    [{ sound: { ...ALL_HEARD, tab: 'not-captured' } }, 'problem', /doesn’t let extensions hear this tab/],
    [{ refusal: 'not-capturable' }, 'problem', /doesn’t let extensions hear this tab/],
    [{ refusal: 'already-captured' }, 'problem', /Another recording.*End it/],
    [{ refusal: 'not-invoked' }, 'problem', /click the Sales Coach icon/],
    [{ sound: undefined }, 'unknown', /couldn’t be listened to/],
  ])('should name why a tab isn’t heard: %o', (findings, state, words) => {
    const row = rowOf('tab', findings);
    expect(row.state).toBe(state);
    expect(say(row.text)).toMatch(words);
  });

  it('should advise headphones for an echo, and not guess where nothing played', () => {
    expect(say(rowOf('echo', { sound: { ...ALL_HEARD, echo: 'heard' } }).text)).toMatch(/Put on headphones/);
    expect(rowOf('echo', { sound: { ...ALL_HEARD, echo: 'unknown' } }).state).toBe('unknown');
    // Without the tab there will never be anything to hear.
    expect(rowOf('echo', { sound: undefined, refusal: 'not-capturable', isListening: true }).state).toBe('unknown');
  });

  it.each<[KeyFinding, PreflightRow['state'], RegExp, PreflightRow['fixedAt']]>([
    ['works', 'good', /accepts/, undefined],
    ['missing', 'problem', /No Deepgram key/, 'keys'],
    ['refused', 'problem', /refused the key\. Copy it again/, 'keys'],
    ['unreachable', 'problem', /can’t be reached\. Check your internet/, undefined],
  ])('should tell a Deepgram key that %s', (deepgram, state, words, fixedAt) => {
    const row = rowOf('keys', { deepgram });
    expect(row).toMatchObject({ state, ...(fixedAt && { fixedAt }) });
    expect(say(row.text)).toMatch(words);
  });

  it.each<KeyFinding>(['missing', 'refused', 'unreachable', 'unusable'])(
    'should count no fault of a Claude key that is %s, and say that guidance is local',
    (claude) => {
      const row = rowOf('keys', { claude });
      expect(row.state).toBe('good');
      expect(row.note && say(row.note)).toMatch(/local guidance/);
    },
  );
});

describe('pageOf', () => {
  it.each([
    ['https://meet.google.com/abc-defg-hij', true, 'good', 'Google Meet: you are in a call.'],
    ['https://meet.google.com/abc-defg-hij', false, 'good', 'Google Meet: no call yet. Join it in this tab.'],
    ['https://phone.aircall.io/keyboard', false, 'good', 'Aircall: no call yet. Join it in this tab.'],
    // A site is known by its own address, not by one that only looks like it.
    ['http://meet.google.com/x', true, 'good', /^meet\.google\.com: any web dialer works/],
    ['https://meet.google.com.evil.example/', true, 'good', /^meet\.google\.com\.evil\.example: any/],
    ['https://dialer.example/call?a=b.pdf', false, 'good', /^dialer\.example: any web dialer/],
    ['file:///home/rep/call.html', false, 'good', /^file: any/],
    ['chrome://settings', false, 'problem', /Chrome’s own pages/],
    ['about:blank', false, 'problem', /Chrome’s own pages/],
    ['chrome-extension://abc/page.html', false, 'problem', /Chrome’s own pages/],
    [undefined, false, 'problem', /Chrome’s own pages/],
    ['https://chromewebstore.google.com/detail/x', false, 'problem', /Web Store/],
    ['https://chrome.google.com/webstore/detail/x', false, 'problem', /Web Store/],
    ['https://example.com/offer.PDF#page=2', false, 'problem', /PDF/],
  ] as const)('should name %s', (url, inCall, state, words) => {
    const row = rowOf('page', { page: pageOf(url, inCall) });
    expect(row.state).toBe(state);
    expect(say(row.text)).toMatch(words);
  });
});

describe('preflightView', () => {
  it('should offer a start only where one can succeed', () => {
    expect(canStart({})).toBe(true);
    expect(canStart({ sound: { ...ALL_HEARD, microphone: 'refused', tab: 'silent', echo: 'heard' } })).toBe(true);
    expect(canStart({ deepgram: 'missing' })).toBe(false);
    expect(canStart({ page: { kind: 'browser-page' } })).toBe(false);
    expect(canStart({ refusal: 'not-invoked' })).toBe(false);
  });

  it('should be checking until the last row is decided', () => {
    const about = { tabId: 7, tabTitle: 'Dialer', levelsDb: [-100, -100] } as const;
    expect(preflightView({ ...allWell, deepgram: undefined }, about).isChecking).toBe(true);
    expect(preflightView(allWell, about).isChecking).toBe(false);
  });
});

// Helpers

function rowOf(id: PreflightRow['id'], findings: Partial<PreflightFindings>): PreflightRow {
  const row = preflightRows({ ...allWell, ...findings }).find((one) => one.id === id);
  if (!row) throw new Error(`no row ${id}`);
  return row;
}

const canStart = (findings: Partial<PreflightFindings>): boolean =>
  preflightView({ ...allWell, ...findings }, { tabId: 7, tabTitle: '', levelsDb: [-100, -100] }).canStart;
