/** A call on the fake worker: started, heard, restarted, watched on a panel. Import after mocking src/background/browser. */
import { vi } from 'vitest';
import { Coach } from '../../src/background/coach';
import type { PanelView } from '../../src/coaching/panel-view';
import type { PanelFrame } from '../../src/protocol/panel-port';
import { fakeRuntimePort, type FakeRuntimePort } from './fake-runtime-port';
import type { Worker } from './worker';

/** Promises run out; timers don't move. Needs fake timers. */
export const settled = () => vi.advanceTimersByTimeAsync(0);

/** Start coaching tab 7, with the offscreen page connected and reporting. */
export async function startCall(worker: Worker): Promise<{ captureId: string; offscreen: FakeRuntimePort }> {
  const started = worker.ask({ to: 'background', type: 'start-session', tabId: 7 });
  const offscreen = worker.connectOffscreen();
  await started;
  const { captureId } = worker.coach.sessions.ofTab(7)!.state;
  offscreen.deliver(hears(captureId));
  await settled();
  return { captureId, offscreen };
}

/** The frame of a capture that hears both sides. */
export const hears = (captureId: string) => ({
  type: 'state',
  captureId,
  state: { frames: 'arriving', tab: 'on', microphone: 'on', recogniser: 'open' },
});

/** The frame of one whole utterance. */
export const heard = (captureId: string, seq: number, text: string, channel: 0 | 1 = 1) => ({
  type: 'events',
  captureId,
  events: [
    {
      seq,
      event: { type: 'final', channel, text, startMs: seq * 1_000, endMs: seq * 1_000 + 800, speechFinal: true },
    },
  ],
});

export const acknowledged = (offscreen: FakeRuntimePort): readonly number[] =>
  offscreen.sent.flatMap((frame) => {
    const { type, seq } = frame as { type: string; seq?: number };
    return type === 'acknowledge' && seq !== undefined && seq > 0 ? [seq] : [];
  });

/** The worker's heap is gone; storage stays. */
export async function restart(): Promise<Coach> {
  const coach = new Coach();
  await coach.restore();
  return coach;
}

/** The offscreen page's end of the capture port, holding these captures. */
export function connect(coach: Coach, captureIds: readonly string[]): FakeRuntimePort {
  const fake = fakeRuntimePort('capture');
  coach.capture.attach(fake.port, {
    frame: (frame) => coach.onCaptureFrame(frame),
    lost: () => void coach.onCapturePortLost(),
  });
  fake.deliver({ type: 'hello', captureIds });
  return fake;
}

export async function openPanel({ coach }: Worker): Promise<FakeRuntimePort> {
  const fake = fakeRuntimePort('panel');
  coach.panels.add(fake.port);
  await coach.following.onCommand(fake.port, { type: 'follow-window', windowId: 1 });
  return fake;
}

export const lastView = (panel: FakeRuntimePort): PanelView | undefined =>
  (panel.sent as PanelFrame[])
    .flatMap((frame) => (frame.type === 'view' || frame.type === 'snapshot' ? [frame.view] : []))
    .at(-1);

export const wordsOf = (coach: Coach): readonly string[] =>
  coach.sessions.all().flatMap(({ state }) => state.conversation.utterances.map(({ text }) => text));
