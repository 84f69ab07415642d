/**
 * A call's audio: the tab and the rep's microphone as one two-channel stream of frames.
 *
 *   tab stream ──┬──▶ playback context (default rate) ──▶ the rep's ears
 *                └──▶ merger input 1 ─┐
 *   microphone ─────▶ merger input 0 ─┴▶ worklet (16 kHz context) ──▶ frames
 */
import { keepMicrophone, type MicrophoneState, stopTracks } from './microphone';
import { type PcmFrame, SAMPLE_RATE_HZ } from './pcm';
// oxlint-disable-next-line import/default -- Vite's `?worker&url` makes the default export: the bundled worklet's address.
import workletUrl from './pcm-worklet.ts?worker&url';

export interface CallAudioListener {
  frame(frame: PcmFrame): void;
  microphone(state: MicrophoneState): void;
  /** The tab was closed, or the browser ended its capture. */
  tabEnded(): void;
}

export interface CallAudio {
  /** Let go of the tab and the microphone; the tab's own sound comes back. Calling it twice is harmless. */
  stop(): void;
}

export type OpenCallAudio = (streamId: string, listener: CallAudioListener) => Promise<CallAudio>;

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
export const openCallAudio: OpenCallAudio = async (streamId, listener) => {
  const tab = await openTab(streamId);
  const ended = new AbortController();
  const contexts = [new AudioContext(), new AudioContext({ sampleRate: SAMPLE_RATE_HZ })] as const;
  const stop = () => {
    if (ended.signal.aborted) return;
    ended.abort();
    stopTracks(tab);
    for (const context of contexts) void context.close();
  };
  try {
    const [playback, capture] = contexts;
    // Chrome takes a captured tab's sound away from its listener: give it back.
    playback.createMediaStreamSource(tab).connect(playback.destination);

    await capture.audioWorklet.addModule(workletUrl);
    const worklet = new AudioWorkletNode(capture, 'pcm', { numberOfInputs: 1, numberOfOutputs: 0 });
    worklet.port.addEventListener('message', ({ data }: MessageEvent<PcmFrame>) => {
      if (!ended.signal.aborted) listener.frame(data);
    });
    worklet.port.start();
    const merger = capture.createChannelMerger(2);
    merger.connect(worklet);
    capture.createMediaStreamSource(tab).connect(merger, 0, 1);
    for (const track of tab.getTracks()) {
      track.addEventListener('ended', () => listener.tabEnded(), { signal: ended.signal });
    }
    void keepMicrophone({ capture, merger, signal: ended.signal, changed: (state) => listener.microphone(state) });
    return { stop };
  } catch (error) {
    stop();
    throw error;
  }
};

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
