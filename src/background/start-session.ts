/**
 * Starting to coach a tab, and hearing it again after its capture was lost: everything that can be missing is found here and
 * said in a sentence.
 */
import type { Playbook } from '../coaching/playbook';
import { headOf, plainText } from '../coaching/plain-text';
import type { Settings } from '../settings/settings';
import { deepgramAccess } from './access';
import { browser, type Tabs } from './browser';
import type { Coach } from './coach';
import { ensureOffscreenPage } from './offscreen-page';
import type { SessionActor } from './session-actor';

/** Longer than any title a rep reads. */
const MAX_TITLE_CHARS = 200;
/** The offscreen page loads and connects in well under a second; a busy machine may take longer. */
const OFFSCREEN_LIMIT_MS = 8_000;

/** A request that can't be done; `message` is a sentence for the rep. */
export class RequestRefused extends Error {
  readonly code: string;
  constructor(code: string, message: string, cause?: unknown) {
    super(message, { cause });
    this.code = code;
  }
}

const NO_DEEPGRAM_KEY = 'No Deepgram key yet: add one in options, then start again.';
const DEEPGRAM_KEY_GONE = 'The Deepgram key was kept only until Chrome closed: enter it again in options.';

/** Why there is no key, and what to do about it. */
export const withoutDeepgramKey = ({ keepKeys }: Pick<Settings, 'keepKeys'>): string =>
  keepKeys === 'session' ? DEEPGRAM_KEY_GONE : NO_DEEPGRAM_KEY;
export const NOT_CAPTURABLE =
  'Chrome doesn’t let extensions hear this page. Open the call in a tab of its own and start there.';

const underWay = new Map<number, Promise<string>>();

/**
 * Coach the call in a tab. A second start while the first runs, or after it, gives the same session; where that one's capture
 * was lost, it is heard again.
 *
 * @returns the session's id. @throws RequestRefused with a sentence for the rep.
 */
export function startSession(coach: Coach, tabId: number): Promise<string> {
  const actor = coach.sessions.ofTab(tabId);
  const running = actor?.state.status === 'live' ? actor : undefined;
  if (running && running.state.captureLostAtMs === undefined) return Promise.resolve(running.state.sessionId);
  return once(tabId, () => attempt(coach, () => (running ? resume(coach, running) : begin(coach, tabId))));
}

/** Hear a session's tab again after its capture was lost. Without the rep's click Chrome may refuse: then the session waits for one. */
export async function resumeCapture(coach: Coach, actor: SessionActor): Promise<void> {
  try {
    await once(actor.state.tabId, () => keepingPage(coach, () => resume(coach, actor)));
  } catch (error) {
    const code = error instanceof RequestRefused ? error.code : 'failed';
    console.warn('session', actor.state.sessionId, 'waits for a click to be heard again:', code);
  }
}

/** One start at a time for a tab: whoever asks meanwhile is given the same. */
function once(tabId: number, run: () => Promise<string>): Promise<string> {
  const started =
    underWay.get(tabId) ??
    run().finally(() => {
      underWay.delete(tabId);
    });
  underWay.set(tabId, started);
  return started;
}

/** A start that the rep asked for: the panel says why it failed. */
async function attempt(coach: Coach, run: () => Promise<string>): Promise<string> {
  await coach.following.setStartProblem(undefined);
  try {
    return await keepingPage(coach, run);
  } catch (error) {
    const refused =
      error instanceof RequestRefused
        ? error
        : new RequestRefused('failed', 'Coaching couldn’t start. Reload the tab and try again.', error);
    console.warn('start refused:', refused.code);
    await coach.following.setStartProblem(refused.message);
    throw refused;
  }
}

/** While a start is under way, an offscreen page without a session isn't idle. */
async function keepingPage(coach: Coach, run: () => Promise<string>): Promise<string> {
  coach.starting += 1;
  try {
    return await run();
  } finally {
    coach.starting -= 1;
    await coach.closeIdleCapture();
  }
}

