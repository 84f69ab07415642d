/**
 * The audio system's part of a capture: the streams of both channels as one stream of frames. Whatever becomes of the
 * audio system, the streams stay, and the graph around them is made anew.
 */
import { type CapturedFrame, SAMPLE_RATE_HZ } from './pcm';
// oxlint-disable-next-line import/default -- Vite's `?worker&url` makes the default export: the bundled worklet's address.
import workletUrl from './pcm-worklet.ts?worker&url';

type Channel = 0 | 1;

interface Graph {
  /** Put a stream on a channel; the function takes it off again. */
  connect(channel: Channel, stream: MediaStream): () => void;
  close(): void;
}

export class Mixer {
  readonly #frame: (frame: CapturedFrame) => void;
  readonly #streams: Record<Channel, MediaStream | undefined> = { 0: undefined, 1: undefined };
  readonly #disconnect: Record<Channel, () => void> = { 0: () => {}, 1: () => {} };
  #graph: Graph | undefined;
  #isOpening = false;
  #isClosed = false;
  /** Sound came out of the graph that there is. */
  #hasSounded = false;

  constructor(frame: (frame: CapturedFrame) => void) {
    this.#frame = frame;
  }

  /** Make the graph, instead of the one there was. While one is being made, another isn't begun. Rejects if the audio system won't. */
  async open(): Promise<void> {
    if (this.#isOpening || this.#isClosed) return;
    this.#isOpening = true;
    this.#graph?.close();
    this.#graph = undefined;
    this.#hasSounded = false;
    try {
      const graph = await openGraph({
        frame: (frame) => {
          this.#hasSounded = true;
          this.#frame(frame);
        },
        // One that never worked fails again: whoever misses its frames will ask in time.
        failed: () => {
          if (this.#hasSounded) void this.open().catch(() => {});
        },
      });
      if (this.#isClosed) {
        graph.close();
        return;
      }
      this.#graph = graph;
      for (const channel of [0, 1] as const) this.#connect(channel);
    } finally {
      this.#isOpening = false;
    }
  }

  /** Put a stream on a channel, in place of the one there; `undefined` is silence. */
  put(channel: Channel, stream: MediaStream | undefined): void {
    this.#streams[channel] = stream;
    this.#disconnect[channel]();
    this.#connect(channel);
  }

  close(): void {
    this.#isClosed = true;
    this.#graph?.close();
    this.#graph = undefined;
  }

  #connect(channel: Channel): void {
    const stream = this.#streams[channel];
    this.#disconnect[channel] = (stream && this.#graph?.connect(channel, stream)) ?? (() => {});
  }
}

async function openGraph(on: { frame(frame: CapturedFrame): void; failed(): void }): Promise<Graph> {
  const context = new AudioContext({ sampleRate: SAMPLE_RATE_HZ });
  const closed = new AbortController();
  const { signal } = closed;
  const close = () => {
    closed.abort();
    if (context.state !== 'closed') void context.close();
  };
  try {
    keepRunning(context, { signal, failed: on.failed });
    await context.audioWorklet.addModule(workletUrl);
    const worklet = new AudioWorkletNode(context, 'pcm', { numberOfInputs: 1, numberOfOutputs: 0 });
    worklet.addEventListener('processorerror', () => on.failed(), { signal });
    worklet.port.addEventListener('message', ({ data }: MessageEvent<CapturedFrame>) => on.frame(data), { signal });
    worklet.port.start();
    const merger = context.createChannelMerger(2);
    merger.connect(worklet);
    return {
      connect: (channel, stream) => {
        const source = context.createMediaStreamSource(stream);
        source.connect(merger, 0, channel);
        return () => source.disconnect();
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}

/**
 * Resume a context that the browser suspends, until the signal, and say when it is past that: closed, or its device failed.
 * One that is `interrupted` (by the system) goes on by itself, or is missed by its frames.
 */
export function keepRunning(
  context: AudioContext,
  { signal, failed }: { readonly signal: AbortSignal; readonly failed: () => void },
): void {
  const look = () => {
    // It isn't resumed where the system forbids; then nothing is heard, and that is noticed.
    if (context.state === 'suspended') context.resume().catch(() => {});
    if (context.state === 'closed') failed();
  };
  context.addEventListener('statechange', look, { signal });
  context.addEventListener('error', () => failed(), { signal });
  look();
}
