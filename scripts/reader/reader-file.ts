/** The learned reader, from disk: as the worker has it from the package. */
import { readFileSync } from 'node:fs';
import { parseCallReader, type CallReader } from '../../src/coaching/reader/call-reader.ts';

export const READER_FILE = 'public/models/call-reader.json';

const FILE = new URL(`../../${READER_FILE}`, import.meta.url);

/** @throws where the file isn't there, or holds no weights. */
export const loadCallReader = (): CallReader => parseCallReader(JSON.parse(readFileSync(FILE, 'utf8')));
