/** The sample call's two voices without the pauses between their lines: something to listen to for seconds on end. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readWav } from './browser/audio';
import { readScript, SAMPLE_CALL_FOLDER, type CallLine } from './sample-script';

export const SPEECH_RATE_HZ = 16_000;

/** All that one side says, line after line, at {@link SPEECH_RATE_HZ}. */
export async function sampleSpeech(speaker: CallLine['speaker']): Promise<Int16Array> {
  const [samples = new Int16Array()] = readWav(await readFile(join(SAMPLE_CALL_FOLDER, `${speaker}.wav`))).channels;
  const lines = readScript().filter((line) => line.speaker === speaker);
  const at = (ms: number) => Math.round((ms / 1_000) * SPEECH_RATE_HZ);
  return Int16Array.from(lines.flatMap(({ startMs, endMs }) => [...samples.subarray(at(startMs), at(endMs))]));
}
