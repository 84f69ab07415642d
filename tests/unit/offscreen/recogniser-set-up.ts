/** A recogniser on a clock and a service that are moved by hand. */
import type { Interim, TranscriptEvent } from '../../../src/coaching/transcript';
import { Recogniser } from '../../../src/offscreen/recogniser';
import { ACCESS, FakeClock, FakeService, numberedPcm } from './fake-ports';

export function setUp() {
  const clock = new FakeClock();
  const service = new FakeService();
  const seen = {
    events: [] as TranscriptEvent[],
    interims: [] as Interim[],
    states: [] as string[],
    refusals: [] as string[],
  };
  const recogniser = new Recogniser(
    ACCESS,
    { openConnection: service.openConnection, clock },
    {
      event: (event) => seen.events.push(event),
      interim: (interim) => seen.interims.push(interim),
      state: (state, model) => seen.states.push(model === undefined ? state : `${state} ${model}`),
      refused: (how) => seen.refusals.push(how),
    },
  );
  let frames = 0;
  const push = (count: number) => {
    for (let i = 0; i < count; i++) recogniser.push(numberedPcm(frames++));
  };
  recogniser.start();
  return { clock, service, seen, recogniser, push };
}
