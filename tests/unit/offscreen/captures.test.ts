import { beforeEach, describe, expect, it, vi } from 'vitest';
import { TabNotCapturable } from '../../../src/offscreen/call-audio';
import { Captures, type WorkerPort } from '../../../src/offscreen/captures';
import { OffscreenToWorker } from '../../../src/protocol/capture-port';
import { ACCESS, FakeCallAudio, FakeClock, FakeService, frame, results } from './fake-ports';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

/** The worker's end of the port. Every frame that reaches it must be one of the protocol's. */
class FakeWorker {
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

let clock: FakeClock;
let service: FakeService;
let audio: FakeCallAudio;
let worker: FakeWorker;
let captures: Captures;

beforeEach(() => {
  clock = new FakeClock();
  service = new FakeService();
  audio = new FakeCallAudio();
  worker = new FakeWorker();
  captures = new Captures(worker.connect, {
    openCallAudio: audio.open,
    openConnection: service.openConnection,
    clock,
  });
  captures.connect();
});

const startFrame = (captureId: string) => ({ type: 'start', captureId, tabId: 7, streamId: 's', deepgram: ACCESS });
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

async function start(captureId = 'call_1') {
  worker.latest.say(startFrame(captureId));
  await settled();
  audio.listener?.microphone('on');
  service.latest.open();
}
const say = (word: string, at: number) =>
  service.latest.listener.heard(results({ start: at, words: [[word, at, at + 0.4]], speechFinal: true }));

describe('A capture', () => {
  it('should begin with hello, and tell its state as it changes', async () => {
    expect(worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
    await start();
    expect(worker.got('state').map(({ state }) => state)).toEqual([
      { microphone: 'on', recogniser: 'connecting' },
      { microphone: 'on', recogniser: 'open' },
    ]);
    audio.listener?.microphone('lost');
    expect(worker.got('state').at(-1)?.state).toEqual({ microphone: 'lost', recogniser: 'open' });
  });

  it('should tell the worker of a microphone that comes back by itself', async () => {
    await start();
    for (const state of ['missing', 'on'] as const) audio.listener?.microphone(state);
    expect(worker.got('state').map(({ state }) => state.microphone)).toEqual(['on', 'on', 'missing', 'on']);
  });

  it('should send finals numbered, interims as they are', async () => {
    await start();
    say('one', 0);
    service.latest.listener.heard(results({ start: 1, isFinal: false, words: [['tw', 1, 1.2]] }));
    say('two', 1);
    expect(worker.got('events').flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([1, 2]);
    expect(worker.got('interim')).toMatchObject([{ interim: { text: 'tw' } }]);
  });

  it('should tell its health every second', async () => {
    await start();
    audio.listener?.frame(frame(0, [512, 5.12]));
    clock.advance(1_000);
    clock.advance(1_000);
    const [first, second] = worker.got('health');
    expect(first?.levelsDb[0]).toBeCloseTo(0);
    expect(first?.levelsDb[1]).toBeCloseTo(-20);
    expect(first?.framesSent).toBe(1);
    expect(second?.levelsDb).toEqual([-100, -100]);
  });

  it('should not start a second time for a second start', async () => {
    await start();
    worker.latest.say(startFrame('call_1'));
    await settled();
    expect(service.connections).toHaveLength(1);
    expect(worker.got('failed')).toEqual([]);
  });

  it('should run beside another and keep the numbers apart', async () => {
    await start('call_1');
    const first = service.latest;
    await start('call_2');
    say('two', 0);
    first.listener.heard(results({ words: [['one', 0, 0.4]] }));
    expect(worker.got('events').map(({ captureId, events }) => [captureId, events[0]?.seq])).toEqual([
      ['call_2', 1],
      ['call_1', 1],
    ]);
  });

  it('should let go of the tab at stop, deliver the last finals, and only then say stopped', async () => {
    await start();
    worker.latest.say({ type: 'stop', captureId: 'call_1' });
    worker.latest.say({ type: 'stop', captureId: 'call_1' });
    expect(audio.stops).toBe(1);
    expect(service.latest.sent).toEqual(['CloseStream']);
    say('bye', 0);
    service.latest.listener.ended('dropped');
    await settled();
    expect(worker.latest.frames.slice(-2).map(({ type }) => type)).toEqual(['events', 'stopped']);
    const count = worker.latest.frames.length;
    clock.advance(10_000);
    expect(worker.latest.frames).toHaveLength(count);
  });

  it('should stop even if told before its audio is open', async () => {
    worker.latest.say(startFrame('call_1'));
    worker.latest.say({ type: 'stop', captureId: 'call_1' });
    await settled();
    expect(audio.stops).toBe(1);
    expect(service.connections).toEqual([]);
    expect(worker.got('stopped')).toHaveLength(1);
  });

  it('should say stopped for a capture that it does not know', () => {
    worker.latest.say({ type: 'stop', captureId: 'call_9' });
    expect(worker.got('stopped')).toEqual([{ type: 'stopped', captureId: 'call_9' }]);
  });

  it.each([
    [new TabNotCapturable(new DOMException('no', 'AbortError')), 'tab-not-capturable'],
    [new Error('no audio device'), 'capture-failed'],
  ])('should say why it could not start: %s', async (failure, problem) => {
    audio.failure = failure;
    worker.latest.say(startFrame('call_1'));
    await settled();
    expect(worker.got('failed')).toEqual([{ type: 'failed', captureId: 'call_1', problem }]);
    expect(service.connections).toEqual([]);
  });

  it('should deliver the last finals of a closed tab before it fails', async () => {
    await start();
    audio.listener?.tabEnded();
    say('bye', 0);
    service.latest.listener.ended('dropped');
    await settled();
    expect(worker.latest.frames.slice(-2)).toMatchObject([
      { type: 'events' },
      { type: 'failed', problem: 'tab-ended' },
    ]);
  });

  it('should end, with its reason, when the recogniser refuses it', async () => {
    await start();
    service.latest.listener.ended('unauthorized');
    await settled();
    expect(audio.stops).toBe(1);
    expect(worker.got('state').at(-1)?.state.recogniser).toBe('refused');
    expect(worker.latest.frames.at(-1)).toEqual({
      type: 'failed',
      captureId: 'call_1',
      problem: 'deepgram-unauthorized',
    });
  });
});

describe('When the worker dies', () => {
  it('should connect again, say what runs, where it stands, and what was not acknowledged, in order', async () => {
    await start();
    for (const [i, word] of ['one', 'two', 'three'].entries()) say(word, i);
    worker.latest.say({ type: 'acknowledge', captureId: 'call_1', seq: 1 });
    worker.latest.die();
    say('four', 3);
    clock.advance(1_000);
    expect(worker.connections).toHaveLength(2);
    expect(worker.latest.frames.map(({ type }) => type).slice(0, 3)).toEqual(['hello', 'state', 'events']);
    expect(worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
    expect(worker.got('events').flatMap(({ events }) => events.map(({ seq }) => seq))).toEqual([2, 3, 4]);
    say('five', 4);
    expect(
      worker
        .got('events')
        .at(-1)
        ?.events.map(({ seq }) => seq),
    ).toEqual([5]);
  });

  it('should say again that a capture ended, until the worker has all of it', async () => {
    await start();
    say('one', 0);
    worker.latest.say({ type: 'stop', captureId: 'call_1' });
    worker.latest.die();
    service.latest.listener.ended('dropped');
    await settled();
    clock.advance(1_000);
    expect(worker.latest.frames.map(({ type }) => type)).toEqual(['hello', 'state', 'events', 'stopped']);
    // A new worker takes what isn't named for gone, and its session for over: the last words would be dropped.
    expect(worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
    worker.latest.say({ type: 'acknowledge', captureId: 'call_1', seq: 1 });
    worker.latest.die();
    clock.advance(1_000);
    expect(worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
  });

  it('should name a capture whose end the worker was never told of, and tell it', async () => {
    await start();
    worker.latest.die();
    service.latest.listener.ended('unauthorized');
    await settled();
    clock.advance(1_000);
    expect(worker.got('hello')).toEqual([{ type: 'hello', captureIds: ['call_1'] }]);
    expect(worker.latest.frames.map(({ type }) => type)).toEqual(['hello', 'state', 'failed']);
    worker.latest.die();
    clock.advance(1_000);
    expect(worker.latest.frames).toEqual([{ type: 'hello', captureIds: [] }]);
  });

  it('should back off from a worker that dies at every start', () => {
    for (let i = 0; i < 8; i++) {
      worker.latest.die();
      clock.advance(2_000);
    }
    const before = worker.connections.length;
    worker.latest.die();
    clock.advance(1_000);
    expect(worker.connections).toHaveLength(before);
  });
});

describe('A frame that is not the worker’s language', () => {
  it('should be counted and change nothing', () => {
    for (const message of [undefined, { type: 'pause', captureId: 'call_1' }, { type: 'start' }]) {
      worker.latest.say(message);
    }
    expect(captures.unknownFrames).toBe(3);
    expect(worker.latest.frames).toHaveLength(1);
  });
});
