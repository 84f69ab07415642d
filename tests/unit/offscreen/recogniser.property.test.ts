import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/coaching/transcript';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { Recogniser } from '../../../src/offscreen/recogniser';
import { ACCESS, FakeClock, FakeService, numberedPcm } from './fake-ports';
import { BEAT_FRAMES, PerfectEars, type Word, WORD_FRAMES, wordsWithin } from './perfect-ears';

const Step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ type: fc.constant('audio' as const), frames: fc.integer({ min: 1, max: 60 }) }) },
  { weight: 3, arbitrary: fc.record({ type: fc.constant('say' as const), finals: fc.subarray([0, 1] as const) }) },
  { weight: 1, arbitrary: fc.constant({ type: 'drop' as const }) },
  { weight: 2, arbitrary: fc.constant({ type: 'open' as const }) },
);

describe('Recogniser on a line that drops', () => {
  it('should tell every word of both channels once, in order, at its own time', async () => {
    let drops = 0;
    let words = 0;
    let wordsHeard = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(Step, { minLength: 15, maxLength: 60, size: 'max' }), async (steps) => {
        const clock = new FakeClock();
        const service = new FakeService();
        const told: Record<Channel, Word[]> = { 0: [], 1: [] };
        const gaps: unknown[] = [];
        const recogniser = new Recogniser(
          ACCESS,
          { openConnection: service.openConnection, clock },
          {
            event: (event) => {
              if (event.type === 'gap') gaps.push(event);
              if (event.type !== 'final' || event.text === '') return;
              const spoken = event.text.split(' ');
              const from = Math.round(event.startMs / FRAME_MS);
              spoken.forEach((text, i) => {
                const at = from + i * BEAT_FRAMES;
                told[event.channel].push({ text, from: at, to: at + WORD_FRAMES });
              });
            },
            interim: () => {},
            state: () => {},
            refused: () => {},
          },
        );
        let captured = 0;
        let ears: PerfectEars | undefined;
        const open = () => {
          while (service.latest.wasClosedByUs) clock.advance(100);
          if (service.latest.isOpen) return;
          service.latest.open();
          ears = new PerfectEars(service.latest);
        };
        recogniser.start();
        for (const step of steps) {
          if (step.type === 'audio') {
            // Within the backlog: what no buffer could hold is told as a gap, in another test.
            for (let i = 0; i < step.frames && captured < 900; i++) recogniser.push(numberedPcm(++captured));
          } else if (step.type === 'say' && service.latest.isOpen) {
            ears?.say(step.finals);
          } else if (step.type === 'drop' && service.latest.isOpen) {
            drops++;
            service.latest.isOpen = false;
            service.latest.listener.ended('dropped');
          } else if (step.type === 'open') {
            open();
          }
          const heardFrames = Math.floor(recogniser.heardUntilMs / FRAME_MS);
          for (const channel of [0, 1] as const) {
            const heard = wordsWithin(channel, 0, heardFrames);
            expect(told[channel].slice(0, heard.length)).toEqual(heard);
            wordsHeard += heard.length;
          }
        }
        open();
        const finished = recogniser.finish();
        ears?.say([0, 1]);
        service.latest.listener.ended('dropped');
        await finished;
        for (const channel of [0, 1] as const) {
          expect(told[channel]).toEqual(wordsWithin(channel, 0, captured));
          words += told[channel].length;
        }
        expect(gaps).toEqual([]);
      }),
      { numRuns: 150 },
    );
    expect(drops).toBeGreaterThan(200);
    expect(words).toBeGreaterThan(2_000);
    expect(wordsHeard).toBeGreaterThan(2_000);
  });
});
