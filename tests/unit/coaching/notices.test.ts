import { describe, expect, it } from 'vitest';
import { CaptureProblem, type CaptureState } from '../../../src/coaching/capture-state';
import { GuidanceFailure } from '../../../src/coaching/guidance';
import { noticesOf, type Services } from '../../../src/coaching/notices';
import type { SessionState } from '../../../src/coaching/session-state';
import { someServices } from '../../support/services';
import { play, start } from '../../support/session';
import { say } from '../../../src/ui/messages';
import { said } from '../../support/said';

const live = play([start()]).state;
const heard: CaptureState = {
  frames: 'arriving',
  tab: 'on',
  microphone: 'on',
  recogniser: 'open',
  recogniserModel: 'nova-3',
};

describe('notices', () => {
  it('should be none when all is well', () => {
    expect(notices()).toEqual([]);
  });

  it.each<[string, Partial<SessionState>, Partial<Services>, 'problem' | 'note', string, RegExp]>([
    ['a lost connection', capture({ recogniser: 'reconnecting' }), {}, 'problem', 'recogniser', /kept for 30 s/],
    [
      'what a check of the recogniser found',
      capture({ recogniser: 'reconnecting' }),
      { recogniserVerdict: said('Deepgram refused this key.') },
      'problem',
      'recogniser',
      /^Deepgram refused this key\.$/,
    ],
    ['a refused recogniser key', capture({ recogniser: 'refused' }), {}, 'problem', 'recogniser', /Deepgram key/],
    ['a microphone not allowed', capture({ microphone: 'refused' }), {}, 'problem', 'microphone', /isn’t allowed/],
    ['no microphone', capture({ microphone: 'missing' }), {}, 'problem', 'microphone', /no microphone was found/],
    ['a microphone gone', capture({ microphone: 'lost' }), {}, 'problem', 'microphone', /went away/],
    ['a silent microphone', {}, { silent: [true, false] }, 'problem', 'microphone', /No sound from your microphone/],
    ['a silent tab', {}, { silent: [false, true] }, 'problem', 'tab-silent', /No sound from this tab/],
    ['no Claude key', {}, { modelReady: false }, 'note', 'model', /No Claude key/],
    [
      'the demo’s recogniser',
      capture({ recogniserModel: 'demo recogniser' }),
      { localRecogniser: '127.0.0.1:9' },
      'note',
      'demo-recogniser',
      /^Demo recogniser/,
    ],
    ['a recogniser here', {}, { localRecogniser: '127.0.0.1:9' }, 'note', 'demo-recogniser', /\(127\.0\.0\.1:9\)/],
    ['a model here', {}, { localModel: 'localhost:8' }, 'note', 'local-model', /Stand-in for Claude.*localhost:8/],
  ])('should say in a sentence: %s', (_, state, services, kind, id, text) => {
    expect(notices(state, services)).toEqual([{ kind, id, text: expect.stringMatching(text) }]);
  });

  it.each(GuidanceFailure.options.filter((failure) => failure !== 'interrupted'))(
    'should say what Claude failed of, each in its own words: %s',
    (lastFailure) => {
      const said = notices({ lastFailure });
      expect(said).toHaveLength(1);
      expect(said[0]?.text).toMatch(/Claude.*locally/);
      const others = GuidanceFailure.options.filter((other) => other !== lastFailure);
      for (const other of others) expect(notices({ lastFailure: other })).not.toEqual(said);
    },
  );

  it('should call only that a problem which the rep can mend', () => {
    const problems = GuidanceFailure.options.filter((lastFailure) =>
      notices({ lastFailure }).some(({ kind }) => kind === 'problem'),
    );
    expect(problems).toEqual(['unauthorized', 'model-not-found', 'rejected']);
  });

  it('should not speak of a request that our own restart broke off', () => {
    expect(notices({ lastFailure: 'interrupted' })).toEqual([]);
  });

  it('should not say that the microphone is silent when it isn’t there', () => {
    expect(notices(capture({ microphone: 'missing' }), { silent: [true, false] })).toHaveLength(1);
  });

  it('should say of a muted tab that it is muted, and not that nothing is heard of it too', () => {
    expect(notices(capture({ tab: 'muted' }), { silent: [false, true] })).toEqual([
      { kind: 'problem', id: 'tab-silent', text: expect.stringMatching(/Chrome has muted the tab/) },
    ]);
  });

  it('should have the most urgent first', () => {
    const said = notices(
      {
        ...capture({ frames: 'arriving', tab: 'on', microphone: 'lost', recogniser: 'reconnecting' }),
        lastFailure: 'timeout',
      },
      { silent: [true, true], localModel: 'localhost:8' },
    );
    expect(said.map(({ id }) => id)).toEqual(['recogniser', 'tab-silent', 'microphone', 'model', 'local-model']);
  });

  it('should say that the rep is muted in the call', () => {
    expect(notices({}, { mutedInCall: true })).toEqual([
      { kind: 'note', id: 'muted', text: expect.stringContaining('muted in the call') },
    ]);
  });

  it.each([
    ['rep-stopped', []],
    ['tab-closed', [/tab was closed/]],
    ['call-ended', [/call ended/]],
  ] as const)('should say after the end only why it ended: %s', (endReason, texts) => {
    const wrong = { ...capture({ recogniser: 'refused' }), status: 'ended', endReason } as const;
    expect(notices(wrong, { mutedInCall: true, silent: [true, true] })).toEqual(
      texts.map((text) => ({ kind: 'note', id: 'ended', text: expect.stringMatching(text) })),
    );
  });

  it('should say what is waited for while it ends and the recogniser is away', () => {
    expect(notices({ ...capture({ recogniser: 'reconnecting' }), status: 'stopping' })).toEqual([
      { kind: 'note', id: 'recogniser', text: expect.stringMatching(/last words/) },
    ]);
  });

  it('should say what problem of the capture ended it, each in its own words, and what to do', () => {
    const said = CaptureProblem.options.map((endProblem) =>
      notices({ status: 'ended', endReason: 'capture-failed', endProblem }),
    );
    const texts = said.flatMap((of) => of.map(({ text }) => text));
    expect(said.flat().every(({ kind, id }) => kind === 'problem' && id === 'ended')).toBe(true);
    expect(new Set(texts).size).toBe(CaptureProblem.options.length);
    for (const text of texts) expect(text).toMatch(/^[A-Z].*\.$/);
  });
});

// Helpers

function capture(changes: Partial<CaptureState>): Partial<SessionState> {
  return { capture: { ...heard, ...changes } };
}

function notices(state: Partial<SessionState> = {}, services: Partial<Services> = {}) {
  return noticesOf({ ...live, capture: heard, ...state }, someServices(services)).map((notice) => ({
    ...notice,
    text: say(notice.text),
  }));
}
