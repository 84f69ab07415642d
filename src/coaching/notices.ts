/** What the rep should know about connection, microphone and keys: what happened and what to do. */
import type { CaptureProblem, CaptureState } from './capture-state';
import { hearsEcho } from './conversation';
import type { GuidanceFailure } from './guidance';
import { isBudgetSpent, isOnTrial, isResting, MAX_REQUESTS_AN_HOUR, waitMs } from './model-breaker';
import type { SessionState } from './session-state';
import type { Message, PlainKey } from './message';

/** Something said to the rep. `problem` wants doing something about, `note` is good to know. */
export interface Notice {
  readonly kind: 'problem' | 'note';
  readonly id: string;
  readonly text: Message;
}

export const problem = (id: string, text: Message): Notice => ({ kind: 'problem', id, text });
export const note = (id: string, text: Message): Notice => ({ kind: 'note', id, text });

/** What the worker knows of the services and the journal doesn't. */
export interface Services {
  /** Now, in epoch ms. */
  readonly atMs: number;
  readonly modelReady: boolean;
  /** `host:port` of a recogniser or model on this machine: a stand-in or self-hosted, and the rep shall know. */
  readonly localRecogniser: string | undefined;
  readonly localModel: string | undefined;
  /** What a check of the recogniser found, where a capture doesn't get through to it. */
  readonly recogniserVerdict: Message | undefined;
  /** The rep is muted in the call, as the call's site tells. */
  readonly mutedInCall: boolean;
  /** The browser takes no more of the call: what came last isn't safe yet. */
  readonly storageFull: boolean;
  /** Why the call isn't kept on this device although it should be. */
  readonly keepingProblem: 'full' | 'failed' | undefined;
  /** Each channel (rep, customer) has been silent since capture began, long enough to say so. */
  readonly silent: readonly [boolean, boolean];
  /** What the rep may read out, so that the customer knows of the assistant. */
  readonly announcement: string;
}

/** Most urgent first. */
export function noticesOf(state: SessionState, services: Services): readonly Notice[] {
  if (state.status === 'ended') return endNotices(state);
  const { capture } = state;
  if (state.captureLostAtMs !== undefined) return [CAPTURE_LOST];
  if (capture?.frames === 'stalled') return [STALLED];
  return [
    ...recogniserNotices(state, services),
    ...(capture?.tab === 'muted' ? [TAB_MUTED] : services.silent[1] ? [TAB_SILENT] : []),
    ...(capture ? microphoneNotices(capture.microphone, services.silent[0]) : []),
    ...(hearsEcho(state.conversation) ? [ECHO] : []),
    ...(services.mutedInCall ? [note('muted', { key: 'notice_muted' })] : []),
    ...storageNotices(services),
    ...modelNotices(state, services),
    ...standInNotices(state, services),
  ];
}

const CAPTURE_LOST = problem('capture', { key: 'notice_capture_lost' });
const STALLED = problem('capture', { key: 'notice_stalled' });
const TAB_MUTED = problem('tab-silent', { key: 'notice_tab_muted' });
const TAB_SILENT = problem('tab-silent', { key: 'notice_tab_silent' });

const ECHO = note('echo', { key: 'notice_echo' });

function endNotices({ endReason, endProblem }: SessionState): readonly Notice[] {
  if (endProblem !== undefined) return [problem('ended', { key: CAPTURE_PROBLEMS[endProblem] })];
  switch (endReason) {
    case 'tab-closed':
      return [note('ended', { key: 'notice_ended_tab_closed' })];
    case 'call-ended':
      return [note('ended', { key: 'notice_ended_call' })];
    default:
      return [];
  }
}

function recogniserNotices({ capture, status }: SessionState, { recogniserVerdict }: Services): readonly Notice[] {
  switch (capture?.recogniser) {
    case 'reconnecting':
      if (status === 'stopping') return [note('recogniser', { key: 'notice_last_words' })];
      return [problem('recogniser', recogniserVerdict ?? { key: 'notice_recogniser_reconnecting' })];
    case 'refused':
      return [problem('recogniser', { key: 'notice_recogniser_refused' })];
    default:
      return [];
  }
}

function microphoneNotices(microphone: CaptureState['microphone'], silent: boolean): readonly Notice[] {
  switch (microphone) {
    case 'refused':
      return [problem('microphone', { key: 'notice_microphone_refused' })];
    case 'missing':
      return [problem('microphone', { key: 'notice_microphone_missing' })];
    case 'muted':
      return [problem('microphone', { key: 'notice_microphone_muted' })];
    case 'lost':
      return [problem('microphone', { key: 'notice_microphone_lost' })];
    case 'on':
      return silent ? [problem('microphone', { key: 'notice_microphone_silent' })] : [];
  }
}

