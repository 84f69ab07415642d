import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TranscriptEvent } from '../../../src/coaching/transcript';
import { type NumberedEvent, Outbox } from '../../../src/offscreen/outbox';

/** What can befall a capture's port: an event is heard, a frame or its answer is lost, the worker dies and comes back. */
const Step = fc.constantFrom('hear', 'hear-unconnected', 'lose-acknowledgement', 'reconnect');

describe('Outbox and a worker that counts', () => {
  it('should deliver each event at least once and let it be counted exactly once, in order', () => {
    fc.assert(
      fc.property(fc.array(Step, { maxLength: 60 }), (steps) => {
        const outbox = new Outbox();
        const journal: number[] = [];
        let journalled = 0;
        let heard = 0;
        const deliver = (events: readonly NumberedEvent[], isAnswered: boolean) => {
          for (const { seq, event } of events) {
            if (seq <= journalled) continue;
            // A worker may count on numbers without holes.
            expect(seq).toBe(journalled + 1);
            journalled = seq;
            if (event.type === 'gap') journal.push(event.startMs);
          }
          if (isAnswered) outbox.acknowledge(journalled);
        };
        for (const step of steps) {
          if (step === 'reconnect') {
            deliver(outbox.unacknowledged, true);
            continue;
          }
          const event: TranscriptEvent = { type: 'gap', startMs: heard, endMs: heard + 1 };
          heard++;
          const numbered = outbox.add(event);
          // A frame can only be lost with its connection, so what comes next is a resend of all.
          if (numbered && step === 'hear' && numbered.seq === journalled + 1) deliver([numbered], true);
          if (numbered && step === 'lose-acknowledgement' && numbered.seq === journalled + 1)
            deliver([numbered], false);
        }
        deliver(outbox.unacknowledged, true);
        expect(journal).toEqual(Array.from({ length: heard }, (_, i) => i));
        expect(outbox.unacknowledged).toEqual([]);
      }),
    );
  });
});
