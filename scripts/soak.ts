/**
 * `npm run soak -- MINUTES`: one long call on the built extension in real Chromium, with real capture, measured every minute.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { FRAME_MS } from '../src/offscreen/pcm.ts';
import { journalOf } from '../tests/support/browser/coached-call.ts';
import { SIDE_PANEL_PATH } from '../tests/support/browser/extension-page.ts';
import { ensureSystem } from '../tests/support/browser/system-packages.ts';
import { settled, startBrowserCall, talkFor, type BrowserCall } from '../tests/support/chaos/browser-call.ts';
import { probeCapture, type CaptureProbe } from '../tests/support/chaos/capture-probe.ts';
import { DevTools, heapBytes, type DevToolsSession } from '../tests/support/chaos/devtools.ts';
import {
  CONTEXTS,
  guidanceLatency,
  soakTable,
  unbounded,
  type Context,
  type SoakSample,
} from '../tests/support/chaos/soak-samples.ts';
import { countWords, worseOf } from '../tests/support/chaos/words.ts';

const HELP = `npm run soak -- [MINUTES]

One call of so many minutes (default 10) on the built extension in real Chromium: tab and microphone are really
captured, both sides talk all the time in tone pairs, both services are stand-ins on loopback.

Each minute: heap of the worker, the offscreen page and the panel after a forced collection; frames captured, sent
and received, and those late by the clock; transcript events not acknowledged; utterances shown; bytes of journal.
What the offscreen page keeps to itself is read out of its heap, so the build isn't minified. Chrome runs the
extension's pages in one process: the heap read in the offscreen page and in the panel is of both.

Ends with one line: soak: minutes N words N lost N doubled N frames dropped N unacknowledged N ...
Exit code 1 when a word was lost or doubled, a frame was dropped, an event stayed unacknowledged, or a heap grew
without bound: in the second half by more than 256 KB a minute and over twice as fast as in the first (needs 6 min).`;

/** Its own folder, so that a run disturbs no other build. */
const BUILD = 'out/soak-extension';
const SAMPLE_EVERY_MS = 60_000;
const SETTLE_LIMIT_MS = 20_000;
const ADDRESSES: Readonly<Record<Context, string>> = {
  worker: '/service-worker-loader.js',
  offscreen: '/src/offscreen/index.html',
  panel: `/${SIDE_PANEL_PATH}`,
};

const { values: options, positionals } = parseArgs({
  options: { help: { type: 'boolean' } },
  allowPositionals: true,
});
const minutes = Number(positionals[0] ?? 10);
if (options.help || !(minutes > 0)) {
  console.log(HELP);
  process.exit(options.help ? 0 : 2);
}

ensureSystem({ needs: ['chromium'] });
mkdirSync('out', { recursive: true });
console.log('Building the extension…');
const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn', '--minify', 'false', '--outDir', BUILD], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (built.status !== 0) process.exit(1);

console.log(`A call of ${String(minutes)} min in Chromium…`);
const call = await startBrowserCall({ lines: talkFor(minutes * 60_000), extensionDir: BUILD });
const devtools = await DevTools.connect(call.browser.debuggerUrl);
try {
  process.exitCode = (await soak(call)) ? 0 : 1;
} finally {
  devtools.close();
  await call.close();
}

async function soak(call: BrowserCall): Promise<boolean> {
  // Kept attached, since the probe holds objects of it; the others only while they are read.
  const offscreen = await devtools.attach(ADDRESSES.offscreen);
  const probe = await probeCapture(offscreen, FRAME_MS);
  const samples: SoakSample[] = [];
  const startMs = performance.now();
  for (let nextMs = startMs; ; nextMs += SAMPLE_EVERY_MS) {
    // oxlint-disable-next-line no-await-in-loop -- a sample a minute
    await pause(Math.max(0, nextMs - performance.now()));
    // oxlint-disable-next-line no-await-in-loop -- the same
    if (await call.isOver()) break;
    // oxlint-disable-next-line no-await-in-loop -- the same
    samples.push(await takeSample(call, { probe, offscreen, first: samples[0], startMs }));
    console.log(`  minute ${(samples.at(-1)?.minute ?? 0).toFixed(1)}`);
  }
  await settled(call, SETTLE_LIMIT_MS);
  samples.push(await takeSample(call, { probe, offscreen, first: samples[0], startMs }));
  console.log(soakTable(samples));

  const journal = await journalOf(call.browser);
  const [shown, journalled] = [await call.shown(), await call.journalled()];
  const words = worseOf(countWords(call.sent, shown), countWords(call.sent, journalled));
  const last = samples.at(-1);
  const dropped = (last?.framesCaptured ?? 0) - (last?.framesReceived ?? 0);
  const latency = guidanceLatency(journal);
  const growing = unbounded(samples);
  if (growing.length > 0) console.error(`The heap grows without bound: ${growing.join(', ')}`);
  console.log(
    [
      `soak: minutes ${String(minutes)} words ${String(words.sent)} lost ${String(words.lost)} doubled ${String(words.doubled)}`,
      `frames dropped ${String(dropped)} unacknowledged ${String(last?.unacknowledged)}`,
      `guidance drift ms ${String(latency.last - latency.first)}`,
      ...CONTEXTS.map((name) => `${name} KB ${String(Math.round((last?.heapBytes[name] ?? 0) / 1_024))}`),
      `journal KB ${String(Math.round((last?.journalBytes ?? 0) / 1_024))}`,
    ].join(' '),
  );
  const whole = words.sent > 0 && words.lost === 0 && words.doubled === 0 && last?.unacknowledged === 0;
  return whole && Math.abs(dropped) <= 2 && growing.length === 0;
}

async function takeSample(
  call: BrowserCall,
  {
    probe,
    offscreen,
    first,
    startMs,
  }: { probe: CaptureProbe; offscreen: DevToolsSession; first: SoakSample | undefined; startMs: number },
): Promise<SoakSample> {
  const { browser, recogniser } = call;
  const atMs = performance.now();
  const reading = await probe.read();
  const audioMs = recogniser.connections.reduce((sum, connection) => sum + connection.audioMs, 0);
  const heapOf = async (context: Context): Promise<number> => {
    if (context === 'offscreen') return heapBytes(offscreen);
    const session = await devtools.attach(ADDRESSES[context]);
    const bytes = await heapBytes(session);
    await session.detach();
    return bytes;
  };
  const worker = await browser.serviceWorker();
  const elapsedMs = atMs - startMs;
  return {
    ...reading,
    minute: elapsedMs / 60_000,
    heapBytes: { worker: await heapOf('worker'), offscreen: await heapOf('offscreen'), panel: await heapOf('panel') },
    framesLate: first ? Math.round(elapsedMs / FRAME_MS) - (reading.framesCaptured - first.framesCaptured) : 0,
    framesReceived: Math.round(audioMs / FRAME_MS),
    utterancesShown: await call.panel.page.locator('section.transcript li').count(),
    journalBytes: await worker.evaluate(() => chrome.storage.session.getBytesInUse()),
    connections: recogniser.connections.length,
  };
}
