/** Recorded calls as JSON lines: `{ speaker, text, startMs?, endMs? }`, other keys ignored. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { Speaker } from '../src/coaching/conversation.ts';
import { MAX_TRANSCRIPT_CHARS } from '../src/coaching/transcript.ts';

/** Speaking rate assumed for lines without times, in words a second. */
const WORDS_PER_SEC = 2.5;

const Line = z.object({
  speaker: Speaker,
  text: z.string().trim().min(1).max(MAX_TRANSCRIPT_CHARS),
  startMs: z.number().nonnegative().optional(),
  endMs: z.number().nonnegative().optional(),
});

/** Times in ms from the call's start. */
export interface RecordedLine {
  readonly speaker: Speaker;
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** A call file that can't be used: names the file, the line and what is wrong with it. */
export class BadRecordedCall extends Error {}

/** @throws BadRecordedCall */
export function readRecordedCall(file: string): readonly RecordedLine[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new BadRecordedCall(`${file}: can't be read`, { cause: error });
  }
  const lines: RecordedLine[] = [];
  let clockMs = 0;
  for (const [index, raw] of text.split('\n').entries()) {
    if (raw.trim() === '') continue;
    const line = parseLine(raw, `${file}:${String(index + 1)}`);
    const startMs = Math.round(line.startMs ?? clockMs);
    const spokenMs = Math.round((line.text.split(/\s+/).length / WORDS_PER_SEC) * 1000);
    const endMs = Math.round(line.endMs ?? startMs + spokenMs);
    if (endMs < startMs) throw new BadRecordedCall(`${file}:${String(index + 1)}: endMs is before startMs`);
    clockMs = endMs;
    lines.push({ speaker: line.speaker, text: line.text, startMs, endMs });
  }
  return lines;
}

function parseLine(raw: string, where: string): z.infer<typeof Line> {
  let value: unknown;
  try {
    value = JSON.parse(raw);
  } catch (error) {
    throw new BadRecordedCall(`${where}: not JSON`, { cause: error });
  }
  const line = Line.safeParse(value);
  if (line.success) return line.data;
  const [issue] = line.error.issues;
  throw new BadRecordedCall(
    `${where}: ${issue?.path.join('.') || 'line'}: ${issue?.message ?? 'not a line of a call'}`,
  );
}
