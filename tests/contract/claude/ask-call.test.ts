/** A question about the call, through all that lies between it and the panel: Claude's answer, or a search of the transcript. */
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { AskCall } from '../../../src/background/ask-call';
import { FIRST_TOKEN_LIMIT_MS } from '../../../src/background/claude';
import type { CallAnswer } from '../../../src/coaching/ask-call';
import { FAILURES_TO_OPEN, MAX_REQUESTS_AN_HOUR } from '../../../src/coaching/model-breaker';
import type { DecideContext } from '../../../src/coaching/session-inputs';
import type { PanelFrame } from '../../../src/protocol/panel-port';
import { CoachedSession } from '../../support/coached-session';
import { START_MS } from '../../support/session';
import { answerFromPrompt, FAILURES, type FailureName } from '../../support/standins/anthropic-outcomes';
import { startAnthropicStandIn, type AnthropicStandIn } from '../../support/standins/anthropic-server';

const QUESTION = 'What did they say about price?';

let standIn: AnthropicStandIn;
beforeAll(async () => {
  standIn = await startAnthropicStandIn({ firstPieceMs: 1, pieceMs: 0 });
});
afterAll(() => standIn.stop());

describe('a question about the call', () => {
  it('should be answered by Claude as it writes, with the lines that it rests on', async () => {
    const { session, ask, answers } = asking();
    standIn.follow(answering({ said: 'yes', utterances: ['customer-2'], answer: 'Forty a month at most. No more.' }));
    await ask(QUESTION);
    const shown = answers(QUESTION);
    expect(shown[0]).toEqual({ status: 'asking' });
    expect(shown.filter(({ status }) => status === 'writing').length).toBeGreaterThan(1);
    expect(shown[1]).toMatchObject({
      status: 'writing',
      lines: [{ id: 'customer-2', text: 'Forty a month is all we have.' }],
    });
    expect(shown.at(-1)).toEqual({
      status: 'answered',
      text: 'Forty a month at most. No more.',
      lines: [expect.objectContaining({ id: 'customer-2', speaker: 'customer' })],
      model: 'claude-haiku-5-5',
    });
    expect(session.state.pending).toBeUndefined();
  });

  it('should take an answer of the stand-in as it is strict about requests', async () => {
    const { ask, answers } = asking();
    standIn.follow(answerFromPrompt);
    await ask(QUESTION);
    expect(standIn.calls.at(-1)?.fault).toBeUndefined();
    expect(answers(QUESTION).at(-1)).toMatchObject({ status: 'answered', lines: [{ id: 'customer-2' }] });
  });

  it('should say so where Claude finds that nobody said it', async () => {
    const { ask, answers } = asking();
    standIn.follow(answering({ said: 'no', utterances: [], answer: '' }));
    await ask('Who decides?');
    expect(answers('Who decides?')).toEqual([{ status: 'asking' }, { status: 'not-said', model: 'claude-haiku-5-5' }]);
  });

  it.each([
    ['of no call', { said: 'yes', utterances: ['customer-99'], answer: 'They agreed to all of it.' }],
    ['that are none', { said: 'yes', utterances: [], answer: 'They agreed to all of it.' }],
  ])('should show nothing, not even while it streams, that rests on utterances %s', async (_, made) => {
    const { ask, answers } = asking();
    standIn.follow(answering(made));
    await ask(QUESTION);
    expect(JSON.stringify(answers(QUESTION))).not.toContain('agreed to all');
    expect(answers(QUESTION).map(({ status }) => status)).toEqual(['asking', 'found']);
  });

  it.each(Object.keys(FAILURES).filter((name) => name !== 'hang') as FailureName[])(
    'should be answered by a search of the transcript after: %s',
    async (failure) => {
      const { session, ask, answers } = asking();
      standIn.follow(answerFromPrompt);
      standIn.failNext(failure);
      const before = standIn.calls.length;
      await ask(QUESTION);
      expect(standIn.calls.length - before, 'requests, none tried twice').toBe(1);
      expect(answers(QUESTION).at(-1)).toMatchObject({ status: 'found', instead: true, lines: [{ id: 'customer-2' }] });
      expect(session.state.status).toBe('live');
    },
  );

  it('should be answered by a search where Claude takes too long', async () => {
    const { ask, answers } = asking();
    standIn.failNext('hang');
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      const before = standIn.calls.length;
      const asked = ask(QUESTION);
      await standIn.until(({ calls }) => calls.length > before);
      await vi.advanceTimersByTimeAsync(FIRST_TOKEN_LIMIT_MS);
      await asked;
    } finally {
      vi.useRealTimers();
    }
    expect(answers(QUESTION).map(({ status }) => status)).toEqual(['asking', 'found']);
  });

  it('should be answered by a search without a key, asking nobody, and not as a failure', async () => {
    const { session, ask, answers } = asking();
    session.settings = { ...session.settings, anthropicKey: '' };
    const before = standIn.calls.length;
    await ask(QUESTION);
    expect(standIn.calls).toHaveLength(before);
    expect(answers(QUESTION)).toEqual([
      { status: 'found', instead: false, lines: [expect.objectContaining({ id: 'customer-2' })] },
    ]);
    await ask('What about their warehouse in Antwerp?');
    expect(answers('What about their warehouse in Antwerp?')).toEqual([{ status: 'found', instead: false, lines: [] }]);
  });

  it('should be answered by a search while offline', async () => {
    const { ask, answers } = asking({ offline: true });
    const before = standIn.calls.length;
    await ask(QUESTION);
    expect(standIn.calls).toHaveLength(before);
    expect(answers(QUESTION)).toMatchObject([{ status: 'found', instead: true }]);
  });

  it('should give way to a new one, and say no more of the old', async () => {
    const { ask, answers, frames } = asking();
    standIn.follow(answerFromPrompt);
    standIn.failNext('hang');
    const before = standIn.calls.length;
    const first = ask(QUESTION);
    await standIn.until(({ calls }) => calls.length > before);
    await ask('Who decides?');
    await first;
    expect(answers(QUESTION)).toEqual([{ status: 'asking' }]);
    expect(answers('Who decides?').at(-1)?.status).toBe('answered');
    expect(frames.findIndex(isOf('Who decides?'))).toBeGreaterThan(frames.findLastIndex(isOf(QUESTION)));
    await standIn.until(({ calls }) => calls[before]?.isAbandoned === true);
  });

  it('should not be asked twice while it is being answered', async () => {
    const { ask } = asking();
    standIn.follow(answerFromPrompt);
    const before = standIn.calls.length;
    await Promise.all([ask(QUESTION), ask(`  ${QUESTION} `)]);
    expect(standIn.calls.length - before).toBe(1);
  });

  it('should ask nothing where there is no word in it', async () => {
    const { ask, frames } = asking();
    await ask(' \u202e?! ');
    expect(frames).toEqual([]);
  });

  it('should leave the guidance in flight alone', async () => {
    const { session, ask, answers } = asking();
    standIn.follow(answerFromPrompt);
    session.hear('customer: We miss a third of our calls.');
    const { pending } = session.state;
    expect(pending).toBeDefined();
    await ask(QUESTION);
    await session.settle();
    expect(answers(QUESTION).at(-1)?.status).toBe('answered');
    expect(session.state.guidance).toMatchObject({ source: { kind: 'claude' }, answers: pending?.answers });
    expect(session.state.supersededInARow).toBe(0);
  });

  it('should be in no journal, though that Claude was asked is', async () => {
    const { session, ask } = asking();
    standIn.follow(answering({ said: 'yes', utterances: ['customer-2'], answer: 'Zanzibar.' }));
    await ask('Did they mention quokkas?');
    await session.settle();
    const stored = JSON.stringify(session.area.items);
    expect(stored).not.toMatch(/quokkas|Zanzibar/);
    expect(stored).toContain('question-asked');
    expect((await session.rebuilt()).breaker).toEqual(session.state.breaker);
    expect(session.state.breaker.requestedAtMs).toHaveLength(1);
  });
});

