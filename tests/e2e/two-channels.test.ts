/** The first rung: real sound, tab and microphone, arrives on its own channel, and the rep goes on hearing the tab. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goertzelDb, sine, writeWav } from '../support/browser/audio';
import { startCallPage, type CallPage } from '../support/browser/call-page';
import { openCallTab, playCall, putSettings, startCoaching } from '../support/browser/coached-call';
import { eventually } from '../support/browser/eventually';
import { launchWithExtension, type BrowserWithExtension } from '../support/browser/launch';
import { RECORDING_RATE_HZ, startSoundCard, type SoundCard } from '../support/browser/sound-card';
import { startDeepgramStandIn, type DeepgramStandIn } from '../support/standins/deepgram-server';
import { stretchHearing } from '../support/standins/stretch-hearing';

const RATE_HZ = 16_000;
const CUSTOMER_HZ = 440;
const REP_HZ = 1_000;
/** Long enough for the browser to start and be measured. */
const TONE_MS = 60_000;
/** Of the stream: enough for a sharp measurement, and short enough that many stretches hold no dropped frame. */
const MEASURED_MS = 1_000;
/** A frame that a loaded machine drops clicks through all tones, so one clean stretch is waited for; crosstalk would be in each. */
const CLEAN_WITHIN_MS = 30_000;

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

    let measured: readonly [Levels, Levels] | undefined;
    for (let at = playedAt; !(measured && areApart(measured)) && at < playedAt + CLEAN_WITHIN_MS; at += MEASURED_MS) {
      await standIn.until(() => connection!.audioMs > at + MEASURED_MS, 30_000);
      const stretch = (channel: number) => connection!.pcm(channel).slice(samplesOf(at), samplesOf(at + MEASURED_MS));
      measured = [levelsIn(stretch(0), RATE_HZ), levelsIn(stretch(1), RATE_HZ)];
    }
    expect(measured).toSatisfy(areApart);

    // The rep goes on hearing the customer, and isn't played the rep's own voice.
    const length = MEASURED_MS * (RECORDING_RATE_HZ / 1_000);
    let next = 0;
    await eventually(
      'the loudspeakers to play the customer, and not the rep',
      () => {
        for (const sound = recording.sound(); next + length <= sound.length; next += length) {
          const { rep, customer } = levelsIn(sound.slice(next, next + length), RECORDING_RATE_HZ);
          if (customer > -25 && rep < -45) return true;
        }
        return undefined;
      },
      CLEAN_WITHIN_MS,
    );
    await recording.stop();
    const [first, second] = measured!;
    console.log(
      `channel 0: rep ${first.rep.toFixed(1)} dB, customer ${first.customer.toFixed(1)} dB; ` +
        `channel 1: customer ${second.customer.toFixed(1)} dB, rep ${second.rep.toFixed(1)} dB`,
    );
  });
});

/** Of both tones, in dB of full scale. */
interface Levels {
  readonly rep: number;
  readonly customer: number;
}

const levelsIn = (samples: Int16Array, rateHz: number): Levels => ({
  rep: goertzelDb(samples, REP_HZ, rateHz),
  customer: goertzelDb(samples, CUSTOMER_HZ, rateHz),
});

/** Each side is loud on its own channel, and 60 dB under that on the other's. */
const areApart = ([first, second]: readonly [Levels, Levels]): boolean =>
  first.rep > -30 && second.customer > -30 && first.rep - first.customer >= 60 && second.customer - second.rep >= 60;

const samplesOf = (ms: number): number => Math.round(ms * (RATE_HZ / 1_000));

const tone = (hz: number): Buffer =>
  writeWav({
    sampleRateHz: RATE_HZ,
    channels: [sine({ hz, durationMs: TONE_MS, sampleRateHz: RATE_HZ, amplitude: 0.4 })],
  });
