import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES } from '../../../src/offscreen/pcm';
import { numberedPcm, results } from './fake-ports';
import { setUp } from './recogniser-set-up';

const LONG_MS = 60_000;

describe('Recogniser.finish', () => {
  it('should close the stream, take the last finals, and end with the connection', async () => {
    const { clock, service, seen, recogniser, push } = setUp();
    service.latest.open();
    push(2);
    const finished = recogniser.finish();
    expect(service.latest.sent).toEqual([0, 1, 'CloseStream']);
    service.latest.listener.heard(results({ words: [['bye', 0, 0.2]] }));
    service.latest.listener.ended('dropped');
    await finished;
    clock.advance(LONG_MS);
    expect(service.connections).toHaveLength(1);
    expect(seen.events).toMatchObject([{ text: 'bye' }]);
  });

  it('should wait no longer than 3 s for the last finals, and be harmless twice', async () => {
    const { clock, service, recogniser, seen } = setUp();
    service.latest.open();
    const finished = Promise.all([recogniser.finish(), recogniser.finish()]);
    expect(service.latest.sent).toEqual(['CloseStream']);
    clock.advance(3_000);
    await finished;
    expect(service.latest.wasClosedByUs).toBe(true);
    expect(seen.events).toEqual([]);
  });

  it('should use the last seconds to connect and deliver what was kept', async () => {
    const { clock, service, recogniser, push } = setUp();
    service.latest.listener.ended('dropped');
    push(2);
    const finished = recogniser.finish();
    expect(service.connections).toHaveLength(2);
    service.latest.open();
    expect(service.latest.sent).toEqual([0, 1, 'CloseStream']);
    service.latest.listener.ended('dropped');
    await finished;
    clock.advance(LONG_MS);
    expect(service.connections).toHaveLength(2);
  });

  it('should try for 20 s to deliver what an outage left untold', async () => {
    const { clock, service, seen, recogniser, push } = setUp();
    service.latest.open();
    push(10);
    for (const channel of [0, 1] as const) service.latest.listener.heard(results({ channel, duration: 0.32 }));
    service.latest.listener.ended('dropped');
    push(900);
    const finished = recogniser.finish();
    for (let second = 0; second < 19; second += 1) {
      clock.advance(1_000);
      if (second < 10 && !service.latest.wasClosedByUs) service.latest.listener.ended('dropped');
    }
    service.latest.open();
    expect(service.latest.sent.at(-1)).toBe('CloseStream');
    service.latest.listener.heard(results({ duration: 28.8, words: [['bye', 1, 1.4]] }));
    service.latest.listener.ended('dropped');
    await finished;
    expect(seen.events).toMatchObject([{ type: 'final', text: 'bye' }]);
  });

  it('should tell as a gap what no connection ever took', async () => {
    const { clock, recogniser, seen, push } = setUp();
    push(10);
    const finished = recogniser.finish();
    clock.advance(19_000);
    expect(seen.events).toEqual([]);
    clock.advance(1_000);
    await finished;
    expect(seen.events).toEqual([{ type: 'gap', startMs: 0, endMs: 320 }]);
  });

  it('should not tell again at the end what an outage has told as a gap', async () => {
    const { clock, service, seen, recogniser, push } = setUp();
    service.latest.open();
    push(10);
    service.latest.listener.heard(results({ isFinal: false, duration: 0.3, words: [['I', 0.1, 0.2]] }));
    service.latest.listener.ended('dropped');
    push(2_000);
    clock.advance(1_000);
    service.latest.open();
    const finished = recogniser.finish();
    service.latest.listener.ended('dropped');
    await finished;
    const [first, second] = seen.events;
    expect(first).toMatchObject({ type: 'gap', startMs: 0 });
    expect(second).toMatchObject({ type: 'gap', startMs: first?.type === 'gap' ? first.endMs : undefined });
    expect(seen.events).toHaveLength(2);
  });

  describe.each(['a drop after CloseStream', 'the 3 s limit'] as const)('cut short by %s', (how) => {
    const cutShort = async ({ clock, service, recogniser }: ReturnType<typeof setUp>) => {
      const finished = recogniser.finish();
      if (how === 'the 3 s limit') clock.advance(3_000);
      else service.latest.listener.ended('dropped');
      await finished;
    };

    it('should tell a gap from the words that were never made final', async () => {
      const set = setUp();
      set.service.latest.open();
      set.push(100);
      set.service.latest.listener.heard(results({ duration: 1, words: [['yes', 0, 0.4]] }));
      set.service.latest.listener.heard(results({ start: 1, isFinal: false, words: [['I', 1.2, 1.4]] }));
      await cutShort(set);
      expect(set.seen.events.slice(1)).toEqual([{ type: 'gap', startMs: 1_000, endMs: 3_200 }]);
    });

    it('should tell a gap from a few words that nothing was said about', async () => {
      const set = setUp();
      set.service.latest.open();
      set.push(100);
      set.service.latest.listener.heard(results({ duration: 3.2, words: [['yes', 0, 0.4]] }));
      for (let n = 0; n < 60; n++) set.recogniser.push(n < 20 ? spokenPcm(1) : numberedPcm(n));
      await cutShort(set);
      expect(set.seen.events.slice(1)).toEqual([{ type: 'gap', startMs: 3_200, endMs: 5_120 }]);
    });

    it('should tell none for a knock', async () => {
      const set = setUp();
      set.service.latest.open();
      for (let n = 0; n < 60; n++) set.recogniser.push(n < 2 ? spokenPcm(0) : numberedPcm(n));
      await cutShort(set);
      expect(set.seen.events).toEqual([]);
    });

    it('should tell none for sound of which the service says that it heard all of it', async () => {
      const set = setUp();
      set.service.latest.open();
      for (let n = 0; n < 60; n++) set.recogniser.push(spokenPcm(1));
      const finished = set.recogniser.finish();
      set.service.latest.listener.heard(METADATA);
      await cutShort(set);
      await finished;
      expect(set.seen.events).toEqual([]);
    });

    it('should tell none for plain silence', async () => {
      const set = setUp();
      set.service.latest.open();
      set.push(200);
      set.service.latest.listener.heard(results({ duration: 4 }));
      await cutShort(set);
      expect(set.seen.events).toEqual([]);
    });
  });
});

// Helpers

/** What the service says last, once it has heard all that was sent. */
const METADATA = { type: 'Metadata', request_id: 'r', duration: 1.92, channels: 2 };

/** A frame in which one side speaks at -40 dBFS. */
function spokenPcm(channel: 0 | 1): ArrayBuffer {
  const samples = new Int16Array(FRAME_SAMPLES * 2);
  for (let i = 0; i < FRAME_SAMPLES; i++) samples[2 * i + channel] = i % 2 === 0 ? 327 : -327;
  return samples.buffer;
}
