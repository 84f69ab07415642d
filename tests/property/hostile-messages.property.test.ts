/** Whatever comes in, from whomever: nothing throws, what isn't understood or allowed changes nothing, and each is counted. */
import * as fc from 'fast-check';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { parseDeepgram } from '../../src/offscreen/parse-deepgram';
import { parseWorkerFrame } from '../../src/offscreen/worker-frame';
import { OffscreenToWorker } from '../../src/protocol/capture-port';
import { CallReport, PageRequest } from '../../src/protocol/messages';
import { PanelCommand } from '../../src/protocol/panel-port';
import { answerEdges } from '../support/hostile-answers';
import { tableOf, tryEdge, type HostileEdge, type Tally } from '../support/hostile-edges';
import { anything, mutated } from '../support/hostile-inputs';
import { offscreenEdges, WORKER_FRAMES } from '../support/hostile-offscreen';
import { storedEdges } from '../support/hostile-stored';
import { COMMANDS, FRAMES, REPORT, REQUESTS } from '../support/hostile-samples';
import { workerEdges } from '../support/hostile-worker';

vi.mock('../../src/background/browser', async () => (await import('../support/fake-browser')).browserModule);
// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

/** What the whole is held to; the edges share it by what each costs. */
const LEAST_IN_ALL = 100_000;
/** Two slow cores take a third of it. */
const LIMIT_MS = 120_000;

const tallies: Tally[] = [];

describe('every way in', () => {
  it.each<[string, () => readonly HostileEdge[] | Promise<readonly HostileEdge[]>]>([
    ['the worker', workerEdges],
    ['the offscreen page', offscreenEdges],
    ['a model', answerEdges],
    ['storage', storedEdges],
  ])(
    'should refuse, count and survive what means nothing: %s',
    async (_, open) => {
      for (const edge of await open()) tallies.push(await tryEdge(edge));
    },
    LIMIT_MS,
  );

  it('should have been tried a hundred thousand times', () => {
    expect(tallies.reduce((sum, { refused }) => sum + refused, 0)).toBeGreaterThanOrEqual(LEAST_IN_ALL);
    expect(tallies.filter(({ tried, refused }) => tried !== refused)).toEqual([]);
  });
});

describe('what is whole', () => {
  it('should be taken for it, or all this shows nothing', () => {
    for (const request of REQUESTS) expect(PageRequest.safeParse(request).success).toBe(true);
    expect(CallReport.safeParse(REPORT).success).toBe(true);
    for (const command of COMMANDS) expect(PanelCommand.safeParse(command).success).toBe(true);
    for (const frame of FRAMES) expect(OffscreenToWorker.safeParse(frame).success).toBe(true);
    for (const frame of WORKER_FRAMES) expect(parseWorkerFrame(frame)).toEqual(frame);
  });

  it('should be plain and bounded when it was whole by chance', () => {
    fc.assert(
      fc.property(fc.oneof(anything, mutated([...COMMANDS, ...FRAMES, ...REQUESTS, REPORT])), (raw) => {
        for (const schema of [PanelCommand, OffscreenToWorker, PageRequest, CallReport]) {
          const parsed = schema.safeParse(raw);
          // What parses parses again: nothing odd comes through with it.
          if (parsed.success) expect(schema.parse(structuredClone(parsed.data))).toEqual(parsed.data);
        }
        const heard = parseDeepgram(raw);
        if (heard.type === 'window') expect(heard.startMs).toBeLessThanOrEqual(heard.endMs);
      }),
      { numRuns: 1_000 },
    );
  });
});

afterAll(() => {
  console.info(`\n${tableOf(tallies)}\n`);
});
