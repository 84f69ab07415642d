/**
 * `npm run chaos [-- --seed N] [--faults N] [--browser-faults N]`: calls that are broken in every way there is, and not a word
 * lost or doubled. Part in one process on a clock of its own, part on the built extension in real Chromium.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { ensureSystem } from '../tests/support/browser/system-packages.ts';
import { settled, startBrowserCall, talkFor } from '../tests/support/chaos/browser-call.ts';
import { BrowserFaults, callEnded, CLAUDE_FAILURES } from '../tests/support/chaos/browser-faults.ts';
import { diceOf, roundsOf, type Dice } from '../tests/support/chaos/dice.ts';
import { FaultDeck, type Fault } from '../tests/support/chaos/faults.ts';
import { faultTable, joined, reportOf, type ChaosReport } from '../tests/support/chaos/report.ts';
import { addCounts, NO_WORDS } from '../tests/support/chaos/words.ts';

const HELP = `npm run chaos -- [options]

Breaks calls while both sides talk, and compares what was said with what the panel shows and the journal holds,
word by word, side by side. Nothing leaves this machine: both services are stand-ins on loopback.

  --seed N             which faults, when, in which order (default 1). In one process the same seed gives the same run;
                       in Chromium the same faults, while time is real
  --faults N           how many in all (default 210)
  --browser-faults N   how many of them in real Chromium, about 4 s each (default 54; 0: no browser)
  --help               this

Faults: worker killed, panel closed and opened, socket dropped, handshake refused, socket silent, Claude's failures,
deliveries doubled and reordered, quota full. Each must be seen to happen.

Ends with one line: chaos: faults N sent N shown N lost N doubled N
Exit code 1 when a word was lost or doubled, or a fault was not seen to happen.`;

/** Its own folders, so that a run disturbs no other build. */
const BUILD = 'out/chaos-extension';
const REPORT = 'out/chaos-in-process.json';
const FAULTS_A_CALL = 18;
const FAULT_EVERY_MS = 3_600;
/** Some take longer to do: a panel opened again, a worker back. */
const TALK_A_FAULT_MS = 4_300;
/** Before the first fault, and after the last: a dead peer and a backoff may still be under way. */
const QUIET_MS = 4_000;
const TAIL_MS = 6_000;
const SETTLE_LIMIT_MS = 30_000;

const { values: options } = parseArgs({
  options: {
    seed: { type: 'string', default: '1' },
    faults: { type: 'string', default: '210' },
    'browser-faults': { type: 'string', default: '54' },
    help: { type: 'boolean' },
  },
});
if (options.help) {
  console.log(HELP);
  process.exit(0);
}
const [seed, all, inBrowser] = [options.seed, options.faults, options['browser-faults']].map(Number);
if (
  ![seed, all, inBrowser].every(Number.isSafeInteger) ||
  seed === undefined ||
  all === undefined ||
  inBrowser === undefined
) {
  console.error(HELP);
  process.exit(2);
}

console.log(`chaos: seed ${String(seed)}`);
mkdirSync('out', { recursive: true });
const parts: Record<string, ChaosReport> = {};
if (all > inBrowser) parts['in process'] = inProcess(all - inBrowser);
if (inBrowser > 0) parts['Chromium'] = await inChromium(Math.min(all, inBrowser), diceOf(seed));

const reports = Object.values(parts);
for (const [name, { problems }] of Object.entries(parts))
  for (const problem of problems) console.error(`${name}: ${problem}`);
console.log(faultTable(parts));
const faults = reports.flatMap((report) => report.faults);
const words = reports.map((report) => report.words).reduce(addCounts, NO_WORDS);
console.log(
  `chaos: faults ${String(faults.filter(({ seen }) => seen).length)} sent ${String(words.sent)} shown ${String(words.shown)} lost ${String(words.lost)} doubled ${String(words.doubled)}`,
);
const isWhole = words.sent > 0 && words.lost === 0 && words.doubled === 0;
process.exitCode = isWhole && faults.length >= all && reports.every(({ problems }) => problems.length === 0) ? 0 : 1;

function inProcess(count: number): ChaosReport {
  console.log(`${String(count)} faults in one process…`);
  rmSync(REPORT, { force: true });
  const { status } = spawnSync('npx', ['vitest', 'run', '--config', 'tests/chaos/vitest.config.ts', '--reporter=dot'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, CHAOS_SEED: String(seed), CHAOS_FAULTS: String(count), CHAOS_REPORT: REPORT },
  });
  if (!existsSync(REPORT)) return { faults: [], words: NO_WORDS, problems: ['the run in one process broke off'] };
  const report = JSON.parse(readFileSync(REPORT, 'utf8')) as ChaosReport;
  if (status === 0 || report.problems.length > 0) return report;
  return { ...report, problems: ['the run in one process failed'] };
}

async function inChromium(count: number, dice: Dice): Promise<ChaosReport> {
  ensureSystem({ needs: ['chromium'] });
  console.log('Building the extension…');
  const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn', '--outDir', BUILD], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (built.status !== 0) process.exit(1);
  const deck = new FaultDeck(count, dice);
  const nextFailure = roundsOf(CLAUDE_FAILURES, dice);
  const calls: ChaosReport[] = [];
  while (deck.left > 0) {
    // oxlint-disable-next-line no-await-in-loop -- one browser at a time
    const report = await breakCall(deck, { dice, nextFailure });
    calls.push(report);
    const { sent, lost, doubled } = report.words;
    console.log(
      `  call ${String(calls.length)}: ${String(report.faults.length)} faults, ${String(sent)} words, ${String(lost)} lost, ${String(doubled)} doubled`,
    );
  }
  return joined(calls);
}

async function breakCall(
  deck: FaultDeck,
  { dice, nextFailure }: { dice: Dice; nextFailure: () => (typeof CLAUDE_FAILURES)[number] },
): Promise<ChaosReport> {
  const count = Math.min(FAULTS_A_CALL, deck.left);
  const lengthMs = QUIET_MS + count * TALK_A_FAULT_MS + TAIL_MS;
  console.log(`A call of ${String(Math.round(lengthMs / 1_000))} s in Chromium, ${String(count)} faults…`);
  const call = await startBrowserCall({ lines: talkFor(lengthMs), extensionDir: BUILD });
  try {
    const doing = new BrowserFaults(call, dice, nextFailure);
    const faults: Fault[] = [];
    await pause(QUIET_MS);
    for (let nextMs = Date.now(); faults.length < count; nextMs += FAULT_EVERY_MS) {
      // oxlint-disable-next-line no-await-in-loop -- faults come one after another
      await pause(Math.max(0, nextMs - Date.now()));
      // oxlint-disable-next-line no-await-in-loop -- the same
      if (await call.isOver()) break;
      const kind = deck.draw((drawn) => doing.isPossible(drawn));
      // oxlint-disable-next-line no-await-in-loop -- the same
      if (kind) faults.push(await doing.cause(kind));
    }
    await callEnded(call, lengthMs);
    await doing.done();
    await settled(call, SETTLE_LIMIT_MS);
    return reportOf(faults, { sent: call.sent, shown: await call.shown(), journalled: await call.journalled() });
  } finally {
    await call.close();
  }
}
