import { describe, expect, it } from 'vitest';
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import { MAX_UNACKNOWLEDGED, Outbox } from '../../../src/offscreen/outbox';

const heard = (startMs: number): TranscriptEvent => ({
  type: 'final',
  channel: 1,
  text: 'yes',
  startMs,
  endMs: startMs + 1,
  speechFinal: true,
});
const numbers = (outbox: Outbox) => outbox.unacknowledged.map(({ seq }) => seq);

describe('Outbox', () => {
  it('should number from 1 and keep until acknowledged', () => {
    const outbox = new Outbox();
    for (let i = 0; i < 4; i++) outbox.add(heard(i));
    outbox.acknowledge(2);
    expect(numbers(outbox)).toEqual([3, 4]);
    expect(outbox.add(heard(4))?.seq).toBe(5);
  });

  it('should take an acknowledgement twice, or an old one late, without harm', () => {
    const outbox = new Outbox();
    for (let i = 0; i < 3; i++) outbox.add(heard(i));
    outbox.acknowledge(2);
    outbox.acknowledge(1);
    outbox.acknowledge(2);
    expect(numbers(outbox)).toEqual([3]);
  });

  it('should keep all when a number is acknowledged that was never given', () => {
    const outbox = new Outbox();
    outbox.add(heard(0));
    outbox.acknowledge(7);
    expect(numbers(outbox)).toEqual([1]);
  });

  it('should tell what did not fit as one gap, without a hole in the numbers', () => {
    const outbox = new Outbox();
    for (let i = 0; i < MAX_UNACKNOWLEDGED; i++) outbox.add(heard(i));
    expect(outbox.add(heard(50_000))).toBeUndefined();
    expect(outbox.add(heard(60_000))).toBeUndefined();
    expect(outbox.acknowledge(MAX_UNACKNOWLEDGED)).toEqual({
      seq: MAX_UNACKNOWLEDGED + 1,
      event: { type: 'gap', startMs: 50_000, endMs: 60_001 },
    });
    expect(numbers(outbox)).toEqual([MAX_UNACKNOWLEDGED + 1]);
    expect(outbox.add(heard(70_000))?.seq).toBe(MAX_UNACKNOWLEDGED + 2);
  });
});
