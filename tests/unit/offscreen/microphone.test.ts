import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { keepMicrophone, type MicrophoneState } from '../../../src/offscreen/microphone';

/** What the browser has of a microphone: a device or none, and whether it may be heard. */
class FakeDevices extends EventTarget {
  failure: 'NotFoundError' | 'NotAllowedError' | undefined = 'NotFoundError';
  readonly permission = new EventTarget();
  readonly tracks: FakeTrack[] = [];
  /** The device behind the system's default. */
  usual = 'Built-in';
  /** Opening waits for this. */
  opening: Promise<void> = Promise.resolve();

  readonly getUserMedia = async () => {
    const { failure } = this;
    await this.opening;
    if (failure) throw new DOMException('no microphone', failure);
    const track = new FakeTrack();
    this.tracks.push(track);
    return { getTracks: () => [track] };
  };

  readonly enumerateDevices = () =>
    Promise.resolve([
      { kind: 'audiooutput', deviceId: 'default', groupId: 'g', label: 'Default - Loudspeakers' },
      { kind: 'audioinput', deviceId: 'default', groupId: this.usual, label: `Default - ${this.usual}` },
      { kind: 'audioinput', deviceId: 'c0ffee', groupId: 'other', label: 'Webcam' },
    ]);

  change(): void {
    this.dispatchEvent(new Event('devicechange'));
  }
}

class FakeTrack extends EventTarget {
  muted = false;
  wasStopped = false;

  stop(): void {
    this.wasStopped = true;
  }

  tell(type: 'ended' | 'mute' | 'unmute'): void {
    this.muted = type === 'mute';
    this.dispatchEvent(new Event(type));
  }
}

let devices: FakeDevices;
let stop: AbortController;
let states: MicrophoneState[];
/** What was put on the rep's channel, one after the other: the track, or nothing. */
let joined: (EventTarget | undefined)[];

beforeEach(() => {
  devices = new FakeDevices();
  stop = new AbortController();
  states = [];
  joined = [];
  vi.stubGlobal('navigator', {
    mediaDevices: devices,
    permissions: { query: () => Promise.resolve(devices.permission) },
  });
});
afterEach(() => {
  stop.abort();
  vi.unstubAllGlobals();
});

const keep = (): Promise<void> =>
  keepMicrophone({
    join: (stream) => joined.push(stream?.getTracks()[0]),
    signal: stop.signal,
    changed: (state) => states.push(state),
  });
const untilState = (state: MicrophoneState) => vi.waitFor(() => expect(states.at(-1)).toBe(state));

describe('keepMicrophone', () => {
  it('should join a microphone that is plugged in amid the call, and say so', async () => {
    await keep();
    expect(states).toEqual(['missing']);
    devices.failure = undefined;
    devices.change();
    await untilState('on');
    expect(joined).toEqual([devices.tracks[0]]);
  });

  it('should join it once the permission is given amid the call, and say so', async () => {
    devices.failure = 'NotAllowedError';
    await keep();
    expect(states).toEqual(['refused']);
    devices.failure = undefined;
    devices.permission.dispatchEvent(new Event('change'));
    await untilState('on');
    expect(joined).toEqual([devices.tracks[0]]);
  });

  it('should tell one that is pulled out as lost, and join it again when it is back', async () => {
    devices.failure = undefined;
    await keep();
    devices.failure = 'NotFoundError';
    devices.tracks[0]?.tell('ended');
    await untilState('lost');
    expect(joined.at(-1)).toBeUndefined();
    devices.failure = undefined;
    devices.change();
    await untilState('on');
    expect(states).toEqual(['on', 'lost', 'on']);
    expect(joined).toEqual([devices.tracks[0], undefined, devices.tracks[1]]);
  });

  it('should try again for a device that comes while a try is under way', async () => {
    let open = () => {};
    devices.opening = new Promise((resolve) => {
      open = resolve;
    });
    const kept = keep();
    devices.failure = undefined;
    devices.change();
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
    expect(joined).toEqual([]);
    expect(states).toEqual([]);
  });

  it('should change over to a new default, let go of the old one, and say nothing', async () => {
    devices.failure = undefined;
    await keep();
    devices.usual = 'Headset';
    devices.change();
    await vi.waitFor(() => expect(joined).toHaveLength(2));
    expect(joined).toEqual(devices.tracks);
    expect(devices.tracks.map(({ wasStopped }) => wasStopped)).toEqual([true, false]);
    expect(states).toEqual(['on']);
    // The old one's last words mean nothing any more.
    devices.tracks[0]?.tell('mute');
    devices.tracks[0]?.tell('ended');
    expect(states).toEqual(['on']);
    expect(joined).toHaveLength(2);
  });

  it('should stay with the one it has while the default is the same, or the new one does not open', async () => {
    devices.failure = undefined;
    await keep();
    const asked = vi.spyOn(devices, 'enumerateDevices');
    devices.change();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledOnce());
    devices.usual = 'Headset';
    devices.failure = 'NotFoundError';
    devices.change();
    await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(2));
    await new Promise((resolve) => setImmediate(resolve));
    expect(devices.tracks.map(({ wasStopped }) => wasStopped)).toEqual([false]);
    expect(states).toEqual(['on']);
    devices.failure = undefined;
    devices.change();
    await vi.waitFor(() => expect(joined).toHaveLength(2));
    expect(joined).toEqual(devices.tracks);
  });

  it('should tell when the system mutes it, and when it is heard again', async () => {
    devices.failure = undefined;
    await keep();
    for (const what of ['mute', 'unmute'] as const) devices.tracks[0]?.tell(what);
    expect(states).toEqual(['on', 'muted', 'on']);
    expect(joined).toHaveLength(1);
  });

  it('should try again by itself for one that another program holds', async () => {
    vi.useFakeTimers();
    try {
      await keep();
      devices.failure = undefined;
      await vi.advanceTimersByTimeAsync(10_000);
      expect(states).toEqual(['missing', 'on']);
    } finally {
      vi.useRealTimers();
    }
  });
});
