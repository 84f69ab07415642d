/**
 * The part of `npm run chaos` that needs no browser. Seed and number of faults come from the environment (CHAOS_SEED,
 * CHAOS_FAULTS); what was found goes to the file that CHAOS_REPORT names.
 */
import { writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { diceOf, roundsOf } from '../support/chaos/dice';
import { FaultDeck, isOfTheSocket } from '../support/chaos/faults';
import { joined, reportOf, type ChaosReport } from '../support/chaos/report';
import { SimulatedCall } from './simulated-call';
import { CLAUDE_FAILURES } from './simulated-claude';
import { type Pending, SimulatedFaults } from './simulated-faults';

// The worklet's address is made by the build; nothing of the audio system is used here.
vi.mock('../../src/offscreen/pcm-worklet.ts?worker&url', () => ({ default: 'pcm-worklet.js' }));

// In a longer outage the key is tried, by a socket that only a browser has: here it always holds.
vi.mock('../../src/background/deepgram-key-check', async (original) => ({
  ...(await original<typeof import('../../src/background/deepgram-key-check')>()),
  tryDeepgramKey: () => Promise.resolve('works'),
}));

const SEED = Number(process.env['CHAOS_SEED'] ?? 1);
const FAULTS = Number(process.env['CHAOS_FAULTS'] ?? 40);
const REPORT = process.env['CHAOS_REPORT'];
/** Faults in one call: more, and it gets as long as few calls are. */
const FAULTS_A_CALL = 20;
const LEAST_GAP_MS = 60;
const LONGEST_GAP_MS = 4_000;
/** What began last is over by then: a dead peer is noticed after 8 s, the backoff has tried again. */
const SETTLE_MS = 20_000;
const START_MS = Date.UTC(2026, 0, 5, 9);

beforeEach(() => {
  for (const level of ['info', 'warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => undefined);
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('should lose no word and show none twice, whatever breaks', async () => {
  const dice = diceOf(SEED);
  const deck = new FaultDeck(FAULTS, dice);
  const nextFailure = roundsOf(CLAUDE_FAILURES, dice);
  const calls: ChaosReport[] = [];
  while (deck.left > 0) {
    // oxlint-disable-next-line no-await-in-loop -- one call after another, on one clock
    calls.push(await playCall(calls.length + 1, deck, { dice, nextFailure }));
  }
  const report = joined(calls);
  const { words, problems } = report;
  if (REPORT !== undefined) writeFileSync(REPORT, JSON.stringify(report));
  expect(problems).toEqual([]);
  expect(words).toMatchObject({ lost: 0, doubled: 0 });
  expect(words.sent).toBeGreaterThan(0);
});

async function playCall(
  number: number,
  deck: FaultDeck,
  { dice, nextFailure }: { dice: ReturnType<typeof diceOf>; nextFailure: () => (typeof CLAUDE_FAILURES)[number] },
): Promise<ChaosReport> {
  vi.useFakeTimers({
    now: START_MS + number * 3_600_000,
    toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'],
  });
  const count = Math.min(FAULTS_A_CALL, deck.left);
  const call = new SimulatedCall({ talkMs: count * LONGEST_GAP_MS, dice });
  const doing = new SimulatedFaults(call, dice, nextFailure);
  const pending: Pending[] = [];
  const look = (): void => {
    for (const { fault, look: wasSeen } of pending) fault.seen ||= wasSeen();
  };
  await call.start();
  await call.pass(3_000);
  while (pending.length < count && call.isTalking) {
    look();
    const isCutOff = pending.some(({ fault }) => !fault.seen && isOfTheSocket(fault.kind));
    const kind = deck.draw((drawn) => doing.isPossible(drawn) && !(isCutOff && isOfTheSocket(drawn)));
    // oxlint-disable-next-line no-await-in-loop -- faults come one after another
    if (kind) pending.push(await doing.cause(kind));
    // oxlint-disable-next-line no-await-in-loop -- time passes between them
    await call.pass(dice.between(LEAST_GAP_MS, LONGEST_GAP_MS));
  }
  await call.until(() => !call.isTalking, 'the last word', 200_000);
  for (let passedMs = 0; passedMs < SETTLE_MS; passedMs += 1_000) {
    // oxlint-disable-next-line no-await-in-loop -- time passes step by step
    await call.pass(1_000);
    look();
  }
  await call.stop();
  const { sent, shown } = call;
  const faults = pending.map(({ fault }) => fault);
  const report = reportOf(faults, { sent, shown, journalled: await call.journalled() });
  vi.useRealTimers();
  if (report.problems.length === 0) return report;
  const suffered = `suffered: ${faults.map(({ kind, how }) => `${kind} (${how})`).join(', ')}`;
  return { ...report, problems: [...report.problems, suffered, `had no: ${[...call.browser.unknown].join(', ')}`] };
}
