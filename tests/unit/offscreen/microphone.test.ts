import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepMicrophone, type MicrophonePlace, type MicrophoneState } from '../../../src/offscreen/microphone';

/** What the browser has of a microphone: a device or none, and whether it may be heard. */
class FakeDevices extends EventTarget {
  failure: 'NotFoundError' | 'NotAllowedError' | undefined = 'NotFoundError';
  readonly permission = new EventTarget();
  readonly tracks: (EventTarget & { stop: () => void; wasStopped: boolean })[] = [];
  /** Opening waits for this. */
  opening: Promise<void> = Promise.resolve();

  readonly getUserMedia = async () => {
    const { failure } = this;
    await this.opening;
    if (failure) throw new DOMException('no microphone', failure);
    const track = Object.assign(new EventTarget(), {
      wasStopped: false,
      stop: () => {
        track.wasStopped = true;
      },
    });
    this.tracks.push(track);
    return { getTracks: () => [track] };
  };
}

let devices: FakeDevices;
let stop: AbortController;
let states: MicrophoneState[];
let joined: number;

beforeEach(() => {
  devices = new FakeDevices();
  stop = new AbortController();
  states = [];
  joined = 0;
  vi.stubGlobal('navigator', {
    mediaDevices: devices,
    permissions: { query: () => Promise.resolve(devices.permission) },
  });
});
afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
});

function keep(): Promise<void> {
  const source = { connect: () => joined++, disconnect: () => joined-- };
  return keepMicrophone({
    capture: { createMediaStreamSource: () => source } as unknown as MicrophonePlace['capture'],
    merger: {} as MicrophonePlace['merger'],
    signal: stop.signal,
    changed: (state) => states.push(state),
  });
}
const untilState = (state: MicrophoneState) => vi.waitFor(() => expect(states.at(-1)).toBe(state));

describe('keepMicrophone', () => {
  it('should join a microphone that is plugged in amid the call, and say so', async () => {
    await keep();
    expect(states).toEqual(['missing']);
    devices.failure = undefined;
    devices.dispatchEvent(new Event('devicechange'));
    await untilState('on');
    expect(joined).toBe(1);
  });

  it('should join it once the permission is given amid the call, and say so', async () => {
    devices.failure = 'NotAllowedError';
    await keep();
    expect(states).toEqual(['refused']);
    devices.failure = undefined;
    devices.permission.dispatchEvent(new Event('change'));
    await untilState('on');
    expect(joined).toBe(1);
  });

  it('should tell one that is pulled out as lost, and join it again when it is back', async () => {
    devices.failure = undefined;
    await keep();
    devices.failure = 'NotFoundError';
    devices.tracks[0]?.dispatchEvent(new Event('ended'));
    await untilState('lost');
    expect(joined).toBe(0);
    devices.failure = undefined;
    devices.dispatchEvent(new Event('devicechange'));
    await untilState('on');
    expect(states).toEqual(['on', 'lost', 'on']);
    expect(joined).toBe(1);
  });

  it('should try again for a device that comes while a try is under way', async () => {
    let open = () => {};
    devices.opening = new Promise((resolve) => {
      open = resolve;
    });
    const kept = keep();
    devices.failure = undefined;
    devices.dispatchEvent(new Event('devicechange'));
    open();
    await kept;
    expect(states).toEqual(['on']);
  });

  it('should let go of a microphone that opens after the call was stopped', async () => {
    let open = () => {};
    devices.failure = undefined;
    devices.opening = new Promise((resolve) => {
      open = resolve;
    });
    const kept = keep();
    stop.abort();
    open();
    await kept;
    expect(devices.tracks.map(({ wasStopped }) => wasStopped)).toEqual([true]);
    expect(joined).toBe(0);
    expect(states).toEqual([]);
  });
});
