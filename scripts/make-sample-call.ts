/**
 * Makes the sample call of the demo and the end-to-end tests: `npm run make-sample-call` (needs espeak-ng and sox), or any
 * other recorded call for `npm run demo -- --call DIR`: `npm run make-sample-call -- --from FILE.jsonl --to DIR`.
 *
 *   rep.wav       ──speech────────────speech──────────   16 kHz mono, silent while the customer speaks
 *   customer.wav  ──────────speech────────────speech──   the same length: together the two sides of one call
 *   script.json   [{ speaker, text, startMs, endMs }]    times as measured in the finished sound
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { mix, readWav, writeWav } from '../tests/support/browser/audio.ts';
import { readRecordedCall } from './recorded-call.ts';
import { speechStretches, type Stretch } from '../tests/support/browser/speech-stretches.ts';

type Speaker = 'rep' | 'customer';

const { values: options } = parseArgs({ options: { from: { type: 'string' }, to: { type: 'string' } } });
const FOLDER = options.to ?? fileURLToPath(new URL('../tests/fixtures/sample-call/', import.meta.url));
const SAMPLE_RATE_HZ = 16_000;

/** Two voices of one accent that nobody takes for each other: a woman sells, a man owns the shop. */
const VOICES: Record<Speaker, string[]> = {
  rep: ['-v', 'en-us+f4', '-s', '205', '-p', '52'],
  customer: ['-v', 'en-us+m3', '-s', '200', '-p', '38'],
};

/** Room for the microphone and the tab to start one after the other without losing the first word. */
const LEAD_IN_MS = 1_500;
/** Room for the last utterance to be ended by silence (a recogniser's utterance end needs 1 s) and answered. */
const TAIL_MS = 2_500;
/** Silences between utterances, taken in turn: people don't answer like clockwork. */
const GAPS_MS = [900, 1_000, 1_100, 950];
/** Pauses inside an utterance are cut to this, below what any endpointing setting takes for an end. */
const LONGEST_PAUSE_MS = 180;
/** What the listeners of tests use: silence this long ends a stretch of speech. */
const HANGOVER_MS = 600;
/** No pause within an utterance reaches this; a recogniser's endpointing may be set as low. */
const ENDPOINTING_MS = 400;

const SAMPLE: readonly (readonly [Speaker, string])[] = [
  ['rep', "Hi, is this Dan? This is Megan with Bellhand. How's your day going?"],
  ['customer', "Not bad, Megan. I'm between jobs, you've got two minutes."],
  ['rep', "Thanks, I appreciate it. I'm calling because we answer the phone for plumbers who are under a sink."],
  ['customer', 'Well, that is usually where I am.'],
  ['rep', 'Quick question, then. How many calls do you get on a normal day?'],
  ['customer', 'About twenty five a day. More like forty when the pipes freeze.'],
  ['rep', "And how are you handling those right now, when the whole crew's out?"],
  ['customer', 'My wife answers in the morning. After lunch it all goes to voicemail.'],
  ['rep', 'What happens with the people who get the voicemail?'],
  [
    'customer',
    "Most of them hang up and call the next guy. It's a real problem, we're missing about eight jobs a week.",
  ],
  ['rep', "That's got to be frustrating. What's a typical job worth to you?"],
  ['customer', 'Around four hundred dollars. A water heater is closer to two thousand.'],
  [
    'rep',
    "Here's how we can help. Our AI receptionist answers on the first ring, day or night, and books the job for you.",
  ],
  ['customer', "Does it sound like a robot? My customers wouldn't put up with that."],
  ['rep', 'Unlike an answering service, it talks like a person, and it texts you in an emergency.'],
  ['customer', 'Okay. So what does it cost?'],
  ['rep', "It's one forty nine a month, and there's no contract."],
  ['customer', "A hundred and fifty bucks? That's too expensive for a three man shop."],
  ['rep', "I hear you, and that's fair. Every dollar counts."],
  ['customer', 'It does. And January is slow for us.'],
  ['rep', 'Another way to think about it. One saved job pays for the whole month.'],
  ['customer', "Huh. I guess that's true."],
  ['rep', 'Can I go back to something? You said your wife covers the mornings. Who picks up on weekends?'],
  ['customer', 'Nobody. Saturday calls just sit there until Monday.'],
  ['rep', "Then how about a free two week trial, weekends only? You count the jobs, and we'll see."],
  ['customer', "That sounds good. I'm willing to try it."],
  ['rep', 'Great. Can we schedule a fifteen minute setup call for Thursday at ten?'],
  ['customer', "Thursday's fine, but make it eleven."],
  ['rep', "Eleven it is. I'll send you a calendar invite. Thanks, Dan."],
  ['customer', 'Thanks, Megan. Talk to you Thursday.'],
];

const LINES =
  options.from === undefined
    ? SAMPLE
    : readRecordedCall(options.from).map(({ speaker, text }) => [speaker, text] as const);