async function begin(coach: Coach, tabId: number): Promise<string> {
  const tab = await capturableTab(tabId);
  const sessionId = `call_${crypto.randomUUID()}`;
  const { playbookId } = coach.settings.settings;
  const capture = await openCapture(coach, tabId, coach.playbooks.byId(playbookId));
  coach.playbooks.begin(sessionId, playbookId);
  const actor = coach.sessions.start({
    type: 'start',
    sessionId,
    tabId,
    tabTitle: headOf(plainText(tab.title ?? ''), MAX_TITLE_CHARS),
    captureId: capture.id,
    isPrivate: tab.incognito,
    mode: coach.settings.flags.coaching_mode,
    atMs: Date.now(),
  });
  coach.forgetPlaybooks();
  console.info('session', sessionId, 'starts');
  // The page went away since it connected: a session that nobody captures for must not look alive.
  if (!capture.start(0)) coach.captureFailed(actor, 'capture-failed');
  await coach.following.refresh();
  return sessionId;
}

async function resume(coach: Coach, actor: SessionActor): Promise<string> {
  const { sessionId, tabId, startedAtMs } = actor.state;
  const capture = await openCapture(coach, tabId, coach.playbooks.of(actor.state));
  // It may have been stopped, or its tab closed, while the page was made.
  if (actor.state.status !== 'live') throw new RequestRefused('ended', 'The call has ended meanwhile.');
  const atMs = Date.now();
  const fromMs = atMs - startedAtMs;
  coach.sessions.take(actor, { type: 'resume-capture', captureId: capture.id, fromMs, atMs });
  console.info('session', sessionId, 'is heard again');
  if (!capture.start(fromMs)) coach.sessions.take(actor, { type: 'capture-vanished', atMs });
  return sessionId;
}

/** Everything a capture needs, but for its session. `start` takes the audio time of its first frame, and tells whether the page got it. */
async function openCapture(
  coach: Coach,
  tabId: number,
  playbook: Playbook,
): Promise<{ readonly id: string; readonly start: (fromMs: number) => boolean }> {
  const { settings } = coach.settings;
  if (settings.deepgramKey === '') throw new RequestRefused('no-deepgram-key', withoutDeepgramKey(settings));
  await ensureOffscreenPage();
  await coach.capture.connected(OFFSCREEN_LIMIT_MS);
  const streamId = await streamIdOf(tabId);
  const id = crypto.randomUUID();
  const deepgram = deepgramAccess(settings, playbook);
  return {
    id,
    start: (fromMs) => coach.capture.post({ type: 'start', captureId: id, tabId, streamId, fromMs, deepgram }),
  };
}

async function capturableTab(tabId: number): Promise<Tabs.Tab> {
  try {
    const tab = await browser.tabs.get(tabId);
    if (!isCapturable(tab.url)) throw new RequestRefused('tab-not-capturable', NOT_CAPTURABLE);
    return tab;
  } catch (error) {
    if (error instanceof RequestRefused) throw error;
    throw new RequestRefused('tab-gone', 'That tab is closed. Open the call’s tab and start there.', error);
  }
}

/** Pages of the browser itself and of its store can't be captured. Without an invocation the address is unknown: then Chrome decides. */
export function isCapturable(url: string | undefined): boolean {
  if (url === undefined || url === '') return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^(https?|file):$/.test(protocol) && hostname !== 'chromewebstore.google.com';
}

async function streamIdOf(tabId: number): Promise<string> {
  try {
    return await chrome.tabCapture.getMediaStreamId({ targetTabId: tabId });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/invoked|activeTab/i.test(text)) {
      throw new RequestRefused('not-invoked', 'Click the Sales Coach icon on the call’s tab first, then start.', error);
    }
    if (/active stream/i.test(text)) {
      throw new RequestRefused(
        'already-captured',
        'Another recording holds this tab. End it, then start again.',
        error,
      );
    }
    throw new RequestRefused('tab-not-capturable', NOT_CAPTURABLE, error);
  }
}
