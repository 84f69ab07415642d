/** What the rep should know about connection, microphone and keys, in sentences: what happened and what to do. */
import type { CaptureProblem, CaptureState } from './capture-state';
import { hearsEcho } from './conversation';
import type { GuidanceFailure } from './guidance';
import { isBudgetSpent, isOnTrial, isResting, MAX_REQUESTS_AN_HOUR, waitMs } from './model-breaker';
import type { SessionState } from './session-state';

/** A sentence for the rep. `problem` wants doing something about, `note` is good to know. */
export interface Notice {
  readonly kind: 'problem' | 'note';
  readonly id: string;
  readonly text: string;
}

export const problem = (id: string, text: string): Notice => ({ kind: 'problem', id, text });
export const note = (id: string, text: string): Notice => ({ kind: 'note', id, text });

/** What the worker knows of the services and the journal doesn't. */
export interface Services {
  /** Now, in epoch ms. */
  readonly atMs: number;
  readonly modelReady: boolean;
  /** `host:port` of a recogniser or model on this machine: a stand-in or self-hosted, and the rep shall know. */
  readonly localRecogniser: string | undefined;
  readonly localModel: string | undefined;
  /** What a check of the recogniser found, where a capture never got through to it. */
  readonly recogniserVerdict: string | undefined;
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
    ...(capture?.tab === 'muted' ? [TAB_MUTED] : []),
    ...(services.silent[1]
      ? [problem('tab-silent', 'No sound from this tab yet. Is the call playing in it, and is the tab unmuted?')]
      : []),
    ...(capture ? microphoneNotices(capture.microphone, services.silent[0]) : []),
    ...(hearsEcho(state.conversation) ? [ECHO] : []),
    ...(services.mutedInCall
      ? [note('muted', 'You’re muted in the call. The coach still hears your microphone.')]
      : []),
    ...storageNotices(services),
    ...modelNotices(state, services),
    ...standInNotices(state, services),
  ];
}

const CAPTURE_LOST = problem(
  'capture',
  'The call isn’t heard any more. Click the Sales Coach icon on the call’s tab and press “Hear the call again”; what was said so far is kept.',
);
const STALLED = problem(
  'capture',
  'Neither side is heard: no sound arrives from this computer. Trying to get it back.',
);
const TAB_MUTED = problem('tab-silent', 'The customer isn’t heard: Chrome has muted the tab’s sound. Unmute the tab.');

const ECHO = note(
  'echo',
  'Your microphone hears the customer too. Headphones keep the two sides apart; what came back is counted once.',
);

function endNotices({ endReason, endProblem }: SessionState): readonly Notice[] {
  if (endProblem !== undefined) return [problem('ended', PROBLEM_TEXT[endProblem])];
  switch (endReason) {
    case 'tab-closed':
      return [note('ended', 'The call’s tab was closed, so coaching ended.')];
    case 'call-ended':
      return [note('ended', 'The call ended, so coaching ended with it.')];
    default:
      return [];
  }
}

function recogniserNotices({ capture }: SessionState, { recogniserVerdict }: Services): readonly Notice[] {
  switch (capture?.recogniser) {
    case 'reconnecting':
      return [
        problem(
          'recogniser',
          recogniserVerdict ?? 'The speech service can’t be reached. Trying again; what is said is kept meanwhile.',
        ),
      ];
    case 'refused':
      return [
        problem(
          'recogniser',
          'The speech service refused the Deepgram key. Check it in options; what is said now is kept for 30 s.',
        ),
      ];
    default:
      return [];
  }
}

function microphoneNotices(microphone: CaptureState['microphone'], silent: boolean): readonly Notice[] {
  switch (microphone) {
    case 'refused':
      return [
        problem(
          'microphone',
          'Your side isn’t heard: the microphone isn’t allowed. Allow it in options; the customer is heard.',
        ),
      ];
    case 'missing':
      return [problem('microphone', 'Your side isn’t heard: no microphone was found. Plug one in.')];
    case 'muted':
      return [
        problem(
          'microphone',
          'Your side isn’t heard: the microphone is muted. Check its switch or the system’s sound settings.',
        ),
      ];
    case 'lost':
      return [problem('microphone', 'Your side isn’t heard any more: the microphone went away. Plug it in again.')];
    case 'on':
      return silent
        ? [problem('microphone', 'No sound from your microphone yet. Is it muted, or another one in use?')]
        : [];
  }
}