interface Utterance extends Stretch {
  readonly speaker: Speaker;
  readonly text: string;
}

const call = record();
assertHeardAsWritten(call.sides, call.script);
mkdirSync(FOLDER, { recursive: true });
for (const [speaker, samples] of Object.entries(call.sides)) {
  writeFileSync(join(FOLDER, `${speaker}.wav`), writeWav({ sampleRateHz: SAMPLE_RATE_HZ, channels: [samples] }));
}
const lines = call.script.map((utterance) => `  ${JSON.stringify(utterance)}`);
writeFileSync(join(FOLDER, 'script.json'), `[\n${lines.join(',\n')}\n]\n`);
const seconds = (call.sides.rep.length / SAMPLE_RATE_HZ).toFixed(1);
process.stdout.write(`${call.script.length} utterances in ${seconds} s, written to ${FOLDER}\n`);

function record(): { sides: Record<Speaker, Int16Array>; script: Utterance[] } {
  const takes: { speaker: Speaker; text: string; startMs: number; sound: Int16Array }[] = [];
  let atMs = LEAD_IN_MS;
  for (const [i, [speaker, text]] of LINES.entries()) {
    const sound = trimmed(speak(speaker, text));
    takes.push({ speaker, text, startMs: atMs, sound });
    atMs += toMs(sound.length) + (GAPS_MS[i % GAPS_MS.length] ?? 0);
  }
  const length = toSamples(atMs + TAIL_MS);
  const side = (speaker: Speaker) =>
    mix(
      ...takes.filter((take) => take.speaker === speaker).map(({ startMs, sound }) => placed(sound, startMs, length)),
    );
  return {
    sides: { rep: side('rep'), customer: side('customer') },
    script: takes.map(({ speaker, text, startMs, sound }) => ({
      speaker,
      text,
      startMs,
      endMs: startMs + toMs(sound.length),
    })),
  };
}

function speak(speaker: Speaker, text: string): Int16Array {
  const folder = mkdtempSync(join(tmpdir(), 'sample-call-'));
  try {
    const spoken = join(folder, 'spoken.wav');
    const resampled = join(folder, 'resampled.wav');
    execFileSync('espeak-ng', [...VOICES[speaker], '-w', spoken, text]);
    execFileSync('sox', ['-R', spoken, '-r', String(SAMPLE_RATE_HZ), '-c', '1', '-b', '16', resampled, 'norm', '-3']);
    const [samples] = readWav(readFileSync(resampled)).channels;
    if (!samples) throw new Error(`espeak-ng said nothing for "${text}".`);
    return samples;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The speech alone: nothing before it, nothing after it, and no long pause within. */
function trimmed(sound: Int16Array): Int16Array {
  const words = speechStretches(sound, { sampleRateHz: SAMPLE_RATE_HZ, hangoverMs: LONGEST_PAUSE_MS });
  const pause = new Int16Array(toSamples(LONGEST_PAUSE_MS));
  const parts = words.flatMap(({ startMs, endMs }, i) => [
    ...(i === 0 ? [] : [pause]),
    sound.subarray(toSamples(startMs), toSamples(endMs)),
  ]);
  return Int16Array.from(parts.flatMap((part) => [...part]));
}

function placed(sound: Int16Array, startMs: number, length: number): Int16Array {
  const side = new Int16Array(length);
  side.set(sound, toSamples(startMs));
  return side;
}

/** What listens to the sample finds its text by counting stretches of speech: the k-th of a side must be its k-th line. */
function assertHeardAsWritten(sides: Record<Speaker, Int16Array>, script: readonly Utterance[]): void {
  for (const speaker of ['rep', 'customer'] as const) {
    const written = script.filter((utterance) => utterance.speaker === speaker);
    for (const hangoverMs of [HANGOVER_MS, ENDPOINTING_MS]) {
      const heard = speechStretches(sides[speaker], { sampleRateHz: SAMPLE_RATE_HZ, hangoverMs });
      const wrong = written.findIndex(
        ({ startMs, endMs }, k) => heard[k]?.startMs !== startMs || heard[k].endMs !== endMs,
      );
      if (heard.length !== written.length || wrong !== -1) {
        const where = `${written.length} lines, ${heard.length} stretches, first difference at ${wrong}`;
        throw new Error(`The ${speaker}'s side isn't heard as written with ${hangoverMs} ms of hangover: ${where}.`);
      }
    }
  }
  const overlap = script.findIndex((utterance, i) => utterance.startMs < (script[i - 1]?.endMs ?? 0) + 900);
  if (overlap !== -1) throw new Error(`Utterance ${overlap} starts less than 0.9 s after the one before it.`);
}

function toSamples(ms: number): number {
  return Math.round((ms * SAMPLE_RATE_HZ) / 1000);
}

function toMs(samples: number): number {
  return Math.round((samples * 1000) / SAMPLE_RATE_HZ);
}
