import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { PreflightSound } from '../../../src/coaching/preflight';
import { type CallAudio, TabNotCapturable } from '../../../src/offscreen/call-audio';
import { FRAME_SAMPLES } from '../../../src/offscreen/pcm';
import { Probe } from '../../../src/offscreen/probe';
import type { ProbeFrame } from '../../../src/protocol/capture-port';
import { settled, setUpCaptures, startFrame } from './capture-set-up';
import { FakeClock, frame } from './fake-ports';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

let page: ReturnType<typeof setUpCaptures>;

beforeEach(() => {
  page = setUpCaptures();
});

describe('A listen before the call', () => {
  it('should tell a few times a second what is heard, and no recogniser of it', async () => {
    await probe();
    page.audio.listener?.microphone('on');
    sound({ frames: 30, microphoneDb: -70, tabDb: -100 });
    page.clock.advance(200);
    expect(latest()).toEqual({ microphone: 'quiet', tab: 'silent', echo: 'unknown' });
    sound({ frames: 10, microphoneDb: -20, tabDb: -30 });
    page.clock.advance(200);
    expect(latest()).toEqual({ microphone: 'heard', tab: 'heard', echo: 'unknown' });
    expect(page.worker.got('probed').at(-1)?.levelsDb).toEqual([expect.closeTo(-20), expect.closeTo(-30)]);
    expect(page.service.connections).toEqual([]);
    expect(page.worker.got('events')).toEqual([]);
  });

  it('should listen for ten seconds at most, then let go and say so, once', async () => {
    await probe();
    page.audio.listener?.microphone('on');
    for (let second = 0; second < 9; second++) page.clock.advance(1_000);
    expect(page.worker.got('probe-over')).toEqual([]);
    page.clock.advance(1_000);
    await settled();
    expect(page.audio.stops).toBe(1);
    expect(page.worker.got('probe-over')).toEqual([{ type: 'probe-over', probeId: 'probe_1' }]);
    const count = page.worker.latest.frames.length;
    page.clock.advance(10_000);
    expect(page.worker.latest.frames).toHaveLength(count);
  });

  it('should take neither a steady noise nor a knock for a voice', async () => {
    await probe();
    page.audio.listener?.microphone('on');
    sound({ frames: 100, microphoneDb: -45, tabDb: -100 });
    sound({ frames: 4, microphoneDb: -10, tabDb: -100 });
    page.clock.advance(200);
    expect(latest()?.microphone).toBe('quiet');
  });

  it('should tell a microphone of zeros from a quiet one', async () => {
    await probe();
    page.audio.listener?.microphone('on');
    sound({ frames: 100, microphoneDb: -100, tabDb: -100 });
    page.clock.advance(200);
    expect(latest()?.microphone).toBe('silent');
  });

  it.each(['refused', 'missing', 'muted', 'lost'] as const)('should tell of a microphone that is %s', async (state) => {
    await probe();
    page.audio.listener?.microphone(state);
    page.clock.advance(200);
    expect(latest()?.microphone).toBe(state);
  });

  it('should be over as soon as there is nothing more to hear', async () => {
    await probe();
    page.audio.listener?.microphone('refused');
    sound({ frames: 10, microphoneDb: -100, tabDb: -30 });
    page.clock.advance(200);
    await settled();
    expect(page.worker.got('probe-over')).toHaveLength(1);
    expect(page.audio.stops).toBe(1);
  });

  it('should tell of a tab that is muted, heard again, and closed', async () => {
    await probe();
    for (const tell of [
      () => page.audio.listener?.tab('muted'),
      () => page.audio.listener?.tab('on'),
      () => page.audio.listener?.tabEnded(),
    ]) {
      tell();
      page.clock.advance(200);
    }
    expect(page.worker.got('probed').map(({ sound }) => sound.tab)).toEqual(['muted', 'silent', 'ended']);
  });

  it('should listen to the microphone alone where there is no stream of the tab', async () => {
    page.worker.latest.say({ type: 'probe', probeId: 'probe_1' });
    await settled();
    page.audio.listener?.microphone('on');
    sound({ frames: 90, microphoneDb: -70, tabDb: -100 });
    sound({ frames: 10, microphoneDb: -20, tabDb: -100 });
    page.clock.advance(200);
    expect(latest()).toEqual({ microphone: 'heard', tab: 'not-captured', echo: 'unknown' });
  });

  it('should be over where the sound can’t be opened at all', async () => {
    page.audio.failure = new Error('no audio system');
    await probe();
    expect(page.worker.got('probe-over')).toHaveLength(1);
  });

  it('should be over, and say that the tab isn’t captured, where neither stream opens', async () => {
    page.audio.failure = new TabNotCapturable(new Error('used up'));
    await probe();
    expect(latest()?.tab).toBe('not-captured');
    expect(page.worker.got('probe-over')).toHaveLength(1);
  });

  it('should end when told to while it still opens, and say so when the tab is free', async () => {
    const stop = vi.fn();
    const sent: ProbeFrame[] = [];
    let isOpen = (_audio: CallAudio): void => {};
    const openProbeAudio = () =>
      new Promise<CallAudio>((resolve) => {
        isOpen = resolve;
      });
    const clock = new FakeClock();
    const early = new Probe({ id: 'probe_1', streamId: 's' }, { openProbeAudio, clock }, (out) => sent.push(out));
    early.end();
    await settled();
    expect(sent).toEqual([]);
    isOpen({ stop, recover: vi.fn() });
    await settled();
    expect(stop).toHaveBeenCalledOnce();
    expect(sent.at(-1)).toEqual({ type: 'probe-over', probeId: 'probe_1' });
  });

  it('should say that one is over which it doesn’t know', () => {
    page.worker.latest.say({ type: 'end-probe', probeId: 'probe_9' });
    expect(page.worker.got('probe-over')).toEqual([{ type: 'probe-over', probeId: 'probe_9' }]);
  });

  it('should end with the worker that asked for it, and when another begins', async () => {
    await probe();
    await probe('probe_2');
    expect(page.audio.stops).toBe(1);
    expect(page.worker.got('probe-over')).toEqual([{ type: 'probe-over', probeId: 'probe_1' }]);
    page.worker.latest.die();
    await settled();
    expect(page.audio.stops).toBe(2);
  });

  it('should leave a call alone that runs beside it', async () => {
    page.worker.latest.say(startFrame('call_1'));
    await settled();
    await probe();
    page.worker.latest.say({ type: 'end-probe', probeId: 'probe_1' });
    await settled();
    expect(page.audio.stops).toBe(1);
    expect(page.service.connections).toHaveLength(1);
    expect(page.worker.got('failed')).toEqual([]);
  });
});

// Helpers

async function probe(probeId = 'probe_1'): Promise<void> {
  page.worker.latest.say({ type: 'probe', probeId, streamId: 's' });
  await settled();
}

const latest = (): PreflightSound | undefined => page.worker.got('probed').at(-1)?.sound;

interface Levels {
  readonly frames: number;
  readonly microphoneDb: number;
  readonly tabDb: number;
}

function sound({ frames, microphoneDb, tabDb }: Levels): void {
  const squares = (levelDb: number) => (levelDb <= -100 ? 0 : FRAME_SAMPLES * 10 ** (levelDb / 10));
  for (let i = 0; i < frames; i++) {
    page.audio.listener?.frame(frame({ squares: [squares(microphoneDb), squares(tabDb)] }));
  }
}
