/** The first rung: real sound, tab and microphone, arrives on its own channel, and the rep goes on hearing the tab. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goertzelDb, sine, writeWav } from '../support/browser/audio';
import { startCallPage, type CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, putSettings, startCoaching } from '../support/browser/coached-call';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { RECORDING_RATE_HZ, startSoundCard, type SoundCard } from '../support/browser/sound-card';
import { startDeepgramStandIn, type DeepgramStandIn } from '../support/standins/deepgram-server';
import { stretchHearing } from '../support/standins/stretch-hearing';

const RATE_HZ = 16_000;
const CUSTOMER_HZ = 440;
const REP_HZ = 1_000;
/** Long enough for the browser to start and be measured. */
const TONE_MS = 60_000;
/** Of the stream: enough for a sharp measurement, past the microphone's own start. */
const MEASURED_MS = 3_000;

let folder: string;
let soundCard: SoundCard;
let standIn: DeepgramStandIn;
let callPage: CallPage;
let browser: BrowserWithExtension;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tones-'));
  const repWav = join(folder, 'rep.wav');
  await writeFile(repWav, tone(REP_HZ));
  soundCard = await startSoundCard();
  standIn = await startDeepgramStandIn({ hearing: stretchHearing([[], []]), keys: ['tone-key'] });
  callPage = await startCallPage({ wav: tone(CUSTOMER_HZ), title: 'Tones' });
  browser = await launchWithExtension({ extensionDir: 'dist', microphoneWav: repWav, pulse: soundCard });
});

afterAll(async () => {
  await browser?.close();
  await callPage?.close();
  await standIn?.stop();
  await soundCard?.close();
  await rm(folder, { recursive: true, force: true });
});

describe('a captured call', () => {
  it('should reach the recogniser on two clean channels while the rep hears the tab', async () => {
    await putSettings(browser, { deepgramKey: 'tone-key', deepgramUrl: standIn.url });
    const tab = await openCallTab(browser, callPage.url);
    await startCoaching(browser, tab);
    await playCall(tab);
    const [connection] = standIn.connections;
    const playedAt = connection!.audioMs;
    const recording = await soundCard.record();
    await standIn.until(() => connection!.audioMs > playedAt + MEASURED_MS + 1_500, 30_000);

    const measured = (channel: number) => connection!.pcm(channel).slice(-MEASURED_MS * (RATE_HZ / 1_000));
    const levels = (channel: number) => ({
      rep: goertzelDb(measured(channel), REP_HZ, RATE_HZ),
      customer: goertzelDb(measured(channel), CUSTOMER_HZ, RATE_HZ),
    });
    const [first, second] = [levels(0), levels(1)];
    expect(first.rep).toBeGreaterThan(-30);
    expect(second.customer).toBeGreaterThan(-30);
    expect(first.rep - first.customer).toBeGreaterThanOrEqual(60);
    expect(second.customer - second.rep).toBeGreaterThanOrEqual(60);

    const heard = (await recording.stop()).slice(-MEASURED_MS * (RECORDING_RATE_HZ / 1_000));
    // A busy machine drops a few frames of playback: "heard well" has slack, "not heard" is 60 dB further down.
    expect(goertzelDb(heard, CUSTOMER_HZ, RECORDING_RATE_HZ)).toBeGreaterThan(-25);
    // The rep isn't played the rep's own voice.
    expect(goertzelDb(heard, REP_HZ, RECORDING_RATE_HZ)).toBeLessThan(-45);
    console.log(
      `channel 0: rep ${first.rep.toFixed(1)} dB, customer ${first.customer.toFixed(1)} dB; ` +
        `channel 1: customer ${second.customer.toFixed(1)} dB, rep ${second.rep.toFixed(1)} dB`,
    );
  });
});

const tone = (hz: number): Buffer =>
  writeWav({
    sampleRateHz: RATE_HZ,
    channels: [sine({ hz, durationMs: TONE_MS, sampleRateHz: RATE_HZ, amplitude: 0.4 })],
  });
