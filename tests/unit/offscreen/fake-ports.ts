/** The capture's ports, played by hand: time that stands still until told, and a recogniser that says what it is told to. */
import type { CallAudioListener, OpenCallAudio, OpenProbeAudio } from '../../../src/offscreen/call-audio';
import type { Clock } from '../../../src/offscreen/clock';
import { type CapturedFrame, FRAME_SAMPLES } from '../../../src/offscreen/pcm';
import type {
  ConnectionListener,
  OpenConnection,
  RecogniserConnection,
} from '../../../src/offscreen/recogniser-connection';
import type { DeepgramAccess } from '../../../src/protocol/capture-port';

export const ACCESS: DeepgramAccess = {
  key: 'test-deepgram-key',
  keyKind: 'key',
  url: 'ws://127.0.0.1:1',
  language: 'en',
  keyterms: ['Northwind'],
};

/** What the wall clock showed as the fake clock began. */
const EPOCH_MS = 1_700_000_000_000;

/** A clock that moves when told; chance is always the middle. */
export class FakeClock implements Clock {
  #nowMs = 0;
  #aheadMs = 0;
  #timers: { readonly atMs: number; readonly run: () => void }[] = [];

  readonly nowMs = () => this.#nowMs;
  readonly epochMs = () => EPOCH_MS + this.#nowMs + this.#aheadMs;
  readonly random = () => 0.5;

  readonly after = (delayMs: number, run: () => void) => {
    const timer = { atMs: this.#nowMs + delayMs, run };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  /** The machine sleeps: the world goes on, and nothing here does. */
  sleep(ms: number): void {
    this.#aheadMs += ms;
  }

  /** Let time pass, running what falls due in order. */
  advance(ms: number): void {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      const due = this.#timers.toSorted((a, b) => a.atMs - b.atMs)[0];
      if (!due || due.atMs > untilMs) break;
      this.#timers = this.#timers.filter((timer) => timer !== due);
      this.#nowMs = due.atMs;
      due.run();
    }
    this.#nowMs = untilMs;
  }
}

/** One connection as the service sees it. Frames are known by the number they begin with. */
export class FakeConnection implements RecogniserConnection {
  readonly listener: ConnectionListener;
  readonly sent: (number | 'KeepAlive' | 'CloseStream')[] = [];
  isOpen = false;
  wasClosedByUs = false;
  unsent = 0;

  constructor(listener: ConnectionListener) {
    this.listener = listener;
  }

  open(): void {
    this.isOpen = true;
    this.listener.opened();
  }

  sendAudio(pcm: ArrayBuffer): void {
    this.#write(new Int32Array(pcm)[0] ?? -1);
  }
  sendKeepAlive(): void {
    this.#write('KeepAlive');
  }
  sendCloseStream(): void {
    this.#write('CloseStream');
  }
  unsentBytes(): number {
    return this.unsent;
  }
  close(): void {
    this.isOpen = false;
    this.wasClosedByUs = true;
  }

  #write(what: number | 'KeepAlive' | 'CloseStream'): void {
    if (!this.isOpen) throw new Error('Socket is not open.');
    this.sent.push(what);
  }
}

/** A service that lets the test open, speak on and drop each connection. */
export class FakeService {
  readonly connections: FakeConnection[] = [];
  /** The keys that were tried, one for each connection. */
  readonly keys: string[] = [];

  readonly openConnection: OpenConnection = ({ key }, listener) => {
    const connection = new FakeConnection(listener);
    this.keys.push(key);
    this.connections.push(connection);
    return connection;
  };

  get latest(): FakeConnection {
    const latest = this.connections.at(-1);
    if (!latest) throw new Error('Nobody connected.');
    return latest;
  }
}

/** A tab and microphone that sound when told. */
export class FakeCallAudio {
  listener: CallAudioListener | undefined;
  stops = 0;
  recoveries = 0;
  /** What opening fails with, if it does. */
  failure: Error | undefined;

  readonly open: OpenCallAudio & OpenProbeAudio = (_streamId, listener) => {
    if (this.failure) return Promise.reject(this.failure);
    this.listener = listener;
    return Promise.resolve({
      recover: () => {
        this.recoveries++;
      },
      stop: () => {
        this.stops++;
      },
    });
  };
}

/** A frame that says its number. */
export function numberedPcm(number: number): ArrayBuffer {
  const words = new Int32Array(FRAME_SAMPLES);
  words[0] = number;
  return words.buffer;
}

interface FrameParts {
  readonly number?: number;
  readonly squares?: readonly [number, number];
  readonly completeMs?: number;
}

export const frame = ({ number = 0, squares = [0, 0], completeMs = EPOCH_MS }: FrameParts): CapturedFrame => ({
  pcm: numberedPcm(number),
  squares,
  completeMs,
});

interface ResultsParts {
  readonly channel?: 0 | 1;
  /** Seconds. */
  readonly start?: number;
  readonly duration?: number;
  readonly words?: readonly (readonly [word: string, start: number, end: number, speaker?: number])[];
  readonly transcript?: string;
  readonly isFinal?: boolean;
  readonly speechFinal?: boolean;
}

/** A Results message as Deepgram sends it. */
export const results = ({ channel = 1, start = 0, duration = 1, words = [], ...rest }: ResultsParts): unknown => ({
  type: 'Results',
  channel_index: [channel, 2],
  start,
  duration,
  is_final: rest.isFinal ?? true,
  speech_final: rest.speechFinal ?? false,
  from_finalize: false,
  channel: {
    alternatives: [
      {
        transcript: rest.transcript ?? words.map(([word]) => word).join(' '),
        confidence: 0.9,
        words: words.map(([word, wordStart, end, speaker]) => ({
          word,
          start: wordStart,
          end,
          confidence: 0.9,
          ...(speaker !== undefined && { speaker }),
        })),
      },
    ],
  },
  metadata: { request_id: 'r', model_uuid: 'm', model_info: { name: 'general-nova-3', version: '1', arch: 'nova-3' } },
});