function storageNotices({ storageFull, keepingProblem }: Services): readonly Notice[] {
  return [
    ...(storageFull
      ? [
          problem(
            'storage',
            'Chrome’s storage is full: what is said now stays in memory, and is lost if the browser closes.',
          ),
        ]
      : []),
    ...(keepingProblem === undefined
      ? []
      : [
          problem(
            'keeping',
            keepingProblem === 'full'
              ? 'This call isn’t kept: the device is full. Delete kept calls in options, or free some space.'
              : 'This call isn’t kept: writing to this device fails. Trying again.',
          ),
        ]),
  ];
}

/** What doesn't pass by itself, and what to do. */
const LASTING_NOTICES = {
  'no-key': note('model', 'No Claude key: coaching locally.'),
  unauthorized: problem('model', 'Claude refused the key. Check it in options; coaching locally.'),
  'model-not-found': problem('model', 'Claude doesn’t know this model. Choose another in options; coaching locally.'),
  rejected: problem('model', 'Claude refused the request. Check model and address in options; coaching locally.'),
} as const satisfies Partial<Record<GuidanceFailure, Notice>>;

/** What may be better at the next turn. */
const PASSING_TEXT: Readonly<Record<Exclude<GuidanceFailure, keyof typeof LASTING_NOTICES | 'interrupted'>, string>> = {
  'rate-limited': 'Claude is at its rate limit.',
  overloaded: 'Claude is overloaded.',
  timeout: 'Claude took too long.',
  'connection-lost': 'Claude can’t be reached.',
  refused: 'Claude declined to answer here.',
  'cut-short': 'Claude’s answer was cut short.',
  'invalid-json': 'Claude’s answer couldn’t be read.',
  'wrong-shape': 'Claude’s answer couldn’t be used.',
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
  const until = `Coaching locally; trying again in ${aboutHowLong(waitMs(breaker, atMs))}.`;
  if (breaker.offline) {
    return [note('model', 'You’re offline: coaching locally until the connection is back.')];
  }
  if (isBudgetSpent(breaker, atMs)) {
    return [note('model', `Claude was asked ${String(MAX_REQUESTS_AN_HOUR)} times within the hour. ${until}`)];
  }
  const failed = lastFailure === undefined || lastFailure === 'interrupted' ? undefined : PASSING_TEXT[lastFailure];
  const onTrial = isOnTrial(breaker);
  const what = onTrial ? 'Claude failed several times.' : failed;
  if (what === undefined) return [];
  if (isResting(breaker, atMs)) return [note('model', `${what} ${until}`)];
  return [note('model', `${what} Coaching locally${onTrial ? '; trying again at the next turn.' : ' for now.'}`)];
}

/** Rounded up, so that it doesn't count down under the rep's eyes. */
const aboutHowLong = (ms: number): string =>
  ms <= 50_000 ? `about ${String(Math.ceil(ms / 10_000) * 10)} s` : `about ${String(Math.ceil(ms / 60_000))} min`;

function standInNotices({ capture }: SessionState, services: Services): readonly Notice[] {
  const { localRecogniser, localModel, modelReady } = services;
  return [
    ...(capture?.recogniserModel?.startsWith('demo')
      ? [note('demo-recogniser', 'Demo recogniser: no speech service is used.')]
      : localRecogniser === undefined
        ? []
        : [note('demo-recogniser', `Recogniser on this machine (${localRecogniser}).`)]),
    ...(localModel === undefined || !modelReady
      ? []
      : [note('local-model', `Stand-in for Claude on this machine (${localModel}).`)]),
  ];
}

const PROBLEM_TEXT: Readonly<Record<CaptureProblem, string>> = {
  'tab-not-capturable': 'This tab’s sound can’t be captured. Click the icon on the call’s tab and start again.',
  'tab-ended': 'The tab’s sound ended, so coaching ended.',
  'deepgram-unauthorized': 'The speech service refused the Deepgram key. Check it in options, then start again.',
  'deepgram-rejected': 'The speech service refused the connection. Check its address and language in options.',
  'capture-failed': 'The call’s sound couldn’t be opened. Reload the tab and start again.',
};
