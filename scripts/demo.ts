/**
 * `npm run demo [-- --headless] [--screenshots DIR] [--call DIR] [--playbook ID]`: the built extension in a real browser,
 * coaching a sample call (or one made with `npm run make-sample-call`) by a shipped playbook.
 *
 * A page plays the customer, the browser's fake microphone plays the rep, coaching is started by a real click on the toolbar
 * icon. Without keys a recogniser on this machine stands in for Deepgram and says so on the panel; it hears only the sound it
 * is sent. With DEEPGRAM_API_KEY or ANTHROPIC_API_KEY (environment or .env) the real services are used.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import dotenv from 'dotenv';
import type { Page } from 'playwright-core';
import { startCallPage } from '../tests/support/browser/call-page.ts';
import { journalOf, openCallTab, playCall, putSettings, startCoaching } from '../tests/support/browser/coached-call.ts';
import { photograph } from '../tests/support/browser/extension-page.ts';
import { launchWithExtension } from '../tests/support/browser/launch.ts';
import { ensureSystem } from '../tests/support/browser/system-packages.ts';
import { readScript, SAMPLE_CALL_FOLDER, type CallLine } from '../tests/support/sample-script.ts';
import { startDeepgramStandIn, type DeepgramStandIn } from '../tests/support/standins/deepgram-server.ts';
import { stretchHearing } from '../tests/support/standins/stretch-hearing.ts';
import { readShownMoments, watchPanel, type ShownMoment } from './demo-watch.ts';
import { printReport } from './demo-report.ts';

const STAND_IN_KEY = 'demo-key';
/** Pauses inside a line of the sample are cut to 180 ms, those between lines last 900 ms and more. */
const STRETCH_SILENCE_MS = 400;
/** After the last word: the recogniser's endpoint, and Claude's answer if it is asked. */
const AFTER_CALL_MS = 6_000;
/** How often the panel is photographed with --screenshots. */
const PHOTO_EVERY_MS = 12_000;

const { values: options } = parseArgs({
  options: {
    headless: { type: 'boolean' },
    screenshots: { type: 'string' },
    call: { type: 'string', default: SAMPLE_CALL_FOLDER },
    playbook: { type: 'string', default: 'default' },
  },
});
dotenv.config({ quiet: true });
const hasScreen = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
const headless = options.headless ?? !hasScreen;

ensureSystem({ needs: ['chromium'] });
console.log('Building the extension…');
const built = spawnSync('npx', ['vite', 'build', '--logLevel', 'warn'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
if (built.status !== 0) process.exit(1);

const script = readScript(options.call);
const standIn = await standInUnlessKey();
const callPage = await startCallPage({ wav: join(options.call, 'customer.wav'), title: 'Sample call' });
const browser = await launchWithExtension({
  extensionDir: 'dist',
  microphoneWav: join(options.call, 'rep.wav'),
  headless,
  width: 1200,
});
try {
  await putSettings(browser, {
    coachingMode: 'guidance',
    playbookId: options.playbook,
    deepgramKey: process.env['DEEPGRAM_API_KEY'] ?? STAND_IN_KEY,
    ...(standIn ? { deepgramUrl: standIn.url } : {}),
    anthropicKey: process.env['ANTHROPIC_API_KEY'] ?? '',
  });
  const tab = await openCallTab(browser, callPage.url);
  const panel = await startCoaching(browser, tab);
  await watchPanel(panel.page);
  const playedAtMs = await playCall(tab);
  const lengthMs = Math.max(...script.map(({ endMs }) => endMs));
  console.log(
    `Playing a call of ${String(Math.round(lengthMs / 1000))} s${headless ? ', without a window' : ''}. The panel says:`,
  );
  await followCall(panel.page, playedAtMs + lengthMs + AFTER_CALL_MS);
  const shown = await readShownMoments(panel.page);
  await panel.page.getByRole('button', { name: 'Stop', exact: true }).click();
  await panel.page.getByText(/ended/i).first().waitFor();
  const guided = printReport({
    journal: await journalOf(browser),
    shown,
    script,
    playedAtMs,
    standIn: standIn !== undefined,
  });
  process.exitCode = guided ? 0 : 1;
} finally {
  await browser.close();
  await callPage.close();
  await standIn?.stop();
}

async function standInUnlessKey(): Promise<DeepgramStandIn | undefined> {
  if (process.env['DEEPGRAM_API_KEY']) return undefined;
  const textsOf = (speaker: CallLine['speaker']) =>
    script.filter((line) => line.speaker === speaker).map(({ text }) => text);
  const hearing = stretchHearing([textsOf('rep'), textsOf('customer')], { silenceMs: STRETCH_SILENCE_MS });
  return startDeepgramStandIn({ hearing, keys: [STAND_IN_KEY] });
}

/** Tell on the terminal what the panel shows while the call plays. */
async function followCall(panel: Page, untilMs: number): Promise<void> {
  let told = 0;
  let nextPhotoMs = Date.now() + PHOTO_EVERY_MS;
  while (Date.now() < untilMs) {
    const moments = await readShownMoments(panel);
    for (const moment of moments.slice(told)) tell(moment);
    told = moments.length;
    if (options.screenshots !== undefined && Date.now() >= nextPhotoMs) {
      nextPhotoMs += PHOTO_EVERY_MS;
      mkdirSync(options.screenshots, { recursive: true });
      await photograph(panel, { path: join(options.screenshots, `panel-${String(told)}.png`), widthPx: 400 });
    }
    await new Promise((resolve) => {
      setTimeout(resolve, 250);
    });
  }
}

function tell({ stage, focus, question }: ShownMoment): void {
  console.log(`  [${stage}] ${focus}${question === '' ? '' : `  → ${question}`}`);
}
