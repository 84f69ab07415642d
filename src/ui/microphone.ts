/** The rep's microphone, as options and first run need it: may we hear it, and do we. */
import type { PlainKey } from '../coaching/message';

export type MicrophonePermission = 'granted' | 'prompt' | 'denied';

/** Why the microphone did not open. */
export type MicrophoneFailure = 'denied' | 'missing' | 'busy';

export interface Microphone {
  /** Calls back with the permission now and at each change, until aborted. */
  watchPermission(onState: (state: MicrophonePermission) => void, signal: AbortSignal): void;
  /** Asks Chrome for the microphone and lets it go again; `undefined` when it opened. */
  request(): Promise<MicrophoneFailure | undefined>;
  /** Opens the microphone and calls back with its level in dBFS, 20 times a second, until aborted. */
  listen(onLevelDb: (levelDb: number) => void, signal: AbortSignal): Promise<MicrophoneFailure | undefined>;
}

/** What a failure means, and what to do. */
export const MICROPHONE_TEXT: Readonly<Record<MicrophoneFailure, PlainKey>> = {
  denied: 'ui_microphone_failed_denied',
  missing: 'ui_microphone_failed_missing',
  busy: 'ui_microphone_failed_busy',
};

const LEVEL_EVERY_MS = 50;
const SILENCE_DB = -100;

/** The browser's own microphone. */
export const browserMicrophone: Microphone = {
  watchPermission(onState, signal) {
    void navigator.permissions.query({ name: 'microphone' }).then((status) => {
      if (signal.aborted) return;
      onState(status.state);
      status.addEventListener('change', () => onState(status.state), { signal });
    });
  },

  async request() {
    const opened = await open();
    if ('failure' in opened) return opened.failure;
    stop(opened.stream);
    return undefined;
  },

  async listen(onLevelDb, signal) {
    const opened = await open();
    if ('failure' in opened) return opened.failure;
    const context = new AudioContext();
    const close = () => {
      clearInterval(timer);
      stop(opened.stream);
      void context.close();
    };
    const analyser = context.createAnalyser();
    context.createMediaStreamSource(opened.stream).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const timer = setInterval(() => {
      analyser.getFloatTimeDomainData(samples);
      onLevelDb(levelDbOf(samples));
    }, LEVEL_EVERY_MS);
    if (signal.aborted) close();
    else signal.addEventListener('abort', close, { once: true });
    return undefined;
  },
};

/** RMS of samples in dBFS; -100 is silence. */
export function levelDbOf(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / Math.max(1, samples.length);
  return power === 0 ? SILENCE_DB : Math.max(SILENCE_DB, 10 * Math.log10(power));
}

async function open(): Promise<{ stream: MediaStream } | { failure: MicrophoneFailure }> {
  try {
    return { stream: await navigator.mediaDevices.getUserMedia({ audio: true }) };
  } catch (error) {
    return { failure: toFailure(error) };
  }
}

/** @see https://developer.mozilla.org/docs/Web/API/MediaDevices/getUserMedia#exceptions */
export function toFailure(error: unknown): MicrophoneFailure {
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'busy';
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};
