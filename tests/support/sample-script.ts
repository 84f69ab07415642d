/** Who says what and when in the sample call, and in any other that scripts/make-sample-call.ts made. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A line of a call; times in ms from its start. */
export interface CallLine {
  readonly speaker: 'rep' | 'customer';
  readonly text: string;
  readonly startMs: number;
  readonly endMs: number;
}

/** Holds script.json, rep.wav and customer.wav. A plumber is called by somebody who sells a phone receptionist. */
export const SAMPLE_CALL_FOLDER = fileURLToPath(new URL('../fixtures/sample-call', import.meta.url));

/** The lines of a call in their order. */
export const readScript = (folder: string = SAMPLE_CALL_FOLDER): readonly CallLine[] =>
  JSON.parse(readFileSync(join(folder, 'script.json'), 'utf8')) as readonly CallLine[];
