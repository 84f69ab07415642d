/** Every way in which Claude fails to help, at different moments of a call, through all that lies between it and the panel. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FIRST_TOKEN_LIMIT_MS } from '../../../src/background/claude';
import { getFallbackGuidance, getFallbackSuggestion } from '../../../src/coaching/fallback';
import type { GuidanceFailure } from '../../../src/coaching/guidance';
import type { Stage } from '../../../src/coaching/playbook';
import { momentOf } from '../../../src/coaching/session-moment';
import type { SessionMode } from '../../../src/coaching/session-state';
import { defaultPlaybook } from '../../../src/playbooks/default';
import type { Settings } from '../../../src/settings/settings';
import { CoachedSession, type Line } from '../../support/coached-session';
import { START_MS } from '../../support/session';
import { answerFromPrompt, type FailureName } from '../../support/standins/anthropic-outcomes';
import { startAnthropicStandIn, type AnthropicStandIn } from '../../support/standins/anthropic-server';

interface Failure {
  readonly name: string;
  /** How the stand-in fails, where it isn't the settings that are wrong. */
  readonly onCommand?: FailureName | 'bad-request';
  readonly settings?: Partial<Settings>;
  readonly failure: GuidanceFailure;
  readonly notice: RegExp;
  /** Nothing but other settings, or the rep's own wish, can mend it. */
  readonly lasts?: true;
}

const FAILURES: readonly Failure[] = [
  {
    name: 'a wrong key (401)',
    settings: { anthropicKey: 'wrong-key' },
    failure: 'unauthorized',
    notice: /refused the key/,
    lasts: true,
  },
  {
    name: 'a model that is not there (404)',
    settings: { claudeModel: 'claude-of-old' },
    failure: 'model-not-found',
    notice: /doesn’t know this model/,
    lasts: true,
  },
  { name: 'a forbidden key (403)', onCommand: 'forbidden', failure: 'unauthorized', notice: /refused/, lasts: true },
  {
    name: 'a request turned down (400)',
    onCommand: 'bad-request',
    failure: 'rejected',
    notice: /refused the request/,
    lasts: true,
  },
  { name: 'too many requests (429)', onCommand: 'rate-limited', failure: 'rate-limited', notice: /rate limit/ },
  { name: 'a broken service (500)', onCommand: 'server-error', failure: 'overloaded', notice: /overloaded/ },
  { name: 'an overloaded service (529)', onCommand: 'overloaded', failure: 'overloaded', notice: /overloaded/ },
  { name: 'no answer in time', onCommand: 'hang', failure: 'timeout', notice: /took too long/ },
  { name: 'a stream that is cut', onCommand: 'cut', failure: 'connection-lost', notice: /can’t be reached/ },
  { name: 'an error amid the stream', onCommand: 'stream-error', failure: 'overloaded', notice: /overloaded/ },
  { name: 'a refusal', onCommand: 'refusal', failure: 'refused', notice: /declined/ },
  { name: 'too few tokens', onCommand: 'max-tokens', failure: 'cut-short', notice: /cut short/ },
  { name: 'invalid JSON', onCommand: 'invalid-json', failure: 'invalid-json', notice: /couldn’t be read/ },
  { name: 'a wrong shape', onCommand: 'wrong-shape', failure: 'wrong-shape', notice: /couldn’t be used/ },
];

/** As the stand-in asks for with a 429, and as long after a failure as the next turn comes. */
const RETRY_AFTER_MS = 30_000;

interface CallMoment {
  readonly name: string;
  readonly stage: Stage;
  readonly before: readonly Line[];
  /** What the customer says, upon which Claude is asked. */
  readonly said: Line;
}

const GREETED: readonly Line[] = ['rep: Hi Maria, how are you today?', 'customer: Fine, thanks. And you?'];
const ASKED: readonly Line[] = [
  ...GREETED,
  'rep: I am calling because we answer phones for plumbers. How do you handle calls when nobody is free?',
];
const PITCHED: readonly Line[] = [
  ...ASKED,
  'customer: Honestly it is a problem, we miss about ten calls a week.',
  'rep: What we offer is a service that answers every call day and night and books the job for you.',
  'customer: And what does it cost?',
  'rep: It is three hundred a month, everything included.',
];
const MOMENTS: readonly CallMoment[] = [
  {
    name: 'the opening',
    stage: 'opening',
    before: ['rep: Hello, is this Maria?'],
    said: 'customer: Yes, this is Maria speaking.',
  },
  {
    name: 'discovery, the pain known',
    stage: 'discovery',
    before: ASKED,
    said: 'customer: Honestly it is a problem, we miss about ten calls a week.',
  },
  {
    name: 'an objection to the price',
    stage: 'objection',
    before: PITCHED,
    said: 'customer: That is way too expensive for us.',
  },
  {
    name: 'the close, once committed',
    stage: 'close',
    before: [...PITCHED, 'rep: Shall we start a two week trial, so that you can see it on your own calls?'],
    said: 'customer: Yes, sounds good, let’s do it.',
  },
];

let standIn: AnthropicStandIn;
beforeAll(async () => {
  standIn = await startAnthropicStandIn({ firstPieceMs: 1, pieceMs: 0 });
});
afterAll(() => standIn.stop());