function storageNotices({ storageFull, keepingProblem }: Services): readonly Notice[] {
  return [
    ...(storageFull ? [problem('storage', { key: 'notice_storage_full' })] : []),
    ...(keepingProblem === undefined
      ? []
      : [
          problem('keeping', {
            key: keepingProblem === 'full' ? 'notice_keeping_full' : 'notice_keeping_failed',
          }),
        ]),
  ];
}

/** What doesn't pass by itself, and what to do. */
const LASTING_NOTICES = {
  'no-key': note('model', { key: 'notice_model_no_key' }),
  unauthorized: problem('model', { key: 'notice_model_unauthorized' }),
  'model-not-found': problem('model', { key: 'notice_model_not_found' }),
  rejected: problem('model', { key: 'notice_model_rejected' }),
} as const satisfies Partial<Record<GuidanceFailure, Notice>>;

/** What may be better at the next turn. */
const PASSING_FAILURES: Readonly<
  Record<Exclude<GuidanceFailure, keyof typeof LASTING_NOTICES | 'interrupted'>, PlainKey>
> = {
  'rate-limited': 'notice_model_rate_limited',
  overloaded: 'notice_model_overloaded',
  timeout: 'notice_model_timeout',
  'connection-lost': 'notice_model_connection_lost',
  refused: 'notice_model_refused',
  'cut-short': 'notice_model_cut_short',
  'invalid-json': 'notice_model_invalid_json',
  'wrong-shape': 'notice_model_wrong_shape',
};

function modelNotices({ lastFailure, breaker }: SessionState, { modelReady, atMs }: Services): readonly Notice[] {
  if (!modelReady) return [LASTING_NOTICES['no-key']];
  switch (lastFailure) {
    case 'no-key':
    case 'unauthorized':
    case 'model-not-found':
    case 'rejected':
      return [LASTING_NOTICES[lastFailure]];
    default:
  }
  const until: Message = { key: 'notice_model_until', values: { wait: aboutHowLong(waitMs(breaker, atMs)) } };
  if (breaker.offline) return [note('model', { key: 'notice_model_offline' })];
  if (isBudgetSpent(breaker, atMs)) {
    return [note('model', { key: 'notice_model_budget', values: { count: MAX_REQUESTS_AN_HOUR, until } })];
  }
  const failed = lastFailure === undefined || lastFailure === 'interrupted' ? undefined : PASSING_FAILURES[lastFailure];
  const onTrial = isOnTrial(breaker);
  const failure = onTrial ? 'notice_model_failed_often' : failed;
  if (failure === undefined) return [];
  const what: Message = { key: failure };
  if (isResting(breaker, atMs)) return [note('model', { key: 'notice_model_resting', values: { what, until } })];
  return [note('model', { key: onTrial ? 'notice_model_next_turn' : 'notice_model_for_now', values: { what } })];
}

/** Rounded up, so that it doesn't count down under the rep's eyes. */
const aboutHowLong = (ms: number): Message =>
  ms <= 50_000
    ? { key: 'notice_about_seconds', values: { count: Math.ceil(ms / 10_000) * 10 } }
    : { key: 'notice_about_minutes', values: { count: Math.ceil(ms / 60_000) } };

function standInNotices({ capture }: SessionState, services: Services): readonly Notice[] {
  const { localRecogniser, localModel, modelReady } = services;
  return [
    ...(capture?.recogniserModel?.startsWith('demo')
      ? [note('demo-recogniser', { key: 'notice_demo_recogniser' })]
      : localRecogniser === undefined
        ? []
        : [note('demo-recogniser', { key: 'notice_local_recogniser', values: { host: localRecogniser } })]),
    ...(localModel === undefined || !modelReady
      ? []
      : [note('local-model', { key: 'notice_local_model', values: { host: localModel } })]),
  ];
}

const CAPTURE_PROBLEMS: Readonly<Record<CaptureProblem, PlainKey>> = {
  'tab-not-capturable': 'capture_tab_not_capturable',
  'tab-ended': 'capture_tab_ended',
  'deepgram-unauthorized': 'capture_deepgram_unauthorized',
  'deepgram-rejected': 'capture_deepgram_rejected',
  'capture-failed': 'capture_failed',
};
