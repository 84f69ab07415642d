/** Starting to coach a tab: everything that can be missing is found here and said in a sentence. */
import { browser, type Tabs } from './browser';
import type { Coach } from './coach';
import { ensureOffscreenPage } from './offscreen-page';
import { defaultPlaybook } from '../playbooks/default';

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

export const NO_DEEPGRAM_KEY = 'No Deepgram key yet: add one in options, then start again.';
export const NOT_CAPTURABLE =
  'Chrome doesn’t let extensions hear this page. Open the call in a tab of its own and start there.';

const underWay = new Map<number, Promise<string>>();

/**
 * Coach the call in a tab. A second start while the first runs, or after it, gives the same session.
 *
 * @returns the session's id. @throws RequestRefused with a sentence for the rep.
 */
export function startSession(coach: Coach, tabId: number): Promise<string> {
  const running = coach.sessions.ofTab(tabId);
  if (running && running.state.status === 'live') return Promise.resolve(running.state.sessionId);
  const started =
    underWay.get(tabId) ??
    start(coach, tabId).finally(() => {
      underWay.delete(tabId);
    });
  underWay.set(tabId, started);
  return started;
}

async function start(coach: Coach, tabId: number): Promise<string> {
  coach.starting += 1;
  try {
    await coach.setStartProblem(undefined);
    return await startCapture(coach, tabId);
  } catch (error) {
    const refused =
      error instanceof RequestRefused
        ? error
        : new RequestRefused('failed', 'Coaching couldn’t start. Reload the tab and try again.', error);
    console.warn('start refused:', refused.code);
    await coach.setStartProblem(refused.message);
    throw refused;
  } finally {
    coach.starting -= 1;
    await coach.closeIdleCapture();
  }
}

async function startCapture(coach: Coach, tabId: number): Promise<string> {
  const { settings, flags } = coach.settings;
  const tab = await capturableTab(tabId);
  if (settings.deepgramKey === '') throw new RequestRefused('no-deepgram-key', NO_DEEPGRAM_KEY);
  await ensureOffscreenPage();
  await coach.capture.connected(OFFSCREEN_LIMIT_MS);
  const streamId = await streamIdOf(tabId);
  const captureId = crypto.randomUUID();
  const actor = coach.sessions.start({
    type: 'start',
    sessionId: `call_${crypto.randomUUID()}`,
    tabId,
    tabTitle: tab.title ?? '',
    captureId,
    mode: flags.coaching_mode,
    atMs: Date.now(),
  });
  const { sessionId } = actor.state;
  console.info('session', sessionId, 'starts');
  const { deepgramKey: key, deepgramKeyKind: keyKind, deepgramUrl: url, language } = settings;
  const { keyterms } = defaultPlaybook;
  const deepgram = { key, keyKind, url, language, keyterms };
  const told = coach.capture.post({ type: 'start', captureId, tabId, streamId, deepgram });
  // The page went away since it connected: a session that nobody captures for must not look alive.
  if (!told) coach.captureFailed(actor, 'capture-failed');
  await coach.refreshPanels();
  return sessionId;
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