describe('questions and the breaker', () => {
  it('should open it as failures of guidance do, and then be answered by a search', async () => {
    const { session, ask, answers } = asking();
    for (let n = 0; n < FAILURES_TO_OPEN; n += 1) {
      standIn.failNext('overloaded');
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what counts
      await ask(`${QUESTION} ${String(n)}`);
    }
    expect(session.state.breaker.rest.untilMs).toBeGreaterThan(Date.now());
    const before = standIn.calls.length;
    await ask(QUESTION);
    expect(standIn.calls).toHaveLength(before);
    expect(answers(QUESTION)).toMatchObject([{ status: 'found', instead: true }]);
  });

  it('should leave Claude alone for as long as it asks', async () => {
    const { session, ask } = asking();
    standIn.failNext('rate-limited');
    await ask(QUESTION);
    expect(session.state.breaker.rest.untilMs).toBeGreaterThan(Date.now());
  });

  it('should be within the budget of the hour', async () => {
    const { session, ask, answers } = asking();
    const atMs = Date.now();
    for (let n = 0; n < MAX_REQUESTS_AN_HOUR; n += 1) session.take({ type: 'question-asked', atMs });
    const before = standIn.calls.length;
    await ask(QUESTION);
    session.hear('customer: We miss a third of our calls.', atMs);
    await session.settle();
    expect(standIn.calls).toHaveLength(before);
    expect(answers(QUESTION)).toMatchObject([{ status: 'found', instead: true }]);
  });

  it('should go on counting after the call has ended, when they are still answered', async () => {
    const { session, ask, answers } = asking();
    session.take({ type: 'stop', reason: 'rep-stopped', atMs: START_MS + 60_000 });
    session.take({ type: 'capture-ended', reason: 'rep-stopped', atMs: START_MS + 60_100 });
    standIn.follow(answerFromPrompt);
    await ask('Who decides?');
    expect(answers('Who decides?').at(-1)?.status).toBe('answered');
    for (let n = 0; n < FAILURES_TO_OPEN; n += 1) {
      standIn.failNext('overloaded');
      // oxlint-disable-next-line no-await-in-loop -- one after the other is what counts
      await ask(`${QUESTION} ${String(n)}`);
    }
    const before = standIn.calls.length;
    await ask(QUESTION);
    expect(standIn.calls).toHaveLength(before);
    expect(answers(QUESTION)).toMatchObject([{ status: 'found', instead: true }]);
  });
});

