/** Ways into the offscreen page: the worker's frames, and the recogniser's messages. */
import * as fc from 'fast-check';
import { Captures } from '../../src/offscreen/captures';
import { parseDeepgram } from '../../src/offscreen/parse-deepgram';
import { parseWorkerFrame } from '../../src/offscreen/worker-frame';
import { ACCESS, FakeCallAudio, FakeClock, FakeService, results } from '../unit/offscreen/fake-ports';
import { setUp } from '../unit/offscreen/recogniser-set-up';
import type { HostileEdge } from './hostile-edges';
import { anything, mutated } from './hostile-inputs';

const captureId = 'capture-1';
export const WORKER_FRAMES: readonly object[] = [
  { type: 'start', captureId, tabId: 7, streamId: 'stream', fromMs: 0, deepgram: ACCESS },
  { type: 'access', captureId, deepgram: ACCESS },
  { type: 'acknowledge', captureId, seq: 3 },
  { type: 'stop', captureId },
  { type: 'release', captureId },
  { type: 'probe', probeId: 'probe-1', streamId: 'stream' },
  { type: 'end-probe', probeId: 'probe-1' },
];

const VENDOR: readonly object[] = [
  results({
    words: [
      ['hello', 0.1, 0.4, 0],
      ['there', 0.5, 0.8, 1],
    ],
    speechFinal: true,
  }) as object,
  results({ channel: 0, start: 2, isFinal: false, words: [['so', 2.1, 2.4]] }) as object,
  { type: 'UtteranceEnd', channel: [1, 2], last_word_end: 0.8 },
  { type: 'SpeechStarted', channel: [0, 2], timestamp: 1.5 },
  { type: 'Metadata', request_id: 'r', channels: 2 },
];

/** A page that holds one capture, whose recogniser is connected. */
export function offscreenEdges(): readonly HostileEdge[] {
  return [workerFrames(), recogniserMessages()];
}

function workerFrames(): HostileEdge {
  const sent: unknown[] = [];
  const listeners: ((frame: unknown) => void)[] = [];
  const audio = new FakeCallAudio();
  const service = new FakeService();
  const captures = new Captures(
    () => ({
      postMessage: (frame) => void sent.push(structuredClone(frame)),
      onMessage: { addListener: (listener) => void listeners.push(listener) },
      onDisconnect: { addListener: () => undefined },
    }),
    {
      openCallAudio: audio.open,
      openProbeAudio: audio.open,
      openConnection: service.openConnection,
      clock: new FakeClock(),
    },
  );
  captures.connect();
  return {
    name: 'frames of the worker',
    budget: 10_000,
    inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: mutated(WORKER_FRAMES) }),
    isWhole: (frame) => parseWorkerFrame(frame) !== undefined,
    take: (frame) => listeners.forEach((listener) => listener(frame)),
    counted: () => captures.unknownFrames,
    standing: () => ({ sent: sent.length, connections: service.connections.length, stops: audio.stops }),
  };
}

function recogniserMessages(): HostileEdge {
  const { recogniser, service, seen } = setUp();
  service.latest.open();
  service.latest.listener.heard(VENDOR[0]);
  return {
    name: 'messages of the recogniser',
    budget: 12_000,
    inputs: fc.oneof({ weight: 1, arbitrary: anything }, { weight: 3, arbitrary: mutated(VENDOR) }),
    isWhole: (message) => ['window', 'utterance-end', 'summary'].includes(parseDeepgram(message).type),
    take: (message) => service.latest.listener.heard(message),
    counted: () => recogniser.messages.malformed + recogniser.messages.unused,
    standing: () => ({ ...seen, connections: service.connections.length, sent: service.latest.sent }),
  };
}
