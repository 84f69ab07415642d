/**
 * Every request between contexts, by receiver, and what each is answered with. Small and answered (`sendMessage`);
 * what streams goes over the capture port or the panel port.
 *
 * `to` is on the wire because sendMessage reaches every listening context.
 */
import { z } from 'zod';
import type { CallSummary, WholeCall } from '../coaching/call-export';
import type { Notice } from '../coaching/notices';
import { MAX_PLAYBOOK_CHARS, PlaybookId } from '../coaching/playbook';
import { CoachingMode, type FeatureFlags } from '../settings/feature-flags';
import type { LockedField } from '../settings/policy';
import { SettingsPatch, type SettingsView } from '../settings/settings';
import type { Message } from '../coaching/message';

const TabId = z.number().int().nonnegative();
const SessionId = z.string().min(1).max(100);
const toBackground = { to: z.literal('background') };

/** Requests that carry authority: only the extension's own pages may send them. */
export const PageRequest = z.discriminatedUnion('type', [
  /** Popup: coach the call in this tab. Sent within the click that granted `activeTab`. */
  z.object({ ...toBackground, type: z.literal('start-session'), tabId: TabId }),
  z.object({ ...toBackground, type: z.literal('stop-session'), tabId: TabId }),
  /**
   * Popup, panel: check microphone, tab, keys and page before a call in this tab; the panel is told what is found. `again` from the
   * panel, without a new click on the icon.
   */
  z.object({ ...toBackground, type: z.literal('start-preflight'), tabId: TabId, again: z.boolean() }),
  /** Panel: enough of it. */
  z.object({ ...toBackground, type: z.literal('end-preflight') }),
  /** Popup: how things stand for this tab. */
  z.object({ ...toBackground, type: z.literal('get-tab-status'), tabId: TabId }),
  z.object({ ...toBackground, type: z.literal('get-feature-flags') }),
  z.object({ ...toBackground, type: z.literal('set-coaching-mode'), mode: CoachingMode }),
  z.object({ ...toBackground, type: z.literal('get-settings') }),
  /** Options: change some fields. An empty string takes a key away; a key left out stays. */
  z.object({ ...toBackground, type: z.literal('update-settings'), patch: SettingsPatch }),
  /** Options: the calls kept on this device. */
  z.object({ ...toBackground, type: z.literal('get-kept-calls') }),
  /** Options: a kept call whole, to read or to save as a file. */
  z.object({ ...toBackground, type: z.literal('get-kept-call'), sessionId: SessionId }),
  /** Options: erase every trace of a call, of this browser session too; one that runs is ended first. */
  z.object({ ...toBackground, type: z.literal('forget-call'), sessionId: SessionId }),
  /** Options and popup: all playbooks, and the one for the next call. It is chosen with `update-settings`. */
  z.object({ ...toBackground, type: z.literal('get-playbooks') }),
  /** Options: a playbook as its file has it, to edit, to copy or to export. */
  z.object({ ...toBackground, type: z.literal('get-playbook'), id: PlaybookId }),
  /** Options: store a playbook; `replace` where it may take the place of the one of its id. */
  z.object({
    ...toBackground,
    type: z.literal('save-playbook'),
    text: z.string().max(MAX_PLAYBOOK_CHARS),
    replace: z.boolean(),
  }),
  /** Options: delete one of the rep's own. Calls that began with it keep it. */
  z.object({ ...toBackground, type: z.literal('delete-playbook'), id: PlaybookId }),
  /** Options: try the stored key against the service that settings name. */
  z.object({ ...toBackground, type: z.literal('check-key'), service: z.enum(['deepgram', 'anthropic']) }),
]);
export type PageRequest = z.infer<typeof PageRequest>;

/** Facts about a call, from a content script. Trusted with nothing else: a page can forge them at worst. */
export const CallReport = z.object({
  ...toBackground,
  type: z.literal('report-call'),
  site: z.enum(['google-meet', 'aircall']),
  state: z.enum(['idle', 'ringing', 'lobby', 'connected', 'hold', 'ended', 'unknown']),
  muted: z.boolean().optional(),
  /** Of `ended`: the page offers to rejoin, and nobody clicked on "leave". It may have been the network. */
  mayRejoin: z.boolean().optional(),
});
export type CallReport = z.infer<typeof CallReport>;
export type CallState = CallReport['state'];

/** How a tab stands, for the popup. */
export interface TabStatus {
  readonly session: 'none' | 'starting' | 'listening' | 'reconnecting' | 'ended';
  /** A call that a content script sees in the tab. */
  readonly call: CallState | undefined;
  /** False where a start can't succeed (a page Chrome keeps to itself, no key): the popup offers none and `missing` says why. */
  readonly canStart: boolean;
  /** The call's capture was lost: a start hears it again, with the conversation so far. */
  readonly canResume: boolean;
  /** Nothing is coached: what a call needs can be checked. */
  readonly canCheck: boolean;
  /** What is missing, most urgent first. */
  readonly missing: readonly Notice[];
}

export interface KeyCheck {
  readonly valid: boolean;
  /** What was found, and what to do about it. */
  readonly text: Message;
}

/** A kept call, as options list it. */
export interface KeptCall extends CallSummary {
  readonly isRunning: boolean;
}

export type { WholeCall };

/** The settings in force, as pages may see them. */
export interface SettingsReply {
  readonly settings: SettingsView;
  readonly flags: FeatureFlags;
  /** Stored fields that couldn't be read; their defaults hold. */
  readonly invalid: readonly string[];
  /** Fields that the team's policy has decided. */
  readonly locked: readonly LockedField[];
}

/** A playbook, as options and the popup list it. */
export interface PlaybookEntry {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly version: number;
  /** Comes with the extension: it can be copied, not changed. */
  readonly shipped: boolean;
}

export interface PlaybooksReply {
  /** The one the next call is coached by. */
  readonly chosen: string;
  readonly playbooks: readonly PlaybookEntry[];
  /** Stored ones that can't be read, and why; they can still be deleted. */
  readonly unreadable: readonly { readonly id: string; readonly problem: Message }[];
}

/** What each request is answered with. */
export interface Replies {
  'start-session': { sessionId: string };
  'stop-session': null;
  'start-preflight': null;
  'end-preflight': null;
  'get-tab-status': TabStatus;
  'get-feature-flags': FeatureFlags;
  'set-coaching-mode': FeatureFlags;
  'get-settings': SettingsReply;
  'update-settings': SettingsReply;
  'get-kept-calls': readonly KeptCall[];
  'get-kept-call': WholeCall;
  'forget-call': null;
  'get-playbooks': PlaybooksReply;
  'get-playbook': { readonly text: string };
  'save-playbook': PlaybooksReply;
  'delete-playbook': PlaybooksReply;
  'check-key': KeyCheck;
  'report-call': null;
}

/** `message` is for the rep. */
export interface RequestError {
  readonly code: string;
  readonly message: Message;
}
export type Reply<T> = { ok: true; value: T } | { ok: false; error: RequestError };
