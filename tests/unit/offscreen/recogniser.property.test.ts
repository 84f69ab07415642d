import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Channel } from '../../../src/coaching/transcript';
import { FRAME_MS } from '../../../src/offscreen/pcm';
import { Recogniser } from '../../../src/offscreen/recogniser';
import { ACCESS, FakeClock, type FakeConnection, FakeService, numberedPcm, results } from './fake-ports';

/** A call in which each channel says a numbered word every 800 ms, 320 ms long, the rep half a beat later. */
const WORD_FRAMES = 10;
const BEAT_FRAMES = 25;
const SHIFT_FRAMES = { 0: 12, 1: 0 } as const;

interface Word {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** Words of a channel that lie wholly within a stretch of frames. */
function wordsWithin(channel: Channel, fromFrame: number, toFrame: number): Word[] {
  const words: Word[] = [];
  for (let n = 0; n * BEAT_FRAMES < toFrame; n++) {
    const from = n * BEAT_FRAMES + SHIFT_FRAMES[channel];
    if (from >= fromFrame && from + WORD_FRAMES <= toFrame) {
      words.push({ text: `w${String(n)}`, from, to: from + WORD_FRAMES });
    }
  }
  return words;
}

/** A recogniser that makes no mistakes: it hears the words wholly contained in the frames of one connection. */
class PerfectEars {
  readonly #connection: FakeConnection;
  readonly #saidUntil: Record<Channel, number | undefined> = { 0: undefined, 1: undefined };

  constructor(connection: FakeConnection) {
    this.#connection = connection;
  }

  /** Say where both channels stand: what is final on which, and what is a guess on the other. */
  say(finals: readonly Channel[]): void {
    const frames = this.#connection.sent.filter((sent) => typeof sent === 'number');
    const first = frames[0];
    const last = frames.at(-1);
    if (first === undefined || last === undefined) return;
    // Frames come in order and without holes, or times would be wrong.
    expect(last - first).toBe(frames.length - 1);
    for (const channel of [0, 1] as const) {
      const from = this.#saidUntil[channel] ?? first;
      const isFinal = finals.includes(channel);
      // A word that is still being said is left for the next final.
      const started =
        Math.floor((last + 1 - SHIFT_FRAMES[channel]) / BEAT_FRAMES) * BEAT_FRAMES + SHIFT_FRAMES[channel];
      const midWord = last + 1 > started && last + 1 < started + WORD_FRAMES && started >= from;
      const to = isFinal && midWord ? started : last + 1;
      const seconds = (frame: number) => ((frame - first) * FRAME_MS) / 1_000;
      this.#connection.listener.heard(
        results({
          channel,
          isFinal,
          start: seconds(from),
          duration: seconds(to) - seconds(from),
          words: wordsWithin(channel, from, to).map((word) => [word.text, seconds(word.from), seconds(word.to)]),
        }),
      );
      if (isFinal) this.#saidUntil[channel] = to;
    }
  }
}

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
            for (let i = 0; i < step.frames && captured < 900; i++) recogniser.push(numberedPcm(captured++));
          } else if (step.type === 'say' && service.latest.isOpen) {
            ears?.say(step.finals);
          } else if (step.type === 'drop' && service.latest.isOpen) {
            drops++;
            service.latest.isOpen = false;
            service.latest.listener.ended('dropped');
          } else if (step.type === 'open') {
            open();
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
  });
});
