/** The rep's microphone, joined to a call's audio whenever there is one: at the start, or once it is plugged in or allowed. */
import type { CaptureState } from '../protocol/capture-port';

/**
 * The rep's voice for a recogniser, not for ears: noise suppression and gain control are off because they blur the
 * sounds that recognition works from. Echo cancellation is on: with loudspeakers the customer would else be heard
 * on the rep's channel too, and be taken for the rep. It only takes out what this browser plays.
 */
const MICROPHONE: MediaTrackConstraints = {
  channelCount: 1,
  echoCancellation: true,
  noiseSuppression: false,
  autoGainControl: false,
};

/** Longer than any device takes to open. Without it, a permission that is never decided would hold back the start. */
const MICROPHONE_WITHIN_MS = 5_000;

export type MicrophoneState = CaptureState['microphone'];

/** Where a microphone is joined: channel 0 of the merger, until the signal. */
export interface MicrophonePlace {
  readonly capture: AudioContext;
  readonly merger: ChannelMergerNode;
  readonly signal: AbortSignal;
  readonly changed: (state: MicrophoneState) => void;
}

/** Join the microphone now, and again when a device is plugged in or the permission given in the midst of a call. */
export async function keepMicrophone(place: MicrophonePlace): Promise<void> {
  const { signal } = place;
  let state: MicrophoneState | undefined;
  let isOpening = false;
  /** A device came or the permission changed while a try was under way, which may have been too early for it. */
  let hasChanged = false;
  const set = (next: MicrophoneState) => {
    if (next === state || signal.aborted) return;
    state = next;
    place.changed(next);
  };
  const tryOpen = async () => {
    if (state === 'on' || signal.aborted) return;
    if (isOpening) {
      hasChanged = true;
      return;
    }
    isOpening = true;
    let opened;
    do {
      hasChanged = false;
      // oxlint-disable-next-line no-await-in-loop -- each try waits for what became of the last
      opened = await openMicrophone(signal);
    } while (typeof opened === 'string' && hasChanged && !signal.aborted);
    isOpening = false;
    if (typeof opened === 'string') {
      // Once heard and now gone is another thing to tell than never there.
      set(state === 'lost' && opened === 'missing' ? 'lost' : opened);
      return;
    }
    if (signal.aborted) {
      stopTracks(opened);
      return;
    }
    const source = place.capture.createMediaStreamSource(opened);
    source.connect(place.merger, 0, 0);
    signal.addEventListener('abort', () => stopTracks(opened), { once: true });
    opened.getTracks()[0]?.addEventListener('ended', () => {
      source.disconnect();
      set('lost');
      void tryOpen();
    });
    set('on');
  };
  navigator.mediaDevices.addEventListener('devicechange', () => void tryOpen(), { signal });
  await tryOpen();
  const permission = await navigator.permissions.query({ name: 'microphone' });
  permission.addEventListener('change', () => void tryOpen(), { signal });
}

/** The microphone's stream, or why there is none. An offscreen page can't ask: undecided reads as refused. */
async function openMicrophone(signal: AbortSignal): Promise<MediaStream | 'refused' | 'missing'> {
  let isTooLate = false;
  const asked = navigator.mediaDevices.getUserMedia({ audio: MICROPHONE }).then((stream) => {
    if (isTooLate || signal.aborted) stopTracks(stream);
    return stream;
  });
  const limit = new Promise<'missing'>((resolve) => {
    setTimeout(() => {
      isTooLate = true;
      resolve('missing');
    }, MICROPHONE_WITHIN_MS);
  });
  try {
    return await Promise.race([asked, limit]);
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'refused' : 'missing';
  }
}

/** Let go of a stream's devices. */
export function stopTracks(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
