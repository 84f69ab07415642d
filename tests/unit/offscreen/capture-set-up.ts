/** The page's captures between a worker, a call's audio and a recogniser that are all played by hand. */
import { expect } from 'vitest';
import type { CallAudioListener } from '../../../src/offscreen/call-audio';
import { Captures, type WorkerPort } from '../../../src/offscreen/captures';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { OffscreenToWorker } from '../../../src/protocol/capture-port';
import { ACCESS, FakeCallAudio, FakeClock, FakeService, frame, results } from './fake-ports';

/** The worker's end of the port. Every frame that reaches it must be one of the protocol's. */
export class FakeWorker {
  readonly connections: { readonly frames: OffscreenToWorker[]; say(frame: unknown): void; die(): void }[] = [];

  readonly connect = (): WorkerPort => {
    const frames: OffscreenToWorker[] = [];
    const onMessage: ((frame: unknown) => void)[] = [];
    const onDisconnect: (() => void)[] = [];
    let isAlive = true;
    this.connections.push({
      frames,
      say: (message) => onMessage.forEach((listener) => listener(message)),
      die: () => {
        isAlive = false;
        onDisconnect.forEach((listener) => listener());
      },
    });
    return {
      postMessage: (message) => {
        if (!isAlive) throw new Error('Attempting to use a disconnected port object');
        frames.push(OffscreenToWorker.parse(structuredClone(message)));
      },
      onMessage: { addListener: (listener) => onMessage.push(listener) },
      onDisconnect: { addListener: (listener) => onDisconnect.push(listener) },
    };
  };

  get latest() {
    const latest = this.connections.at(-1);
    if (!latest) throw new Error('Nobody connected.');
    return latest;
  }

  got<T extends OffscreenToWorker['type']>(type: T): Extract<OffscreenToWorker, { type: T }>[] {
    return this.latest.frames.filter((sent): sent is Extract<OffscreenToWorker, { type: T }> => sent.type === type);
  }
}

export const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

export const startFrame = (captureId: string, fromMs = 0) => ({
  type: 'start',
  captureId,
  tabId: 7,
  streamId: 's',
  fromMs,
  deepgram: ACCESS,
});

export function setUpCaptures() {
  const clock = new FakeClock();
  const service = new FakeService();
  const audio = new FakeCallAudio();
  const worker = new FakeWorker();
  const captures = new Captures(worker.connect, {
    openCallAudio: audio.open,
    openProbeAudio: audio.open,
    openConnection: service.openConnection,
    clock,
  });
  captures.connect();

  /** The worker starts a capture, its microphone is there, and the recogniser lets it in. */
  const start = async (captureId = 'call_1', fromMs = 0) => {
    worker.latest.say(startFrame(captureId, fromMs));
    await settled();
    audio.listener?.microphone('on');
    service.latest.open();
  };
  let frames = 0;
  /** Time passes, and sound comes all the while, numbered from 1. */
  const hear = (ms: number) => {
    for (let i = 0; i < Math.round(ms / FRAME_MS); i++) {
      clock.advance(FRAME_MS);
      audio.listener?.frame(frame({ number: ++frames, completeMs: clock.epochMs() }));
    }
  };
  /** The recogniser says a word at a second of the running connection's audio. */
  const say = (word: string, at: number) =>
    service.latest.listener.heard(results({ start: at, words: [[word, at, at + 0.4]], speechFinal: true }));
  /** What the audio tells beside frames. */
  const sound = (): CallAudioListener => {
    expect(audio.listener).toBeDefined();
    return audio.listener!;
  };
  const events = () => worker.got('events').flatMap((sent) => sent.events.map(({ event }) => event));
  const state = () => worker.got('state').at(-1)?.state;
  return { clock, service, audio, worker, captures, start, hear, say, sound, events, state };
}
