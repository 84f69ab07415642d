/** The worker's parts wired as its entry wires them, on the fake browser. Import after mocking src/background/browser. */
import { CallReports } from '../../src/background/call-reports';
import { Coach } from '../../src/background/coach';
import { answer, type Sender } from '../../src/background/requests';
import { fakeBrowser } from './fake-browser';
import { fakeRuntimePort } from './fake-runtime-port';

export const OWN_ORIGIN = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop';
/** The popup. */
export const OWN_PAGE: Sender = { origin: OWN_ORIGIN, url: `${OWN_ORIGIN}/src/popup/index.html` };
/** Our content script in a call's tab. */
export const contentScript = (url: string, tabId = 7): Sender => ({
  origin: new URL(url).origin,
  url,
  tab: { id: tabId },
});

/** A worker on a fresh browser, with settings as stored, its sessions restored. */
export async function startWorker(settings: Record<string, unknown> = {}, callEnded?: () => void) {
  fakeBrowser.reset();
  fakeBrowser.install();
  fakeBrowser.tabs = [{ id: 7, url: 'https://dialer.example/call', title: 'Dialer', active: true, windowId: 1 }];
  await fakeBrowser.local.set({ settings });
  const coach = new Coach(callEnded);
  const reports = new CallReports(coach);
  await coach.restore();
  await reports.restore();
  /** The offscreen page's end of the capture port, connected. */
  const connectOffscreen = () => {
    const fake = fakeRuntimePort('capture');
    coach.capture.attach(fake.port, {
      frame: (frame) => coach.onCaptureFrame(frame),
      lost: () => void coach.onCapturePortLost(),
    });
    fake.deliver({ type: 'hello', captureIds: [] });
    return fake;
  };
  return {
    coach,
    reports,
    connectOffscreen,
    ask: (message: unknown, sender: Sender = OWN_PAGE) =>
      answer(message, sender, { coach, reports, ownOrigin: OWN_ORIGIN }),
    /** All that a message could have changed. */
    standing: () => ({
      settings: structuredClone(coach.settings),
      stored: structuredClone(fakeBrowser.local.items),
      inSession: structuredClone(fakeBrowser.session.items),
      sessions: coach.sessions.all().map(({ state }) => state),
      calls: fakeBrowser.tabs.map(({ id }) => reports.of(id)),
      badges: [...fakeBrowser.badges],
    }),
  };
}
export type Worker = Awaited<ReturnType<typeof startWorker>>;
