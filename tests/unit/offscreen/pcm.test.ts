import { describe, expect, it } from 'vitest';
import { FRAME_SAMPLES, PcmFramer, type PcmFrame, toInt16 } from '../../../src/offscreen/pcm';

describe('toInt16', () => {
  it.each([
    [0, 0],
    [1, 32_767],
    [-1, -32_767],
    [1.7, 32_767],
    [-Infinity, -32_767],
    [NaN, 0],
    // Rounded, not cut off: 0.6 of a step is a step.
    [0.6 / 32_767, 1],
    [-0.6 / 32_767, -1],
  ])('should make %f the sample %i', (sample, value) => {
    expect(toInt16(sample)).toBe(value);
  });
});

describe('PcmFramer', () => {
  const framesOf = (push: (framer: PcmFramer) => void): PcmFrame[] => {
    const frames: PcmFrame[] = [];
    push(new PcmFramer((frame) => frames.push(frame)));
    return frames;
  };
  const block = (value: number) => new Float32Array(128).fill(value);

  it('should interleave the rep before the tab in frames of 32 ms', () => {
    const frames = framesOf((framer) => {
      for (let i = 0; i < 9; i++) framer.push(block(0.5), block(-0.25), 128);
    });
    expect(frames).toHaveLength(2);
    const samples = new Int16Array(frames[0]?.pcm ?? new ArrayBuffer(0));
    expect(samples).toHaveLength(FRAME_SAMPLES * 2);
    expect(samples.slice(0, 4)).toEqual(Int16Array.of(16_384, -8_192, 16_384, -8_192));
    expect(samples.slice(-2)).toEqual(Int16Array.of(16_384, -8_192));
  });

  it('should keep audio time going with silence where a channel is missing', () => {
    const frames = framesOf((framer) => {
      for (let i = 0; i < 4; i++) framer.push(undefined, i < 2 ? block(1) : undefined, 128);
    });
    expect(frames).toHaveLength(1);
    expect(frames[0]?.squares).toEqual([0, 256]);
  });

  it('should not touch a frame that it has given away', () => {
    const frames = framesOf((framer) => {
      for (let i = 0; i < 8; i++) framer.push(block(i < 4 ? 1 : 0), undefined, 128);
    });
    expect(new Int16Array(frames[0]?.pcm ?? new ArrayBuffer(0))[0]).toBe(32_767);
    expect(new Int16Array(frames[1]?.pcm ?? new ArrayBuffer(0))[0]).toBe(0);
    expect(frames[1]?.squares).toEqual([0, 0]);
  });
});
