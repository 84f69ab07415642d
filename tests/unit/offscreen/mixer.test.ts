import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Mixer } from '../../../src/offscreen/mixer';
import type { CapturedFrame } from '../../../src/offscreen/pcm';
import { frame } from './fake-ports';

// The worklet's address is made by the build.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

/** What of the audio system a graph is made of. Each context knows what is connected to it, channel by channel. */
class FakeContext extends EventTarget {
  static made: FakeContext[] = [];
  static failure: Error | undefined;
  state = 'running';
  resumes = 0;
  readonly connected: [unknown, unknown] = [undefined, undefined];
  readonly worklet = Object.assign(new EventTarget(), {
    port: Object.assign(new EventTarget(), { start: () => {} }),
  });
  readonly audioWorklet = {
    addModule: () => (FakeContext.failure ? Promise.reject(FakeContext.failure) : Promise.resolve()),
  };

  constructor() {
    super();
    FakeContext.made.push(this);
  }

  createChannelMerger() {
    return { connect: () => {} };
  }
  createMediaStreamSource(stream: unknown) {
    return {
      connect: (_merger: unknown, _output: number, channel: 0 | 1) => {
        this.connected[channel] = stream;
      },
      disconnect: () => {
        const channel = this.connected.indexOf(stream);
        if (channel >= 0) this.connected[channel] = undefined;
      },
    };
  }
  resume() {
    this.resumes++;
    return Promise.resolve();
  }
  close() {
    this.become('closed');
    return Promise.resolve();
  }

  become(state: string) {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
  sound(number: number) {
    this.worklet.port.dispatchEvent(new MessageEvent('message', { data: frame({ number }) }));
  }
}

const MICROPHONE = { id: 'microphone' } as unknown as MediaStream;
const HEADSET = { id: 'headset' } as unknown as MediaStream;
const TAB = { id: 'tab' } as unknown as MediaStream;

let heard: number[];
let mixer: Mixer;
const context = (n: number): FakeContext => FakeContext.made[n]!;

beforeEach(async () => {
  FakeContext.made = [];
  FakeContext.failure = undefined;
  vi.stubGlobal('AudioContext', FakeContext);
  vi.stubGlobal('AudioWorkletNode', function worklet(of: FakeContext) {
    return of.worklet;
  });
  heard = [];
  mixer = new Mixer(({ pcm }: CapturedFrame) => heard.push(new Int32Array(pcm)[0]!));
  mixer.put(1, TAB);
  await mixer.open();
  mixer.put(0, MICROPHONE);
});
afterEach(() => vi.unstubAllGlobals());

const untilMade = (contexts: number) =>
  vi.waitFor(() => expect(FakeContext.made.at(-1)?.connected[1] && FakeContext.made.length).toBe(contexts));

describe('Mixer', () => {
  it('should bring both streams together, each on its channel, and change one for another', () => {
    context(0).sound(1);
    expect(heard).toEqual([1]);
    expect(context(0).connected).toEqual([MICROPHONE, TAB]);
    mixer.put(0, HEADSET);
    expect(context(0).connected).toEqual([HEADSET, TAB]);
    mixer.put(0, undefined);
    expect(context(0).connected).toEqual([undefined, TAB]);
  });

  it('should resume a context that is suspended', () => {
    context(0).become('suspended');
    expect(context(0).resumes).toBe(1);
    expect(FakeContext.made).toHaveLength(1);
  });

  it.each([
    ['is closed', () => context(0).become('closed')],
    ['loses its device', () => context(0).dispatchEvent(new Event('error'))],
    ['has a worklet that throws', () => context(0).worklet.dispatchEvent(new Event('processorerror'))],
  ])('should make anew a graph that %s, on the same streams, and hear the old one no more', async (_, fail) => {
    context(0).sound(1);
    fail();
    await untilMade(2);
    expect(context(0).state).toBe('closed');
    expect(context(1).connected).toEqual([MICROPHONE, TAB]);
    context(0).sound(2);
    context(1).sound(3);
    expect(heard).toEqual([1, 3]);
  });

  it('should leave one that fails before it ever sounded until it is asked to make it anew', async () => {
    context(0).become('closed');
    expect(FakeContext.made).toHaveLength(1);
    await mixer.open();
    expect(FakeContext.made).toHaveLength(2);
  });

  it('should put what is changed meanwhile into the new graph', async () => {
    const opened = Promise.all([mixer.open(), mixer.open()]);
    mixer.put(0, HEADSET);
    await opened;
    expect(FakeContext.made).toHaveLength(2);
    expect(context(1).connected).toEqual([HEADSET, TAB]);
  });

  it('should try again after one that could not be made', async () => {
    FakeContext.failure = new Error('no audio');
    await expect(mixer.open()).rejects.toThrow('no audio');
    FakeContext.failure = undefined;
    await mixer.open();
    expect(context(2).connected).toEqual([MICROPHONE, TAB]);
    context(2).sound(1);
    expect(heard).toEqual([1]);
  });

  it('should hold nothing once it is closed, even what is being made', async () => {
    const opened = mixer.open();
    mixer.close();
    await opened;
    await mixer.open();
    expect(FakeContext.made.map(({ state }) => state)).toEqual(['closed', 'closed']);
    context(1).sound(1);
    expect(heard).toEqual([]);
  });
});