describe.each<SessionMode>(['guidance', 'suggestions'])('Claude failing, in mode %s', (mode) => {
  it.each(FAILURES)('should leave local guidance for the moment after $name', async (failing) => {
    const shown = new Set<string>();
    for (const moment of MOMENTS) {
      const session = await failAt(moment, failing, mode);
      expect(session.state.stage.current, moment.name).toBe(moment.stage);
      expect(session.state.lastFailure, moment.name).toBe(failing.failure);
      expect(textsOf(session.notices), moment.name).toEqual([expect.stringMatching(failing.notice)]);
      shown.add(expectLocalFor(session, moment.name));
      await expectToLiveOn(session, failing);
    }
    expect(shown.size).toBe(MOMENTS.length);
  });

  it('should coach locally without a key, asking nobody, and say so quietly', async () => {
    const shown = new Set<string>();
    const before = standIn.calls.length;
    for (const moment of MOMENTS) {
      const session = sessionAt(moment, mode);
      session.hear(moment.said);
      await session.settle();
      expect(session.notices, moment.name).toEqual([
        { kind: 'note', id: 'model', text: 'No Claude key: coaching locally.' },
      ]);
      shown.add(expectLocalFor(session, moment.name));
    }
    expect(shown.size).toBe(MOMENTS.length);
    expect(standIn.calls).toHaveLength(before);
  });

  it('should make local guidance anew when the rep has spoken before the failure came', async () => {
    const [moment] = MOMENTS;
    const session = sessionAt(moment!, mode);
    session.settings = { ...session.settings, ...ACCESS() };
    standIn.failNext('overloaded');
    session.hear(moment!.said);
    session.hear('rep: I am calling because we answer phones for plumbers.');
    await session.settle();
    expect(session.state.lastFailure).toBe('overloaded');
    expectLocalFor(session, 'after the rep spoke');
    expect(offerOf(session).answers).toBe('rep-2');
  });
});

// Helpers

const ACCESS = (): Partial<Settings> => ({
  anthropicKey: 'test-anthropic-key',
  anthropicUrl: standIn.url,
  claudeModel: 'claude-haiku-5-5',
});

/** A session that has heard what came before the moment, without a key until then. */
function sessionAt({ before }: CallMoment, mode: SessionMode): CoachedSession {
  const session = new CoachedSession(mode);
  for (const line of before) session.hear(line);
  return session;
}

async function failAt(moment: CallMoment, failing: Failure, mode: SessionMode): Promise<CoachedSession> {
  const session = sessionAt(moment, mode);
  session.settings = { ...session.settings, ...ACCESS(), ...failing.settings };
  const callsBefore = standIn.calls.length;
  const { onCommand } = failing;
  if (onCommand === 'bad-request') {
    const fault = { status: 400, type: 'invalid_request_error', message: 'schema too complex' } as const;
    standIn.follow(() => ({ kind: 'error', fault }));
  } else if (onCommand) standIn.failNext(onCommand);
  if (onCommand === 'hang') await hearInPassingTime(session, moment.said);
  else session.hear(moment.said);
  await session.settle();
  standIn.follow(answerFromPrompt);
  expect(standIn.calls.length - callsBefore, 'requests, none of them tried twice').toBe(1);
  return session;
}

/** The limit on time is the real one; the time is not. */
async function hearInPassingTime(session: CoachedSession, said: Line): Promise<void> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  try {
    const callsBefore = standIn.calls.length;
    session.hear(said);
    await standIn.until(({ calls }) => calls.length > callsBefore);
    await vi.advanceTimersByTimeAsync(FIRST_TOKEN_LIMIT_MS - 1);
    expect(session.state.pending).toBeDefined();
    await vi.advanceTimersByTimeAsync(1);
  } finally {
    vi.useRealTimers();
  }
}

const offerOf = ({ state }: CoachedSession) => {
  const offer = state.mode === 'guidance' ? state.guidance : state.suggestion;
  if (!offer) throw new Error('nothing was offered');
  return offer;
};

/** What is shown is what the playbook has for this very moment. @returns its first words. */
function expectLocalFor(session: CoachedSession, name: string): string {
  const { state } = session;
  const offer = offerOf(session);
  expect(offer.source, name).toEqual({ kind: 'local' });
  const moment = momentOf(state, defaultPlaybook, offer.atMs);
  expect(offer.answers, name).toBe(moment.heard.at(-1)?.id);
  if (state.mode === 'guidance') {
    expect(state.guidance?.guidance, name).toEqual(getFallbackGuidance(moment));
    expect(state.guidance?.guidance.guidance.key_questions.length, name).toBeGreaterThan(0);
    return state.guidance?.guidance.focus.what ?? '';
  }
  expect(state.suggestion?.suggestion, name).toEqual(getFallbackSuggestion(moment));
  return state.suggestion?.suggestion.primary_suggestion.text ?? '';
}

/** The call goes on, what can be mended is, and the journal tells the same. */
async function expectToLiveOn(session: CoachedSession, { lasts }: Failure): Promise<void> {
  const callsBefore = standIn.calls.length;
  session.hear('customer: So tell me, how would that go on from here?', Date.now() + RETRY_AFTER_MS);
  await session.settle();
  if (lasts) {
    expect(standIn.calls).toHaveLength(callsBefore);
    expect(offerOf(session).source.kind).toBe('local');
    session.changeAccess(ACCESS(), START_MS + 90_000);
    session.hear('customer: Are you still there, by the way?', Date.now() + RETRY_AFTER_MS);
    await session.settle();
  }
  expect(offerOf(session).source).toEqual({ kind: 'claude', model: 'claude-haiku-5-5' });
  expect(session.notices).toEqual([]);
  expect(session.state.status).toBe('live');
  expect(await session.rebuilt()).toEqual(session.state);
}

const textsOf = (notices: CoachedSession['notices']): readonly string[] => notices.map(({ text }) => text);
