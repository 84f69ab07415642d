/** What the rep should know about connection, microphone and keys, in sentences: what happened and what to do. */
import type { CaptureProblem } from './capture-state';
import type { GuidanceFailure } from './guidance';
import type { SessionState } from './session-state';

/** A sentence for the rep. `problem` wants doing something about, `note` is good to know. */
export interface Notice {
  readonly kind: 'problem' | 'note';
  readonly id: string;
  readonly text: string;
}

/** What the worker knows of the services and the journal doesn't. */
export interface Services {
  readonly modelReady: boolean;
  /** `host:port` of a recogniser or model on this machine: a stand-in or self-hosted, and the rep shall know. */
  readonly localRecogniser: string | undefined;
  readonly localModel: string | undefined;
  /** What a check of the recogniser found, where a capture never got through to it. */
  readonly recogniserVerdict: string | undefined;
  /** The rep is muted in the call, as the call's site tells. */
  readonly mutedInCall: boolean;
  /** Each channel (rep, customer) has been silent since capture began, long enough to say so. */
  readonly silent: readonly [boolean, boolean];
}

/** Most urgent first. */
export function noticesOf(state: SessionState, services: Services): readonly Notice[] {
  if (state.status === 'ended') return endNotices(state);
  const { capture } = state;
  return [
    ...recogniserNotices(state, services),
    ...(services.silent[1]
      ? [problem('tab-silent', 'No sound from this tab yet. Is the call playing in it, and is the tab unmuted?')]
      : []),
    ...(capture ? microphoneNotices(capture.microphone, services.silent[0]) : []),
    ...(services.mutedInCall
      ? [note('muted', 'You’re muted in the call. The coach still hears your microphone.')]
      : []),
    ...modelNotices(state, services),
    ...standInNotices(state, services),
  ];
}

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

export const problem = (id: string, text: string): Notice => ({ kind: 'problem', id, text });
export const note = (id: string, text: string): Notice => ({ kind: 'note', id, text });

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
        problem('recogniser', 'The speech service refused the Deepgram key. Check it in options, then start again.'),
      ];
    default:
      return [];
  }
}

function microphoneNotices(microphone: 'on' | 'refused' | 'missing' | 'lost', silent: boolean): readonly Notice[] {
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
    case 'lost':
      return [problem('microphone', 'Your side isn’t heard any more: the microphone went away. Plug it in again.')];
    case 'on':
      return silent
        ? [problem('microphone', 'No sound from your microphone yet. Is it muted, or another one in use?')]
        : [];
  }
}

const FAILURE_TEXT: Readonly<Record<Exclude<GuidanceFailure, 'interrupted'>, Notice>> = {
  'no-key': note('model', 'No Claude key: coaching locally.'),
  unauthorized: problem('model', 'Claude refused the key. Check it in options; coaching locally.'),
  'model-not-found': problem('model', 'Claude doesn’t know this model. Choose another in options; coaching locally.'),
  'rate-limited': note('model', 'Claude is at its rate limit. Coaching locally for now.'),
  overloaded: note('model', 'Claude is overloaded. Coaching locally for now.'),
  timeout: note('model', 'Claude took too long. Coaching locally for now.'),
  'connection-lost': note('model', 'Claude can’t be reached. Coaching locally for now.'),
  refused: note('model', 'Claude declined to answer here. Coaching locally for now.'),
  'cut-short': note('model', 'Claude’s answer was cut short. Coaching locally for now.'),
  'invalid-json': note('model', 'Claude’s answer couldn’t be read. Coaching locally for now.'),
  'wrong-shape': note('model', 'Claude’s answer couldn’t be used. Coaching locally for now.'),
  rejected: problem('model', 'Claude refused the request. Check model and address in options; coaching locally.'),
};

function modelNotices({ lastFailure }: SessionState, { modelReady }: Services): readonly Notice[] {
  if (!modelReady) return [FAILURE_TEXT['no-key']];
  return lastFailure === undefined || lastFailure === 'interrupted' ? [] : [FAILURE_TEXT[lastFailure]];
}

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
