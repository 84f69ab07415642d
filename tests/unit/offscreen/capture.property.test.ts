import * as fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Channel } from '../../../src/coaching/transcript';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { settled, setUpCaptures } from './capture-set-up';
import { frame } from './fake-ports';
import { PerfectEars, type Word } from './perfect-ears';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

const step = <T extends string>(type: T, frames: { readonly min: number; readonly max: number }) =>
  fc.record({ type: fc.constant(type), frames: fc.integer(frames) });

const Step = fc.oneof(
  { weight: 6, arbitrary: step('audio', { min: 1, max: 60 }) },
  // Longer than any backlog, now and then.
  { weight: 1, arbitrary: step('audio', { min: 60, max: 1_600 }) },
  { weight: 2, arbitrary: step('stall', { min: 33, max: 300 }) },
  { weight: 1, arbitrary: step('sleep', { min: 400, max: 10_000 }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('say' as const), finals: fc.subarray([0, 1] as const) }) },
  { weight: 2, arbitrary: fc.constant({ type: 'drop' as const }) },
  { weight: 3, arbitrary: fc.constant({ type: 'open' as const }) },
);
type Step = typeof Step extends fc.Arbitrary<infer T> ? T : never;

/** The call's time at the first frame: it goes on from a capture that was lost. */
const FROM_FRAMES = 100;

/** A call on a machine that stalls and sleeps and a line that drops. */
class TroubledCall {
  readonly page = setUpCaptures();
  readonly ears: PerfectEars[] = [];
  /** How many frames of time have gone by, captured or not. */
  frames = 0;
  readonly seen = { stalls: 0, drops: 0 };

  hear(frames: number): void {
    for (let i = 0; i < frames; i++) {
      this.page.clock.advance(FRAME_MS);
      this.page.sound().frame(frame({ number: ++this.frames, completeMs: this.page.clock.epochMs() }));
    }
  }

  open(): void {
    const { service } = this.page;
    while (service.latest.wasClosedByUs) this.hear(1);
    if (service.latest.isOpen) return;
    service.latest.open();
    this.ears.push(new PerfectEars(service.latest));
  }

  take(next: Step): void {
    const { clock, service } = this.page;
    switch (next.type) {
      case 'audio':
        this.hear(next.frames);
        break;
      case 'stall':
      case 'sleep':
        this.seen.stalls++;
        if (next.type === 'stall') clock.advance(next.frames * FRAME_MS);
        else clock.sleep(next.frames * FRAME_MS);
        this.frames += next.frames;
        break;
      case 'say':
        if (service.latest.isOpen) this.ears.at(-1)?.say(next.finals);
        break;
      case 'drop':
        if (!service.latest.isOpen) break;
        this.seen.drops++;
        service.latest.isOpen = false;
        service.latest.listener.ended('dropped');
        break;
      case 'open':
        this.open();
    }
  }

  /** Stop, with or without the last finals. */
  async stop(withFinals: boolean): Promise<void> {
    const { worker, service } = this.page;
    worker.latest.say({ type: 'stop', captureId: 'call_1' });
    if (withFinals && service.latest.isOpen) this.ears.at(-1)?.say([0, 1]);
    service.latest.listener.ended('dropped');
    this.page.clock.advance(20_000);
    await settled();
    expect(worker.got('stopped')).toHaveLength(1);
  }

  /** The words that were heard, each once, in order. */
  heardOn(channel: Channel): readonly Word[] {
    const byText = new Map(this.ears.flatMap(({ heard }) => heard[channel]).map((word) => [word.text, word]));
    return [...byText.values()].toSorted((a, b) => a.from - b.from);
  }
}

const toMs = (frames: number): number => (FROM_FRAMES + frames) * FRAME_MS;

describe('A capture on a machine that stalls and sleeps, on a line that drops', () => {
  it('should tell every word heard once, in order, at its time, and as gaps what nobody heard', async () => {
    const total = { stalls: 0, drops: 0, words: 0, gapFrames: 0 };
    await fc.assert(
      fc.asyncProperty(
        fc.array(Step, { minLength: 15, maxLength: 40, size: 'max' }),
        fc.boolean(),
        async (steps, withFinals) => {
          const call = new TroubledCall();
          await call.page.start('call_1', toMs(0));
          call.ears.push(new PerfectEars(call.page.service.latest));
          call.hear(1);
          for (const next of steps) call.take(next);
          if (withFinals) call.open();
          await call.stop(withFinals);

          const events = call.page.events();
          const sequence = call.page.worker.got('events').flatMap((sent) => sent.events.map(({ seq }) => seq));
          expect(sequence).toEqual(sequence.map((_, i) => i + 1));
          for (const channel of [0, 1] as const) {
            const heard = call.heardOn(channel);
            const told = events.flatMap((event) =>
              event.type === 'final' && event.channel === channel ? [event] : [],
            );
            expect(told.flatMap(({ text }) => (text === '' ? [] : text.split(' ')))).toEqual(
              heard.map(({ text }) => text),
            );
            for (const { text, startMs, endMs } of told.filter((event) => event.text !== '')) {
              const words = text.split(' ').map((word) => heard.find((one) => one.text === word));
              expect([startMs, endMs]).toEqual([toMs(words[0]!.from), toMs(words.at(-1)!.to)]);
            }
            total.words += heard.length;
          }

          const timesTold = new Map<number, number>();
          for (const event of events) {
            if (event.type !== 'gap') continue;
            expect(event.startMs).toBeLessThan(event.endMs);
            for (let at = event.startMs; at < event.endMs; at += FRAME_MS) {
              const number = at / FRAME_MS - FROM_FRAMES + 1;
              timesTold.set(number, (timesTold.get(number) ?? 0) + 1);
            }
          }
          const sent = new Set(call.ears.flatMap(({ frames }) => frames));
          const final = new Set(call.ears.flatMap(({ finalOnBoth }) => finalOnBoth));
          for (let number = 1; number <= call.frames; number++) {
            const times = timesTold.get(number) ?? 0;
            // No gap twice. What was never sent is one; what is final on both sides isn't; what was sent and not answered may be.
            if (times > 1 || (!sent.has(number) && times === 0) || (final.has(number) && times > 0)) {
              expect({ number, times, sent: sent.has(number), final: final.has(number) }).toBe('told rightly');
            }
          }
          expect([...timesTold.keys()].every((number) => number >= 1 && number <= call.frames)).toBe(true);
          total.gapFrames += timesTold.size;
          total.stalls += call.seen.stalls;
          total.drops += call.seen.drops;
        },
      ),
      { numRuns: 60 },
    );
    expect(total.stalls).toBeGreaterThan(150);
    expect(total.drops).toBeGreaterThan(60);
    expect(total.words).toBeGreaterThan(1_000);
    expect(total.gapFrames).toBeGreaterThan(10_000);
  }, 60_000);
});
