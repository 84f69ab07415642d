/** Requests from our pages and reports from content scripts: parsed, their sender checked, answered. */
import { note, problem } from '../coaching/notices';
import { statusOf } from '../coaching/panel-view';
import { CallReport, PageRequest, type KeyCheck, type Replies, type Reply, type TabStatus } from '../protocol/messages';
import { toSettingsView } from '../settings/settings';
import { browser } from './browser';
import type { CallReports } from './call-reports';
import { forgetCall, keptCall, keptCalls } from './call-requests';
import { checkAnthropicKey } from './anthropic-key-check';
import type { Coach } from './coach';
import { checkDeepgramKey } from './deepgram-key-check';
import { deletePlaybook, listPlaybooks, openPlaybook, savePlaybook } from './playbook-requests';
import { countRefused } from './refusals';
import { RequestRefused } from './request-refused';
import { setCoachingMode, updateSettings, type LoadedSettings } from './settings-store';
import { isCapturable, NOT_CAPTURABLE, startSession, withoutDeepgramKey } from './start-session';

type Handlers = {
  [T in PageRequest['type']]: (request: Extract<PageRequest, { type: T }>) => Promise<Replies[T]>;
};

/** Sites whose content scripts may report a call; as in the manifest. */
const REPORTING_ORIGINS: readonly (string | undefined)[] = [
  'https://meet.google.com',
  'https://phone.aircall.io',
  'https://workspace.aircall.io',
];

/**
 * Answer one message, or `undefined` when it is not for the worker.
 *
 * @param ownOrigin the extension's: a page of ours has it as its sender's origin, a content script has its site's.
 */
export async function answer(
  raw: unknown,
  sender: Sender,
  { coach, reports, ownOrigin }: { coach: Coach; reports: CallReports; ownOrigin: string },
): Promise<Reply<unknown>> {
  const report = CallReport.safeParse(raw);
  if (report.success) {
    const tabId = sender.tab?.id;
    if (tabId === undefined || !REPORTING_ORIGINS.includes(siteOf(sender.url))) return refuse('not-allowed');
    reports.take(tabId, report.data);
    return { ok: true, value: null };
  }
  if (originOf(sender) !== ownOrigin) return refuse('not-allowed');
  const request = PageRequest.safeParse(raw);
  if (!request.success) return refuse('bad-message');
  const handlers = handlersOf(coach, reports);
  const run = handlers[request.data.type] as (request: PageRequest) => Promise<unknown>;
  try {
    return { ok: true, value: await run(request.data) };
  } catch (error) {
    if (!(error instanceof RequestRefused)) throw error;
    return { ok: false, error: { code: error.code, message: error.said } };
  }
}

/** Who sent a message. Chrome gives `origin` beside `url`; the polyfill's types know only the latter. */
export interface Sender {
  readonly origin?: string | undefined;
  readonly url?: string | undefined;
  readonly tab?: { readonly id?: number | undefined } | undefined;
}

/** Where a message comes from: the extension's origin for its own pages, the site's for a content script. */
export const originOf = ({ origin, url }: Sender): string | undefined => origin ?? siteOf(url);

const siteOf = (url: string | undefined): string | undefined =>
  url !== undefined && URL.canParse(url) ? new URL(url).origin : undefined;

/** What a page is told where something is wrong that nobody foresaw. */
export const FAILED = { ok: false, error: { code: 'failed', message: { key: 'error_failed' } } } satisfies Reply<never>;

function refuse(code: 'bad-message' | 'not-allowed'): Reply<never> {
  countRefused('request');
  return { ok: false, error: { code, message: { key: 'error_not_understood' } } };
}

const handlersOf = (coach: Coach, reports: CallReports): Handlers => ({
  'start-session': async ({ tabId }) => ({ sessionId: await startSession(coach, tabId) }),
  'stop-session': async ({ tabId }) => {
    const actor = coach.sessions.ofTab(tabId);
    // It stops, whether or not storage takes it.
    if (actor) coach.sessions.take(actor, { type: 'stop', reason: 'rep-stopped', atMs: Date.now() });
    return null;
  },
  'start-preflight': async ({ tabId, again }) => {
    await coach.preflight.start(tabId, { call: reports.of(tabId), again });
    return null;
  },
  'end-preflight': async () => {
    await coach.preflight.end();
    return null;
  },
  'get-tab-status': ({ tabId }) => tabStatus(coach, reports, tabId),
  'get-feature-flags': async () => coach.settings.flags,
  'set-coaching-mode': async ({ mode }) => {
    await setCoachingMode(mode);
    await coach.refreshSettings();
    return coach.settings.flags;
  },
  'get-settings': async () => settingsReply(coach.settings),
  'update-settings': async ({ patch }) => {
    const fields = Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
    await updateSettings(fields);
    await coach.refreshSettings();
    return settingsReply(coach.settings);
  },
  'get-kept-calls': () => keptCalls(coach),
  'get-kept-call': ({ sessionId }) => keptCall(coach, sessionId),
  'forget-call': ({ sessionId }) => forgetCall(coach, sessionId),
  'get-playbooks': () => listPlaybooks(coach),
  'get-playbook': ({ id }) => openPlaybook(coach, id),
  'save-playbook': (request) => savePlaybook(coach, request),
  'delete-playbook': ({ id }) => deletePlaybook(coach, id),
  'check-key': ({ service }): Promise<KeyCheck> => {
    const { settings } = coach.settings;
    return service === 'deepgram'
      ? checkDeepgramKey(settings)
      : checkAnthropicKey({ key: settings.anthropicKey, url: settings.anthropicUrl, model: settings.claudeModel });
  },
});

const settingsReply = ({ settings, flags, invalid, locked }: LoadedSettings): Replies['get-settings'] => ({
  settings: toSettingsView(settings),
  flags,
  invalid,
  locked,
});

async function tabStatus(coach: Coach, reports: CallReports, tabId: number): Promise<TabStatus> {
  const tab = await browser.tabs.get(tabId).catch(() => undefined);
  const actor = coach.sessions.ofTab(tabId);
  const { settings } = coach.settings;
  // The click that opened the popup shows a tab's address, but not that of pages Chrome keeps to itself.
  const capturable = tab?.url !== undefined && isCapturable(tab.url);
  return {
    canStart: capturable && settings.deepgramKey !== '',
    canResume: actor?.state.status === 'live' && actor.state.captureLostAtMs !== undefined,
    canCheck: coach.sessions.running().length === 0,
    session: actor ? statusOf(actor.state) : 'none',
    call: reports.of(tabId),
    missing: [
      ...(capturable ? [] : [problem('tab', NOT_CAPTURABLE)]),
      ...(settings.deepgramKey === '' ? [problem('deepgram-key', withoutDeepgramKey(settings))] : []),
      ...(settings.anthropicKey === '' ? [note('claude-key', { key: 'notice_no_claude_key' })] : []),
    ],
  };
}
