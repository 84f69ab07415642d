/**
 * Starting to coach a tab, and hearing it again after its capture was lost: everything that can be missing is found here and
 * said.
 */
import type { Playbook } from '../coaching/playbook';
import { headOf, plainText } from '../coaching/plain-text';
import type { Settings } from '../settings/settings';
import { deepgramAccess } from './access';
import { browser, type Tabs } from './browser';
import type { Coach } from './coach';
import { ensureOffscreenPage } from './offscreen-page';
import { RequestRefused } from './request-refused';
import type { SessionActor } from './session-actor';
import type { Message } from '../coaching/message';

/** Longer than any title a rep reads. */
export const MAX_TITLE_CHARS = 200;
/** The offscreen page loads and connects in well under a second; a busy machine may take longer. */
export const OFFSCREEN_LIMIT_MS = 8_000;

/** Why there is no key, and what to do about it. */
export const withoutDeepgramKey = ({ keepKeys }: Pick<Settings, 'keepKeys'>): Message => ({
  key: keepKeys === 'session' ? 'notice_deepgram_key_gone' : 'notice_no_deepgram_key',
});
export const NOT_CAPTURABLE: Message = { key: 'notice_not_capturable' };

const underWay = new Map<number, Promise<string>>();

/**
 * Coach the call in a tab. A second start while the first runs, or after it, gives the same session; where that one's capture
 * was lost, it is heard again.
 *
 * @returns the session's id. @throws RequestRefused with words for the rep.
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
      error instanceof RequestRefused ? error : new RequestRefused('failed', { key: 'error_start_failed' }, error);
    console.warn('start refused:', refused.code);
    await coach.following.setStartProblem(refused.said);
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
  if (!capture.start(0)) coach.reception.fail(actor, 'capture-failed');
  await coach.following.refresh();
  return sessionId;
}

async function resume(coach: Coach, actor: SessionActor): Promise<string> {
  const { sessionId, tabId, startedAtMs } = actor.state;
  const capture = await openCapture(coach, tabId, coach.playbooks.of(actor.state));
  // It may have been stopped, or its tab closed, while the page was made.
  if (actor.state.status !== 'live') throw new RequestRefused('ended', { key: 'error_call_ended' });
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
  // A check before the call holds the tab, which can be captured once at a time.
  await coach.preflight.end();
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
    throw new RequestRefused('tab-gone', { key: 'error_tab_gone' }, error);
  }
}

/** Pages of the browser itself and of its store can't be captured. Without an invocation the address is unknown: then Chrome decides. */
export function isCapturable(url: string | undefined): boolean {
  if (url === undefined || url === '') return true;
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  return /^(https?|file):$/.test(protocol) && hostname !== 'chromewebstore.google.com';
}

/** A stream of a tab, to be opened within seconds and once. @throws RequestRefused with why there is none. */
export async function streamIdOf(tabId: number): Promise<string> {
  try {
    return await chrome.tabCapture.getMediaStreamId({ targetTabId: tabId });
  } catch (error) {
    const text = error instanceof Error ? error.message : '';
    if (/invoked|activeTab/i.test(text)) {
      throw new RequestRefused('not-invoked', { key: 'error_not_invoked' }, error);
    }
    if (/active stream/i.test(text)) {
      throw new RequestRefused('already-captured', { key: 'error_already_captured' }, error);
    }
    throw new RequestRefused('tab-not-capturable', NOT_CAPTURABLE, error);
  }
}
