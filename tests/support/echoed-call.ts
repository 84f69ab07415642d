/** Calls with times for every word, and what a loudspeaker and a microphone make of the customer's side of them. */
import type { SessionInput } from '../../src/coaching/session-inputs';
import type { TranscriptEvent } from '../../src/coaching/transcript';
import { START_MS } from './session';

export interface SpokenWord {
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

export interface SpokenLine {
  readonly speaker: 'rep' | 'customer';
  readonly words: readonly SpokenWord[];
  /** After its last word, how long the recogniser takes to tell the line. */
  readonly toldAfterMs: number;
}

/** Say a line from `startMs` on; `paceMs` is how long its words take in turn. */
export function speak(
  speaker: SpokenLine['speaker'],
  text: string,
  { startMs, paceMs = [330], toldAfterMs = 400 }: { startMs: number; paceMs?: readonly number[]; toldAfterMs?: number },
): SpokenLine {
  let atMs = startMs;
  const words = text.split(' ').map((word, i): SpokenWord => {
    const from = atMs;
    atMs += paceMs[i % paceMs.length] ?? 330;
    return { text: word, startMs: from, endMs: atMs - 20 };
  });
  return { speaker, words, toldAfterMs };
}

export const textOf = ({ words }: Pick<SpokenLine, 'words'>): string => words.map(({ text }) => text).join(' ');
export const endOf = ({ words }: Pick<SpokenLine, 'words'>): number => words.at(-1)?.endMs ?? 0;

/** Words as they come back through the microphone: later, some of them lost, some misheard. */
export interface Acoustics {
  readonly delayMs: number;
  /** Places of words, lost where `as` is undefined. */
  readonly spoilt: readonly { readonly at: number; readonly as: string | undefined }[];
  readonly toldAfterMs: number;
}

export function echoOf(words: readonly SpokenWord[], { delayMs, spoilt, toldAfterMs }: Acoustics): SpokenLine {
  return {
    speaker: 'rep',
    toldAfterMs,
    words: words.flatMap((word, at) => {
      const fate = spoilt.find((one) => one.at === at);
      if (fate && fate.as === undefined) return [];
      const text = (fate?.as ?? word.text).toLowerCase().replace(/[.,?!]/g, '');
      return [{ text, startMs: word.startMs + delayMs, endMs: word.endMs + delayMs }];
    }),
  };
}

/** The lines as transcript events, each in one final, in the order that the recogniser tells them. */
export function tell(lines: readonly SpokenLine[]): readonly SessionInput[] {
  return lines
    .filter(({ words }) => words.length > 0)
    .toSorted((a, b) => endOf(a) + a.toldAfterMs - endOf(b) - b.toldAfterMs)
    .map((line, i): SessionInput => {
      const event: TranscriptEvent = {
        type: 'final',
        channel: line.speaker === 'rep' ? 0 : 1,
        text: textOf(line),
        startMs: line.words[0]?.startMs ?? 0,
        endMs: endOf(line),
        speechFinal: true,
      };
      return {
        type: 'transcript-arrived',
        events: [{ seq: i + 1, event }],
        atMs: START_MS + endOf(line) + line.toldAfterMs,
      };
    });
}
