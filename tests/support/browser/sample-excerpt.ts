/** Some lines of the sample call, in its voices, with a pause after each, over the faint noise of a room. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readScript, SAMPLE_CALL_FOLDER } from '../sample-script';
import { SPEECH_RATE_HZ } from '../sample-speech';
import { readWav, writeWav } from './audio';
import type { SpokenLine } from './spoken-call';

/** Of 16-bit full scale, about -80 dB: no open microphone gives nothing but zeros between two sentences. */
const NOISE = 4;

type Speaker = SpokenLine['speaker'];

export interface SampleExcerpt {
  /** As they are spoken in the excerpt. */
  readonly lines: readonly SpokenLine[];
  /** One side of it as a WAV file, as long as the other. */
  readonly wav: (speaker: Speaker) => Buffer;
}

/**
 * Cuts an excerpt that starts with a pause.
 * @param places of the lines in the sample's script, from 0.
 */
export async function sampleExcerpt(places: readonly number[], pauseMs: number): Promise<SampleExcerpt> {
  const script = readScript();
  const [rep, customer] = await Promise.all([voice('rep'), voice('customer')]);
  const lines = places.flatMap((place) => script[place] ?? []);
  const lengthMs = lines.reduce((sum, { startMs, endMs }) => sum + pauseMs + endMs - startMs, pauseMs);
  const sides = { rep: quietRoom(lengthMs), customer: quietRoom(lengthMs) };
  const spoken: SpokenLine[] = [];
  let atMs = pauseMs;
  for (const { speaker, text, startMs, endMs } of lines) {
    const sound = (speaker === 'rep' ? rep : customer).subarray(at(startMs), at(endMs));
    sides[speaker].set(sound, at(atMs));
    spoken.push({ speaker, atMs, text });
    atMs += endMs - startMs + pauseMs;
  }
  return {
    lines: spoken,
    wav: (speaker) => writeWav({ sampleRateHz: SPEECH_RATE_HZ, channels: [sides[speaker]] }),
  };
}

async function voice(speaker: Speaker): Promise<Int16Array> {
  const [samples = new Int16Array()] = readWav(await readFile(join(SAMPLE_CALL_FOLDER, `${speaker}.wav`))).channels;
  return samples;
}

/** Noise enough for the ear, the same each time. */
const quietRoom = (ms: number): Int16Array =>
  Int16Array.from({ length: at(ms) }, (_, i) => Math.round(NOISE * Math.sin(i * i)));

const at = (ms: number): number => Math.round((ms / 1_000) * SPEECH_RATE_HZ);