// Helpers

const answering = (answer: unknown) => () => ({ kind: 'answer' as const, text: JSON.stringify(answer) });

const isOf =
  (question: string) =>
  (frame: PanelFrame): boolean =>
    frame.type === 'call-answer' && frame.question === question;

/** A call about price, heard without a key, and then one that Claude can be asked about. */
function asking(changes: Partial<DecideContext> = {}) {
  const session = new CoachedSession('guidance');
  session.hear('rep: So what would you want to spend on it?');
  session.hear('customer: Well, let me think.');
  session.hear('customer: Forty a month is all we have.');
  session.settings = {
    ...session.settings,
    anthropicKey: 'test-anthropic-key',
    anthropicUrl: standIn.url,
    claudeModel: 'claude-haiku-5-5',
  };
  const frames: PanelFrame[] = [];
  const questions = new AskCall({
    access: () => session.settings,
    context: () => ({ ...session.context(), ...changes }),
    take: (_actor, input) => session.take(input),
    tell: (_actor, told) => void frames.push(...told),
  });
  return {
    session,
    frames,
    ask: (question: string) => questions.ask(session.actor, question),
    answers: (question: string): readonly CallAnswer[] =>
      frames.flatMap((frame) => (frame.type === 'call-answer' && frame.question === question ? [frame.answer] : [])),
  };
}
