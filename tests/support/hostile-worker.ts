/** Ways into the worker: requests, commands of panels, frames of the offscreen page, and what it stored itself. */
import * as fc from 'fast-check';
import { readOrRefuse, refusalCounts, type Edge } from '../../src/background/refusals';
import type { Sender } from '../../src/background/requests';
import { CallReports } from '../../src/background/call-reports';
import { CallReport, PageRequest } from '../../src/protocol/messages';
import { OffscreenToWorker } from '../../src/protocol/capture-port';
import { PanelCommand } from '../../src/protocol/panel-port';
import { fakeBrowser } from './fake-browser';
import { fakeRuntimePort } from './fake-runtime-port';
import type { HostileEdge } from './hostile-edges';
import { anything, mutated } from './hostile-inputs';
import { CALL_ID, CAPTURE_ID, COMMANDS, FRAMES, REPORT, REQUESTS } from './hostile-samples';
import { contentScript, OWN_PAGE, startWorker, type Worker } from './worker';

const hostileSender: fc.Arbitrary<Sender> = fc.oneof(
  fc.constantFrom<Sender[]>(
    {},
    { tab: { id: 7 } },
    { origin: 'null', url: 'about:blank', tab: { id: 7 } },
    contentScript('https://evil.example/'),
    contentScript('https://meet.google.com.evil.example/'),
    { origin: 'https://evil.example', url: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop/src/popup/index.html' },
    { origin: 'chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba', url: OWN_PAGE.url },
  ),
  fc.record({ url: fc.string(), origin: fc.option(fc.string(), { nil: undefined }), tab: fc.constant({ id: 7 }) }),
);

const count = (edge: Edge) => () => refusalCounts()[edge];

/** A worker with keys and a call that runs, and every way into it. */
export async function workerEdges(): Promise<readonly HostileEdge[]> {
  const worker = await startWorker({ deepgramKey: 'dg-secret-1234', anthropicKey: 'sk-ant-secret-5678' });
  worker.coach.sessions.start({
    type: 'start',
    sessionId: CALL_ID,
    tabId: 7,
    tabTitle: 'Dialer',
    captureId: CAPTURE_ID,
    mode: 'guidance',
    atMs: 1_760_000_000_000,
  });
  const page = worker.connectOffscreen();
  page.deliver({ type: 'hello', captureIds: [CAPTURE_ID] });
  await worker.ask({ to: 'background', type: 'get-tab-status', tabId: 7 });
  const messages = fc.oneof(
    { weight: 1, arbitrary: anything },
    { weight: 3, arbitrary: mutated([...REQUESTS, REPORT]) },
  );
  const meet = contentScript('https://meet.google.com/abc-defg-hij');
  const shared = { counted: count('request'), standing: () => worker.standing() };
  return [
    {
      ...shared,
      name: 'requests, our own pages',
      budget: 12_000,
      inputs: messages,
      isWhole: (message) => PageRequest.safeParse(message).success,
      take: (message) => refusedBy(worker, message, OWN_PAGE),
    },
    {
      ...shared,
      name: 'requests, strangers (whole ones too)',
      budget: 10_000,
      inputs: fc.tuple(fc.oneof(messages, fc.constantFrom(...REQUESTS, REPORT)), hostileSender),
      isWhole: () => false,
      take: (sent) => refusedBy(worker, ...(sent as [unknown, Sender])),
    },
    {
      ...shared,
      name: 'requests, a call’s page (whole ones too)',
      budget: 10_000,
      inputs: fc.oneof(messages, fc.constantFrom(...REQUESTS)),
      isWhole: (message) => CallReport.safeParse(message).success,
      take: (message) => refusedBy(worker, message, meet),
    },
    commandEdge(worker),
    {
      name: 'frames of the offscreen page',
      budget: 12_000,
      inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: mutated(FRAMES) }),
      isWhole: (frame) => OffscreenToWorker.safeParse(frame).success,
      take: (frame) => page.deliver(frame),
      counted: count('capture-frame'),
      standing: () => ({ ...worker.standing(), answered: page.sent.length }),
    },
    storedReports(worker),
  ];
}

async function refusedBy(worker: Worker, message: unknown, sender: Sender): Promise<void> {
  const reply = await worker.ask(message, sender);
  if (reply.ok) throw new Error('answered');
}

/** As the worker's entry wires a panel's port. */
function commandEdge(worker: Worker): HostileEdge {
  const panel = fakeRuntimePort('panel');
  worker.coach.panels.add(panel.port);
  panel.port.onMessage.addListener((raw: unknown) => {
    const command = readOrRefuse('panel-command', PanelCommand, raw);
    if (command) throw new Error('taken');
  });
  return {
    name: 'commands of panels',
    budget: 10_000,
    inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: mutated([...COMMANDS, ...FRAMES]) }),
    isWhole: (command) => PanelCommand.safeParse(command).success,
    take: (command) => panel.deliver(command),
    counted: count('panel-command'),
    standing: () => ({ ...worker.standing(), shown: panel.sent.length }),
  };
}

/** What a worker finds of the reports that the one before it stored. */
function storedReports(worker: Worker): HostileEdge {
  const stored = { 7: { state: 'connected', muted: true }, 8: { state: 'ended' } };
  const isWhole = (calls: unknown) => {
    const entries =
      typeof calls === 'object' && calls !== null && !Array.isArray(calls) ? Object.entries(calls) : undefined;
    return (
      entries?.every(
        ([tab, call]) => /^\d+$/.test(tab) && CallReport.pick({ state: true, muted: true }).safeParse(call).success,
      ) ?? calls === undefined
    );
  };
  return {
    name: 'stored call reports',
    budget: 3_000,
    inputs: fc.oneof(anything, mutated([stored])),
    isWhole: (calls) => calls === null || isWhole(calls),
    take: async (calls) => {
      const whole = fakeBrowser.session.items;
      fakeBrowser.session.items = { ...whole, calls };
      const reports = new CallReports(worker.coach);
      await reports.restore();
      fakeBrowser.session.items = whole;
      if (reports.of(7) !== undefined) throw new Error('believed');
    },
    counted: count('stored-report'),
    standing: () => worker.standing(),
  };
}
