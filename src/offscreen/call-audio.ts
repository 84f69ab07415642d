/**
 * A call's audio: the tab and the rep's microphone as one two-channel stream of frames.
 *
 *   tab stream ──┬──▶ playback context (default rate) ──▶ the rep's ears
 *                └──▶ mixer, channel 1 ─┐
 *   microphone ─────▶ mixer, channel 0 ─┴▶ worklet (16 kHz context) ──▶ frames
 */
import type { CaptureState } from '../protocol/capture-port';
import { keepMicrophone, type MicrophoneState, stopTracks } from './microphone';
import { keepRunning, Mixer } from './mixer';
import type { CapturedFrame } from './pcm';

/** A sound card that fails at once would fail again at once. */
const PLAY_AGAIN_AFTER_MS = 500;

export interface CallAudioListener {
  frame(frame: CapturedFrame): void;
  microphone(state: MicrophoneState): void;
  /** The browser muted the tab's sound, or gives it again. */
  tab(state: CaptureState['tab']): void;
  /** The tab was closed, or the browser ended its capture. */
  tabEnded(): void;
}

export interface CallAudio {
  /** No frames come: set the audio system up anew, on the same tab and microphone. Calling it again meanwhile is harmless. */
  recover(): void;
  /** Let go of the tab and the microphone; the tab's own sound comes back. Calling it twice is harmless. */
  stop(): void;
}

export type OpenCallAudio = (streamId: string, listener: CallAudioListener) => Promise<CallAudio>;
/** Without a stream id: the microphone alone. */
export type OpenProbeAudio = (streamId: string | undefined, listener: CallAudioListener) => Promise<CallAudio>;

/** The stream id bought no stream: a page that can't be captured, or an id that is used up or too old. */
export class TabNotCapturable extends Error {
  constructor(cause: unknown) {
    super('The tab could not be captured.', { cause });
    this.name = 'TabNotCapturable';
  }
}

/**
 * Open a tab's audio, then the microphone beside it: whatever becomes of the microphone, the tab is captured.
 *
 * @throws {TabNotCapturable} when Chrome gives no stream for the id; other errors are of the audio system.
 */
export const openCallAudio: OpenCallAudio = (streamId, listener) =>
  open(streamId, listener, { echoCancellation: true });

/**
 * The same to listen to for a moment before a call: with the echo left in, since that is what is looked for.
 *
 * @throws {TabNotCapturable} as {@link openCallAudio}.
 */
export const openProbeAudio: OpenProbeAudio = (streamId, listener) =>
  open(streamId, listener, { echoCancellation: false });

async function open(
  streamId: string | undefined,
  listener: CallAudioListener,
  { echoCancellation }: { readonly echoCancellation: boolean },
): Promise<CallAudio> {
  const tab = streamId === undefined ? new MediaStream() : await openTab(streamId);
  const ended = new AbortController();
  const { signal } = ended;
  const mixer = new Mixer((frame) => {
    if (!signal.aborted) listener.frame(frame);
  });
  const stop = () => {
    if (signal.aborted) return;
    ended.abort();
    stopTracks(tab);
    mixer.close();
  };
  try {
    if (streamId !== undefined) {
      playBack(tab, signal);
      mixer.put(1, tab);
    }
    await mixer.open();
    for (const track of tab.getTracks()) {
      track.addEventListener('ended', () => listener.tabEnded(), { signal });
      const tell = () => listener.tab(track.muted ? 'muted' : 'on');
      track.addEventListener('mute', tell, { signal });
      track.addEventListener('unmute', tell, { signal });
      if (track.muted) tell();
    }
    void keepMicrophone({
      join: (stream) => mixer.put(0, stream),
      signal,
      changed: (state) => listener.microphone(state),
      echoCancellation,
    });
    // A graph that can't be made is missed again, and made again.
    return { stop, recover: () => void mixer.open().catch(() => {}) };
  } catch (error) {
    stop();
    throw error;
  }
}

/** Chrome takes a captured tab's sound away from its listener: give it back, until the signal. */
function playBack(tab: MediaStream, signal: AbortSignal): void {
  if (signal.aborted) return;
  const context = new AudioContext();
  const over = new AbortController();
  const close = () => {
    over.abort();
    if (context.state !== 'closed') void context.close();
  };
  signal.addEventListener('abort', close, { signal: over.signal });
  keepRunning(context, {
    signal: over.signal,
    failed: () => {
      close();
      setTimeout(() => playBack(tab, signal), PLAY_AGAIN_AFTER_MS);
    },
  });
  context.createMediaStreamSource(tab).connect(context.destination);
}

/** Chrome's own constraints for a stream id; not in the DOM's types. */
interface TabConstraints extends MediaTrackConstraints {
  readonly mandatory: { readonly chromeMediaSource: 'tab'; readonly chromeMediaSourceId: string };
}

async function openTab(streamId: string): Promise<MediaStream> {
  const audio: TabConstraints = { mandatory: { chromeMediaSource: 'tab', chromeMediaSourceId: streamId } };
  try {
    return await navigator.mediaDevices.getUserMedia({ audio });
  } catch (error) {
    throw new TabNotCapturable(error);
  }
}
