import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MAX_QUESTION_CHARS } from '../../../src/coaching/ask-call';
import { PanelCommand, type PanelFrame } from '../../../src/protocol/panel-port';
import type { FakeRuntimePort } from '../../support/fake-runtime-port';
import { startWorker, type Worker } from '../../support/worker';
import { heard, openPanel, settled, startCall } from '../../support/worker-call';

vi.mock('../../../src/background/browser', async () => (await import('../../support/fake-browser')).browserModule);

const QUESTION = 'How many calls do they miss?';
/** A request to Claude that ends when it is given up. */
const request = vi.fn<typeof fetch>(
  (_, init) =>
    new Promise((_resolve, reject) => {
      init?.signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
    }),
);

let worker: Worker;
let panel: FakeRuntimePort;

beforeEach(() => {
  vi.spyOn(console, 'info').mockImplementation(() => undefined);
  vi.stubGlobal('fetch', request);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  request.mockClear();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('the worker, asked about a call', () => {
  it('should tell every panel of that call', async () => {
    await startHeardCall({});
    const second = await openPanel(worker);
    await ask(QUESTION);
    for (const { sent } of [panel, second]) {
      expect(answersIn(sent)).toMatchObject([{ status: 'found', instead: false, lines: [{ id: 'customer-2' }] }]);
    }
  });

  it('should find what is still being said', async () => {
    const { captureId, offscreen } = await startHeardCall({});
    offscreen.deliver({
      type: 'events',
      captureId,
      events: [
        {
          seq: 4,
          event: {
            type: 'final',
            channel: 1,
            text: 'and Quincy signs it',
            startMs: 9_000,
            endMs: 9_900,
            speechFinal: false,
          },
        },
      ],
    });
    await settled();
    await ask('What about Quincy?');
    expect(answersIn(panel.sent).at(-1)).toMatchObject({ status: 'found', lines: [{ id: 'customer-3' }] });
  });

  it('should still answer when the call has ended', async () => {
    const { captureId, offscreen } = await startHeardCall({});
    await panelAsks({ type: 'stop-session', sessionId: sessionId() });
    offscreen.deliver({ type: 'ended', captureId });
    await settled();
    await ask(QUESTION);
    expect(answersIn(panel.sent).at(-1)).toMatchObject({ status: 'found', lines: [{ id: 'customer-2' }] });
  });

  it('should give a question up when its call is erased, and tell nobody of it any more', async () => {
    await startHeardCall({ anthropicKey: 'key' });
    const before = request.mock.calls.length;
    const asked = ask(QUESTION);
    await settled();
    expect(request.mock.calls.length).toBe(before + 1);
    await panelAsks({ type: 'forget-session', sessionId: sessionId() });
    await asked;
    expect(answersIn(panel.sent)).toEqual([{ status: 'asking' }]);
    expect(worker.coach.sessions.all()).toEqual([]);
  });

  it('should log nothing of it, whatever goes wrong', async () => {
    const said = (['error', 'warn', 'log', 'info'] as const).map((level) =>
      vi.spyOn(console, level).mockImplementation(() => undefined),
    );
    await startHeardCall({ anthropicKey: 'key' });
    request.mockRejectedValueOnce(new TypeError(`failed over ${QUESTION}`));
    await ask(QUESTION);
    expect(answersIn(panel.sent).at(-1)).toMatchObject({ status: 'found', instead: true });
    expect(JSON.stringify(said.flatMap(({ mock }) => mock.calls))).not.toContain(QUESTION);
  });

  it('should take no question that is empty or longer than the field lets through', () => {
    const of = (question: unknown) =>
      PanelCommand.safeParse({ type: 'ask-call', sessionId: 'call_1', question }).success;
    expect([of(QUESTION), of(''), of('a'.repeat(MAX_QUESTION_CHARS + 1)), of(7), of(undefined)]).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});

// Helpers

async function startHeardCall(settings: Record<string, unknown>) {
  worker = await startWorker({ deepgramKey: 'key' });
  const { captureId, offscreen } = await startCall(worker);
  panel = await openPanel(worker);
  offscreen.deliver(heard(captureId, 1, 'Hello there, how are you?', 1));
  offscreen.deliver(heard(captureId, 2, 'So how many calls go unanswered?', 0));
  offscreen.deliver(heard(captureId, 3, 'We miss about ten of them a week.', 1));
  await settled();
  // A key from here on: Claude is asked of the question alone.
  await worker.ask({ to: 'background', type: 'update-settings', patch: settings });
  return { captureId, offscreen };
}

const sessionId = (): string => worker.coach.sessions.ofTab(7)!.state.sessionId;

const panelAsks = (command: PanelCommand) => worker.coach.following.onCommand(panel.port, PanelCommand.parse(command));

const ask = (question: string) => panelAsks({ type: 'ask-call', sessionId: sessionId(), question });

const answersIn = (sent: readonly unknown[]) =>
  (sent as readonly PanelFrame[]).flatMap((frame) => (frame.type === 'call-answer' ? [frame.answer] : []));
