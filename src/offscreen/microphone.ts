/**
 * The rep's microphone, on the call's audio whenever there is one: at the start, once it is plugged in or allowed, and
 * the new one when the rep changes over to a headset in the midst of a call.
 */
import type { CaptureState } from '../protocol/capture-port';

/**
 * The rep's voice for a recogniser, not for ears: noise suppression and gain control are off because they blur the
 * sounds that recognition works from. Echo cancellation is on in a call: with loudspeakers the customer would else be heard
 * on the rep's channel too, and be taken for the rep. It only takes out what this browser plays.
 */
const MICROPHONE: MediaTrackConstraints = {
  channelCount: 1,
  noiseSuppression: false,
  autoGainControl: false,
};

/** Longer than any device takes to open. Without it, a permission that is never decided would hold back the start. */
const MICROPHONE_WITHIN_MS = 5_000;
/** One that another program holds is free again some time, and nothing tells when. */
const TRY_AGAIN_AFTER_MS = 10_000;

export type MicrophoneState = CaptureState['microphone'];

/** Where a microphone is put, until the signal. */
export interface MicrophonePlace {
  /** Put the stream on the rep's channel, in place of the one there. */
  readonly join: (stream: MediaStream | undefined) => void;
  readonly signal: AbortSignal;
  readonly changed: (state: MicrophoneState) => void;
  /** On unless told otherwise. */
  readonly echoCancellation?: boolean;
}

interface Held {
  readonly stream: MediaStream;
  /** The system's default as it was opened; `undefined` where the browser doesn't tell. */
  readonly device: string | undefined;
}

/** Join the microphone now, and again whenever a device comes, goes or is made the default, or the permission is given. */
export async function keepMicrophone(place: MicrophonePlace): Promise<void> {
  const { signal, echoCancellation = true } = place;
  let state: MicrophoneState | undefined;
  let held: Held | undefined;
  let isLooking = false;
  /** A device came or the permission changed while a look was under way, which may have been too early for it. */
  let hasChanged = false;
  const set = (next: MicrophoneState) => {
    if (next === state || signal.aborted) return;
    state = next;
    place.changed(next);
  };

  const hold = (stream: MediaStream, device: string | undefined) => {
    const before = held;
    const mine: Held = { stream, device };
    held = mine;
    place.join(stream);
    if (before) stopTracks(before.stream);
    const [track] = stream.getTracks();
    track?.addEventListener('ended', () => {
      if (held !== mine) return;
      held = undefined;
      place.join(undefined);
      set('lost');
      void look();
    });
    const tell = () => {
      if (held === mine) set(track?.muted ? 'muted' : 'on');
    };
    track?.addEventListener('mute', tell);
    track?.addEventListener('unmute', tell);
    tell();
  };

  const lookOnce = async () => {
    const device = await defaultMicrophone();
    if (held && (device === undefined || device === held.device)) return;
    const opened = await openMicrophone({ ...MICROPHONE, echoCancellation }, signal);
    if (signal.aborted) return;
    if (typeof opened !== 'string') hold(opened, device);
    // Once heard and now gone is another thing to tell than never there. One that can't be changed for another goes on.
    else if (!held) set(state === 'lost' && opened === 'missing' ? 'lost' : opened);
  };
  const look = async () => {
    hasChanged = true;
    if (isLooking) return;
    isLooking = true;
    try {
      while (hasChanged && !signal.aborted) {
        hasChanged = false;
        // oxlint-disable-next-line no-await-in-loop -- each look waits for what became of the last
        await lookOnce();
      }
    } finally {
      isLooking = false;
    }
  };

  navigator.mediaDevices.addEventListener('devicechange', () => void look(), { signal });
  const again = setInterval(() => {
    if (state === 'missing' || state === 'lost') void look();
  }, TRY_AGAIN_AFTER_MS);
  signal.addEventListener('abort', () => {
    clearInterval(again);
    if (held) stopTracks(held.stream);
  });
  await look();
  const permission = await navigator.permissions.query({ name: 'microphone' });
  permission.addEventListener('change', () => void look(), { signal });
}

/**
 * Which device the system's default is. Chrome lists it as a device of its own, named after the one behind it; its
 * stream isn't moved when the default changes.
 */
async function defaultMicrophone(): Promise<string | undefined> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => []);
  const device = devices.find(({ kind, deviceId }) => kind === 'audioinput' && deviceId === 'default');
  return device && `${device.groupId} ${device.label}`;
}

/** The microphone's stream, or why there is none. An offscreen page can't ask: undecided reads as refused. */
async function openMicrophone(
  audio: MediaTrackConstraints,
  signal: AbortSignal,
): Promise<MediaStream | 'refused' | 'missing'> {
  let isTooLate = false;
  const asked = navigator.mediaDevices.getUserMedia({ audio }).then((stream) => {
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
