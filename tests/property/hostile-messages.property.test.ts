/** Whatever comes in, from whomever: nothing throws, and what isn't understood or allowed changes nothing. */
import * as fc from 'fast-check';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { CaptureLink } from '../../src/background/capture-link';
import type { Sender } from '../../src/background/requests';
import { OffscreenToWorker } from '../../src/protocol/capture-port';
import { CallReport, PageRequest } from '../../src/protocol/messages';
import { PanelCommand } from '../../src/protocol/panel-port';
import { fakeRuntimePort } from '../support/fake-runtime-port';
import { contentScript, OWN_PAGE, startWorker, type Worker } from '../support/worker';

vi.mock('../../src/background/browser', async () => (await import('../support/fake-browser')).browserModule);

const REQUESTS: readonly object[] = [
  { to: 'background', type: 'start-session', tabId: 7 },
  { to: 'background', type: 'stop-session', tabId: 7 },
  { to: 'background', type: 'get-tab-status', tabId: 7 },
  { to: 'background', type: 'get-feature-flags' },
  { to: 'background', type: 'set-coaching-mode', mode: 'guidance' },
  { to: 'background', type: 'get-settings' },
  { to: 'background', type: 'update-settings', patch: { anthropicKey: 'stolen', claudeModel: 'x' } },
  { to: 'background', type: 'check-key', service: 'deepgram' },
];
const REPORT = { to: 'background', type: 'report-call', site: 'aircall', state: 'connected', muted: false };
const COMMANDS: readonly object[] = [
  { type: 'follow-window', windowId: 1 },
  { type: 'stop-session', sessionId: 'call_test' },
  { type: 'request-guidance', sessionId: 'call_test' },
];
const FRAMES: readonly object[] = [
  { type: 'hello', captureIds: ['capture-1'] },
  { type: 'state', captureId: 'capture-1', state: { microphone: 'on', recogniser: 'open' } },
  { type: 'failed', captureId: 'capture-1', problem: 'tab-ended' },
  {
    type: 'events',
    captureId: 'capture-1',
    events: [
      { seq: 1, event: { type: 'final', channel: 1, text: 'Hi', startMs: 0, endMs: 9, speechFinal: true } },
      { seq: 2, event: { type: 'utterance-end', channel: 1, lastWordEndMs: 9 } },
    ],
  },
  {
    type: 'interim',
    captureId: 'capture-1',
    interim: { type: 'interim', channel: 0, text: 'H', startMs: 0, endMs: 9 },
  },
  { type: 'health', captureId: 'capture-1', levelsDb: [-30, -100], framesSent: 5 },
  { type: 'stopped', captureId: 'capture-1' },
];

/** As messages arrive: through JSON or structured clone, without functions. */
const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
});

/** A valid message with a field, at any depth, changed, added or taken away; seldom still valid. */
const mutated = (messages: readonly object[]): fc.Arbitrary<unknown> =>
  fc
    .tuple(fc.constantFrom(...messages), fc.nat(40), fc.oneof(anything, fc.constant(ABSENT)))
    .map(([message, nth, value]) => {
      const copy = structuredClone(message) as Record<string, unknown>;
      const spots = spotsIn(copy);
      const spot = spots[nth % spots.length];
      if (!spot) return value;
      if (value === ABSENT) Reflect.deleteProperty(spot.owner, spot.name);
      else spot.owner[spot.name] = value;
      return copy;
    });
const ABSENT = Symbol('absent');

const hostileSender: fc.Arbitrary<Sender> = fc.oneof(
  fc.constantFrom<Sender[]>(
    {},
    { tab: { id: 7 } },
    { origin: 'null', url: 'about:blank', tab: { id: 7 } },
    contentScript('https://evil.example/'),
  ),
  fc.record({ url: fc.string(), origin: fc.option(fc.string(), { nil: undefined }), tab: fc.constant({ id: 7 }) }),
  fc.webUrl().map((url) => contentScript(url)),
);

