import { beforeAll, describe, expect, it } from 'vitest';
import { EchoRisk, type EchoFinding } from '../../../src/offscreen/echo-risk';
import { FRAME_SAMPLES } from '../../../src/offscreen/pcm';
import { sine } from '../../support/browser/audio';
import { diceOf } from '../../support/chaos/dice';
import { sampleSpeech, SPEECH_RATE_HZ } from '../../support/sample-speech';

let rep: Int16Array;
let customer: Int16Array;

beforeAll(async () => {
  [rep, customer] = await Promise.all([sampleSpeech('rep'), sampleSpeech('customer')]);
});

describe('EchoRisk', () => {
  it.each([
    ['loud loudspeakers close by', 40, -6],
    ['loudspeakers of a laptop', 120, -20],
    ['wireless loudspeakers across the room', 320, -30],
  ])('should hear the tab in the microphone with %s', (_what, delayMs, gainDb) => {
    expect(judge(mixed([room(customer, { delayMs, gainDb }), hiss(-60)]), customer)).toBe('heard');
  });

  it('should hear it while the rep speaks all along', () => {
    expect(judge(mixed([room(customer, { delayMs: 90, gainDb: -10 }), hiss(-60), rep]), customer)).toBe('heard');
  });

  it('should hear none with headphones, be the rep silent or not', () => {
    expect(judge(hiss(-55), customer)).toBe('none');
    // Ten pairs of places in the two voices.
    for (let second = 0; second < 20; second += 2) {
      const said = rep.subarray(second * SPEECH_RATE_HZ);
      const played = customer.subarray((20 - second) * SPEECH_RATE_HZ);
      expect(judge(mixed([said, hiss(-60)]), played)).toBe('none');
    }
  });

  it.each([
    ['the tab is silent', () => [rep, new Int16Array(10 * SPEECH_RATE_HZ)]],
    ['the tab speaks for a moment only', () => [hiss(-60), customer.subarray(0, 1.2 * SPEECH_RATE_HZ)]],
    ['the microphone gives zeros', () => [new Int16Array(10 * SPEECH_RATE_HZ), customer]],
    ['the tab plays one steady tone', () => [room(tone(), { delayMs: 90, gainDb: -10 }), tone()]],
  ] as const)('should not tell while %s', (_what, sides) => {
    const [microphone, tab] = sides();
    expect(judge(microphone ?? new Int16Array(), tab ?? new Int16Array())).toBe('unknown');
  });

  it('should tell within five seconds of speech', () => {
    const tab = customer.subarray(0, 5 * SPEECH_RATE_HZ);
    expect(judge(mixed([room(tab, { delayMs: 120, gainDb: -15 }), hiss(-60)]), tab)).toBe('heard');
    expect(judge(hiss(-60), tab)).toBe('none');
  });
});

// Helpers

const SECONDS = 9;
const LENGTH = SECONDS * SPEECH_RATE_HZ;

const tone = () => sine({ hz: 440, durationMs: SECONDS * 1_000, sampleRateHz: SPEECH_RATE_HZ });

/** Frame by frame, as the worklet gives them, for nine seconds or as long as the tab has sound. */
function judge(microphone: Int16Array, tab: Int16Array): EchoFinding {
  const risk = new EchoRisk();
  const length = Math.min(LENGTH, tab.length);
  for (let at = 0; at + FRAME_SAMPLES <= length; at += FRAME_SAMPLES) {
    const pcm = new Int16Array(2 * FRAME_SAMPLES);
    for (let i = 0; i < FRAME_SAMPLES; i++) {
      pcm[2 * i] = microphone[at + i] ?? 0;
      pcm[2 * i + 1] = tab[at + i] ?? 0;
    }
    risk.push(pcm.buffer);
  }
  return risk.finding;
}

/** What a room makes of a sound: later, fainter, and thrown back by its walls for some 400 ms. */
function room(sound: Int16Array, { delayMs, gainDb }: { delayMs: number; gainDb: number }): Int16Array {
  const dice = diceOf(7);
  const gain = 10 ** (gainDb / 20);
  const paths = [
    { delay: 0, gain },
    ...Array.from({ length: 40 }, () => {
      const afterSec = 0.002 + 0.4 * dice.random();
      return {
        delay: Math.round(afterSec * SPEECH_RATE_HZ),
        gain: gain * 0.6 * (dice.random() - 0.5) * 10 ** (-3 * (afterSec / 0.4)),
      };
    }),
  ];
  const first = Math.round((delayMs / 1_000) * SPEECH_RATE_HZ);
  return Int16Array.from({ length: Math.min(LENGTH, sound.length) }, (_, i) =>
    Math.round(paths.reduce((sum, path) => sum + path.gain * (sound[i - first - path.delay] ?? 0), 0)),
  );
}

/** A microphone's own noise. */
function hiss(levelDb: number): Int16Array {
  const dice = diceOf(3);
  const size = 10 ** (levelDb / 20) * 32_767 * Math.sqrt(3);
  return Int16Array.from({ length: LENGTH }, () => Math.round(size * (2 * dice.random() - 1)));
}

const mixed = (sounds: readonly Int16Array[]): Int16Array =>
  Int16Array.from({ length: LENGTH }, (_, i) =>
    Math.max(
      -32_768,
      Math.min(
        32_767,
        sounds.reduce((sum, sound) => sum + (sound[i] ?? 0), 0),
      ),
    ),
  );
