/** Calls whose words are pairs of tones: what the transcript must hold is known to the word. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeWords } from '../standins/tone-pairs';
import { writeWav } from './audio';

const RATE_HZ = 16_000;

/** One line of a call; it begins `atMs` after the start. */
export interface SpokenLine {
  readonly speaker: 'rep' | 'customer';
  readonly atMs: number;
  readonly text: string;
}

export interface SpokenCall {
  readonly vocabulary: readonly string[];
  /** The rep's side, for the fake microphone. */
  readonly repWav: string;
  /** The customer's side, for the call's page. */
  readonly customerWav: Buffer;
  remove(): Promise<void>;
}

/**
 * Encode a call, with the vocabulary of its own words or one that several calls share.
 *
 * @throws RangeError when it has more different words than tone pairs (64), or one that the vocabulary lacks.
 */
export async function encodeCall(
  lines: readonly SpokenLine[],
  vocabulary: readonly string[] = wordsOf(lines),
): Promise<SpokenCall> {
  const side = (speaker: SpokenLine['speaker']): Buffer =>
    writeWav({
      sampleRateHz: RATE_HZ,
      channels: [
        encodeSide(
          lines.filter((line) => line.speaker === speaker),
          vocabulary,
        ),
      ],
    });
  const folder = await mkdtemp(join(tmpdir(), 'spoken-'));
  const repWav = join(folder, 'rep.wav');
  await writeFile(repWav, side('rep'));
  return {
    vocabulary,
    repWav,
    customerWav: side('customer'),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The different words of some lines. */
export const wordsOf = (lines: readonly SpokenLine[]): readonly string[] => [
  ...new Set(lines.flatMap(({ text }) => text.split(' '))),
];

function encodeSide(lines: readonly SpokenLine[], vocabulary: readonly string[]): Int16Array {
  const spoken = lines.map(({ atMs, text }) => ({
    from: Math.round((atMs / 1_000) * RATE_HZ),
    pcm: encodeWords(text.split(' '), { vocabulary, sampleRateHz: RATE_HZ }),
  }));
  // A second of silence at the end, so that the last line's endpoint is heard.
  const side = new Int16Array(Math.max(RATE_HZ, ...spoken.map(({ from, pcm }) => from + pcm.length + RATE_HZ)));
  for (const { from, pcm } of spoken) side.set(pcm, from);
  return side;
}