let worker: Worker;
let before: ReturnType<Worker['standing']>;
beforeAll(async () => {
  worker = await startWorker({ deepgramKey: 'dg-secret-1234', anthropicKey: 'sk-ant-secret-5678' });
  worker.coach.sessions.start({
    type: 'start',
    sessionId: 'call_test',
    tabId: 7,
    tabTitle: 'Dialer',
    captureId: 'capture-1',
    mode: 'guidance',
    atMs: 1_760_000_000_000,
  });
  await worker.ask({ to: 'background', type: 'get-tab-status', tabId: 7 });
  before = worker.standing();
});

describe('messages to the worker', () => {
  it('should be refused when they are anything at all, even from our own pages', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(anything, mutated([...REQUESTS, REPORT])), async (message) => {
        fc.pre(!PageRequest.safeParse(message).success);
        expect(await worker.ask(message, OWN_PAGE)).toMatchObject({ ok: false });
        expect(worker.standing()).toEqual(before);
      }),
    );
  });

  it('should be refused from anybody else, whole or broken', async () => {
    const message = fc.oneof(anything, mutated([...REQUESTS, REPORT]), fc.constantFrom(...REQUESTS, REPORT));
    await fc.assert(
      fc.asyncProperty(message, hostileSender, async (raw, sender) => {
        expect(await worker.ask(raw, sender)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
        expect(worker.standing()).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('should be refused from a call’s page unless they are a whole report', async () => {
    const message = fc.oneof(anything, mutated([...REQUESTS, REPORT]), fc.constantFrom(...REQUESTS));
    const meet = contentScript('https://meet.google.com/abc-defg-hij');
    await fc.assert(
      fc.asyncProperty(message, async (raw) => {
        fc.pre(!CallReport.safeParse(raw).success);
        expect(await worker.ask(raw, meet)).toMatchObject({ ok: false, error: { code: 'not-allowed' } });
        expect(worker.standing()).toEqual(before);
      }),
    );
  });

  it('should be answered in the same world when they are whole, or all this shows nothing', async () => {
    expect(await worker.ask(REQUESTS[5])).toMatchObject({ ok: true });
    for (const request of REQUESTS) expect(PageRequest.safeParse(request).success).toBe(true);
    for (const command of COMMANDS) expect(PanelCommand.safeParse(command).success).toBe(true);
    for (const frame of FRAMES) expect(OffscreenToWorker.safeParse(frame).success).toBe(true);
  });
});

describe('frames and commands', () => {
  it('should be parsed or refused, never thrown at', () => {
    fc.assert(
      fc.property(fc.oneof(anything, mutated([...COMMANDS, ...FRAMES, ...REQUESTS, REPORT])), (raw) => {
        for (const schema of [PanelCommand, OffscreenToWorker, PageRequest, CallReport]) {
          const parsed = schema.safeParse(raw);
          // What parses is plain and parses again: nothing odd comes through with it.
          if (parsed.success) expect(schema.parse(structuredClone(parsed.data))).toEqual(parsed.data);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('should reach the sessions only when whole, and be counted when not', () => {
    fc.assert(
      fc.property(fc.oneof(anything, mutated(FRAMES)), (raw) => {
        const link = new CaptureLink();
        const page = fakeRuntimePort();
        const frames: unknown[] = [];
        link.attach(page.port, { frame: (frame) => void frames.push(frame), lost: () => undefined });
        page.deliver(raw);
        expect(frames.length + link.refused).toBe(1);
        expect(frames.length === 1).toBe(OffscreenToWorker.safeParse(raw).success);
      }),
    );
  });
});

// Helpers

interface Spot {
  readonly owner: Record<string, unknown>;
  readonly name: string;
}

/** Every field of an object, at any depth. */
function spotsIn(owner: Record<string, unknown>): readonly Spot[] {
  return Object.entries(owner).flatMap(([name, value]) => [
    { owner, name },
    ...(typeof value === 'object' && value !== null ? spotsIn(value as Record<string, unknown>) : []),
  ]);
}
