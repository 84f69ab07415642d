/** The AudioWorklet: runs on the audio thread, turns the merged two-channel signal into frames and posts them. */
import { type CapturedFrame, PcmFramer } from './pcm';

/** The audio thread's globals; TypeScript's DOM library doesn't have them. */
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Samples per block when the input is idle: the Web Audio render quantum. */
const RENDER_QUANTUM = 128;

class PcmProcessor extends AudioWorkletProcessor {
  readonly #framer = new PcmFramer((frame) => {
    const captured: CapturedFrame = { ...frame, completeMs: Date.now() };
    this.port.postMessage(captured, [frame.pcm]);
  });

  process(inputs: readonly (readonly Float32Array[])[]): boolean {
    const [rep, tab] = inputs[0] ?? [];
    this.#framer.push(rep, tab, tab?.length ?? rep?.length ?? RENDER_QUANTUM);
    return true;
  }
}

registerProcessor('pcm', PcmProcessor);
